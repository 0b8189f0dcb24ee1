using System.Text;
using Daftar.Intake;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>What is kept of a record are the bytes that were delivered, whatever they are written in and whether or not they are characters.</summary>
public sealed class WideTextTests
{
    static WideTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly Encoding[] Wide = [new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true), new UTF32Encoding(true, true)];

    /// <summary>Any bytes at all: halves of pairs, numbers beyond Unicode, an end inside a character, however the stream hands them out.</summary>
    [Fact]
    public void WhatWasTurnedIntoNarrowBytesComesBackAsItWas()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var encoding = Wide[seed % 4];
            byte[] sent = [.. encoding.GetPreamble(), .. Units(random, encoding, random.Next(300)), .. new byte[random.Next(4)]];
            using var file = WideFile.Utf8Where(new Dripping(sent, random), out var wide);
            using var narrow = new MemoryStream();
            file.CopyTo(narrow);

            Assert.True(wide!.CodePage == encoding.CodePage && WideText.ToWide(wide, narrow.ToArray()).AsSpan().SequenceEqual(sent), System.FormattableString.Invariant($"seed {seed}"));
        }
    }

    /// <summary>A file is put together of known pieces; every record handed on is its piece, and what stands before the first its prolog.</summary>
    [Theory]
    [InlineData("utf-8", false, false), InlineData("utf-8", true, false), InlineData("utf-16", true, false), InlineData("utf-16", false, false), InlineData("utf-16BE", true, false), InlineData("utf-16BE", false, false)]
    [InlineData("utf-32", true, false), InlineData("utf-32BE", true, false), InlineData("shift_jis", false, false), InlineData("euc-jp", false, false), InlineData("gb18030", false, false), InlineData("big5", false, false)]
    [InlineData("ks_c_5601-1987", false, false), InlineData("windows-874", false, false), InlineData("windows-1250", false, false), InlineData("windows-1251", false, false), InlineData("windows-1252", false, false), InlineData("windows-1253", false, false)]
    [InlineData("windows-1254", false, false), InlineData("windows-1255", false, false), InlineData("windows-1256", false, false), InlineData("windows-1257", false, false), InlineData("windows-1258", false, false), InlineData("iso-8859-1", false, false)]
    [InlineData("windows-1252", false, true), InlineData("windows-874", false, true), InlineData("shift_jis", false, true), InlineData("gb18030", false, true)]
    public void ARecordHandedOnIsThePieceOfTheFile(string name, bool mark, bool isUndeclared)
    {
        var encoding = Encoding.GetEncoding(name);
        var isWide = encoding is UnicodeEncoding or UTF32Encoding;
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var whole = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "@@"), Marks.Mark("2", "@@"), Marks.Mark("3", "@@"))
                .Replace(" encoding=\"UTF-8\"", isUndeclared ? "" : $" encoding=\"{(isWide ? name[..6].ToUpperInvariant() : name)}\"", StringComparison.Ordinal);
            var pieces = new List<byte[]>();
            var records = new List<byte[]>();
            var lines = new List<long>();
            var from = 0;
            while (whole.IndexOf("<tmk:Trademark>", from, StringComparison.Ordinal) is >= 0 and var start)
            {
                var end = whole.IndexOf("</tmk:Trademark>", start, StringComparison.Ordinal) + "</tmk:Trademark>".Length;
                pieces.Add(encoding.GetBytes(whole[from..start]));
                var words = isWide ? Units(random, encoding, random.Next(1, 40)) : Characters(random, encoding, random.Next(1, 40));
                byte[] record = [.. whole[start..end].Split("@@") is var parts ? encoding.GetBytes(parts[0]) : [], .. words, .. encoding.GetBytes(parts[1])];
                records.Add(record);
                lines.Add(whole[..start].Count(static c => c == '\n') + 1);
                pieces.Add(record);
                from = end;
            }
            pieces.Add(encoding.GetBytes(whole[from..]));
            Assert.Equal(3, records.Count);
            byte[] file = [.. mark ? encoding.GetPreamble() : [], .. pieces.SelectMany(static piece => piece)];

            var found = new List<(byte[] Bytes, byte[] Prolog, long Line)>();
            new RecordSplitter(Catalog.Dialects, 1 << 20).Split(new Dripping(file, random), "f.xml", one => found.Add((one.Bytes.ToArray(), one.Document.Prolog, one.Line)), static _ => { });

            Assert.Equal(records.ConvertAll(Convert.ToHexString), found.ConvertAll(static one => Convert.ToHexString(one.Bytes)));
            Assert.Equal(Convert.ToHexString([.. mark ? encoding.GetPreamble() : [], .. pieces[0]]), Convert.ToHexString(found[0].Prolog));
            Assert.Equal(lines, found.ConvertAll(static one => one.Line));
        }
    }

    [Theory, InlineData("utf-16"), InlineData("utf-16BE")]
    public void HalfOfAPairInARecordSetsItAsideWithItsPlace(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "PLAIN"), Marks.Mark("2", "a\U0001F375 @"), Marks.Mark("3", "\U0001F375")).Replace("UTF-8", "UTF-16", StringComparison.Ordinal);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(text[..at]), .. Unit('\uD83C', encoding), .. encoding.GetBytes(text[(at + 1)..])];

        var read = DocumentReading.ReadAll(new MemoryStream(file), "f.xml", Catalog.Dialects);

        Assert.Equal(["PLAIN", null, "\U0001F375"], read.Select(static one => (one.Record as TrademarkRecord)?.Words));
        var finding = Assert.Single(read.SelectMany(static one => one.Findings));
        Assert.Equal(("ENCODING-INVALID", Severity.SetAside), (finding.Code, finding.Severity));
        Assert.Contains("D83C, half of a surrogate pair", finding.Came, StringComparison.Ordinal);
        Assert.Equal((text[..at].Count(static c => c == '\n') + 1, at - text[..at].LastIndexOf('\n')), (finding.Where.Line, finding.Where.Column));
    }

    [Theory, InlineData("utf-16", 1), InlineData("utf-16BE", 1), InlineData("utf-32", 3)]
    public void AnEndInsideACharacterAndHalvesAroundRecordsAreTold(string name, int left)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "PLAIN")).Replace("UTF-8", "UTF-16", StringComparison.Ordinal);
        byte[] cut = [.. encoding.GetPreamble(), .. encoding.GetBytes(text), .. Enumerable.Repeat((byte)0x61, left)];

        var (records, findings) = Split(cut);

        Assert.Equal(1, records);
        var finding = Assert.Single(findings);
        Assert.Equal(("ENCODING-INVALID", Severity.Warn, text.Count(static c => c == '\n') + 1), (finding.Code, finding.Severity, finding.Where.Line));
        Assert.Contains("ends inside a character", finding.Came, StringComparison.Ordinal);

        var comment = text.IndexOf("<tmk:TrademarkTransaction", StringComparison.Ordinal);
        byte[] around = [.. encoding.GetPreamble(), .. encoding.GetBytes(text[..comment] + "<!-- "), .. Unit('\uDC00', encoding), .. encoding.GetBytes(" -->" + text[comment..])];

        (records, findings) = Split(around);

        Assert.Equal(1, records);
        Assert.Equal((2, 6), (Assert.Single(findings).Where.Line, findings[0].Where.Column));
        Assert.Contains("DC00, half of a surrogate pair", findings[0].Came, StringComparison.Ordinal);
    }

    private static (int Records, List<Finding> Findings) Split(byte[] file)
    {
        var (records, findings) = (0, new List<Finding>());
        new RecordSplitter(Catalog.Dialects, 1 << 20).Split(new MemoryStream(file), "f.xml", one => records += one.Broken is null ? 1 : 0, findings.Add);
        return (records, findings);
    }

    private static byte[] Unit(char half, Encoding encoding) => encoding.CodePage switch
    {
        1200 => [(byte)half, (byte)(half >> 8)],
        1201 => [(byte)(half >> 8), (byte)half],
        12000 => [(byte)half, (byte)(half >> 8), 0, 0],
        _ => [0, 0, (byte)(half >> 8), (byte)half],
    };

    /// <summary>Letters of many scripts and planes, whole and half pairs; of four bytes also numbers that Unicode has not.</summary>
    private static byte[] Units(Random random, Encoding encoding, int count)
    {
        var units = new List<byte>();
        for (var i = 0; i < count; i++)
        {
            units.AddRange(random.Next(8) switch
            {
                0 => Unit((char)random.Next(0xD800, 0xE000), encoding),
                1 when encoding is UTF32Encoding => [0x7F, (byte)random.Next(256), (byte)random.Next(256), 0x7F],
                2 => encoding.GetBytes(char.ConvertFromUtf32(random.Next(0x10000, 0x110000))),
                3 => encoding.GetBytes(((char)random.Next('A', 'Z')).ToString()),
                _ => encoding.GetBytes(((char)random.Next(0xA0, 0xD800)).ToString()),
            });
        }
        return [.. units];
    }

    /// <summary>What the encoding has characters for, and bytes above ASCII that may be none; never the bytes of a tag.</summary>
    private static byte[] Characters(Random random, Encoding encoding, int count)
    {
        var bytes = new List<byte>();
        while (bytes.Count < count)
        {
            var one = encoding.GetBytes(((char)random.Next(0xA0, 0xD800)).ToString());
            bytes.AddRange(one[0] == '?' || one.AsSpan().ContainsAny("<>&\"'"u8) ? [(byte)random.Next(0xA1, 0xFE), (byte)random.Next(0xA1, 0xFE)] : one);
        }
        return [.. bytes];
    }

    /// <summary>Hands out a few bytes at a time.</summary>
    private sealed class Dripping(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, random.Next(1, 700)));
    }
}
