namespace Daftar.Search;

/// <summary>
/// Terms of all kinds live in one sorted dictionary, told apart by their first bytes: words of every field together, then keys field by field, then words as written, then words by their stems.
/// </summary>
internal static class TermKey
{
    /// <summary>A word; which fields it stands in is said by each posting.</summary>
    public const byte Word = 1;

    /// <summary>A whole value of one field; the next byte is the field's ordinal plus one.</summary>
    public const byte Key = 2;

    /// <summary>A whole value that only stands in a column, for sorting; never written to the dictionary.</summary>
    public const byte ColumnOnly = 3;

    /// <summary>A word as written, where its exact form is another than its folded one: the folded word, a zero, the exact form. Stands at the places where the word is written so.</summary>
    public const byte Exact = 4;

    /// <summary>A word found by its stem: the stem, a zero, the word. Has no documents; written where they differ.</summary>
    public const byte Form = 5;

    /// <summary>Between the two parts of a term of two; no token has it.</summary>
    public const byte Between = 0;

    /// <summary>Entries that have a document among the full texts. No field has this number.</summary>
    public static readonly byte[] WithTexts = [Key, 0];

    /// <summary>Of full texts: the documents that have words in a field.</summary>
    public static byte[] Present(int field) => [Key, (byte)(field + 1)];

    /// <summary>Bytes before the text of a key.</summary>
    public const int KeyPrefix = 2;

    public static byte[] ForWord(ReadOnlySpan<char> token)
    {
        var bytes = new byte[1 + System.Text.Encoding.UTF8.GetMaxByteCount(token.Length)];
        bytes[0] = Word;
        return bytes.AsSpan(0, 1 + System.Text.Encoding.UTF8.GetBytes(token, bytes.AsSpan(1))).ToArray();
    }

    /// <summary>The term of a word written in an exact form, or what the terms of all its exact forms begin with.</summary>
    public static byte[] ForExact(ReadOnlySpan<char> folded, ReadOnlySpan<char> exact = default) => OfTwo(Exact, folded, exact);

    /// <summary>The term of a form of a word, or what the terms of all words of a stem begin with.</summary>
    public static byte[] ForForm(ReadOnlySpan<char> stem, ReadOnlySpan<char> word = default) => OfTwo(Form, stem, word);

    /// <summary>True for terms whose postings have fields and places.</summary>
    public static bool HasPlaces(byte kind) => kind is Word or Exact;

    /// <summary>The second part of a term of two.</summary>
    public static ReadOnlySpan<byte> Second(ReadOnlySpan<byte> term) => term[(term.IndexOf(Between) + 1)..];

    private static byte[] OfTwo(byte kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var utf8 = System.Text.Encoding.UTF8;
        var bytes = new byte[2 + utf8.GetByteCount(first) + utf8.GetByteCount(second)];
        bytes[0] = kind;
        var length = 1 + utf8.GetBytes(first, bytes.AsSpan(1));
        bytes[length++] = Between;
        utf8.GetBytes(second, bytes.AsSpan(length));
        return bytes;
    }

    public static byte[] ForKey(int field, ReadOnlySpan<char> key)
    {
        var bytes = new byte[KeyPrefix + System.Text.Encoding.UTF8.GetMaxByteCount(key.Length)];
        bytes[0] = Key;
        bytes[1] = (byte)(field + 1);
        return bytes.AsSpan(0, KeyPrefix + System.Text.Encoding.UTF8.GetBytes(key, bytes.AsSpan(KeyPrefix))).ToArray();
    }
}
