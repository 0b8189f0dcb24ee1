using static System.FormattableString;

namespace Daftar.Search;

/// <summary>A section of a mapped file.</summary>
internal readonly struct MappedSection(MappedFile file, long offset, long length)
{
    public long Length => length;

    public bool IsEmpty => length == 0;

    public ReadOnlySpan<byte> Slice(long start, int count)
    {
        if ((ulong)start > (ulong)length || (ulong)count > (ulong)(length - start))
        {
            throw new IndexDamagedException(file.Name, Invariant($"bytes {start} to {start + count} lie outside a section of {length}"));
        }

        return file[offset + start, count];
    }

    /// <summary>Reads a number as <see cref="SectionBuffer.WriteVarint"/> writes it, and goes on behind it.</summary>
    public ulong Varint(ref long at)
    {
        if ((ulong)at > (ulong)length || (ulong)(offset + length) > (ulong)file.Length)
        {
            throw new IndexDamagedException(file.Name, Invariant($"byte {at} lies outside a section of {length}"));
        }

        var inFile = offset + at;
        var value = file.Varint(ref inFile, offset + length);
        at = inFile - offset;
        return value;
    }

    /// <summary>At most <paramref name="most"/> bytes from a place on.</summary>
    public ReadOnlySpan<byte> From(long start, int most) => Slice(start, (int)Math.Min(most, length - start));

    /// <summary>The whole section as numbers; for loops over all of it.</summary>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(Slice(0, checked((int)length)));

    public uint UInt32(long index) => BitConverter.ToUInt32(Slice(index * 4, 4));

    public ulong UInt64(long index) => BitConverter.ToUInt64(Slice(index * 8, 8));

    /// <summary>Compares all its blocks with their sums.</summary>
    public void Prove() => file.Prove(offset, length);
}
