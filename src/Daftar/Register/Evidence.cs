using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Daftar.Register;

/// <summary>
/// The hash chain of an entry (design decision 7), in the order learnt: it proves what Daftar received and when, not what an office sent.
/// The digest is salted, so that after a take-down (bytes and salt destroyed) nothing can be guessed from it, and the chain still verifies.
/// </summary>
internal static class Evidence
{
    public const int SaltLength = 16;

    public static byte[] Digest(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> originalSha256)
    {
        Span<byte> text = stackalloc byte[SaltLength + 32];
        salt.CopyTo(text);
        originalSha256.CopyTo(text[SaltLength..]);
        return SHA256.HashData(text);
    }

    /// <summary>Times count in microseconds, the finest PostgreSQL keeps.</summary>
    public static byte[] Link(ReadOnlySpan<byte> before, ReadOnlySpan<byte> digest, int number, DateTimeOffset produced, DateTimeOffset learnt)
    {
        Span<byte> text = stackalloc byte[32 + 32 + 4 + 8 + 8];
        before.CopyTo(text);
        digest.CopyTo(text[32..]);
        BinaryPrimitives.WriteInt32BigEndian(text[64..], number);
        BinaryPrimitives.WriteInt64BigEndian(text[68..], produced.UtcTicks / TimeSpan.TicksPerMicrosecond);
        BinaryPrimitives.WriteInt64BigEndian(text[76..], learnt.UtcTicks / TimeSpan.TicksPerMicrosecond);
        return SHA256.HashData(text);
    }
}
