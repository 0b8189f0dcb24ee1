using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Intake;

/// <summary>A transaction of more marks than may be held at once is read in pieces, and gives what it gives when it is held whole.</summary>
public sealed class RecordPiecesTests
{
    private const int Whole = 256_000_000;

    private static string Mark(int number, string words, string? key = null) => string.Create(CultureInfo.InvariantCulture, $"""
        <t:TradeMark operationCode="Insert"><t:RegistrationOfficeCode>VN</t:RegistrationOfficeCode>
        <t:ApplicationNumber>4-2020-{number:00000}</t:ApplicationNumber><t:ApplicationDate>2020-01-02</t:ApplicationDate>
        <t:WordMarkSpecification><t:MarkVerbalElementText>{words}</t:MarkVerbalElementText></t:WordMarkSpecification>
        {(key is null ? "" : $"<t:ApplicantDetails><t:ApplicantKey><t:Identifier>{key}</t:Identifier></t:ApplicantKey></t:ApplicantDetails>")}
        </t:TradeMark>

        """);

    private static string Applicant(string key, string name) =>
        $"<t:ApplicantDetails><t:Applicant><t:ApplicantIdentifier>{key}</t:ApplicantIdentifier><t:ApplicantAddressBook><t:FormattedNameAddress><t:Name><t:FreeFormatName><t:FreeFormatNameDetails>\n<t:FreeFormatNameLine>{name}</t:FreeFormatNameLine></t:FreeFormatNameDetails></t:FreeFormatName></t:Name></t:FormattedNameAddress></t:ApplicantAddressBook></t:Applicant></t:ApplicantDetails>\n";

    private static string Transaction(IEnumerable<string> marks, string before = "", string behind = "", string encoding = "UTF-8") => $"""
        <?xml version="1.0" encoding="{encoding}"?>
        <t:Transaction xmlns:t="http://www.wipo.int/standards/XMLSchema/trademarks"><t:TradeMarkTransactionBody><t:TransactionContentDetails><t:TransactionIdentifier>1</t:TransactionIdentifier><t:TransactionData>
        {before}<t:TradeMarkDetails>
        {string.Concat(marks)}</t:TradeMarkDetails>{behind}
        </t:TransactionData></t:TransactionContentDetails></t:TradeMarkTransactionBody></t:Transaction>
        """;

