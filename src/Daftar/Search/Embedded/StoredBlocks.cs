using System.IO.Compression;

namespace Daftar.Search;

/// <summary>The bytes documents were given to show with hits. See <see cref="StoredWriter"/> for the form.</summary>
internal sealed class StoredBlocks(MappedSection data, MappedSection index)
{
    private const int IndexBytes = 12;

    private readonly int blocks = (int)(index.Length / IndexBytes);

    public int Blocks => blocks;

    /// <summary>A block as it was written.</summary>
    public ReadOnlySpan<byte> Packed(int block) => data.Slice(OffsetOf(block), (int)(OffsetOf(block + 1) - OffsetOf(block)));

    /// <summary>The first document of a block, and the one after its last.</summary>
    public (int First, int End) Documents(int block, int all) => (FirstOf(block), block + 1 < blocks ? FirstOf(block + 1) : all);

    public ReadOnlyMemory<byte> this[int document] => new Reader(this).Read(document);

    private int FirstOf(int block) => BitConverter.ToInt32(index.Slice((long)block * IndexBytes, IndexBytes));

    private long OffsetOf(int block) => block < blocks ? BitConverter.ToInt64(index.Slice((long)block * IndexBytes, IndexBytes)[4..]) : data.Length;

    private int BlockOf(int document)
    {
        int low = 0, high = blocks;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (FirstOf(middle) <= document)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private byte[] Unpack(int block)
    {
        var offset = OffsetOf(block);
        var bytes = data.Slice(offset, (int)(OffsetOf(block + 1) - offset));
        var reader = new ByteReader(bytes);
        var isPacked = reader.Byte() == 1;
        var plain = new byte[reader.Int()];
        var rest = bytes[reader.At..];
        if (!isPacked)
        {
            rest.CopyTo(plain);
        }
        else if (!BrotliDecoder.TryDecompress(rest, plain, out var length) || length != plain.Length)
        {
            throw new IndexDamagedException("segment", "a block of stored bytes does not decompress");
        }

        return plain;
    }

    /// <summary>Reads many documents in ascending order and unpacks each block once.</summary>
    internal sealed class Reader(StoredBlocks blocks)
    {
        private byte[] plain = [];
        private int first = -1;
        private int end = -1;
        private int next;
        private int lengthsAt;
        private int documentAt;

        public ReadOnlyMemory<byte> Read(int document)
        {
            if (document < next || document >= end)
            {
                Open(blocks.BlockOf(document));
            }

            while (true)
            {
                var reader = new ByteReader(plain.AsSpan(lengthsAt));
                var length = reader.Int();
                lengthsAt += reader.At;
                documentAt += length;
                if (next++ == document)
                {
                    return plain.AsMemory(documentAt - length, length);
                }
            }
        }

        private void Open(int block)
        {
            plain = blocks.Unpack(block);
            first = next = blocks.FirstOf(block);
            end = block + 1 < blocks.blocks ? blocks.FirstOf(block + 1) : int.MaxValue;
            lengthsAt = 0;

            // documents follow the lengths of all of them; their sum tells where the first begins
            var reader = new ByteReader(plain);
            var sum = 0;
            for (var document = first; reader.At + sum < plain.Length; document++)
            {
                sum += reader.Int();
            }

            documentAt = reader.At;
        }
    }
}
