using System.Buffers;
using System.Text;

namespace Daftar.Values;

/// <summary>
/// The one folding of text for comparison and search: compatibility forms and width (NFKC), case, diacritics of Latin, Greek and Cyrillic
/// (Vietnamese đ and ư too), points and hamzas of Hebrew and Arabic, decimal digits of every script, invisible characters, and the order of Thai and Lao vowel and tone marks, which
/// NFKC leaves as typed. Culture plays no part. Two texts are the same to search if their folded forms are equal. Folding folded text changes nothing.
/// <para>The second form, <see cref="Exact(string)"/>, is the same but for what tells written words apart: diacritics on letters, and letters of their own such as đ, ø and ß,
/// stay. Cut into words both have the same words at the same places, and folding the exact form gives the folded one.</para>
/// </summary>
public static class Folding
{
    /// <summary>Goes up with any change of the rule; an index built by another version is built anew.</summary>
    public const int Version = 2;

    /// <summary>Folds a text. Returns the same string if nothing changes.</summary>
    public static string Fold(string text) => Of(text, FoldingTable.Folded);

    /// <summary>The exact form: case, width, signs and marks nobody sees are folded, diacritics are not. Returns the same string if nothing changes.</summary>
    public static string Exact(string text) => Of(text, FoldingTable.Exact);

    /// <summary>Folds into <paramref name="buffer"/>, which is replaced by a larger one when it is too small. The result is a part of the buffer.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, ref char[] buffer) => Of(text, FoldingTable.Folded, ref buffer, out _);

    /// <summary>Folds as <see cref="Fold(ReadOnlySpan{char}, ref char[])"/> and tells whether the exact form differs.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, ref char[] buffer, out bool hasMarks) => Of(text, FoldingTable.Folded, ref buffer, out hasMarks);

    /// <summary>The exact form, in <paramref name="buffer"/>.</summary>
    public static ReadOnlySpan<char> Exact(ReadOnlySpan<char> text, ref char[] buffer) => Of(text, FoldingTable.Exact, ref buffer, out _);

    private static string Of(string text, FoldingTable table)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(Math.Max(16, text.Length));
        var rented = buffer;
        var folded = Of(text, table, ref buffer, out _);
        var result = folded.SequenceEqual(text) ? text : new string(folded);
        ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    private static ReadOnlySpan<char> Of(ReadOnlySpan<char> text, FoldingTable table, ref char[] buffer, out bool hasMarks)
    {
        hasMarks = false;
        if (buffer.Length < text.Length)
        {
            buffer = new char[Math.Max(text.Length, buffer.Length * 2)];
        }

        // ASCII, vectorised: most text of most offices ends here
        if (Ascii.ToLower(text, buffer, out var done) == OperationStatus.Done)
        {
            return buffer.AsSpan(0, done);
        }

        var map = table.Map;
        var exact = FoldingTable.Exact.Map;
        var length = done;
        for (var i = done; i < text.Length; i++)
        {
            var folded = map[text[i]];
            hasMarks |= folded != exact[text[i]];
            if (folded >= FoldingTable.Dropped)
            {
                if (folded == FoldingTable.Dropped)
                {
                    continue;
                }

                return Wholly(text, table, ref buffer, out hasMarks);
            }

            buffer[length++] = folded;
        }

        return buffer.AsSpan(0, length);
    }

    /// <summary>The long way, for text in which a character's folding depends on its neighbours or is more than one character.</summary>
    private static ReadOnlySpan<char> Wholly(ReadOnlySpan<char> text, FoldingTable table, ref char[] buffer, out bool hasMarks)
    {
        var folded = table.FoldWholly(text, out hasMarks);
        if (buffer.Length < folded.Length)
        {
            buffer = new char[folded.Length];
        }

        folded.CopyTo(buffer);
        return buffer.AsSpan(0, folded.Length);
    }
}
