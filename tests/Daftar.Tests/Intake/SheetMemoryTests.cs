using System.Globalization;
using System.Text;
using Daftar.Intake;
using Daftar.Tests.Intake.Hostile;

namespace Daftar.Tests.Intake;

/// <summary>Alone: what is measured is the memory of the whole process.</summary>
[Collection(Alone.Name)]
public sealed class SheetMemoryTests
{
    /// <summary>Rows are made while they are read: what is held at the end is what was held after the first ten thousand.</summary>
    [Fact]
    public void MemoryDoesNotGrowWithTheSheet()
    {
        using var rows = new ManyRows(400_000);
        var mapping = Encoding.UTF8.GetBytes("""{ "office": "BN", "right": "trademark", "key": "no", "fields": { "applicationNumber": "no", "words": "mark", "goods": { "class": "class" } } }""");
        var (records, early, late) = (0, 0L, 0L);

        new DocumentSplitter(Catalog.Dialects, 1 << 20).Split(rows, "marks.csv", found =>
        {
            records++;
            early = records == 10_000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = records == 190_000 ? GC.GetTotalMemory(forceFullCollection: true) : late;
        }, static _ => { }, null, new SheetInput(mapping, "m", new Dictionary<string, IReadOnlyList<PackageFile>>(StringComparer.Ordinal), null));

        Assert.Equal(200_000, records);
        Assert.True(late - early < 20 << 20, string.Create(CultureInfo.InvariantCulture, $"{early} bytes after 10,000 records, {late} after 190,000"));
    }

    private sealed class ManyRows(int count) : MemoryStream
    {
        private byte[] _left = Encoding.UTF8.GetBytes("no,mark,class\n");
        private int _row;

        public override int Read(byte[] buffer, int offset, int count1)
        {
            if (_left.Length == 0 && _row < count)
            {
                var text = new StringBuilder();
                for (var i = 0; i < 500 && _row < count; i++, _row++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{_row / 2},\"MARK {_row / 2}\",{(_row % 45) + 1}\n");
                }
                _left = Encoding.UTF8.GetBytes(text.ToString());
            }
            var take = Math.Min(_left.Length, count1);
            _left.AsSpan(0, take).CopyTo(buffer.AsSpan(offset));
            _left = _left[take..];
            return take;
        }

        public override int Read(Span<byte> buffer)
        {
            var bytes = new byte[buffer.Length];
            var read = Read(bytes, 0, bytes.Length);
            bytes.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
    }
}
