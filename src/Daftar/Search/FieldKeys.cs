using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Whole values as the index compares them. Codes: folded, blanks removed ("A61K 31/00" is "a61k31/00"). Numbers: folded, letters and digits only.
/// Names and texts: folded, blanks in a row count as one. Levels: the numbers without zeros in front, with dots between ("05.07.10" is "5.7.10", "0601" is "6.1").
/// </summary>
internal static class FieldKeys
{
    /// <summary>Longer values are told apart by their first characters only.</summary>
    public const int LongestKey = 512;

    /// <summary>The key of a value, a part of <paramref name="buffer"/>; empty if the value has nothing to compare.</summary>
    public static ReadOnlySpan<char> Of(FieldKind kind, ReadOnlySpan<char> value, ref char[] buffer)
    {
        var length = Folding.Fold(value, ref buffer).Length;
        if (kind == FieldKind.Levels)
        {
            return Levels(buffer, length);
        }

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

    /// <summary>In place: what is kept is never longer than what was read.</summary>
    private static ReadOnlySpan<char> Levels(char[] buffer, int length)
    {
        var text = buffer.AsSpan(0, length).Trim();
        if (text.Length is 4 or 6 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            // written without signs: 0601, 050710
            Span<char> paired = stackalloc char[8];
            var end = 0;
            for (var at = 0; at < text.Length; at += 2)
            {
                paired[end++] = text[at];
                paired[end++] = text[at + 1];
                if (at + 2 < text.Length)
                {
                    paired[end++] = '.';
                }
            }

            return Levels(paired[..end].ToArray(), end);
        }

        var kept = 0;
        for (var at = 0; at < text.Length && kept < LongestKey;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            for (; at < text.Length && char.IsLetterOrDigit(text[at]); at++)
            {
            }

            while (start < at - 1 && text[start] == '0')
            {
                start++;
            }

            if (kept > 0)
            {
                buffer[kept++] = '.';
            }

            for (; start < at && kept < LongestKey; start++)
            {
                buffer[kept++] = text[start];
            }
        }

        return buffer.AsSpan(0, kept);
    }

    public static string Of(FieldKind kind, string value)
    {
        var buffer = new char[value.Length];
        return new string(Of(kind, value, ref buffer));
    }
}
