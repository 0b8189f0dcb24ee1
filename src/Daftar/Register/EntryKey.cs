using System.Security.Cryptography;
using System.Text;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// 128-bit keys (design decision 2): SHA-256 of office, right, what it numbers and the folded number, cut to 16 bytes. The key of the first
/// identifier seen becomes the entry's permanent id, so that bulk loads need no look-up to mint it; all identifiers are found by their key.
/// </summary>
public static class EntryKey
{
    public static Guid Of(Right right, OfficeNumber number) => Of(right, number.Office, number.Of, number.Folded);

    public static Guid Of(Right right, string office, Numbers numbers, string folded)
    {
        Span<byte> text = stackalloc byte[256];
        var needed = 3 + Encoding.UTF8.GetMaxByteCount(office.Length + folded.Length);
        if (needed > text.Length)
        {
            text = new byte[needed];
        }
        var n = Encoding.UTF8.GetBytes(office, text);
        text[n++] = (byte)right;
        text[n++] = (byte)numbers;
        text[n++] = 0;
        n += Encoding.UTF8.GetBytes(folded, text[n..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text[..n], hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>64 bits of a folded name, for telling whether two statements contradict each other; 0 where there is no name.</summary>
    public static long NameHash(string? folded)
    {
        if (string.IsNullOrEmpty(folded))
        {
            return 0;
        }
        // FNV-1a: stable over versions and machines, which string.GetHashCode is not.
        var hash = 14695981039346656037UL;
        foreach (var c in folded)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return (long)(hash == 0 ? 1 : hash);
    }
}
