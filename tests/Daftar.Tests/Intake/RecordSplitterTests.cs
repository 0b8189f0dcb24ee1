using System.Globalization;
using System.Text;
using Daftar.Dialects.St66;
using Daftar.Dialects.St96;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Daftar.Tests.Intake;

public sealed class RecordSplitterTests
{
    private static (List<string> Records, List<long> Lines, List<Finding> Findings) Split(byte[] file, int chunk = int.MaxValue, int limit = 1 << 20)
    {
        var records = new List<string>();
        var lines = new List<long>();
        var findings = new List<Finding>();
        new RecordSplitter([new St96Dialect(), new St66Dialect()], limit).Split(new SlowStream(file, chunk), "f.xml", found =>
        {
            records.Add(Encoding.UTF8.GetString(found.Bytes));
            lines.Add(found.Line);
            if (found.Broken is not null)
            {
                findings.Add(found.Broken);
            }
        }, findings.Add);
        return (records, lines, findings);
    }

    private static (List<string> Records, List<long> Lines, List<Finding> Findings) Split(string file) => Split(Encoding.UTF8.GetBytes(file));

    [Fact]
    public void EachRecordIsHandedOnByteForByteWithItsLine()
    {
        string[] marks = ["<tmk:Trademark>a &amp; b</tmk:Trademark>", "<tmk:Trademark com:operationCategory='x>y'><c><![CDATA[</tmk:Trademark>]]></c><!-- </tmk:Trademark> --></tmk:Trademark>", "<tmk:Trademark/>"];

        var split = Split(Marks.Document("2024-01-01T00:00:00Z", marks));

        Assert.Equal(marks, split.Records);
        Assert.Equal([5L, 6L, 7L], split.Lines);
        Assert.Empty(split.Findings);
    }

