using System.Globalization;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Search;

/// <summary>Decision 45: of a damaged index only what is damaged is read again from the register, and what comes of it is the index that was never damaged.</summary>
public sealed class RepairedIndexTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-repaired-").FullName;

    public static TheoryData<PostgresVersion, string> Damages => new()
    {
        { PostgresVersion.Npm18, nameof(Section.Stored) },
        { PostgresVersion.Debian15, nameof(Section.Postings) },
        { PostgresVersion.Npm18, nameof(Section.Entries) },
        { PostgresVersion.Npm18, nameof(Section.ColumnValues) },
        { PostgresVersion.Npm18, "shortened" },
        { PostgresVersion.Debian15, "gone" },
        { PostgresVersion.Npm18, "texts Postings" },
        { PostgresVersion.Npm18, "texts Entries" },
        { PostgresVersion.Npm18, "texts gone" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task OnlyTheDamagedFileIsMadeAnewFromTheRegister(PostgresVersion version, string damage)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var whole = Open("whole");
        using (var index = Open("damaged"))
        {
            // three segments, the first with entries that changed or went since
            foreach (var (from, words) in new[] { (0, "alpha"), (300, "beta"), (150, "gamma") })
            {
                await hub.LoadXml(words + ".xml", Marks.Document(string.Create(CultureInfo.InvariantCulture, $"2026-01-0{(from / 100) + 1}T00:00:00Z"), [.. Marks.Many(200, from, words: words, described: true)]));
                await Follow(hub.Database, index);
            }

            await hub.LoadXml("gone.xml", Marks.Document("2026-01-05T00:00:00Z", [.. Enumerable.Range(20, 20).Select(number => Marks.Delete(string.Create(CultureInfo.InvariantCulture, $"4/2020/{number:00000000}")))]));
            await Follow(hub.Database, index);
        }

        await Follow(hub.Database, whole);
        var path = Path.Combine(folder, "damaged");
        var ofTexts = damage.StartsWith("texts ", StringComparison.Ordinal);
        damage = damage.Replace("texts ", "", StringComparison.Ordinal);
        var file = Directory.GetFiles(path, ofTexts ? "*.texts" : "*.segment").Order(StringComparer.Ordinal).First();
        var others = Files(path);
        Damage(path, file, damage);
        // an entry of the damaged file changes before anybody knew
        await hub.LoadXml("late.xml", Marks.Document("2026-02-01T00:00:00Z", [.. Marks.Many(5, 10, words: "delta", described: true)]));
        await Follow(hub.Database, whole);

        var said = "";
        using (var index = EmbeddedIndex.Open(path, DocumentOf.Fields, "repaired register", new EmbeddedIndexOptions { VerifyOnOpen = false }))
        {
            index.FoundDamaged = text => said += text;
            Assert.Null(index.StartedEmptyBecause);
            Assert.Equal(damage == "gone", index.Lost().Count > 0 && index.Damage[0].Contains("missing", StringComparison.Ordinal));
            index.Verify();
            Assert.Contains(Path.GetFileName(file), Assert.Single(index.Damage), StringComparison.Ordinal);
            Assert.Equal(ofTexts ? index.Damage : [], index.DamageOfTexts);
            Assert.True(!ofTexts || index.Search(new() { Query = "gamma" }).Total > 0, "what asks no full text is answered");
            Assert.True(!ofTexts || index.Search(new() { Query = "text:gamma" }).Problem?.Kind == SearchProblemKind.NotReady, "what needs what is damaged is refused");
            await Follow(hub.Database, index);

            Assert.Empty(index.Damage);
            Assert.False(index.NeedsRepair);
            Assert.Empty(index.Verify());
            Assert.Equal(await IndexContent.Of(whole), await IndexContent.Of(index));
            Assert.Equal(whole.Cursor, index.Cursor);
            Assert.False(File.Exists(file));

            // entries and their full texts come again together; the files of all others stay as they are
            string[] together = ["0000000001.segment", "0000000002.texts"];
            Assert.Contains(Path.GetFileName(file), together);
            Assert.Superset(others.Where(other => !together.Contains(other.Key)).ToHashSet(), Files(path).ToHashSet());
        }

        using var again = EmbeddedIndex.Open(path, DocumentOf.Fields, "repaired register");
        Assert.Equal(await IndexContent.Of(whole), await IndexContent.Of(again));
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AFollowerThatRunsFindsTheDamageItselfAndMendsItWhileNewDataComes(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open("running");
        var path = Path.Combine(folder, "running");
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(200, 0, words: "alpha")]));
        await Follow(hub.Database, index);
        var follow = new FollowJournal(hub.Database, index, 1, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var following = Task.Run(() => follow.Run(stop.Token));

        DamagedFiles.Shorten(Directory.GetFiles(path, "*.segment").Single(), 512);
        await hub.LoadXml("beta.xml", Marks.Document("2026-01-02T00:00:00Z", [.. Marks.Many(20, 500, words: "beta")]));
        await Wait.UntilAsync(() => index.Search(new() { Query = "beta" }).Total == 20 && index.Search(new() { Query = "alpha" }).Total == 200, "the index was not made whole");
        Assert.Empty(index.Damage);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private EmbeddedIndex Open(string name) => EmbeddedIndex.Open(Path.Combine(folder, name), DocumentOf.Fields, "repaired register");

    private static Task Follow(Database database, EmbeddedIndex index) => new FollowJournal(database, index, 1, TimeProvider.System).CatchUp(null, default);

    private static Dictionary<string, DateTime> Files(string path) =>
        Directory.GetFiles(path, "*.*").Where(file => Path.GetExtension(file) is ".segment" or ".texts").ToDictionary(file => Path.GetFileName(file), File.GetLastWriteTimeUtc);

    private static void Damage(string path, string file, string damage)
    {
        switch (damage)
        {
            case "shortened":
                DamagedFiles.Shorten(file, 1000);
                break;
            case "gone":
                File.Delete(file);
                break;
            default:
                var (_, _, offset, length) = DamagedFiles.Sections(path).First(each => each.File == file && each.Section.ToString() == damage);
                DamagedFiles.Flip(file, offset + (length / 2), 5);
                break;
        }
    }
}
