using System.Text;
using Daftar.Intake;
using Daftar.Rights.Indications;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.EuGi;

/// <summary>The European Union's register of geographical indications, as its site exports it.</summary>
public sealed class EuGiTests
{
    private static readonly string Invented = Path.Combine(Repository.Root, "samples/eugi/register.json");

    [Fact]
    public void ReadsWhatTheSampleSays()
    {
        var read = DocumentReading.ReadAll(Invented, Catalog.Dialects);

        Assert.Equal(4, read.Count);
        var first = Assert.IsType<IndicationRecord>(read[0].Record);
        Assert.Equal(["EU PGI-SI-9001", "EU EUGI00000000001"], first.Identifiers.Select(static number => number.ToString()));
        Assert.Equal(("Pogača 1", "Protected Geographical Indication", "SI", GeneralStatus.InForce, new RegisterDate(2019, 1, 26)), (first.Titles![0].Text, first.Category, first.OriginCountries![0], first.Status!.General, first.EffectDate));
        Assert.Equal(("Združenje peke", "SI"), (first.Owners![0].Name, first.Owners[0].Country));
        Assert.Equal(("Official Journal C 9", new RegisterDate(2024, 2, 3)), (read[1].Record!.Publications![0].Gazette, read[1].Record!.Publications![0].Date));
        Assert.Equal((GeneralStatus.Pending, GeneralStatus.Ended, "cancelled", null as RegisterDate?), (read[1].Record!.Status!.General, read[2].Record!.Status!.General, read[2].Record!.Status!.Reason, read[2].Record!.EffectDate));
        // A traditional speciality protects a recipe and no origin.
        Assert.Equal((null, "INDICATION-SPECIALITY"), (read[3].Record, read[3].Findings[0].Code));
    }

