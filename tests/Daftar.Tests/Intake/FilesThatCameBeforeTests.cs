using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;

namespace Daftar.Tests.Intake;

/// <summary>Offices name the image of a mark in every record and send it once; and what they forgot they send afterwards, with the same record.</summary>
public sealed class FilesThatCameBeforeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Number = "4/2099/00000001";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AChangedRecordThatNamesAnImageAgainWithoutSendingItKeepsTheImage(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Load(hub, "a", "2024-01-10T10:00:00Z", Mark("Registered", "logo.png"), "logo.png");
        var image = await Shown(hub);
        Assert.NotEqual("-", image);

        await Load(hub, "b", "2024-02-10T10:00:00Z", Mark("Expired", "logo.png"));
        Assert.Equal(image, await Shown(hub));
        Assert.Equal("Expired", (await hub.Entry(Number)).State!.Status!.OfficeText ?? (await hub.Entry(Number)).State!.Status!.OfficeCode);
        await Load(hub, "c", "2024-03-10T10:00:00Z", Marks.StatusOnly(Number, "Registered"));
        Assert.Equal(image, await Shown(hub));

        // another image of which nothing came: the old one is not what the office names now
        await Load(hub, "d", "2024-04-10T10:00:00Z", Mark("Registered", "new-logo.png"));
        Assert.Equal("-", await Shown(hub));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task TheSameRecordWithTheImageThatWasMissingBringsItAndTheThirdTimeChangesNothing(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Load(hub, "a", "2024-01-10T10:00:00Z", Mark("Registered", "logo.png"));
        Assert.Equal("-", await Shown(hub));

        Assert.Equal((1, 0), Told(await Load(hub, "b", "2024-01-10T10:00:00Z", Mark("Registered", "logo.png"), "logo.png")));
        var brought = await Shown(hub);
        Assert.NotEqual("-", brought);
        Assert.Equal((0, 1), Told(await Load(hub, "c", "2024-01-10T10:00:00Z", Mark("Registered", "logo.png"), "logo.png", "readme.txt")));
        Assert.Equal(2, (await hub.Entry(Number)).Snapshots.Count);

        // a new export time is no change, and an update on top of all keeps what came
        Assert.Equal((0, 1), Told(await Load(hub, "d", "2024-01-20T10:00:00Z", Mark("Registered", "logo.png"))));
        await Load(hub, "e", "2024-02-10T10:00:00Z", Mark("Expired", "logo.png"));
        await Load(hub, "f", "2024-01-25T10:00:00Z", Marks.StatusOnly(Number, "Opposed"));
        Assert.Equal(brought, await Shown(hub));
        Assert.Empty((await hub.Verified()).Problems);
    }

    private static (long Changed, long Same) Told(LoadResult loaded) => (loaded.Account.Changed, loaded.Account.Unchanged + loaded.Account.Duplicate);

    private static async Task<string> Shown(LoadingHub hub) => (await hub.Entry(Number)).State!.Files!.Single().Sha256 ?? "-";

    private static string Mark(string status, string image) => Marks.Mark(Number, "INVENTED", status: status).Replace(
        "<tmk:MarkReproduction>", $"<tmk:MarkReproduction><tmk:MarkImageBag><tmk:MarkImage><com:FileName>{image}</com:FileName></tmk:MarkImage></tmk:MarkImageBag>", StringComparison.Ordinal);

    private static async Task<LoadResult> Load(LoadingHub hub, string name, string produced, string mark, params string[] files)
    {
        var folder = hub.Folder("package-" + name);
        await File.WriteAllTextAsync(Path.Combine(folder, "marks.xml"), Marks.Document(produced, mark));
        foreach (var file in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), "invented bytes of " + file);
        }
        return await hub.Load(folder);
    }
}
