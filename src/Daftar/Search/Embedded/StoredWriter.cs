using System.IO.Compression;

namespace Daftar.Search;

/// <summary>
/// Writes the bytes shown with hits, in compressed blocks of some 2 kB. A block: 1 if compressed with Brotli or 0, its bytes before compression; inside, per document
/// its length, then the documents. Index: first document and offset of each block, 12 bytes.
/// </summary>
internal sealed class StoredWriter(SectionBuffer data, SectionBuffer index)
{
    private const int BlockBytes = 2 * 1024;

    private GrowingArray<byte> lengths = new(256);
    private GrowingArray<byte> documents = new(BlockBytes * 2);
    private byte[] plain = new byte[BlockBytes * 2];
    private byte[] packed = new byte[BlockBytes * 2];
    private uint first;
    private uint next;

    public void Document(ReadOnlySpan<byte> stored)
    {
        var length = (uint)stored.Length;
        for (; length >= 0x80; length >>= 7)
        {
            lengths.Add((byte)(length | 0x80));
        }

        lengths.Add((byte)length);
        documents.Add(stored);
        next++;
        if (documents.Count >= BlockBytes)
        {
            WriteBlock();
        }
    }

    /// <summary>Whether a packed block can follow now without leaving a very small one before it.</summary>
    public bool TakesBlocks => documents.Count == 0 || documents.Count >= BlockBytes / 2;

    /// <summary>Takes over a block another segment wrote.</summary>
    public void Block(ReadOnlySpan<byte> written, int count)
    {
        Finish();
        index.WriteUInt32(first);
        index.WriteUInt64((ulong)data.Length);
        data.Write(written);
        first = next += (uint)count;
    }

    public void Finish()
    {
        if (next > first)
        {
            WriteBlock();
        }
    }

    private void WriteBlock()
    {
        var length = lengths.Count + documents.Count;
        if (plain.Length < length)
        {
            plain = new byte[length];
        }

        lengths.Span.CopyTo(plain);
        documents.Span.CopyTo(plain.AsSpan(lengths.Count));
        if (packed.Length < length)
        {
            packed = new byte[length];
        }

        // quality 1 packs such text to a third or less at some 300 MB/s; larger qualities gain little in blocks this small
        var isPacked = BrotliEncoder.TryCompress(plain.AsSpan(0, length), packed.AsSpan(0, length), out var size, quality: 1, window: 16);
        index.WriteUInt32(first);
        index.WriteUInt64((ulong)data.Length);
        data.WriteByte(isPacked ? (byte)1 : (byte)0);
        data.WriteVarint((uint)length);
        data.Write(isPacked ? packed.AsSpan(0, size) : plain.AsSpan(0, length));
        first = next;
        lengths.Clear();
        documents.Clear();
    }
}
