using System.Runtime.InteropServices;

namespace Daftar.Search;

/// <summary>Sums of a file as it is written: one CRC-32C for every <see cref="Bytes"/> of it.</summary>
internal sealed class BlockSums
{
    /// <summary>
    /// Bytes under one sum. 64 KiB are summed in some 10 µs by reckoning (8,192 instructions of three cycles), which is what the first touch of a block costs a search; the sums of a file of 4 GiB take 256 KiB.
    /// </summary>
    public const int Bytes = 1 << Shift;
    public const int Shift = 16;

    private GrowingArray<uint> sums = new(64);
    private Checksum running = new();
    private int filled;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, Bytes - filled);
            running.Add(bytes[..taken]);
            bytes = bytes[taken..];
            filled += taken;
            if (filled == Bytes)
            {
                End();
            }
        }
    }

    /// <summary>The sums of all bytes added, four bytes each; the last block may be shorter.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        if (filled > 0)
        {
            End();
        }

        return MemoryMarshal.AsBytes(sums.Span);
    }

    private void End()
    {
        sums.Add(running.Value);
        (running, filled) = (new Checksum(), 0);
    }
}
