using System.Formats.Tar;
using System.IO.Compression;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake;

/// <summary>What Daftar does not open is said: nothing that was delivered is passed over in silence.</summary>
public sealed class OtherArchivesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static string Xml(params string[] marks) => Marks.Document("2024-01-10T10:00:00Z", marks);

    [Theory]
    [InlineData("tar")]
    [InlineData("gzip")]
    public async Task AnArchiveThatIsNoZipIsRefusedAndItsFormNamed(string form)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("inside");
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Xml(Marks.Mark("1", "ONE")));
        var path = Path.Combine(hub.Folder("out"), "delivery");
        await using (var file = File.Create(path))
        {
            await using var packed = form == "gzip" ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
            await TarFile.CreateFromDirectoryAsync(folder, packed, includeBaseDirectory: true);
        }

        var refused = await Assert.ThrowsAsync<PackageException>(() => hub.Load(path));

        Assert.Equal("PACKAGE-FORM-UNKNOWN", refused.Code);
        Assert.Contains($"a {form} archive is no package", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry"));
        Assert.Equal("PACKAGE-FORM-UNKNOWN", Assert.Throws<PackageException>(() => Flow.Check(hub.Time).Run(path, new LoadOptions(), static _ => { }, default)).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnArchiveInAPackageIsNotReadAndSaidSo(bool zipped)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("delivery");
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Xml(Marks.Mark("1", "ONE")));
        await File.WriteAllTextAsync(Path.Combine(folder, "rest.TAR"), "more of it");
        if (zipped)
        {
            await ZipFile.CreateFromDirectoryAsync(folder, folder + ".zip");
        }

        var loaded = await hub.Load(zipped ? folder + ".zip" : folder);

        Assert.Equal((1L, 1L, PackageState.LoadedWithFindings), (loaded.Account.New, loaded.Account.Unread, loaded.Account.State));
        Assert.Contains(loaded.Findings, finding => finding is { Code: "ARCHIVE-NOT-OPENED", Count: 1 });
    }

    [Fact]
    public async Task ALinkLeadsNowhereAndIsSaid()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var (folder, elsewhere) = (hub.Folder("delivery"), hub.Folder("elsewhere"));
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Xml(Marks.Mark("1", "ONE")));
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "n.xml"), Xml(Marks.Mark("2", "TWO")));
        File.CreateSymbolicLink(Path.Combine(folder, "n.xml"), Path.Combine(elsewhere, "n.xml"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "more"), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(folder, "round"), folder);

        var loaded = await hub.Load(folder);

        Assert.Equal((1L, 3L), (loaded.Account.New, loaded.Account.Unread));
        Assert.Contains(loaded.Findings, finding => finding is { Code: "LINK-NOT-FOLLOWED", Count: 3 });
        Assert.Equal(["more", "n.xml", "round"], (await new Packages(hub.Database).Findings(loaded.Account.Id, "LINK-NOT-FOLLOWED", 10, default)).Select(static finding => finding.Where.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AZipThatTakesAPasswordSaysSo()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var path = Path.Combine(hub.Folder("out"), "secret.zip");
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
        {
            await using var entry = await zip.CreateEntry("m.xml").OpenAsync();
            await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Xml(Marks.Mark("1", "ONE"))));
        }
        // The flag of encryption, in the file's own header and in the list at the end.
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[6] |= 1;
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var loaded = await hub.Load(path);

        Assert.Equal((0L, 1L), (loaded.Account.Received, loaded.Account.Unread));
        Assert.Equal("It is encrypted, and no password is known.", Assert.Single(await new Packages(hub.Database).Findings(loaded.Account.Id, "FILE-UNREADABLE", 10, default)).Came);
    }

    [Fact]
    public async Task PackagesThatArriveTogetherUseUpNoNumber()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var packages = new Packages(hub.Database);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => packages.Arrive(
            new PackageArrival("same.xml", "/same.xml", [(byte)(i / 20)], 1, PackageKind.NotSaid, null, null, null, false, false), hub.Time.GetUtcNow(), default)));

        Assert.Equal((3L, 3L), (await hub.Ask<long>("select count(*) from package"), await hub.Ask<long>("select max(id) from package")));
    }
}