    [Fact]
    public void HoweverLittleIsHeldTheRecordsAndWhereTheyStandAreThoseOfTheWhole()
    {
        var seed = LongRun.Seed();
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var marks = Enumerable.Range(0, 10 + random.Next(60)).Select(n => Mark(n, random.Next(4) == 0 ? "CÀ PHÊ " + new string('X', random.Next(900)) : "TEA", random.Next(3) == 0 ? "P-1" : null)).ToList();
            for (var broken = random.Next(3); broken > 0; broken--)
            {
                marks[random.Next(marks.Count)] = Mark(900 + broken, random.Next(2) == 0 ? "TEA & CO" : "TEA<b>");
            }
            // What holds marks is part of what they say: of what follows behind a piece nothing is known.
            var isInTwo = random.Next(3) == 0;
            if (isInTwo)
            {
                marks.Insert(random.Next(marks.Count), "</t:TradeMarkDetails>\n<t:TradeMarkDetails>");
            }
            var text = Transaction(marks, random.Next(2) == 0 ? Applicant("P-1", "Invented Rubber Works") : "", encoding: "UTF-16");
            text = random.Next(4) == 0 ? text.ReplaceLineEndings(" ") : random.Next(4) == 0 ? text.ReplaceLineEndings("\r\n") : text;
            text = random.Next(4) == 0 ? text[..(text.Length - random.Next(text.Length / 2))] : text;
            var isWide = random.Next(3) == 0;
            var bytes = isWide ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)] : Encoding.UTF8.GetBytes(text.Replace("UTF-16", "UTF-8", StringComparison.Ordinal));

            var whole = Read(bytes, Whole, !isInTwo);
            var pieces = Read(bytes, 6000 + random.Next(30_000), !isInTwo);

            Assert.Equal(whole.Records.Order(StringComparer.Ordinal), pieces.Records.Order(StringComparer.Ordinal));
            Assert.True(pieces.Told.Except(whole.Told).All(static told => told.Code == "RECORD-IN-PIECES"), Invariant($"seed {seed}, round {round}: {string.Join(", ", pieces.Told.Select(static told => told.Code))}"));
        }
    }

    [Fact]
    public void ItIsToldOnceWhereItBeginsAndNothingIsLost()
    {
        var (records, told) = Read(Encoding.UTF8.GetBytes(Transaction(Enumerable.Range(0, 500).Select(static n => Mark(n, "TEA")))), 5000);

        Assert.Equal(500, records.Count);
        var finding = Assert.Single(told);
        Assert.Equal(("RECORD-IN-PIECES", Severity.Watch, 2L, "<TransactionData> holds more than 5000 bytes of <TradeMark>"), (finding.Code, finding.Severity, finding.Where.Line, finding.Came));
    }

    /// <summary>Parties beside marks that no mark names are taken for those of the only mark there is: no piece has only one.</summary>
    [Theory]
    [InlineData(false), InlineData(true)]
    public void NobodyGetsThePartiesOfOthers(bool areBehind)
    {
        var parties = Applicant("P-9", "Invented Rubber Works");
        for (var most = 1500; most < 6000; most += 100)
        {
            var bytes = Encoding.UTF8.GetBytes(Transaction(Enumerable.Range(0, 17).Select(static n => Mark(n, "TEA")), areBehind ? "" : parties, areBehind ? parties : ""));
            Assert.DoesNotContain(Read(bytes, most).Records, static one => one.Contains("Rubber", StringComparison.Ordinal));
        }
    }

    /// <summary>The same where only one of a transaction can be read.</summary>
    [Fact]
    public void TheOnlyMarkLeftOfSeveralDoesNotGetThePartiesOfOthers()
    {
        var parties = Applicant("P-9", "Invented Rubber Works");
        Assert.Contains("Rubber", Assert.Single(Read(Encoding.UTF8.GetBytes(Transaction([Mark(1, "TEA")], parties)), Whole).Records), StringComparison.Ordinal);

        var (records, _) = Read(Encoding.UTF8.GetBytes(Transaction([Mark(1, "TEA"), Mark(2, "TEA & CO")], parties)), Whole);

        Assert.Equal(2, records.Count);
        Assert.DoesNotContain(records, static one => one.Contains("Rubber", StringComparison.Ordinal));
    }

    [Fact]
    public void OneMarkLargerThanMayBeHeldIsTooLargeAsBefore()
    {
        var (records, _) = Read(Encoding.UTF8.GetBytes(Transaction([Mark(1, new string('X', 9000))])), 5000);

        Assert.StartsWith("RECORD-TOO-LARGE", Assert.Single(records), StringComparison.Ordinal);
    }

    /// <summary>Each record as its number, its parties and where it stands; what is set aside as what is told.</summary>
    private static (List<string> Records, List<Finding> Told) Read(byte[] bytes, int most, bool withFingerprint = true)
    {
        var (records, told) = (new List<string>(), new List<Finding>());
        var reader = new RecordReader(Daftar.Offices.OfficeProfiles.Embedded, XmlLimits.Default);
        using var stream = new MemoryStream(bytes);
        new RecordSplitter(Catalog.Dialects, most).Split(stream, "one.xml", found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            var (read, behind) = (new List<ReadRecord>(), found.Line - 1);
            reader.Read(chunk.Raw[0], chunk.Buffer, read);
            records.AddRange(read.Select(one => one.Record is { } record
                ? string.Create(CultureInfo.InvariantCulture, $"{record.Identifiers[0]} {string.Join(", ", (record.Applicants ?? []).Select(static party => party.Name ?? party.Identifier))} {(withFingerprint ? Convert.ToHexString(one.Fingerprint) : "")} {one.Line + behind}")
                : string.Create(CultureInfo.InvariantCulture, $"{one.Findings[0].Code} {one.Findings[0].Where.Line}:{one.Findings[0].Where.Column} {one.Findings[0].Number} {one.Findings[0].Came}")));
        }, told.Add);
        return (records, told);
    }
}
