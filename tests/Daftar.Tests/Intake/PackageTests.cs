using System.IO.Compression;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store.Files;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;

namespace Daftar.Tests.Intake;

public sealed class PackageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static string WithImage(string number, string file) => Marks.Mark(number, "PICTURE").Replace("<tmk:MarkReproduction>",
        $"<tmk:MarkReproduction><tmk:MarkImageBag><tmk:MarkImage><com:FileName>{file}</com:FileName><tmk:MarkImageFileFormatCategory>PNG</tmk:MarkImageFileFormatCategory></tmk:MarkImage></tmk:MarkImageBag>", StringComparison.Ordinal);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Xml(params string[] marks) => System.Text.Encoding.UTF8.GetBytes(Marks.Document("2024-01-01T00:00:00Z", marks));

    [Fact]
    public async Task FolderZipAndZipInZipGiveTheSameEntriesAndImages()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var inner = Zip(("data/marks.xml", Xml(WithImage("1", "img/one.png"))), ("data/img/one.png", Png));
        var path = Path.Combine(hub.Folder("out"), "outer.zip");
        await File.WriteAllBytesAsync(path, Zip(("deep/inner.zip", inner), ("top.xml", Xml(WithImage("2", "file://two.PNG"))), ("two.png", Png), ("stray.txt", [1])));

        var loaded = await hub.Load(path);

        Assert.Equal((2, 2, 0), (loaded.Account.New, loaded.Account.FilesArrived, loaded.Account.FilesMissing));
        Assert.Equal(1, loaded.Account.FilesUnreferenced);
        foreach (var number in (string[])["1", "2"])
        {
            var entry = await hub.Entry(number);
            var file = (await hub.Entries.File(entry.Id, entry.State!.Files![0].Sha256!, default))!;
            Assert.Equal(("image/png", Png.Length), (file.Media, file.Read().Length));
        }
    }

    [Fact]
    public async Task AFileOfOneEntryIsNotGivenOutUnderAnother()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var path = Path.Combine(hub.Folder("out"), "a.zip");
        await File.WriteAllBytesAsync(path, Zip(("m.xml", Xml(WithImage("1", "one.png"), Marks.Mark("2", "PLAIN"))), ("one.png", Png)));
        await hub.Load(path);
        var hash = (await hub.Entry("1")).State!.Files![0].Sha256!;

        Assert.Null(await hub.Entries.File((await hub.Entry("2")).Id, hash, default));
        Assert.Null(await hub.Entries.File((await hub.Entry("1")).Id, new string('0', 64), default));
    }

    [Fact]
    public async Task AnImageNamedButAbsentIsAFindingAndTheRecordIsTaken()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.LoadXml("m.xml", Marks.Document("2024-01-01T00:00:00Z", WithImage("1", "gone.png")));

        Assert.Equal((1, 1, 0, 1), (loaded.Account.New, loaded.Account.FilesNamed, loaded.Account.FilesArrived, loaded.Account.FilesMissing));
        Assert.Contains(loaded.Findings, finding => finding.Code == "FILE-MISSING");
    }

    [Fact]
    public async Task AZipThatUnpacksToFarMoreThanItIsCostsItsOwnRestOnly()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var path = Path.Combine(hub.Folder("out"), "bomb.zip");
        await File.WriteAllBytesAsync(path, Zip(("a.xml", Xml(Marks.Mark("1", "ONE"))), ("b.xml", new byte[30_000_000]), ("c.xml", Xml(Marks.Mark("3", "THREE")))));

        var loaded = await hub.Load(path, new LoadOptions { Limits = PackageLimits.Default with { Ratio = 100 } });

        Assert.Equal(2, loaded.Account.New);
        Assert.Contains(loaded.Findings, finding => finding.Code == "ZIP-RATIO");
    }

    [Fact]
    public async Task ABrokenZipInsideAPackageIsAFindingAndEverythingElseIsLoaded()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var path = Path.Combine(hub.Folder("out"), "p.zip");
        await File.WriteAllBytesAsync(path, Zip(("a.xml", Xml(Marks.Mark("1", "ONE"))), ("broken.zip", Zip(("x.xml", Xml(Marks.Mark("2", "TWO"))))[..60])));

        var loaded = await hub.Load(path);

        Assert.Equal(1, loaded.Account.New);
        Assert.Contains(loaded.Findings, finding => finding.Code == "ZIP-UNREADABLE");
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task EveryOneOfFiveThousandDesignsInOneApplicationIsAnEntry(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var titles = Enumerable.Range(1, 5000).Select(number => string.Create(null, $"Chair {number}")).ToArray();

        var loaded = await hub.LoadXml("d.xml", Designs.Document(Designs.Application("D-1", "Somchai", "1 Soi", titles), Designs.Application("D-2", "Somchai", "1 Soi", "A table")));

        Assert.Equal((5001, 5001, 0), (loaded.Account.Received, loaded.Account.New, loaded.Account.SetAside));
        Assert.Equal(5001L, await hub.Ask<long>("select count(*) from entry"));
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from finding f where ordinal is not null and not exists (select 1 from entry e where e.id = f.entry)"));
    }

    [Fact]
    public async Task EveryOneOfFiveThousandDesignsDeliveredWithoutAMandateIsHeld()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var application = Designs.Application("D-1", "Somchai", "1 Soi", [.. Enumerable.Range(1, 5000).Select(number => string.Create(null, $"Chair {number}"))]);

        var loaded = await hub.LoadXml("d.xml", Designs.Document(application), new LoadOptions { Authority = "PH" });

        Assert.Equal((5000, 5000), (loaded.Account.Received, loaded.Account.Held));
        Assert.Equal(5000L, await hub.Ask<long>("select count(distinct ordinal) from waiting"));
    }

    [Fact]
    public async Task WhatIsNoPackageIsRefusedWithTheReason()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var missing = await Assert.ThrowsAsync<PackageException>(() => hub.Load("/nowhere/at-all.zip"));
        var cut = Path.Combine(hub.Folder("out"), "cut.zip");
        // Before the name of its first file.
        await File.WriteAllBytesAsync(cut, Zip(("a.xml", Xml(Marks.Mark("1", "ONE"))))[..29]);
        var broken = await Assert.ThrowsAsync<PackageException>(() => hub.Load(cut));

        Assert.Equal(("PACKAGE-NOT-FOUND", "ZIP-UNREADABLE"), (missing.Code, broken.Code));
        Assert.Equal(PackageState.Stopped, (await new Packages(hub.Database).List(1, default))[0].State);
    }

    [Fact]
    public async Task WhatWasReadBeforeAPackageBrokeALimitIsKeptAndARaisedLimitReadsTheRest()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var large = Path.Combine(hub.Folder("out"), "large.zip");
        await File.WriteAllBytesAsync(large, Zip(("a.xml", Xml(Marks.Mark("1", "ONE"))), ("b.xml", Xml(Marks.Mark("2", new string('X', 2_000_000))))));
        var tight = new LoadOptions { Limits = PackageLimits.Default with { Bytes = 1_000_000 } };

        var refused = await Assert.ThrowsAsync<PackageException>(() => hub.Load(large, tight));
        await Assert.ThrowsAsync<PackageException>(() => hub.Load(large, tight));
        var stopped = (await new Packages(hub.Database).List(1, default))[0];
        var whole = await hub.Load(large);

        Assert.Equal("PACKAGE-TOO-LARGE", refused.Code);
        Assert.Equal((PackageState.Stopped, 1L, 1L), (stopped.State, stopped.Received, stopped.New));
        Assert.Equal((PackageState.Loaded, 2L, 2L), (whole.Account.State, whole.Account.Received, whole.Account.New));
    }

    [Theory]
    [InlineData("2021-06.zip", "2021-06-30")]
    [InlineData("PH_TM_20210614_001.zip", "2021-06-14")]
    [InlineData("update-2021-06-14.zip", "2021-06-14")]
    [InlineData("marks.zip", null)]
    [InlineData("20211399.zip", null)]
    [InlineData("018223375.xml", null)]
    public void ThePackageNameSaysWhenItsStatementsWereMade(string name, string? day) =>
        Assert.Equal(day, PackageName.Produced(name)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task APackageIsKeptAsDeliveredForItsTimeAndGoesWithATakeDown()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var kept = new KeptPackages(hub.Folder("kept"), TimeSpan.FromDays(90), hub.Time);
        var loader = new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time, kept);
        var path = Path.Combine(hub.Folder("out"), "m.xml");
        await File.WriteAllBytesAsync(path, Xml(Marks.Mark("1", "ONE")));
        var sha256 = System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path));

        await loader.Run(path, new LoadOptions(), null, default);

        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(kept.Find(sha256)!));
        Assert.Equal(0, kept.Sweep());
        await hub.TakeDown(kept).Entry((await hub.Entry("1")).Id, "test", default);
        Assert.Null(kept.Find(sha256));

        await kept.Keep(path, sha256, default);
        File.SetLastWriteTimeUtc(kept.Find(sha256)!, hub.Time.GetUtcNow().UtcDateTime.AddDays(-91));
        Assert.Equal(1, kept.Sweep());
        Assert.Null(kept.Find(sha256));
    }

    [Fact]
    public async Task AFolderIsKeptAsAZipThatLoadsTheSame()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var kept = new KeptPackages(hub.Folder("kept"), TimeSpan.FromDays(90), hub.Time);
        var loader = new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time, kept);
        var folder = hub.Folder("delivery");
        Directory.CreateDirectory(Path.Combine(folder, "img"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "m.xml"), Xml(WithImage("1", "img/one.png")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "img", "one.png"), Png);
        await File.WriteAllBytesAsync(Path.Combine(folder, "inner.zip"), Zip(("n.xml", Xml(Marks.Mark("2", "TWO")))));
        var sha256 = Package.Digest(folder).Sha256;

        await loader.Run(folder, new LoadOptions(), null, default);

        var again = await hub.Load(kept.Find(sha256)!);
        Assert.Equal((2, 2, 1, 0), (again.Account.Received, again.Account.Unchanged + again.Account.Duplicate, again.Account.FilesArrived, again.Account.FilesMissing));
        await hub.TakeDown(kept).Entry((await hub.Entry("1")).Id, "test", default);
        Assert.Null(kept.Find(sha256));
    }
}
