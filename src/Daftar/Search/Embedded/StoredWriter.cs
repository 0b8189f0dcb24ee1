namespace Daftar.Search;

/// <summary>
/// Writes the bytes shown with hits, as they are, in blocks of some 1 kB: per document its length, then the documents. Index: first document and offset of each block, 12 bytes. Packed by Brotli in
/// blocks of 2 kB they took as much room, and unpacking twenty of them a fifth of a millisecond (see <see cref="HitCardBytes"/>).
/// </summary>
internal sealed class StoredWriter(SectionBuffer data, SectionBuffer index)
{
    private const int BlockBytes = 1024;

    private GrowingArray<byte> lengths = new(256);
    private GrowingArray<byte> documents = new(BlockBytes * 2);
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

    /// <summary>Whether a block can follow now without leaving a very small one before it.</summary>
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
        index.WriteUInt32(first);
        index.WriteUInt64((ulong)data.Length);
        data.Write(lengths.Span);
        data.Write(documents.Span);
        first = next;
        lengths.Clear();
        documents.Clear();
    }
}
