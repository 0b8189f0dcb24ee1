using System.Diagnostics;
using System.Globalization;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Several packages given at once: one ahead is read before its turn, and everything is as if each had been loaded by itself.</summary>
public sealed class LoadPackagesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly LoadOptions Small = new() { BatchRecords = 200, Readers = 2 };

    [Fact]
    public async Task TheNextIsReadWhileTheOneBeforeIsMergedAndNothingOfItIsMergedBeforeItsTurn()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        string[] paths = [Write(hub, "1.xml", "2024-01-10T10:00:00Z", "One"), Write(hub, "2.xml", "2024-02-10T10:00:00Z", "Two"), Write(hub, "3.xml", "2024-03-10T10:00:00Z", "Three")];
        var asked = new List<(int Package, PackageAccount[] Known)>();
        var arrived = true;

        var ends = await Run(hub, paths,
            at =>
            {
                asked.Add((at, Accounts(hub)));
                return Small;
            },
            at => new Told(progress =>
            {
                // The last batch of each but the last is told of only when the next has arrived.
                if (progress.Records == 600 && at + 1 < paths.Length)
                {
                    arrived &= SpinWait.SpinUntil(() => Accounts(hub).Length == at + 2, TimeSpan.FromSeconds(30));
                }
            }));

        Assert.True(arrived, "The next package was not begun before the one ahead of it had ended.");
        Assert.Equal([0, 0, 1, 1, 2, 2], asked.Select(static one => one.Package));
        foreach (var (package, known) in asked.Where((_, at) => at % 2 == 1))
        {
            // In its turn everything before it is in the register, and nothing of it.
            Assert.All(known.Take(package), static account => Assert.Equal((PackageState.Loaded, 600L), (account.State, account.Done)));
            Assert.All(known.Skip(package), static account => Assert.Equal(0, account.Done));
        }
        Assert.Equal([(600L, 0L), (0L, 600L), (0L, 600L)], ends.Select(static end => (end.Result!.Account.New, end.Result.Account.Changed)));
        Assert.Equal(600L, await hub.Ask<long>("select count(*) from entry where snapshots = 3 and current = 3"));
    }

    [Fact]
    public async Task TheSamePackageTwiceInARowIsLoadedOnce()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var path = Write(hub, "1.xml", "2024-01-10T10:00:00Z", "One");

        var ends = await Run(hub, [path, path, path], _ => Small, _ => null);

        Assert.Equal([(600L, false), (600L, true), (600L, true)], ends.Select(static end => (end.Result!.Account.New, end.Result.WasKnown)));
        Assert.Equal(600L, await hub.Ask<long>("select count(*) from snapshot"));
    }

    [Fact]
    public async Task ARefusedPackageStandsInTheWayOfNoOtherAndWhatDependsOnItIsToldInTurn()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var broken = Path.Combine(hub.Folder("packages"), "2.zip");
        await File.WriteAllBytesAsync(broken, [0x50, 0x4b, 3, 4, 1, 2, 3]);
        string[] paths = [Write(hub, "1.xml", "2024-01-10T10:00:00Z", "One"), broken, Write(hub, "3.xml", "2024-03-10T10:00:00Z", "Three")];
        var full = Small with { Kind = PackageKind.Full, Authority = "PH", Right = Right.Trademark, Delivery = "all" };
        var ended = 0;

        var ends = await Run(hub, paths, at => full with { Last = at == 2 && ended == 2 }, _ => null, end => ended += end.Result is null ? 0 : 1);

        Assert.Equal([true, false, true], ends.Select(static end => end.Result is not null));
        Assert.Equal("2.zip", Path.GetFileName(ends[1].Path));
        Assert.Equal((600L, false, null), (ends[2].Result!.Account.Changed, ends[2].Result!.Account.Last, ends[2].Result!.Account.Omitted));
    }

    [Fact]
    public async Task WhoeverStopsListeningLeavesNothingRunningAndLoadsTheRestLater()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        string[] paths = [Write(hub, "1.xml", "2024-01-10T10:00:00Z", "One"), Write(hub, "2.xml", "2024-02-10T10:00:00Z", "Two")];

        await foreach (var end in new LoadPackages(hub.Loader).Run(paths, _ => Small, _ => null, default))
        {
            Assert.Equal(600L, end.Result!.Account.New);
            break;
        }

        Assert.Equal(600L, await hub.Ask<long>("select count(*) from snapshot"));
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
        var rest = await Run(hub, paths, _ => Small, _ => null);
        Assert.Equal([(true, 0L), (false, 600L)], rest.Select(static end => (end.Result!.WasKnown, end.Result.Account.Changed)));
    }

    /// <summary>What one package waits for another is no time of its own.</summary>
    [Fact]
    public async Task TheTimesOfPackagesAddUpToThatOfAll()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        string[] paths = [Write(hub, "1.xml", "2024-01-10T10:00:00Z", "One"), Write(hub, "2.xml", "2024-02-10T10:00:00Z", "Two"), Write(hub, "3.xml", "2024-03-10T10:00:00Z", "Three")];
        var began = Stopwatch.GetTimestamp();

        var ends = await Run(hub, paths, _ => Small, at => new Told(progress =>
        {
            if (progress.Records == 600 && at + 1 < paths.Length)
            {
                // Long enough for the next to be begun meanwhile.
                SpinWait.SpinUntil(static () => false, TimeSpan.FromSeconds(1.5));
            }
        }));

        Assert.InRange(ends.Sum(static end => end.Result!.Account.Seconds!.Value), 0, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    [Fact]
    public async Task WhatWasTakenDownIsDestroyedBetweenPackagesNotBehindTheLast()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        string[] paths = [.. Enumerable.Range(1, 5).Select(at => Write(hub, string.Create(CultureInfo.InvariantCulture, $"{at}.xml"), string.Create(CultureInfo.InvariantCulture, $"2024-0{at}-10T10:00:00Z"), "One"))];
        var doomed = 0;
        var left = new List<long>();

        await Run(hub, paths, _ => Small,
            at => new Told(progress =>
            {
                // Beside the first package a file is condemned.
                if (at == 0 && Interlocked.Exchange(ref doomed, 1) == 0)
                {
                    hub.Ask<byte[]>("insert into doomed_file (sha256) values ('\\x01') returning sha256").GetAwaiter().GetResult();
                }
                // The next one is given the time to begin.
                SpinWait.SpinUntil(() => progress.Records < 600 || at == 4, TimeSpan.FromSeconds(0.5));
            }),
            _ => left.Add(hub.Ask<long>("select count(*) from doomed_file").GetAwaiter().GetResult()));

        // The package ahead may have been begun before the file was condemned; none behind it was.
        Assert.Equal(0L, left[1]);
    }

    [Fact]
    public async Task NothingIsWrittenOfAPackageRefusedAheadOfItsTurnOnceThatWasTold()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var broken = Path.Combine(hub.Folder("packages"), "2.zip");
        await File.WriteAllBytesAsync(broken, [0x50, 0x4b, 3, 4, 1, 2, 3]);
        string[] paths = [Write(hub, "1.xml", "2024-01-10T10:00:00Z", "One"), broken];

        var ends = await Run(hub, paths, at => Small with { Kind = PackageKind.Full, Delivery = "all", Last = at == 1 }, _ => null,
            end =>
            {
                if (end.Result is null)
                {
                    Assert.Equal((PackageState.Stopped, true), (Accounts(hub)[1].State, Accounts(hub)[1].Last));
                }
            });

        Assert.Equal([true, false], ends.Select(static end => end.Result is not null));
    }

    private static string Write(LoadingHub hub, string name, string produced, string words)
    {
        var path = Path.Combine(hub.Folder("packages"), name);
        File.WriteAllText(path, Marks.Document(produced, Marks.Many(600, words: words)));
        return path;
    }

    private static async Task<List<PackageOutcome>> Run(
        LoadingHub hub, IReadOnlyList<string> paths, Func<int, LoadOptions> options, Func<int, IProgress<LoadProgress>?> progress, Action<PackageOutcome>? ended = null)
    {
        var ends = new List<PackageOutcome>();
        await foreach (var end in new LoadPackages(hub.Loader).Run(paths, options, progress, default))
        {
            ends.Add(end);
            ended?.Invoke(end);
        }
        return ends;
    }

    private static PackageAccount[] Accounts(LoadingHub hub) => [.. new Packages(hub.Database).List(10, default).GetAwaiter().GetResult().OrderBy(static account => account.Id)];

    private sealed class Told(Action<LoadProgress> tell) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => tell(value);
    }
}
