using System.Buffers;
using System.Text;

namespace Daftar.Values;

/// <summary>
/// The one folding of text for comparison and search: compatibility forms and width (NFKC), case, diacritics of Latin, Greek and Cyrillic
/// (Vietnamese đ and ư too), decimal digits of every script, invisible characters, and the order of Thai and Lao vowel and tone marks, which
/// NFKC leaves as typed. Culture plays no part. Two texts are the same to search if their folded forms are equal. Folding folded text changes nothing.
/// </summary>
public static class Folding
{
    /// <summary>Goes up with any change of the rule; an index built by another version is built anew.</summary>
    public const int Version = 1;

    /// <summary>Folds a text. Returns the same string if nothing changes.</summary>
    public static string Fold(string text)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(Math.Max(16, text.Length));
        var rented = buffer;
        var folded = Fold(text, ref buffer);
        var result = folded.SequenceEqual(text) ? text : new string(folded);
        ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Folds into <paramref name="buffer"/>, which is replaced by a larger one when it is too small. The result is a part of the buffer.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, ref char[] buffer)
    {
        if (buffer.Length < text.Length)
        {
            buffer = new char[Math.Max(text.Length, buffer.Length * 2)];
        }

        // ASCII, vectorised: most text of most offices ends here
        if (Ascii.ToLower(text, buffer, out var done) == OperationStatus.Done)
        {
            return buffer.AsSpan(0, done);
        }

        var table = FoldingTable.Map;
        var length = done;
        for (var i = done; i < text.Length; i++)
        {
            var folded = table[text[i]];
            if (folded >= FoldingTable.Dropped)
            {
                if (folded == FoldingTable.Dropped)
                {
                    continue;
                }

                return Wholly(text, ref buffer);
            }

            buffer[length++] = folded;
        }

        return buffer.AsSpan(0, length);
    }

    /// <summary>The long way, for text in which a character's folding depends on its neighbours or is more than one character.</summary>
    private static ReadOnlySpan<char> Wholly(ReadOnlySpan<char> text, ref char[] buffer)
    {
        var folded = FoldingTable.FoldWholly(text);
        if (buffer.Length < folded.Length)
        {
            buffer = new char[folded.Length];
        }

        folded.CopyTo(buffer);
        return buffer.AsSpan(0, folded.Length);
    }
}
