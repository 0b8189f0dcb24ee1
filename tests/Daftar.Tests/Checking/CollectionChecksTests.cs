using Daftar.Checking;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>Checks that compare a package with what the register holds: in samples/checks/CODE stand the packages in the order in which they come; the last one triggers it.</summary>
public sealed class CollectionChecksTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero));

    public static IEnumerable<object[]> Codes() => Catalog.Checks.OfType<CollectionCheck>().SelectMany(static check => new[] { PostgresVersion.Debian15, PostgresVersion.Npm18 }
        .Where(static version => PostgresClusters.WhyNot(version) is null).Select(version => new object[] { version, check.Code }));

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task TheLastPackageOfItsSampleTriggersItAndNoneBefore(PostgresVersion version, string code)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), _clock);
        var packages = Directory.GetDirectories(Path.Combine(Project.Root, "samples/checks", code)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(packages);
        foreach (var package in packages)
        {
            var loaded = await hub.Load(package, OptionsOf(code));

            Assert.Equal(package == packages[^1], loaded.Findings.Any(finding => finding.Code == code));
            // Told once, however often the package is loaded again.
            Assert.Equal(loaded.Findings, (await hub.Load(package, OptionsOf(code))).Findings);
            _clock.SetUtcNow(_clock.GetUtcNow().AddDays(1));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AReferenceIsNoFindingOnceTheOtherIsThere(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), _clock);
        var child = await File.ReadAllTextAsync(Path.Combine(Project.Root, "samples/checks/REFERENCE-NOT-DELIVERED/1/patents.xml"));
        await hub.LoadXml("parent.xml", child.Replace("1-2023-00002", "1-2019-00009", StringComparison.Ordinal).Replace("1-2024-00001", "1-2023-00002", StringComparison.Ordinal).Replace("1-0000001", "1-0000002", StringComparison.Ordinal));

        var loaded = await hub.LoadXml("child.xml", child);

        Assert.DoesNotContain(loaded.Findings, static finding => finding.Code == "REFERENCE-NOT-DELIVERED");
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from finding f join entry e on e.id = f.entry where f.code = 'REFERENCE-NOT-DELIVERED' and f.line > 0"));
    }

    /// <summary>Killed after the last batch and before the comparison: loading it again makes up for that, once.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatAKilledLoadDidNotCompareIsComparedWhenItIsLoadedAgain(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), _clock);
        var package = Path.Combine(Project.Root, "samples/checks/REFERENCE-NOT-DELIVERED/1");
        await hub.Load(package);
        await hub.Ask<long>("with f as (delete from finding where code = 'REFERENCE-NOT-DELIVERED'), c as (delete from finding_count where code = 'REFERENCE-NOT-DELIVERED'), l as (delete from package_fill), p as (update package set compared = null returning id) select count(*) from p");

        var again = await hub.Load(package);

        Assert.Single(again.Findings, static finding => finding.Code == "REFERENCE-NOT-DELIVERED");
    }

    [Fact]
    public void WithoutARegisterTheyAreNamedAsNotRun() =>
        Assert.Equal(Catalog.Checks.OfType<CollectionCheck>().Select(static check => check.Code),
            Flow.Check(_clock).Run(Path.Combine(Project.Root, "samples/checks/clean/patent"), new LoadOptions(), static _ => { }, default).NotRun);

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFindingKeepsItsFirstAndLastDayAndIsClosedByACorrectedRecord(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), _clock);
        var begun = _clock.GetUtcNow();
        await Deliver(1, null);
        await Deliver(2, null);
        var entry = await hub.Ask<Guid>("select id from entry");

        var open = Assert.Single(await Findings(), static finding => finding.Code == "APPLICANT-MISSING");
        Assert.Equal((begun, begun.AddDays(1), 2L, null), (open.FirstSeen, open.LastSeen, open.Times, open.Closed));

        Assert.Equal("PH 4/2020/00000001", Assert.Single(await new EntryFindings(hub.Database).Open("PH", "APPLICANT-MISSING", closed: false, 10, default)).Number);
        Assert.Empty(await new EntryFindings(hub.Database).Open("VN", null, closed: true, 10, default));

        // A record of the status alone says nothing of the applicant, and closes nothing.
        _clock.SetUtcNow(begun.AddDays(2));
        await hub.LoadXml("status.xml", Marks.Document("2026-03-16T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Expired")));
        Assert.Null(Assert.Single(await Findings(), static finding => finding.Code == "APPLICANT-MISSING").Closed);

        await Deliver(4, "Invented Teas");
        var closed = Assert.Single(await Findings(), static finding => finding.Code == "APPLICANT-MISSING");
        Assert.Empty(await new EntryFindings(hub.Database).Open("PH", "APPLICANT-MISSING", closed: false, 10, default));
        Assert.Single(await new EntryFindings(hub.Database).Open("PH", "APPLICANT-MISSING", closed: true, 10, default));
        Assert.Equal((begun, begun.AddDays(1), begun.AddDays(3)), (closed.FirstSeen, closed.LastSeen, closed.Closed));

        // It comes back: open again, with the first day it was ever seen.
        await Deliver(5, null);
        Assert.Equal((begun, begun.AddDays(4), null), Assert.Single(await Findings(), static finding => finding.Code == "APPLICANT-MISSING") is var back ? (back.FirstSeen, back.LastSeen, back.Closed) : default);

        async Task<IReadOnlyList<EntryFinding>> Findings() => await new EntryFindings(hub.Database).Of(entry, default);

        async Task Deliver(int day, string? owner)
        {
            _clock.SetUtcNow(begun.AddDays(day - 1));
            var mark = Marks.Mark("4/2020/00000001", FormattableString.Invariant($"Tea {day}"), owner: owner ?? "X");
            await hub.LoadXml(FormattableString.Invariant($"day{day}.xml"), Marks.Document(FormattableString.Invariant($"2026-03-{13 + day}T10:00:00Z"), owner is null ? mark[..mark.IndexOf("<tmk:ApplicantBag>", StringComparison.Ordinal)] + mark[(mark.IndexOf("</tmk:ApplicantBag>", StringComparison.Ordinal) + "</tmk:ApplicantBag>".Length)..] : mark));
        }
    }

    private static LoadOptions OptionsOf(string code) => new() { Authority = "VN", Right = code == "REFERENCE-NOT-DELIVERED" ? Right.Patent : Right.Trademark, Kind = code == "EXTRACTION-OMITS-MANY" ? PackageKind.Full : PackageKind.Update };
}