    /// <summary>The day of protection is read whatever the case of the status; where it means nothing that is read, one that is no day is told all the same.</summary>
    [Theory]
    [InlineData("Registered", "2019-01-26", GeneralStatus.InForce, "2019-01-26", null)]
    [InlineData("REGISTERED ", "26/01/2019", GeneralStatus.InForce, null, "26/01/2019")]
    [InlineData("applied", "2019-01-26", GeneralStatus.Pending, null, null)]
    [InlineData("Applied", "13/13/2020", GeneralStatus.Pending, null, "13/13/2020")]
    [InlineData("??", "0000-00-00", GeneralStatus.Unknown, null, "0000-00-00")]
    public void TheDayOfProtectionIsReadOrTold(string status, string date, GeneralStatus general, string? effect, string? told)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, File.ReadAllText(Invented).Replace("\"registered\",\n    \"euProtectionDate\": \"2019-01-26\"", $"\"{status}\",\n    \"euProtectionDate\": \"{date}\"", StringComparison.Ordinal));

            var read = DocumentReading.ReadAll(path, Catalog.Dialects)[0];

            Assert.Equal((general, effect), (read.Record!.Status!.General, read.Record.EffectDate?.ToString()));
            Assert.Equal(told, read.Findings.SingleOrDefault(static one => one.Code == "DATE-UNREADABLE")?.Came);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A country by its name is told as it is written.</summary>
    [Theory]
    [InlineData("si", "SI"), InlineData("Slovenia", "Slovenia")]
    public void ACountryThatIsNoCodeStaysAsItIsWritten(string written, string kept)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, File.ReadAllText(Invented).Replace("\"SI\"", $"\"{written}\"", StringComparison.Ordinal));

            Assert.Equal(kept, Assert.Single(Assert.IsType<IndicationRecord>(DocumentReading.ReadAll(path, Catalog.Dialects)[0].Record).OriginCountries!));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>An object that is no JSON costs itself, and the finding says where, what stands there and what to write; the file is known all the same.</summary>
    [Theory]
    [InlineData("\"giIdentifier\": \"EUGI00000000001\"", "“giIdentifier”: “EUGI00000000001”", 3, 5, "the quotation mark “ (U+201C) of a word processor in the place of \"", "plain quotation marks (\", U+0022)")]
    [InlineData("\"protectedNames\"", "'protectedNames'", 5, 5, "an apostrophe in the place of \"", "never between apostrophes")]
    [InlineData("\"fileNumber\": \"PGI-SI-9001\",", "\"fileNumber\": \"PGI-SI-9001\"", 9, 5, "\" behind a value", "the comma is missing")]
    [InlineData("\"PGI-SI-9001\"", "\"PGI\\SI\"", 8, 24, "a backslash that begins no escape", "written twice")]
    [InlineData("\"PGI-SI-9001\"", "None", 8, 19, "None where a value begins", "null (in small letters)")]
    public void AnObjectThatIsNoJsonIsToldWithTheRemedy(string right, string wrong, long line, long column, string came, string expected)
    {
        var (path, json) = (Path.GetTempFileName() + ".json", File.ReadAllText(Invented));
        json = json[..(json.IndexOf(right, StringComparison.Ordinal))] + wrong + json[(json.IndexOf(right, StringComparison.Ordinal) + right.Length)..];
        List<Finding> found = [];
        try
        {
            File.WriteAllText(path, json);

            var result = Flow.Check(TimeProvider.System).Run(path, new LoadOptions(), found.Add, default);

            // The fourth is a traditional speciality.
            Assert.Equal((4L, 2L), (result.Received, result.SetAside));
        }
        finally
        {
            File.Delete(path);
            File.Delete(path[..^5]);
        }
        var told = Assert.Single(found, static one => one.Code == "JSON-MALFORMED");
        Assert.Equal((line, column), (told.Where.Line, told.Where.Column));
        Assert.StartsWith(came, told.Came, StringComparison.Ordinal);
        Assert.Contains(expected, told.Expected, StringComparison.Ordinal);
    }

    /// <summary>A file that is no JSON from its first sign on is told as that, and not as a form nobody knows.</summary>
    [Fact]
    public void AFileInTypographicQuotationMarksIsToldAsSuch()
    {
        List<Finding> found = [];
        new DocumentSplitter(Catalog.Dialects, 1 << 20).Split(new MemoryStream("{\n  “items”: “none”\n}"u8.ToArray()), "register.json", static _ => { }, found.Add);

        var told = Assert.Single(found);
        Assert.Equal(("JSON-MALFORMED", 2L, 3L), (told.Code, told.Where.Line, told.Where.Column));
        Assert.Contains("U+201C", told.Came, StringComparison.Ordinal);
    }

    /// <summary>Each line is a record; only the list around them is missing.</summary>
    [Theory]
    [InlineData("{\"giIdentifier\":\"A\",\"protectedNames\":[\"Kava\"],\"giType\":\"PGI\",\"status\":\"registered\"}\n{\"giIdentifier\":\"B\",\"protectedNames\":[\"Kopi\"],\"giType\":\"PGI\",\"status\":\"applied\"}\n", "The records in one list: [ before the first object, a comma between two, ] behind the last.")]
    [InlineData("{\"one\":\"A\",\"other\":[\"Kava\"]}\n{\"one\":\"B\"}\n", "A document of a standard that Daftar reads")]
    public void ObjectsWithoutAListAreToldWithTheList(string json, string expected)
    {
        List<Finding> found = [];
        new DocumentSplitter(Catalog.Dialects, 1 << 20).Split(new MemoryStream(Encoding.UTF8.GetBytes(json)), "register.json", static _ => { }, found.Add);

        var told = Assert.Single(found);
        Assert.Equal("DOCUMENT-UNRECOGNISED", told.Code);
        Assert.StartsWith(expected, told.Expected, StringComparison.Ordinal);
    }

    /// <summary>Counted in the file.</summary>
    [SampleFact]
    public void EveryRecordOfTheRealRegisterIsReadAndWhatIsLeftIsKnown()
    {
        var read = DocumentReading.ReadAll(Samples.Path("gi/eu/eAmbrosia_API.json"), Catalog.Dialects);

        Assert.Equal(641, read.Count(static one => one.Record is IndicationRecord));
        Assert.Empty(read.SelectMany(static one => one.Findings));
        Assert.Equal(["7 euProtectionDate", "641 productCategories"], RealFiles.ResiduePaths(read.Select(static one => ("", one))));
        Assert.Equal((328, 281, 32), (Of("Protected Designation of Origin"), Of("Protected Geographical Indication"), Of("Geographical Indication")));
        Assert.Equal((618, 7, 16), (Are(GeneralStatus.InForce), Are(GeneralStatus.Pending), Are(GeneralStatus.Ended)));
        var raschera = (IndicationRecord)read.First(static one => one.Record!.Titles![0].Text == "Raschera").Record!;
        Assert.Equal(("IT", new RegisterDate(1996, 7, 2), "Consorzio Tutela del Formaggio Raschera DOP", "0406 - Cheese and curd"), (raschera.OriginCountries![0], raschera.EffectDate!.Value, raschera.Owners![0].Name, raschera.ProductTexts![0].Text));

        int Of(string category) => read.Count(one => ((IndicationRecord)one.Record!).Category == category);
        int Are(GeneralStatus status) => read.Count(one => one.Record!.Status!.General == status);
    }

    /// <summary>It ended the whole package once.</summary>
    [Fact]
    public void APropertyWithoutANameIsKeptAsResidueAndCostsNothing()
    {
        var read = Read(File.ReadAllText(Invented).Replace("\"removedFlag\": false", "\"removedFlag\": false, \"\": \"INVENTED\", \"\": \"INVENTED AGAIN\"", StringComparison.Ordinal));

        Assert.Equal(4, read.Count);
        Assert.Contains("INVENTED", read[0].Record!.Residue!.Select(static left => left.Text));
        Assert.Contains("INVENTED AGAIN", read[0].Record!.Residue!.Select(static left => left.Text));
    }

    [Theory]
    [InlineData("\"PGI-SI-9002\"", "PGI-SI-9002", 3)]
    [InlineData("\"PGI-SI-9002\",", "\"PGI-SI-9002,", 3)]
    [InlineData("\"countries\": [\n      \"SI\"\n    ],", "\"countries\": [\n      \"SI\"\n    ,", 3)]
    public void AMalformedObjectIsToldWithItsLineAndCostsItself(string from, string to, int left)
    {
        var text = File.ReadAllText(Invented);
        var at = text.IndexOf(from, text.IndexOf("EUGI00000000002", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0);
        var read = Read(text[..at] + to + text[(at + from.Length)..]);

        var broken = Assert.Single(read.SelectMany(static one => one.Findings), static finding => finding.Code == "JSON-MALFORMED");
        Assert.InRange(broken.Where.Line, text[..at].Count(static c => c == '\n') - 3, text[..at].Count(static c => c == '\n') + 12);
        Assert.Equal(left, read.Count(static one => one.Record is not null || one.Findings[0].Code == "INDICATION-SPECIALITY"));
    }

    [Theory]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("[1, 2, 3]")]
    [InlineData("[{ \"a\": [ { \"b\": 1 } ] }]")]
    [InlineData("{ \"list\": [ { \"name\": \"x\" } ] }")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("{")]
    public void OtherJsonIsToldAsUnrecognised(string json) =>
        Assert.Contains(Assert.Single(Read(json)).Findings[0].Code, (string[])["DOCUMENT-UNRECOGNISED", "JSON-CUT-SHORT"]);

    /// <summary>Bytes at random: findings, never a crash. The seed is in the name of the case.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void DamagedJsonIsFindings(int seed)
    {
        var random = new Random(seed);
        var bytes = File.ReadAllBytes(Invented);
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)"\",:{}[]\\n"[random.Next(9)] : (byte)random.Next(256);
        }
        using var stream = new MemoryStream(random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);

        Assert.DoesNotContain("RECORD-UNREADABLE", DocumentReading.ReadAll(stream, "register.json", Catalog.Dialects).SelectMany(static one => one.Findings).Select(static finding => finding.Code));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 250)];

    private static IReadOnlyList<ReadRecord> Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return DocumentReading.ReadAll(stream, "register.json", Catalog.Dialects);
    }
}
