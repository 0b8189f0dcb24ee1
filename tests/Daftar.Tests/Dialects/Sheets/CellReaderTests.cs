using System.Text;
using Daftar.Dialects.Sheets;
using Daftar.Intake;

namespace Daftar.Tests.Dialects.Sheets;

/// <summary>Whatever stands in the cells of a sheet, its rows are cut where they end, byte for byte, and its cells read as they were written.</summary>
public sealed class CellReaderTests
{
    private static readonly string[] Pieces = ["a", "Tan", "é", "ชา", "紅茶", "\"", "\"\"", ",", ";", "\t", "|", "\r\n", "\n", "\r", " ", "", "0", "表", "ソ", "<x>", "\U0001F375"];

    public static TheoryData<int, string> Seeds()
    {
        var seeds = new TheoryData<int, string>();
        foreach (var encoding in (string[])["utf-8", "utf-16", "utf-16BE", "shift_jis", "gb18030"])
        {
            for (var seed = 1; seed <= 60; seed++)
            {
                seeds.Add(seed, encoding);
            }
        }
        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnyCellsComeBackAsTheyWereWritten(int seed, string name)
    {
        var random = new Random(seed);
        var encoding = SheetEncoding.Find(name)!;
        var pieces = Pieces.Where(piece => CanWrite(encoding, piece)).ToArray();
        var form = new CellForm(",;\t|"[random.Next(4)], random.Next(3) == 0 ? '\'' : '"');
        var width = random.Next(2, 6);
        var rows = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Enumerable.Range(0, width).Select(_ => Cell(random, pieces)).ToList()).ToList();
        var end = new[] { "\r\n", "\n", "\r" }[random.Next(3)];
        // A cell that begins with a blank before a mark would be a quoted one: it is written quoted, as any writer that means the blank must.
        var written = rows.ConvertAll(row => form.Write(row.Select(cell => cell.TrimStart(' '))));
        rows = rows.ConvertAll(static row => row.ConvertAll(static cell => cell.TrimStart(' ')));
        var file = encoding.GetBytes(string.Join(end, written) + (random.Next(2) == 0 ? end : ""));

        var (cut, lines) = Cut(file, form, encoding, random.Next(1, 50));

        Assert.Equal(rows.Count, cut.Count);
        Assert.Equal(file, cut.SelectMany(static row => row));
        var line = 1L;
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = new List<string>();
            Assert.True(new CellReader(encoding.GetString(cut[i]), form).Read(cells));
            Assert.Equal(rows[i], cells);
            Assert.Equal(line, lines[i]);
            line += LineBreaks(written[i]) + 1;
        }
    }

    [Theory]
    [InlineData("a,b\r\nc,d", 2, 2)]
    [InlineData("a,b,\n", 1, 3)]
    [InlineData("\"a\nb\", \"c\"\"d\" ,e\n", 1, 3)]
    [InlineData("\"He said \"hi\" there\",x\n", 1, 2)]
    public void WhatOfficesWriteBesidesTheStandardIsReadToo(string text, int rows, int cells)
    {
        var read = SheetLayout.Rows(text, new CellForm(',', '"'), 10);

        Assert.Equal((rows, cells), (read.Count, read[0].Count));
    }

    [Theory]
    [InlineData("no;name;date\n1;a, b;2024\n2;c, d;2025\n", ';')]
    [InlineData("no\tname\n1\ta\n", '\t')]
    [InlineData("no|name|x\n1|a;b|c\n2|a;b|c\n", '|')]
    [InlineData("no,name\n1,\"a;b;c;d\"\n2,\"a;b;c;d\"\n", ',')]
    public void TheDelimiterIsTheOneUnderWhichRowsAreAlike(string text, char delimiter) =>
        Assert.Equal(delimiter, SheetLayout.Detect(text, Encoding.UTF8, false, SheetDeclared.Nothing, []).Form.Delimiter);

    private static int LineBreaks(string row) => row.Replace("\r\n", "\n", StringComparison.Ordinal).Count(static c => c is '\n' or '\r');

    private static string Cell(Random random, string[] pieces) => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => pieces[random.Next(pieces.Length)]));

    private static bool CanWrite(Encoding encoding, string piece)
    {
        try
        {
            return encoding.GetString(encoding.GetBytes(piece)) == piece;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>UTF-16 is cut as UTF-8 and turned back, as the splitter does.</summary>
    private static (List<byte[]> Rows, List<long> Lines) Cut(byte[] file, CellForm form, Encoding encoding, int most)
    {
        var wide = encoding is UnicodeEncoding;
        using var stream = new SlowStream(wide ? Encoding.UTF8.GetBytes(encoding.GetString(file)) : file, most);
        using var cutter = new RowCutter(stream, form, wide ? Encoding.UTF8 : encoding, 1 << 20);
        var (rows, lines) = (new List<byte[]>(), new List<long>());
        while (cutter.Next())
        {
            rows.Add(wide ? encoding.GetBytes(Encoding.UTF8.GetString(cutter.Row)) : cutter.Row.ToArray());
            lines.Add(cutter.Line);
        }
        return (rows, lines);
    }

    private sealed class SlowStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
