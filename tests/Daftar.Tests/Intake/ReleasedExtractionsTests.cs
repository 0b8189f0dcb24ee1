using Daftar.Checking;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>What waited in a full extraction is named by it, whenever it is released: it is never removed as omitted, and brings no old extraction back to life.</summary>
public sealed class ReleasedExtractionsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string January = "2024-01-10T10:00:00Z", February = "2024-02-10T10:00:00Z", March = "2024-03-10T10:00:00Z";

    private static readonly OfficeProfiles Mandated = new(OfficeProfiles.Embedded.All.Where(static office => office.Code != "ID").Append(new OfficeProfile { Code = "ID", Name = "Invented", Mandates = [new Mandate("PH")] }));

    private static LoadOptions Full(bool remove = false, string? delivery = null, bool last = false) =>
        new() { Kind = PackageKind.Full, Authority = "PH", Right = Right.Trademark, RemoveOmitted = remove, Delivery = delivery, Last = last };

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasSetAsideAndReleasedIsNotOmitted(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("known.xml", Of(January, 1, 2, 3, 4));
        // Of 2, which waits, the extraction says nothing new; of 3 it does.
        var (strict, path) = (new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, [.. Catalog.Checks, new OnlyTheFirst()], hub.Files, hub.Time), Path.Combine(hub.Folder("packages"), "full.xml"));
        await File.WriteAllTextAsync(path, Marks.Document(February, Mark(1), Mark(2), Mark(3, "Changed")));
        var full = (await strict.Run(path, Full(), null, default)).Account;
        Assert.Equal((2L, 3L), (full.SetAside, full.Omitted));

        await Release(hub, OfficeProfiles.Embedded);

        Assert.Equal(1L, (await new Packages(hub.Database).Find(full.Id, default))!.Omitted);
        var removed = (await hub.Load(path, Full(remove: true))).Account;
        Assert.Equal((1L, 1L), (removed.Omitted, removed.Removed));
        Assert.Equal(["4"], await Deleted(hub));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AReleaseKilledBeforeItCountedWhatIsOmittedCountsItWhenRunAgain(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("known.xml", Of(January, 1, 2, 3, 4));
        var (strict, path) = (new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, [.. Catalog.Checks, new OnlyTheFirst()], hub.Files, hub.Time), Path.Combine(hub.Folder("packages"), "full.xml"));
        await File.WriteAllTextAsync(path, Of(February, 1, 2, 3));
        var full = (await strict.Run(path, Full(), null, default)).Account;
        Assert.Equal((2L, 3L), (full.SetAside, full.Omitted));

        await Assert.ThrowsAsync<TimeoutException>(() => Flow.Release(hub.Database, hub.Files, hub.Time, offices: OfficeProfiles.Embedded).Run(new ReleaseOptions(), new Killed(), default));
        Assert.Equal(0L, (await new Packages(hub.Database).Find(full.Id, default))!.SetAside);

        await Release(hub, OfficeProfiles.Embedded);
        Assert.Equal(1L, (await new Packages(hub.Database).Find(full.Id, default))!.Omitted);
        // Nothing is left to be counted.
        Assert.False(await hub.Ask<bool>("select bool_or(judge_again) from package"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2024-02")]
    public async Task ReleasingOfAnExtractionBeforeALaterOneBringsItNotBack(string? delivery)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("known.xml", Of(January, 1, 2, 3));
        var strict = new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, [.. Catalog.Checks, new OnlyTheFirst()], hub.Files, hub.Time);
        var (first, last) = (Path.Combine(hub.Folder("packages"), "1.xml"), Path.Combine(hub.Folder("packages"), "2.xml"));
        await File.WriteAllTextAsync(first, Of(February, 2, 3));
        await File.WriteAllTextAsync(last, Of(February, 1));
        if (delivery is not null)
        {
            await strict.Run(last, Full(delivery: delivery), null, default);
        }
        await strict.Run(first, Full(delivery: delivery, last: delivery is not null), null, default);
        await hub.LoadXml("march.xml", Of(March, 1, 2, 3), Full());

        await Release(hub, OfficeProfiles.Embedded);
        var told = await hub.Load(first, Full(remove: true, delivery, last: delivery is not null));

        Assert.Contains("a later extraction", told.Account.Message, StringComparison.Ordinal);
        Assert.Empty(await Deleted(hub));
    }

    [Fact]
    public async Task AnExtractionThatWaitedAsAWholeKnowsNothingOfWhatCameAfterItWasMade()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), offices: Mandated);
        await hub.LoadXml("known.xml", Of(January, 1, 2), new LoadOptions { Authority = "ID" });
        // Made in February, arrived today; in between the office spoke of another one.
        await hub.LoadXml("update.xml", Of(March, 9), new LoadOptions { Authority = "ID" });
        var path = Path.Combine(hub.Folder("packages"), "full.xml");
        await File.WriteAllTextAsync(path, Of(February, 1));
        var full = Full() with { Authority = "ID" };
        Assert.Equal(1L, (await Flow.Load(hub.Database, hub.Files, hub.Time).Run(path, full, null, default)).Account.Held);

        await Release(hub, Mandated);
        var removed = (await hub.Load(path, full with { RemoveOmitted = true })).Account;

        Assert.Equal((1L, 1L), (removed.Omitted, removed.Removed));
        Assert.Equal(["2"], await Deleted(hub));
    }

    private static Task Release(LoadingHub hub, OfficeProfiles offices) => Flow.Release(hub.Database, hub.Files, hub.Time, offices: offices).Run(new ReleaseOptions(), null, default);

    private static string Of(string produced, params int[] numbers) => Marks.Document(produced, [.. numbers.Select(number => Mark(number))]);

    private static string Mark(int number, string words = "Mark") => Marks.Mark(string.Create(null, $"{number}"), string.Create(null, $"{words} {number}"));

    private static async Task<string[]> Deleted(LoadingHub hub) => await hub.Ask<string[]>(
        "select coalesce(array_agg(i.written order by i.written), '{}') from entry e join identifier i on i.key = e.id where e.deleted");

    /// <summary>The process dies when the last page is in the register.</summary>
    private sealed class Killed : IProgress<ReleaseProgress>
    {
        public void Report(ReleaseProgress value) => throw new TimeoutException();
    }

    /// <summary>A check that an office's mistake, or ours, makes too strict.</summary>
    private sealed class OnlyTheFirst : RecordCheck
    {
        public override string Code => "ONLY-THE-FIRST";
        public override Severity Severity => Severity.SetAside;
        public override string Wrong => "What this test is about";

        public override string Mend => "Nothing: it is a test.";

        public override string Expected => "Number 1.";

        public override void Run(IpRecord record, CheckRun run)
        {
            if (record.Identifiers[0].Written != "1")
            {
                run.Find(record.Identifiers[0].Written);
            }
        }
    }
}