    [Fact]
    public void WhateverTheChunksTheStreamArrivesInTheRecordsAreTheSame() =>
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (count, chunk) =>
        {
            var marks = Marks.Many(count);
            var bytes = Encoding.UTF8.GetBytes(Marks.Document("2024-01-01T00:00:00Z", marks));
            return marks.SequenceEqual(Split(bytes, chunk).Records);
        }).Check(LongRun.Times(100));

    /// <summary>A record read ahead whole is cut out by searching its end, another one tag by tag: both must find the same in whatever comes.</summary>
    [Fact]
    public void DamagedDocumentsAreCutTheSameReadAheadOrByteByByte()
    {
        string[] pieces =
        [
            "<tmk:Trademark>", "</tmk:Trademark>", "</tmk:Trademark", "<tmk:Trademark/>", "<x:Trademark>", "</Trademark>", "<tmk:TrademarkBag>", "</tmk:TrademarkBag>", "<TrademarkBags>", "</tmk:TrademarkX>",
            "<!--", "-->", "<![CDATA[", "]]>", "<?pi", "?>", "<?xml version=\"1.0\"?>", "\"", "'", "<", ">", "/", "Trademark", ":Trademark ", "\n", "<a b='</tmk:Trademark>'/>",
        ];
        var seed = LongRun.Seed();
        var random = new Random(seed);
        var records = 0;
        for (var round = 0; round < (LongRun.IsWanted ? 100_000 : 3_000); round++)
        {
            var text = new StringBuilder(Marks.Document("2024-01-01T00:00:00Z", Marks.Many(random.Next(1, 5))));
            for (var times = random.Next(5); times > 0; times--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0)
                {
                    text.Remove(at, Math.Min(text.Length - at, random.Next(1, 40)));
                }
                text.Insert(Math.Min(at, text.Length), pieces[random.Next(pieces.Length)]);
            }
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            var limit = random.Next(4) == 0 ? random.Next(20, 4000) : 1 << 20;

            var ahead = Split(bytes, int.MaxValue, limit);
            var slow = Split(bytes, random.Next(1, 9), limit);

            Assert.True(slow.Records.SequenceEqual(ahead.Records) && slow.Lines.SequenceEqual(ahead.Lines) && slow.Findings.SequenceEqual(ahead.Findings), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}, limit {limit}:\n{text}"));
            records += ahead.Records.Count;
        }
        Assert.True(records > 3_000, string.Create(CultureInfo.InvariantCulture, $"{records} records"));
    }

    [Fact]
    public void DocumentsGluedTogetherAreReadOneAfterTheOther()
    {
        var file = Marks.Document("2024-01-01T00:00:00Z", "<tmk:Trademark>1</tmk:Trademark>") + "\n" + Marks.Document("2024-01-02T00:00:00Z", "<tmk:Trademark>2</tmk:Trademark>");

        Assert.Equal(["<tmk:Trademark>1</tmk:Trademark>", "<tmk:Trademark>2</tmk:Trademark>"], Split(file).Records);
    }

    [Fact]
    public void ADocumentCutShortCostsItsRestAndTheNextIsRead()
    {
        var whole = Marks.Document("2024-01-01T00:00:00Z", "<tmk:Trademark>1</tmk:Trademark>", "<tmk:Trademark>2</tmk:Trademark>");
        var cut = whole[..whole.IndexOf(">2<", StringComparison.Ordinal)];

        var split = Split(cut + ">2\n" + Marks.Document("2024-01-02T00:00:00Z", "<tmk:Trademark>3</tmk:Trademark>"));

        Assert.Equal(["<tmk:Trademark>1</tmk:Trademark>", "", "<tmk:Trademark>3</tmk:Trademark>"], split.Records);
        var finding = Assert.Single(split.Findings);
        Assert.Equal(("XML-CUT-SHORT", Severity.SetAside, 6L), (finding.Code, finding.Severity, finding.Where.Line));
    }

    [Fact]
    public void ATagMissingInsideARecordCostsThatRecordAlone()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "ONE"), Marks.Mark("2", "TWO").Replace("</tmk:ApplicantBag>", "", StringComparison.Ordinal), Marks.Mark("3", "THREE")));

        var read = DocumentReading.ReadAll(path, Catalog.Dialects);
        File.Delete(path);

        Assert.Equal(["PH 1", null, "PH 3"], read.Select(result => result.Record?.Identifiers[0].ToString()));
        Assert.Equal("XML-MALFORMED", read[1].Findings[0].Code);
        Assert.True(read[1].Findings[0].Where.Line > 5);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    [InlineData("shift_jis")]
    [InlineData("utf-8")]
    public void EveryDeclaredEncodingGivesTheSameText(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var words = name is "shift_jis" ? "表示 ソ" : "CAFÉ";
        var encoding = Encoding.GetEncoding(name);
        var xml = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", words)).Replace("encoding=\"UTF-8\"", $"encoding=\"{name}\"", StringComparison.Ordinal);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];

        var read = DocumentReading.ReadAll(new MemoryStream(bytes), "f.xml", Catalog.Dialects);

        Assert.Equal(words, ((Daftar.Rights.Trademarks.TrademarkRecord)Assert.Single(read).Record!).Words);
    }

    [Fact]
    public void NamedCharactersOfADoctypeAreResolvedFromTheCatalogueAndNothingIsExpandedTwice()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "CAF&Eacute; &amp;eacute; A&amp;B"))
            .Replace("<tmk:TrademarkTransaction", "<!DOCTYPE tmk:TrademarkTransaction SYSTEM \"http://127.0.0.1:9/never-fetched.dtd\" [<!ENTITY lol \"ha\"><!ENTITY lol2 \"&lol;&lol;\">]>\n<tmk:TrademarkTransaction", StringComparison.Ordinal);

        var read = DocumentReading.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "f.xml", Catalog.Dialects);

        Assert.Equal("CAFÉ &eacute; A&B", ((Daftar.Rights.Trademarks.TrademarkRecord)Assert.Single(read).Record!).Words);
    }

    [Fact]
    public void AnEntityThatNobodyKnowsSetsTheRecordAsideAndExpandsNothing()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "&lol9;"), Marks.Mark("2", "TWO"));

        var read = DocumentReading.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "f.xml", Catalog.Dialects);

        Assert.Equal([null, "PH 2"], read.Select(result => result.Record?.Identifiers[0].ToString()));
    }

    [Fact]
    public void ARecordBeyondTheLimitIsSaidToBeTooLargeAndWhatFollowsIsRead()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", "<tmk:Trademark>1</tmk:Trademark>", $"<tmk:Trademark>{string.Concat(Enumerable.Repeat("<c>x</c>\n", 400_000))}</tmk:Trademark>", "<tmk:Trademark>3</tmk:Trademark>");

        var split = Split(Encoding.UTF8.GetBytes(xml), limit: 1 << 20);

        Assert.Equal("RECORD-TOO-LARGE", Assert.Single(split.Findings).Code);
        Assert.Equal(["<tmk:Trademark>1</tmk:Trademark>", "", "<tmk:Trademark>3</tmk:Trademark>"], split.Records);
        Assert.Equal([5L, 6L, 400_007L], split.Lines);
    }

    [Fact]
    public void TheFingerprintTakesNoNoticeOfPrefixesLayoutAndEncodingButOfEveryValue()
    {
        byte[] Of(string xml) => Assert.Single(DocumentReading.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "f.xml", Catalog.Dialects)).Fingerprint;
        var plain = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "ONE"));

        Assert.Equal(Of(plain), Of(plain.Replace("tmk:", "ns2:", StringComparison.Ordinal).Replace(":tmk=", ":ns2=", StringComparison.Ordinal)));
        Assert.Equal(Of(plain), Of(plain.Replace("><", ">\r\n   <", StringComparison.Ordinal)));
        Assert.Equal(Of(plain), Of(plain.Replace("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z", StringComparison.Ordinal)));
        Assert.NotEqual(Of(plain), Of(plain.Replace("ONE", "0NE", StringComparison.Ordinal)));
        Assert.NotEqual(Of(plain), Of(plain.Replace("Manila", "", StringComparison.Ordinal)));
    }

    /// <summary>A stream that gives at most so many bytes at a time, as a network or an inflater does.</summary>
    private sealed class SlowStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
