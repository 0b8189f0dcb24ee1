using System.Globalization;
using System.IO.Compression;
using Daftar.Demonstration;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Tests.Demonstration;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Invented data are marked whichever way they are delivered, and real ones beside them are not.</summary>
public sealed class DemonstrationDeliveriesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static Packages Generated() => new(60, request => request with { Rights = [Right.Patent, Right.Trademark, Right.Design, Right.Indication], Offices = ["PH"], Updates = 0 });

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFolderOfGeneratedPackagesAndARealOneMarksTheGeneratedAlone(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var generated = Generated();
        await File.WriteAllTextAsync(Path.Combine(generated.Folder, "real.xml"), Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("REAL-1", "REAL")));

        var loaded = await hub.Load(generated.Folder);

        Assert.True(loaded.Account.Demonstration);
        await OnlyTheRealOneIsUnmarked(hub);
    }

    [Fact]
    public async Task GeneratedDocumentsUnderOtherNamesAreMarkedByWhatTheySayOfThemselves()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        using var generated = Generated();
        // Even where the folder says it: what lies in it may be real.
        var folder = hub.Folder("demonstration");
        await File.WriteAllTextAsync(Path.Combine(folder, "real.xml"), Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("REAL-1", "REAL")));
        var count = 0;
        foreach (var package in generated.Result.Packages)
        {
            using var zip = ZipFile.OpenRead(generated.PathOf(package));
            zip.Entries.Single(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).ExtractToFile(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{count++}.xml")));
        }
        Assert.Equal(4, generated.Result.Packages.Select(package => package.Right).Distinct().Count());

        await hub.Load(folder);

        await OnlyTheRealOneIsUnmarked(hub);
    }

    [Fact]
    public async Task APackageOfRealRecordsIsNotMarked()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.LoadXml("real.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("REAL-1", "REAL")));

        Assert.False(loaded.Account.Demonstration);
        Assert.False((await hub.Entry("REAL-1")).Demonstration);
    }

    [Fact]
    public async Task InventedDataThatWaitedMarkTheirPackageWhenTheyAreReleased()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        using var generated = Generated();
        var held = (await hub.Load(generated.Folder, new LoadOptions { Authority = "ID" })).Account;
        Assert.Equal((held.Received, false), (held.Held, held.Demonstration));
        OfficeProfiles mandated = new(OfficeProfiles.Embedded.All.Where(static office => office.Code != "ID").Append(new OfficeProfile { Code = "ID", Name = "Invented", Mandates = [new Mandate("PH")] }));

        await Flow.Release(hub.Database, hub.Files, hub.Time, offices: mandated).Run(new ReleaseOptions(), null, default);

        Assert.True((await new Daftar.Register.Packages(hub.Database).Find(held.Id, default))!.Demonstration);
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry where not demonstration"));
    }

    private static async Task OnlyTheRealOneIsUnmarked(LoadingHub hub)
    {
        Assert.False((await hub.Entry("REAL-1")).Demonstration);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry where not demonstration"));
        Assert.Equal(4L, await hub.Ask<long>("""select count(distinct "right") from entry where demonstration"""));
    }
}
