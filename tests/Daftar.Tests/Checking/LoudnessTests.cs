using System.Globalization;
using System.Text;
using Daftar.Checking;
using Daftar.Intake;
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

    [Theory, InlineData("setAside", 1L), InlineData("watch", 0L)]
    public void AnOfficeFileSetsTheSeverityOfWhatIsToldWhileReading(string severity, long setAside)
    {
        var found = new List<Finding>();
        var offices = With($$"""{ "code": "VN", "name": "Office", "checks": { "DATE-UNREADABLE": { "severity": "{{severity}}" } } }""");

        var result = new CheckPackage(offices, Catalog.Dialects, Catalog.Checks, TimeProvider.System).Run(SamplesOfChecksTests.PackageOf("DATE-UNREADABLE"), new LoadOptions(), found.Add, default);

        Assert.Equal(setAside, result.SetAside);
        Assert.Equal(setAside > 0 ? Severity.SetAside : Severity.Watch, Assert.Single(found, static finding => finding.Code == "DATE-UNREADABLE").Severity);
    }

    [Theory, InlineData("FILE-MISSING", "2026-06-30", Severity.SetAside, 1), InlineData("VIENNA-FORM", "2026-06-30", Severity.Watch, 0), InlineData("ABSTRACT-MISSING", "2026-12-31", Severity.Watch, 0), InlineData("ABSTRACT-MISSING", "2027-01-01", Severity.SetAside, 1), InlineData("GOODS-MISSING", "2026-06-30", Severity.Warn, 0)]
    public void ARecipientDemandsMoreThanTheRegisterOrLess(string sample, string day, Severity expected, long notPassedOn)
    {
        var recipient = Recipient.Read(Path.Combine(Consistency.Project.Root, "samples/recipients/example.jsonc"));

        var (with, found) = CheckedOn(sample, day, recipient);
        var (without, _) = CheckedOn(sample, day, null);

        Assert.Equal((expected, notPassedOn), (found.First(finding => finding.Code == sample).Severity, with.NotPassedOn));
        // What the register takes does not depend on who receives it.
        Assert.Equal((without.Received, without.SetAside, without.Held, 0L), (with.Received, with.SetAside, with.Held, without.NotPassedOn));
    }

    [Fact]
    public void WhatTheRegisterDoesNotTakeNoRecipientGets()
    {
        var recipient = new Recipient { Name = "Invented", Demands = new(StringComparer.Ordinal) { ["XML-MALFORMED"] = new CheckWord(Severity.Watch) } };

        Assert.All(CheckedOn("XML-MALFORMED", "2026-06-30", recipient).Found.Where(static finding => finding.Code == "XML-MALFORMED"), static finding => Assert.Equal(Severity.SetAside, finding.Severity));
    }

    private static (CheckedPackage Result, List<Finding> Found) CheckedOn(string sample, string day, Recipient? recipient)
    {
        var found = new List<Finding>();
        var clock = new SetClock(new DateTimeOffset(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero));
        return (Flow.Check(clock).Run(SamplesOfChecksTests.PackageOf(sample), SamplesOfChecksTests.OptionsOf(sample) with { For = recipient }, found.Add, default), found);
    }

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
