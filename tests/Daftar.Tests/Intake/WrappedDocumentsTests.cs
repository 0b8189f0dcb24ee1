using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Documents of a standard inside an element of the office's own are read as if they stood alone, and the element around them is told.</summary>
public sealed class WrappedDocumentsTests
{
    internal static readonly string Mark66 = Body("st66/mark-word.xml"), Marks96 = Body("st96/marks.xml"), Designs86 = Body("st86/application-of-three.xml"), Patent36 = Body("st36/wo-published-application.xml");

    public static TheoryData<string> Documents() => [Mark66, Marks96, Designs86, Patent36];

    [Theory]
    [MemberData(nameof(Documents))]
    public void WhatStandsInsideIsReadAsIfItStoodAlone(string body)
    {
        var (alone, _) = Read(body);
        var (inside, told) = Read($"<?xml version=\"1.0\"?>\n<OfficeExport xmlns=\"urn:office:xx\" batch=\"17\"><Head><Sender>Someone</Sender></Head><Content>{body}</Content></OfficeExport>");

        Assert.NotEmpty(alone);
        Assert.Equal(alone.Select(static one => Convert.ToHexString(one.Fingerprint)), inside.Select(static one => Convert.ToHexString(one.Fingerprint)));
        Assert.Equal(alone.Select(static one => Said(one)), inside.Select(static one => Said(one)));
        var wrapped = Assert.Single(told, static one => one.Code == "DOCUMENT-WRAPPED");
        Assert.Equal((Severity.Watch, 2L), (wrapped.Severity, wrapped.Where.Line));
        Assert.StartsWith("<OfficeExport> in urn:office:xx around <", wrapped.Came, StringComparison.Ordinal);
        Assert.Equal(["OfficeExport/@batch", "OfficeExport/Head/Sender"], told.Where(static one => one.Code == "DOCUMENT-PART-UNREAD" && one.Where.Path!.StartsWith("OfficeExport/", StringComparison.Ordinal) && !one.Where.Path.StartsWith("OfficeExport/Content", StringComparison.Ordinal)).Select(static one => one.Where.Path));
        Assert.DoesNotContain(told, static one => one.Code is "DOCUMENT-UNRECOGNISED" or "DOCUMENT-WITHOUT-RECORD");
    }

    [Fact]
    public void SeveralDocumentsOfSeveralStandardsInOneElementAreReadEach()
    {
        var (inside, told) = Read($"<Batch><One>{Mark66}</One>{Marks96}{Patent36}{Mark66}</Batch>");

        Assert.Equal(new[] { Mark66, Marks96, Patent36, Mark66 }.SelectMany(static one => Read(one).Records).Select(static one => Said(one)), inside.Select(static one => Said(one)));
        Assert.Equal("<Batch> around 4 documents, the first <Transaction> (st66)", Assert.Single(told, static one => one.Code == "DOCUMENT-WRAPPED").Came);
    }

    [Fact]
    public void WhatOneDocumentSaysOfItselfIsNotSaidOfTheNext()
    {
        var dated = Mark66.Replace("<VersionDate>2024-03-01</VersionDate>", "", StringComparison.Ordinal);
        var silent = dated.Replace("<RequestProducerDateTime>2024-03-05T08:30:00+07:00</RequestProducerDateTime>", "", StringComparison.Ordinal);
        Assert.NotEqual(dated, silent);
        var records = Read($"<Export>{dated}{silent}</Export>").Records;

        Assert.Equal([new DateTimeOffset(2024, 3, 5, 8, 30, 0, TimeSpan.FromHours(7)), null], records.Select(static one => one.Record!.Produced));
    }

