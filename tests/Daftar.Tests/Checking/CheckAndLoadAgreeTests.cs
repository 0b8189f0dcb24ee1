using Daftar.Checking;
using Daftar.Register;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Checking;

/// <summary>What an office is told before it sends is what loading finds: one code path, the same counts.</summary>
public sealed class CheckAndLoadAgreeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly SetClock Clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OnEverySampleOfAnyCheckTogether(PostgresVersion version) => await Agree(version, Path.Combine(Project.Root, "samples"));

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OnGeneratedPackages(PostgresVersion version)
    {
        using var packages = new Demonstration.Packages(300);
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(TimeProvider.System.GetUtcNow()));
        foreach (var package in packages.Result.Packages.Take(12))
        {
            await Agree(hub, packages.PathOf(package));
        }
    }

    [SampleTheory, InlineData("st96/us-trademarks"), InlineData("st96/us-patents"), InlineData("st96/wipo-examples"), InlineData("st66/em"), InlineData("st66/us"), InlineData("st86/em"), InlineData("st36/ep"), InlineData("st36/docdb"), InlineData("st36/us"), InlineData("st36/us-weekly"), InlineData("st36/ops"), InlineData("st36/jp"), InlineData("st36/more"), InlineData("st36/es-package"), InlineData("st26"), InlineData("gi"), InlineData("other")]
    public async Task OnRealFiles(string folder) => await Agree(PostgresVersion.Npm18, Samples.Path(folder));

    /// <summary>What is broken is counted alike, too: documents cut short, zips that lie, files that are not there.</summary>
    [Fact]
    public async Task OnDamagedPackages()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-agree-").FullName;
        var seed = Random.Shared.Next();
        try
        {
            using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), new SetClock(TimeProvider.System.GetUtcNow()));
            var random = new Random(seed);
            for (var n = 0; n < 25; n++)
            {
                var files = Enumerable.Range(0, 3).Select(_ => Intake.Hostile.Corpus.Files[random.Next(Intake.Hostile.Corpus.Files.Count)]).Select(file => (file.Name, Intake.Hostile.MutateBytes.Of(file.Bytes, random))).ToList();
                var path = Path.Combine(folder, FormattableString.Invariant($"{n}.zip"));
                await File.WriteAllBytesAsync(path, Intake.Hostile.MutateZip.Of(files, random));
                try
                {
                    await Agree(hub, path);
                }
                catch (Daftar.Intake.PackageException refused)
                {
                    Assert.Equal(refused.Code, Assert.Throws<Daftar.Intake.PackageException>(() => Flow.Check(hub.Time).Run(path, new(), static _ => { }, default)).Code);
                }
                catch (Xunit.Sdk.XunitException differs)
                {
                    throw new Xunit.Sdk.XunitException(FormattableString.Invariant($"seed {seed}, package {n}: {differs.Message}"), differs);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Agree(PostgresVersion version, string path)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), Clock);
        await Agree(hub, path);
    }

    private static async Task Agree(LoadingHub hub, string path)
    {
        var check = Flow.Check(hub.Time).Run(path, new(), static _ => { }, default);
        var load = await hub.Load(path);

        Assert.Equal((load.Account.Received, load.Account.FilesNamed, load.Account.FilesMissing, load.Account.FilesUnreferenced), (check.Received, check.FilesNamed, check.FilesMissing, check.FilesUnreferenced));
        Assert.Equal(Told(load.Findings), Told(check.Findings));
        Assert.Equal(await hub.Ask<long>("select count(distinct ordinal) from finding where package = $1 and severity >= 2 and code <> all($2)", load.Account.Id, OfTheRegister), check.WithFindings);
    }

    private static readonly string[] OfTheRegister = ["IDENTITY-CONFLICT", "ERASED-PARTY-RETURNED", "ENTRY-TAKEN-DOWN", .. Catalog.Checks.OfType<CollectionCheck>().Select(static check => check.Code)];

    /// <summary>Less what only the register can tell: contradictions with what is known, and checks of the collection.</summary>
    private static string[] Told(IEnumerable<FindingCount> findings) =>
    [
        .. findings.Where(static found => !OfTheRegister.Contains(found.Code))
            .Select(static found => $"{found.Code} {found.Severity} {found.Count}").Order(StringComparer.Ordinal),
    ];
}
