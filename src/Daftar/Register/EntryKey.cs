using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// 128-bit keys (design decision 2): 48 bits that say where it belongs, so that numbers which follow each other lie beside each other in every index, and 80 of the SHA-256 of office, right,
/// what it numbers and the folded number (docs/decisions/0053-keys-beside-each-other.md). The key of the first identifier seen becomes the entry's permanent id, so that bulk loads need no
/// look-up to mint it; all identifiers are found by their key.
/// </summary>
public static class EntryKey
{
    /// <summary>Of the hash in a key, at its end. Only numbers whose other 48 bits are the same could ever meet: some ten thousand, of which two share 80 bits once in 10^16 times.</summary>
    public const int HashBytes = 10;

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
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteUInt16BigEndian(key, Series(right, office, numbers));
        BinaryPrimitives.WriteUInt32BigEndian(key[2..], Digits(folded));
        hash[..HashBytes].CopyTo(key[^HashBytes..]);
        return new Guid(key, bigEndian: true);
    }

    /// <summary>Whose numbers: five bits of each letter of the office, three each of the right and of what is numbered.</summary>
    private static ushort Series(Right right, string office, Numbers numbers) =>
        (ushort)((office.Length >= 2 ? ((office[0] & 31) << 5) | (office[1] & 31) : 0) << 6 | ((int)right & 7) << 3 | ((int)numbers & 7));

    /// <summary>The first nine digits of a number behind its zeros, as if it had nine: numbers of one length keep their order.</summary>
    private static uint Digits(string folded)
    {
        const int Most = 9;
        uint value = 0;
        var count = 0;
        for (var i = 0; i < folded.Length && count < Most; i++)
        {
            if (char.IsAsciiDigit(folded[i]) && (count > 0 || folded[i] != '0'))
            {
                value = (value * 10) + (uint)(folded[i] - '0');
                count++;
            }
        }

        for (; count > 0 && count < Most; count++)
        {
            value *= 10;
        }

        return value << 2;
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
