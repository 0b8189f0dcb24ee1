using System.Text;
using Daftar.Checking;
using Daftar.Offices;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>How loud a check is for an office is data; a new one watches until its day.</summary>
public sealed class LoudnessTests
{
    [Fact]
    public void AnOfficeFileSetsTheSeverityOfACheckForThatOfficeAlone()
    {
        var offices = With("""{ "code": "VN", "name": "Office", "checks": { "GOODS-MISSING": { "severity": "setAside" } } }""");

        Assert.Equal((Severity.SetAside, 1L), Find(offices, "2026-06-30"));
        Assert.Equal((Severity.Warn, 0L), Find(OfficeProfiles.Embedded, "2026-06-30"));
    }

    [Theory, InlineData("2026-06-30", Severity.Watch, 0), InlineData("2026-07-01", Severity.SetAside, 1)]
    public void ItWatchesUntilTheDayAndBlocksFromThen(string day, Severity expected, long setAside)
    {
        var offices = With("""{ "code": "VN", "name": "Office", "checks": { "GOODS-MISSING": { "severity": "setAside", "watchUntil": "2026-07-01" } } }""");

        Assert.Equal((expected, setAside), Find(offices, day));
    }

    [Fact]
    public void ACheckOfAPackageSetsNoRecordAside()
    {
        var office = OfficeFiles.Read(new MemoryStream(Encoding.UTF8.GetBytes("""{ "code": "VN", "name": "Office", "checks": { "RECORD-TWICE": { "severity": "setAside" } } }""")), "VN.jsonc");

        Assert.Equal(Severity.Warn, Loudness.Of(Catalog.Checks.Single(static check => check.Code == "RECORD-TWICE"), office, new DateOnly(2026, 6, 30)));
    }

    [Fact]
    public void AnUnknownWordForTheSeverityIsRefused() =>
        Assert.Throws<InvalidDataException>(() => With("""{ "code": "VN", "name": "Office", "checks": { "GOODS-MISSING": { "severity": "loud" } } }"""));

    [Fact]
    public void NoCheckCanStopAPackage() =>
        Assert.Throws<InvalidDataException>(() => With("""{ "code": "VN", "name": "Office", "checks": { "GOODS-MISSING": { "severity": "stop" } } }"""));

    private static OfficeProfiles With(string office)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-offices-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "VN.jsonc"), office);
            return OfficeProfiles.With(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (Severity Severity, long SetAside) Find(OfficeProfiles offices, string day)
    {
        var found = new List<Finding>();
        var result = Flow.Check(new SetClock(DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture)), offices)
            .Run(SamplesOfChecksTests.PackageOf("GOODS-MISSING"), new() { Readers = 1 }, found.Add, default);
        return (found.Single(static finding => finding.Code == "GOODS-MISSING").Severity, result.SetAside);
    }
}