    /// <summary>A prefix may be declared by the element around; an original that is kept is read again with the tags that were open.</summary>
    [Fact]
    public void AKeptOriginalIsReadAgainWithWhatWasDeclaredAroundIt()
    {
        var body = Mark66.Replace("InventedByThisOffice>", "own:InventedByThisOffice>", StringComparison.Ordinal);
        List<(byte[] Prolog, byte[] Record)> kept = [];
        Split(Encoding.UTF8.GetBytes($"<OfficeExport xmlns:own=\"urn:own\"><Note>{new string('x', 3_000_000)}</Note>{body}{body}</OfficeExport>"), found => kept.Add((found.Document.Prolog, found.Bytes.ToArray())), static _ => { });

        Assert.Equal(2 * Read(Mark66).Records.Count, kept.Count);
        foreach (var (prolog, record) in kept)
        {
            var (again, told) = Read([.. prolog, .. record]);
            Assert.True(prolog.Length < 10_000);
            Assert.NotEmpty(again);
            Assert.DoesNotContain(told, static one => one.Code == "XML-PREFIX-UNDECLARED");
            Assert.Equal(Said(Read(Mark66).Records[0]), Said(again[0]));
        }
    }

    [Theory]
    [InlineData("<notes xmlns='urn:x'><note a='1'>nothing</note><Transaction><x>1</x></Transaction></notes>", "<notes> in urn:x; in it <Transaction> (st66) without any record")]
    [InlineData("<notes><note a='1'>nothing</note></notes>", "<notes>")]
    [InlineData("<notes><note>cut", "<notes>")]
    public void ADocumentWithNothingOfAStandardInItIsToldOnceAsAWhole(string text, string came)
    {
        var (records, told) = Read(text);

        Assert.Empty(records);
        Assert.Equal(came, Assert.Single(told, static one => one.Code != "XML-CUT-SHORT").Came);
    }

    [Theory, InlineData("TrademarkAplication", "TrademarkApplication"), InlineData("transaction", "Transaction"), InlineData("ep-patent-documents", null), InlineData("us_patent_grant", "us-patent-grant"), InlineData("ledger", null)]
    public void ARootThatIsNearlyOneIsToldWithTheOneThatIsMeant(string root, string? meant)
    {
        var expected = Assert.Single(Read($"<{root}/>").Told).Expected;

        Assert.Equal(meant is not null, expected.StartsWith($"<{meant}>, if that is meant", StringComparison.Ordinal));
    }

    [Fact]
    public void ThePageNamesEveryRootAndEachIsRecognised()
    {
        var page = File.ReadAllText(Path.Combine(Project.Root, "docs/reference/checks/DOCUMENT-UNRECOGNISED.md"));
        foreach (var dialect in Catalog.Dialects)
        {
            Assert.All(dialect.Roots, root => Assert.Contains(root, page, StringComparison.Ordinal));
            Assert.All(dialect.Roots, root => Assert.Contains(new[] { "", "http://www.wipo.int/standards/XMLSchema/ST96/Design", "http://www.wipo.int/standards/XMLSchema/designs" }, space => dialect.Recognises(new DocumentStart(root, space, null, new Dictionary<string, string>(StringComparer.Ordinal)))));
        }
    }

    internal static string Said(ReadRecord one) => one.Record is { } record ? string.Join(' ', record.Identifiers) + " " + record.Produced?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) + " " + record.Residue?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Join(' ', one.Findings.Select(static finding => finding.Code));

    internal static string Body(string sample)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        text = text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        return text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is >= 0 and var type ? text[..type] + text[(text.IndexOf('>', type) + 1)..] : text;
    }

    internal static (List<ReadRecord> Records, List<Finding> Told) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    internal static (List<ReadRecord> Records, List<Finding> Told) Read(byte[] bytes)
    {
        var (records, told) = (new List<ReadRecord>(), new List<Finding>());
        var reader = new RecordReader(Daftar.Offices.OfficeProfiles.Embedded, XmlLimits.Default);
        Split(bytes, found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            reader.Read(chunk.Raw[0], chunk.Buffer, records);
        }, told.Add);
        return (records, told);
    }

    internal static void Split(byte[] bytes, FoundRecordHandler found, Action<Finding> told)
    {
        using var stream = new MemoryStream(bytes);
        new RecordSplitter(Catalog.Dialects, 256_000_000).Split(stream, "one.xml", found, told);
    }
}
