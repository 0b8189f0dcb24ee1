using System.IO.MemoryMappedFiles;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>A file mapped into memory for reading. Its owner counts who reads; unmapped memory must not be touched.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;

    public MappedFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        Length = stream.Length;
        file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public long Length { get; }

    /// <summary>Bytes of the file; checked, so that no number in it can lead outside.</summary>
    public ReadOnlySpan<byte> this[long offset, int length]
    {
        get
        {
            if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset))
            {
                throw new IndexDamagedException("segment", Invariant($"bytes {offset} to {offset + length} lie outside its {Length}"));
            }

            return new ReadOnlySpan<byte>(start + offset, length);
        }
    }

    /// <summary>Reads a number of seven bits a byte and goes on behind it; checked as all reading is.</summary>
    public ulong Varint(ref long at, long end)
    {
        var value = 0UL;
        for (var shift = 0; at < end && shift < 64; shift += 7)
        {
            var next = start[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new IndexDamagedException("segment", Invariant($"a number at {at} runs over the end of its section at {end}"));
    }

    public uint ComputeChecksum()
    {
        var sum = new Checksum();
        for (long at = 0; at < Length; at += 1 << 20)
        {
            sum.Add(this[at, (int)Math.Min(1 << 20, Length - at)]);
        }

        return sum.Value;
    }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }
}

/// <summary>A section of a mapped file.</summary>
internal readonly struct MappedSection(MappedFile file, long offset, long length)
{
    public long Length => length;

    public bool IsEmpty => length == 0;

    public ReadOnlySpan<byte> Slice(long start, int count)
    {
        if ((ulong)start > (ulong)length || (ulong)count > (ulong)(length - start))
        {
            throw new IndexDamagedException("segment", Invariant($"bytes {start} to {start + count} lie outside a section of {length}"));
        }

        return file[offset + start, count];
    }

    /// <summary>Reads a number as <see cref="SectionBuffer.WriteVarint"/> writes it, and goes on behind it.</summary>
    public ulong Varint(ref long at)
    {
        if ((ulong)at > (ulong)length || (ulong)(offset + length) > (ulong)file.Length)
        {
            throw new IndexDamagedException("segment", Invariant($"byte {at} lies outside a section of {length}"));
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
}
