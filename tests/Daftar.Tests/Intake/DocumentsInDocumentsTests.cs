using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Values;
using static Daftar.Tests.Intake.WrappedDocumentsTests;

namespace Daftar.Tests.Intake;

/// <summary>Whatever element stands around documents, of the office's own, in the namespace of a standard or of a standard itself, and however deep they stand in it: each is read as if it stood alone.</summary>
public sealed class DocumentsInDocumentsTests
{
    private const string Space96 = "http://www.wipo.int/standards/XMLSchema/ST96/Trademark";

    public static TheoryData<string> Wrappers() =>
    [
        "<Batch>", "<Batch xmlns=\"urn:office\" n=\"1\">", $"<Export xmlns=\"{Space96}\">", "<Export xmlns=\"http://www.wipo.int/standards/XMLSchema/ST96/Design\">", "<Export xmlns=\"http://oami.europa.eu/trademark/data\">",
        "<Export xmlns=\"http://oami.europa.eu/design/data\">", "<Export xmlns=\"urn:us:gov:doc:uspto:trademark\">", "<Export xmlns=\"urn:us:gov:doc:uspto:patent\">", "<Export xmlns:a=\"http://www.wipo.int/standards/XMLSchema/ST96/Common\">",
        "<Export dtd-version=\"1\" country=\"XX\" date-produced=\"20240101\">", "<exchange-documents>", "<TradeMarks>", "<Transaction>", "<Transaction xmlns=\"http://www.wipo.int/standards/XMLSchema/designs\">",
        $"<TrademarkTransaction xmlns=\"{Space96}\">", "<a:Export xmlns:a=\"urn:a\">", "<Envelope><Body>",
    ];

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void InAnyElementEveryDocumentIsReadHoweverDeep(string wrapper)
    {
        var ends = string.Concat(wrapper.Split('<', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(static tag => $"</{tag.Split(' ', '>')[0]}>"));
        var (records, told) = Read($"{wrapper}<One>{Mark66}</One><Two><Deep><Deeper>{Patent36}</Deeper></Deep>{Marks96}</Two>{Designs86}<Three x=\"1\"><Deep>{Mark66}</Deep></Three>{Patent36}{ends}");

        Assert.Equal(new[] { Mark66, Patent36, Marks96, Designs86, Mark66, Patent36 }.SelectMany(static one => Read(one).Records).Select(Alone), records.Select(Alone));
        Assert.Single(told, static one => one.Code == "DOCUMENT-WRAPPED");
        Assert.DoesNotContain(told, static one => one.Code is "DOCUMENT-UNRECOGNISED" or "DOCUMENT-WITHOUT-RECORD" || one.Where.Path?.Contains("wo-", StringComparison.Ordinal) == true);
    }

    /// <summary>Documents without a namespace take that of the element around: their names tell what they are.</summary>
    [Theory]
    [InlineData(Space96), InlineData("http://www.wipo.int/standards/XMLSchema/ST96/Design"), InlineData("urn:us:gov:doc:uspto:trademark"), InlineData("http://oami.europa.eu/design/data"), InlineData("http://oami.europa.eu/trademark/data"), InlineData("urn:office")]
    public void ADocumentWithoutNamespaceIsKnownByItsName(string space)
    {
        var (records, told) = Read($"<Export xmlns=\"{space}\"><A>{Bare(Mark66)}</A><A>{Patent36}</A><A>{Bare(Designs86)}</A></Export>");

        Assert.Equal(new[] { Bare(Mark66), Patent36, Designs86 }.SelectMany(static one => Read(one).Records).Select(Alone), records.Select(Alone));
        Assert.Single(told, static one => one.Code == "DOCUMENT-WRAPPED");
    }

    [Fact]
    public void DocumentsOfItsOwnStandardInItsNamespaceAreNoneOfTheNextAndNothingIsToldOfThat()
    {
        var dated = Marks96;
        Assert.Contains(Read(dated).Records, static one => one.Record is not null);
        var header = "<TransactionHeader><RequestProducerDateTime>2023-07-08T00:00:00Z</RequestProducerDateTime></TransactionHeader>";
        const string mark = "<Trademark><RegistrationOfficeCode>PH</RegistrationOfficeCode><ApplicationNumber><ApplicationNumberText>4-2021-900017</ApplicationNumberText></ApplicationNumber></Trademark>";
        var (records, told) = Read($"<Export xmlns=\"{Space96}\"><TrademarkTransaction>{header}{mark}</TrademarkTransaction><TrademarkTransaction>{mark}</TrademarkTransaction>{mark}</Export>");

        Assert.Equal([2023, null, null], records.Select(static one => one.Record?.Produced?.Year));
        Assert.DoesNotContain(told, static one => one.Code == "DOCUMENT-WRAPPED");
    }

    /// <summary>A header beside documents is said of those that follow; one in an item is said of what stands in that item.</summary>
    [Fact]
    public void WhatAnElementAroundSaysIsSaidOfWhatItHolds()
    {
        static string Sent(int year) => string.Create(CultureInfo.InvariantCulture, $"<RequestProducerDateTime>{year}-01-01T00:00:00Z</RequestProducerDateTime>");
        var silent = Mark66.Replace("<VersionDate>2024-03-01</VersionDate>", "", StringComparison.Ordinal).Replace("<RequestProducerDateTime>2024-03-05T08:30:00+07:00</RequestProducerDateTime>", "", StringComparison.Ordinal);
        var text = $"<Batch><Head>{Sent(2001)}</Head><Item>{Sent(2002)}{silent}</Item><Item>{silent}</Item><Item><Head>{Sent(2003)}</Head><In>{silent}{silent}</In></Item>{silent}</Batch>";

        Assert.Equal([2002, 2001, 2003, 2003, 2001], Read(text).Records.Select(static one => one.Record!.Produced?.Year));
        Assert.DoesNotContain(Read(text).Told, static one => one.Code == "DOCUMENT-PART-UNREAD" && one.Where.Path!.EndsWith("/RequestProducerDateTime", StringComparison.Ordinal));
    }

    /// <summary>An original is read again with what stood around it when it came: its namespaces and what was said of it there.</summary>
    [Theory]
    [InlineData("<Batch>", "</Batch>"), InlineData($"<Export xmlns=\"{Space96}\">", "</Export>"), InlineData("<Transaction>", "</Transaction>"), InlineData("<?xml version=\"1.0\" encoding=\"windows-1252\"?><Batch>", "</Batch>")]
    public void EveryKeptOriginalIsReadAgainAsItWas(string begin, string end)
    {
        var silent = Mark66.Replace("<VersionDate>2024-03-01</VersionDate>", "", StringComparison.Ordinal).Replace("<RequestProducerDateTime>2024-03-05T08:30:00+07:00</RequestProducerDateTime>", "", StringComparison.Ordinal);
        var text = $"{begin}<Head><RequestProducerDateTime>2001-01-01T00:00:00Z</RequestProducerDateTime><Who name=\"&lt;a&amp;b&gt;\"/></Head>{silent}<In>{Patent36}{Marks96}</In><?xml version=\"1.0\" encoding=\"UTF-8\"?>{Designs86}{silent}{end}";
        List<(byte[] Prolog, byte[] Record)> kept = [];
        Split(Encoding.UTF8.GetBytes(text), found => kept.Add((found.Document.Prolog, found.Bytes.ToArray())), static _ => { });
        var first = Read(text).Records;
        var again = kept.SelectMany(static one => Read([.. one.Prolog, .. one.Record]).Records).ToList();

        Assert.True(first.Count >= 8);
        Assert.Equal(first.Select(Alone), again.Select(Alone));
        Assert.Equal(first.Select(static one => Convert.ToHexString(one.Fingerprint)), again.Select(static one => Convert.ToHexString(one.Fingerprint)));
    }

    /// <summary>What is asked for as a root is among those that are listed, and every document of ours begins with one of them.</summary>
    [Fact]
    public void TheTwoFindingsAgreeOnWhichRootsAreRead()
    {
        var listed = Catalog.Checks.Single(static check => check.Code == "DOCUMENT-UNRECOGNISED").Expected;
        foreach (var root in Catalog.Dialects.SelectMany(static dialect => dialect.Roots).Distinct())
        {
            var space = Catalog.Dialects.Any(dialect => dialect.Recognises(new DocumentStart(root, "", null, new Dictionary<string, string>(StringComparer.Ordinal)))) ? "" : $" xmlns=\"{Space96}\"";
            Assert.Contains($" {root}", listed, StringComparison.Ordinal);
            var told = Read($"<Batch><{root}{space}></{root}></Batch>").Told;
            if (told.Find(static one => one.Code == "DOCUMENT-WRAPPED") is { } wrapped)
            {
                Assert.Matches($"^<{root}( xmlns=\"[^\"]+\")?> as the root of the document", wrapped.Expected);
            }
            else
            {
                Assert.Contains($"in it <{root}> (", Assert.Single(told, static one => one.Code == "DOCUMENT-UNRECOGNISED").Came, StringComparison.Ordinal);
            }
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Project.Root, "samples"), "*.xml", SearchOption.AllDirectories).Where(static file => !file.Contains("/checks/", StringComparison.Ordinal)))
        {
            var root = System.Text.RegularExpressions.Regex.Match(File.ReadAllText(file), @"<(?:\w+:)?([A-Za-z][\w-]*)[\s>]").Groups[1].Value;
            Assert.True(root is "ftm-package-index" || listed.Contains(root, StringComparison.Ordinal) || listed.Contains(" xx-" + root[(root.IndexOf('-', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal), file + ": " + root);
        }
    }

    /// <summary>An empty document between others is not passed over.</summary>
    [Fact]
    public void ADocumentInsideWithoutRecordIsToldWhereItEnds()
    {
        var told = Read($"<Batch>{Mark66}\n<Transaction/>\n<Transaction>\n<x>said</x></Transaction>{Patent36}</Batch>").Told;
        var lines = Mark66.Count(static letter => letter == '\n');

        Assert.Equal([lines + 2L, lines + 4L], told.Where(static one => one.Code == "DOCUMENT-WITHOUT-RECORD").Select(static one => one.Where.Line));
    }

    private static string Bare(string body) => System.Text.RegularExpressions.Regex.Replace(body, " xmlns=\"[^\"]*\"", "");

    private static string Alone(ReadRecord one) => Said(one);
}
