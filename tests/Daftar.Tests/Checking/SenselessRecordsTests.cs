using System.Text.RegularExpressions;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>Records of which each value can be read, and that say together what cannot be: a person who knows the register sees it at once.</summary>
public sealed partial class SenselessRecordsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-senseless-").FullName;

    [Theory]
    [InlineData("2015-01-01", true)]
    [InlineData("2019-05-02", true)]
    // Restored, on the last day, and the office was closed then.
    [InlineData("2019-05-04", false)]
    [InlineData("2020-02-03", false)]
    public void APriorityThatHadRunOutIsToldOfAMark(string priority, bool isTold)
    {
        var found = Check(Mark($"<tmk:PriorityBag><tmk:Priority><com:PriorityCountryCode>KE</com:PriorityCountryCode><com:ApplicationNumber><com:ApplicationNumberText>12345</com:ApplicationNumberText></com:ApplicationNumber><com:PriorityApplicationFilingDate>{priority}</com:PriorityApplicationFilingDate></tmk:Priority></tmk:PriorityBag>"), "PRIORITY-BEYOND-TERM");

        Assert.Equal(isTold ? [$"filed 2020-02-03, priority KE 12345 of {priority}"] : [], found.ConvertAll(static one => one.Came));
        Assert.All(found, static one => Assert.Equal("PriorityBag/Priority/PriorityApplicationFilingDate", one.Where.Path));
    }

    /// <summary>A patent has twelve months; one that comes from a parent has the priorities of that.</summary>
    [Theory]
    [InlineData("2023-06-30", false, false)]
    [InlineData("2023-05-29", false, true)]
    [InlineData("2018-05-29", true, false)]
    public void APriorityThatHadRunOutIsToldOfAPatent(string priority, bool hasParent, bool isTold)
    {
        var clean = File.ReadAllText(Directory.GetFiles(Path.Combine(Project.Root, "samples/checks/clean/patent"), "*.xml")[0]);
        clean = hasParent ? clean : Related().Replace(clean, "");

        var found = Check(clean.Replace("2023-08-31", priority, StringComparison.Ordinal), "PRIORITY-BEYOND-TERM");

        Assert.Equal(isTold ? [$"filed 2024-08-30, priority SG 10202300001X of {priority}"] : [], found.ConvertAll(static one => one.Came));
    }

    [Theory]
    [InlineData("N/A", true)]
    [InlineData("-", true)]
    [InlineData("0000", true)]
    [InlineData("1.2E+11", true)]
    [InlineData("٠١٢", false)]
    [InlineData("KE 12345", false)]
    public void TheNumberOfAPriorityThatStandsForNoneIsToldWhereItStands(string number, bool isTold)
    {
        var found = Check(Mark($"<tmk:PriorityBag><tmk:Priority><com:PriorityCountryCode>KE</com:PriorityCountryCode><com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber><com:PriorityApplicationFilingDate>2019-11-01</com:PriorityApplicationFilingDate></tmk:Priority></tmk:PriorityBag>"), "NUMBER-STANDS-FOR-NONE");

        Assert.Equal(isTold ? ["PriorityBag/Priority/ApplicationNumber/ApplicationNumberText"] : [], found.ConvertAll(static one => one.Where.Path));
        Assert.All(found, one => Assert.StartsWith($"priority number \"{number}\"", one.Came, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Registered", "", true)]
    [InlineData("Registered", "<com:RegistrationNumber>4/2020/00000007</com:RegistrationNumber>", false)]
    [InlineData("Registered", "<com:RegistrationDate>2020-12-01</com:RegistrationDate>", false)]
    [InlineData("Pending", "", false)]
    // Told as what it is.
    [InlineData("Registered", "<com:RegistrationDate>02.13.2020</com:RegistrationDate>", false)]
    [InlineData("Registered", "<com:Data><com:RegistrationDate>2020-12-01</com:RegistrationDate></com:Data>", false)]
    public void InForceWithNeitherNumberNorDateOfARegistrationIsTold(string status, string registration, bool isTold) =>
        Assert.Equal(isTold ? ["Registered, with neither number nor date of it"] : [], Check(Mark(registration, status), "REGISTERED-WITHOUT-REGISTRATION").ConvertAll(static one => one.Came));

    /// <summary>A mark of 1890 is renewed until the next ten years are over, a patent is not.</summary>
    [Theory]
    [InlineData("2020-02-03", 94, true)]
    [InlineData("2020-02-03", 10, false)]
    [InlineData("1890-02-03", 20, false)]
    // A year of the Buddhist era is told as one.
    [InlineData("2020-02-03", 548, false)]
    public void ATermNoLawKnowsIsTold(string filed, int yearsFromNow, bool isTold)
    {
        var expires = FormattableString.Invariant($"{TimeProvider.System.GetUtcNow().Year + yearsFromNow}-02-03");

        Assert.Equal(isTold ? [$"filed {filed}, expires {expires}"] : [], Check(Mark($"<com:ExpiryDate>{expires}</com:ExpiryDate>", filed: filed), "EXPIRY-FAR-AHEAD").ConvertAll(static one => one.Came));
    }

    [GeneratedRegex("<pat:RelatedDocumentBag>.*?</pat:RelatedDocumentBag>", RegexOptions.Singleline)]
    private static partial Regex Related();

    private static string Mark(string with, string status = "Registered", string filed = "2020-02-03") =>
        Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4-2020-00001", "Kopi", filed: filed, status: status).Replace("<tmk:MarkCurrentStatusCode>", with + "<tmk:MarkCurrentStatusCode>", StringComparison.Ordinal));

    private List<Finding> Check(string document, string code)
    {
        File.WriteAllText(Path.Combine(folder, "records.xml"), document);
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions(), found.Add, default);
        return found.FindAll(one => one.Code == code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
