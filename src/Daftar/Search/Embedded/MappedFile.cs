using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// A file mapped into memory for reading. Its owner counts who reads; unmapped memory must not be touched. Each block is compared with its sum when it is touched for
/// the first time; once all of them were (<see cref="IsSound"/>), reading costs nothing more.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;

    // of the blocks before the end of a segment: their sums as written, and 1 for those that were compared
    private uint[] sums = [];
    private byte[] compared = [];
    private long summed;
    private Func<long, string>? partAt;
    private volatile bool isSound = true;

    public MappedFile(string path)
    {
        Name = Path.GetFileName(path);
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(handle);
        file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        view = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public string Name { get; }

    public long Length { get; }

    /// <summary>True once every block was compared with its sum.</summary>
    public bool IsSound => isSound;

    /// <summary>Bytes of the file; checked, so that no number in it can lead outside.</summary>
    /// <exception cref="IndexDamagedException">Outside of the file, or a block is not what was written.</exception>
    public ReadOnlySpan<byte> this[long offset, int length]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset))
            {
                throw Outside(offset, length);
            }

            if (!isSound)
            {
                Compare(offset, length);
            }

            return new ReadOnlySpan<byte>(start + offset, length);
        }
    }

    /// <summary>Reads a number of seven bits a byte and goes on behind it; checked as all reading is.</summary>
    public ulong Varint(ref long at, long end)
    {
        if (!isSound)
        {
            Compare(at, (int)Math.Min(10, Math.Max(0, end - at)));
        }

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

        throw new IndexDamagedException(Name, Invariant($"a number at {at} runs over the end of its section at {end}"));
    }

    /// <summary>From now on each block is compared before it is used.</summary>
    /// <param name="written">The sums of the blocks of the first <paramref name="bytes"/> bytes.</param>
    /// <param name="part">Says what stands at a place, for people.</param>
    /// <param name="trusted">The file was written by this process just now: what is in memory is what was written.</param>
    public void Guard(ReadOnlySpan<byte> written, long bytes, Func<long, string> part, bool trusted)
    {
        sums = MemoryMarshal.Cast<byte, uint>(written).ToArray();
        compared = new byte[sums.Length];
        (summed, partAt, isSound) = (bytes, part, trusted);
    }

    /// <summary>Compares every block with its sum, whether it was before or not.</summary>
    /// <param name="stop">Asked between blocks.</param>
    /// <exception cref="IndexDamagedException">A block is not what was written; the first of them.</exception>
    public void Prove(CancellationToken stop)
    {
        Measure();
        for (var block = 0; block < sums.Length; block++)
        {
            stop.ThrowIfCancellationRequested();
            Compare(block);
        }

        isSound = true;
    }

    /// <summary>Compares the blocks of a part of the file, whether they were before or not; what they hold can be read after that.</summary>
    public void Prove(long offset, long length)
    {
        for (var block = offset >> BlockSums.Shift; length > 0 && block <= (offset + length - 1) >> BlockSums.Shift; block++)
        {
            Compare((int)block);
        }
    }

    /// <summary>
    /// Looks whether the file still has its length. Mapped memory behind the end of a file that was shortened must not be touched: the system ends a process that does.
    /// </summary>
    /// <exception cref="IndexDamagedException">It is shorter or longer than it was written.</exception>
    public void Measure()
    {
        if (RandomAccess.GetLength(handle) is var now && now != Length)
        {
            throw new IndexDamagedException(Name, Invariant($"it has {now} bytes instead of {Length}"));
        }
    }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
        handle.Dispose();
    }

    private IndexDamagedException Outside(long offset, long length) => new(Name, Invariant($"bytes {offset} to {offset + length} lie outside its {Length}"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Compare(long offset, int length)
    {
        if (length == 0 || offset >= summed)
        {
            return;
        }

        var first = (int)(offset >> BlockSums.Shift);
        var last = (int)(Math.Min(offset + length, summed) - 1 >> BlockSums.Shift);
        for (int at; (at = compared.AsSpan(first, last - first + 1).IndexOf((byte)0)) >= 0; first += at)
        {
            Compare(first + at);
        }
    }

    /// <summary>Reads a block as any file is read: where the file has become shorter or the disk gives an error, that is an answer and no signal.</summary>
    private void Compare(int block)
    {
        var offset = (long)block << BlockSums.Shift;
        var length = (int)Math.Min(BlockSums.Bytes, summed - offset);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = 0;
            for (int more; read < length && (more = RandomAccess.Read(handle, buffer.AsSpan(read, length - read), offset + read)) > 0;)
            {
                read += more;
            }

            if (read < length)
            {
                throw new IndexDamagedException(Name, Invariant($"it ends at byte {offset + read} instead of {Length}"));
            }

            if (Checksum.Of(buffer.AsSpan(0, length)) is var found && found != sums[block])
            {
                compared[block] = 0;
                isSound = false;
                throw new IndexDamagedException(Name, Invariant($"block {block} (bytes {offset} to {offset + length}, {partAt!(offset)}) has the sum {found:x8} instead of {sums[block]:x8}"), isWhole: false);
            }

            compared[block] = 1;
        }
        catch (IOException problem)
        {
            throw new IndexDamagedException(Name, Invariant($"block {block} (bytes {offset} to {offset + length}, {partAt!(offset)}) cannot be read: {problem.Message}"), isWhole: false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
