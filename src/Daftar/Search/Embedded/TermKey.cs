namespace Daftar.Search;

/// <summary>
/// Terms of all kinds live in one sorted dictionary, told apart by their first bytes: words of every field together, then keys field by field.
/// </summary>
internal static class TermKey
{
    /// <summary>A word; which fields it stands in is said by each posting.</summary>
    public const byte Word = 1;

    /// <summary>A whole value of one field; the next byte is the field's ordinal plus one.</summary>
    public const byte Key = 2;

    /// <summary>A whole value that only stands in a column, for sorting; never written to the dictionary.</summary>
    public const byte ColumnOnly = 3;

    /// <summary>Bytes before the text of a key.</summary>
    public const int KeyPrefix = 2;

    public static byte[] ForWord(ReadOnlySpan<char> token)
    {
        var bytes = new byte[1 + System.Text.Encoding.UTF8.GetMaxByteCount(token.Length)];
        bytes[0] = Word;
        return bytes.AsSpan(0, 1 + System.Text.Encoding.UTF8.GetBytes(token, bytes.AsSpan(1))).ToArray();
    }

    public static byte[] ForKey(int field, ReadOnlySpan<char> key)
    {
        var bytes = new byte[KeyPrefix + System.Text.Encoding.UTF8.GetMaxByteCount(key.Length)];
        bytes[0] = Key;
        bytes[1] = (byte)(field + 1);
        return bytes.AsSpan(0, KeyPrefix + System.Text.Encoding.UTF8.GetBytes(key, bytes.AsSpan(KeyPrefix))).ToArray();
    }
}
