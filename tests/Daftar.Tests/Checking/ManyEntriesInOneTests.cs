using System.Diagnostics;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Checking;

/// <summary>A transaction with thousands of entries, and something wrong with each: every finding leads to its own entry, in the time one takes by itself.</summary>
public sealed class ManyEntriesInOneTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-many-").FullName;

    /// <summary>All files have one name, as a form left them, and none has come; every application has no applicant but in text.</summary>
    private static string Transaction(int applications, int designs) => Invariant($"""
        <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/designs"><DesignTransactionBody><TransactionContentDetails><TransactionData><DesignApplicationDetails>
        {string.Concat(Enumerable.Range(1, applications).Select(number => Invariant($"""
            <DesignApplication operationCode="Insert">
            <RegistrationOfficeCode>RW</RegistrationOfficeCode><DesignApplicationNumber>RW/D/2023/{number}</DesignApplicationNumber><DesignApplicationDate>2023-03-08</DesignApplicationDate>
            <ApplicantDetails>Kaneza Ltd</ApplicantDetails>
            <DesignDetails>{string.Concat(Enumerable.Range(1, designs).Select(static design => Invariant($"""
            <Design operationCode="Insert"><DesignIdentifier>{design}</DesignIdentifier><DesignTitle languageCode="fr">Panier</DesignTitle>
            <DesignRepresentationSheetDetails><DesignRepresentationSheet><ViewDetails><View><ViewFilename>1.png</ViewFilename></View></ViewDetails></DesignRepresentationSheet></DesignRepresentationSheetDetails></Design>

            """)))}</DesignDetails>
            </DesignApplication>

            """)))}
        </DesignApplicationDetails></TransactionData></TransactionContentDetails></DesignTransactionBody></Transaction>
        """);

    [Theory]
    [InlineData(4, 1), InlineData(3, 2), InlineData(1, 3)]
    public void EachIsToldWhereItStands(int applications, int designs)
    {
        var document = Transaction(applications, designs);
        var found = Check(document);
        var lines = document.Split('\n');

        Assert.Equal(LinesOf("<ViewFilename>"), Told("FILE-MISSING"));
        Assert.Equal(LinesOf("<ApplicantDetails>").SelectMany(line => Enumerable.Repeat(line, designs)), Told("APPLICANT-MISSING"));
        Assert.All(found.Where(static one => one.Code == "APPLICANT-MISSING"), static one => Assert.DoesNotContain("here stands at", one.Expected, StringComparison.Ordinal));

        IEnumerable<long> LinesOf(string text) => Enumerable.Range(0, lines.Length).Where(at => lines[at].Contains(text, StringComparison.Ordinal)).Select(static at => at + 1L);

        IEnumerable<long> Told(string code) => found.Where(one => one.Code == code).Select(static one => one.Where.Line).Order();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void ThousandsTakeTheTimeOfEachByItself(bool isOfOneApplication)
    {
        var (few, many) = (Written(1_000), Written(8_000));
        _ = Check(few);
        var ratio = Enumerable.Range(0, 3).Min(_ => Took(many) / Took(few));

        Assert.True(ratio < 24, Invariant($"Eight times the designs took {ratio:0.0} times the time."));

        string Written(int designs) => isOfOneApplication ? Transaction(1, designs) : Transaction(designs, 1);

        double Took(string document)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.NotEmpty(Check(document));
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
    }

    /// <summary>Places counted on one from the other are those counted each from the beginning, in any order.</summary>
    [Fact]
    public void PlacesAreCountedOn()
    {
        var bytes = "a\nชา\n\n🍵b\r\nc"u8.ToArray();
        var random = new Random(86);
        var last = (0, 1, 0);
        for (var i = 0; i < 500; i++)
        {
            var at = random.Next(-1, bytes.Length + 2);
            Assert.Equal(Places.Of(bytes, at), Places.Of(bytes, at, ref last));
        }
    }

    private List<Finding> Check(string document)
    {
        File.WriteAllText(Path.Combine(folder, "designs.xml"), document);
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions { Authority = "RW" }, found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
