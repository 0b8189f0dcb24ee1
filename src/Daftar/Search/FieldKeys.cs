using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Whole values as the index compares them. Codes: folded, blanks removed ("A61K 31/00" is "a61k31/00"). Numbers: folded, letters and digits only.
/// Names and texts: folded, blanks in a row count as one.
/// </summary>
internal static class FieldKeys
{
    /// <summary>Longer values are told apart by their first characters only.</summary>
    public const int LongestKey = 512;

    /// <summary>The key of a value, a part of <paramref name="buffer"/>; empty if the value has nothing to compare.</summary>
    public static ReadOnlySpan<char> Of(FieldKind kind, ReadOnlySpan<char> value, ref char[] buffer)
    {
        var length = Folding.Fold(value, ref buffer).Length;
        var kept = 0;
        for (var i = 0; i < length && kept < LongestKey; i++)
        {
            var c = buffer[i];
            if (char.IsWhiteSpace(c))
            {
                if (kind is FieldKind.Text or FieldKind.Name && kept > 0 && buffer[kept - 1] != ' ')
                {
                    buffer[kept++] = ' ';
                }
            }
            else if (kind != FieldKind.Number || char.IsLetterOrDigit(c))
            {
                buffer[kept++] = c;
            }
        }

        return buffer.AsSpan(0, kept > 0 && buffer[kept - 1] == ' ' ? kept - 1 : kept);
    }

    public static string Of(FieldKind kind, string value)
    {
        var buffer = new char[value.Length];
        return new string(Of(kind, value, ref buffer));
    }
}
