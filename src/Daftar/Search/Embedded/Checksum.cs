using System.Numerics;
using System.Runtime.InteropServices;

namespace Daftar.Search;

/// <summary>CRC-32C over any number of pieces (RFC 3720, B.4), with the processor's instruction where it has one.</summary>
internal struct Checksum()
{
    private uint crc = uint.MaxValue;

    public readonly uint Value => ~crc;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var running = crc;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            running = BitOperations.Crc32C(running, eight);
        }

        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            running = BitOperations.Crc32C(running, one);
        }

        crc = running;
    }

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = new Checksum();
        sum.Add(bytes);
        return sum.Value;
    }
}
