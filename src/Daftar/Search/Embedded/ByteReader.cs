using System.Runtime.CompilerServices;

namespace Daftar.Search;

/// <summary>Reads the numbers <see cref="SectionBuffer"/> writes, from a part of a section.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Varint()
    {
        var value = (ulong)bytes[At++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var next = bytes[At++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public int Int() => checked((int)Varint());

    public byte Byte() => bytes[At++];

    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = bytes.Slice(At, count);
        At += count;
        return taken;
    }
}
