namespace Daftar.Search;

/// <summary>The bytes documents were given to show with hits. See <see cref="StoredWriter"/> for the form.</summary>
internal sealed class StoredBlocks(MappedSection data, MappedSection index)
{
    private const int IndexBytes = 12;

    private readonly int blocks = (int)(index.Length / IndexBytes);

    public int Blocks => blocks;

    /// <summary>A block as it was written.</summary>
    public ReadOnlySpan<byte> Block(int block) => data.Slice(OffsetOf(block), (int)(OffsetOf(block + 1) - OffsetOf(block)));

    /// <summary>The first document of a block, and the one after its last.</summary>
    public (int First, int End) Documents(int block, int all) => (FirstOf(block), block + 1 < blocks ? FirstOf(block + 1) : all);

    public ReadOnlyMemory<byte> this[int document] => new Reader(this).Read(document).ToArray();

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

    /// <summary>Reads many documents in ascending order and looks each block up once.</summary>
    internal sealed class Reader(StoredBlocks blocks)
    {
        private int block = -1;
        private int end = -1;
        private int next;
        private int lengthsAt;
        private int documentAt;

        public ReadOnlySpan<byte> Read(int document)
        {
            if (document < next || document >= end)
            {
                Open(blocks.BlockOf(document));
            }

            var bytes = blocks.Block(block);
            while (true)
            {
                var reader = new ByteReader(bytes[lengthsAt..]);
                var length = reader.Int();
                lengthsAt += reader.At;
                documentAt += length;
                if (next++ == document)
                {
                    return bytes.Slice(documentAt - length, length);
                }
            }
        }

        private void Open(int which)
        {
            block = which;
            next = blocks.FirstOf(block);
            end = block + 1 < blocks.blocks ? blocks.FirstOf(block + 1) : int.MaxValue;
            lengthsAt = 0;

            // documents follow the lengths of all of them; their sum tells where the first begins
            var bytes = blocks.Block(block);
            var reader = new ByteReader(bytes);
            var sum = 0;
            while (reader.At + sum < bytes.Length)
            {
                sum += reader.Int();
            }

            documentAt = reader.At;
        }
    }
}
