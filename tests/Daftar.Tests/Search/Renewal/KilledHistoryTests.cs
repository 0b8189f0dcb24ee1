using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;
using Xunit.Abstractions;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>
/// Killed with kill -9 while the index of all states is made anew beside, and at every step of the swap, while the register changes: after each restart the one or the other goes on from where it was,
/// and tells what an index made from the start tells.
/// </summary>
public sealed class KilledHistoryTests(PostgresFixture postgres, ITestOutputHelper told) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly int Kills = LongRun.IsWanted ? 100 : 5;

    /// <summary>Two changes a kill delete one from the front and take down one from the back.</summary>
    private static readonly int Entries = 130 + (4 * Kills);

    private static readonly string[] Words = ["alpha", "beta", "gamma"];

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-killed-history-").FullName;
    private int round;

    private string IndexFolder => Path.Combine(folder, "index");

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AfterEveryKillTheOneIndexOrTheOtherTellsWhatTheRegisterTells(PostgresVersion version)
    {
        var seed = LongRun.Seed() & 0xFFFF;
        told.WriteLine(Invariant($"seed {seed}, {Kills} kills"));
        var random = new Random(seed);
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var connection = new NpgsqlConnectionStringBuilder((await PostgresClusters.ServerAsync(version)).ConnectionString) { Database = await hub.Ask<string>("select current_database()::text") }.ConnectionString;
        await hub.LoadXml("first.xml", Marks.Document("2026-01-01T00:00:00Z", Marks.Many(Entries, words: "alpha")));
        using (var first = KilledHistory.Open(IndexFolder, others: false))
        {
            await Flow.RenewHistory(hub.Database, first, null, 1, TimeProvider.System).CatchUp(null, default);
        }

        var others = true;
        var (swaps, asEarlier) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var point = kill switch { 0 => "earlier rename", 1 => "swap rename", 2 => "beside rename", 3 => "swap delete", _ => random.Next(6) == 0 ? "-" : KilledHistory.Points[random.Next(KilledHistory.Points.Length)] };
            await Change(hub, random);
            await Kill(connection, point, random, others, point.StartsWith("swap", StringComparison.Ordinal) || point.StartsWith("earlier", StringComparison.Ordinal) ? 1 : 1 + random.Next(2), () => Change(hub, random));

            using var index = KilledHistory.Open(IndexFolder, others);
            Assert.True(index.StartedEmptyBecause is null && index.Damage.Count == 0 && index.Building is null, $"{point}: {index.StartedEmptyBecause} {string.Join(' ', index.Damage)} {index.Building}");
            Assert.NotNull(index.Cursor);
            Assert.Empty(index.Current.Verify());
            var beside = Directory.GetDirectories(IndexFolder).Select(Path.GetFileName).Where(name => name != index.Current.Folder.Inside).ToList();
            Assert.True(beside.Count <= (index.IsEarlier ? 1 : 0), string.Join(' ', beside));

            // before it looked at the journal nothing is told, and then what the register tells
            var follow = Flow.RenewHistory(hub.Database, index, null, 1, TimeProvider.System);
            Assert.Equal(SearchProblemKind.NotReady, (await new RegisterSearch(index, follow).SearchAsync(new() { Scope = SearchScope.History })).Problem?.Kind);
            await follow.CatchUp(null, default);
            await TellsWhatTheRegisterTells(hub.Database, index);
            told.WriteLine(Invariant($"killed at '{point}': the {(index.IsEarlier ? "earlier" : "new")} index, {index.Documents} states"));
            if (index.IsEarlier)
            {
                asEarlier++;
            }
            else
            {
                swaps++;
                others = !others;
            }
        }

        Assert.True(swaps > 0 && asEarlier > 0, Invariant($"{swaps} swaps, {asEarlier} kills before one"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task TellsWhatTheRegisterTells(Database database, RegisterIndex index)
    {
        var path = Path.Combine(folder, Invariant($"whole{round}"));
        using var whole = EmbeddedIndex.Open(path, index.Current.Fields, "whole");
        await Flow.IndexHistory(database, whole, 1, TimeProvider.System).CatchUp(null, default);
        DateOnly[] days = [new(2020, 12, 31), new(2026, 1, 20), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)];
        var (expected, told) = (OtherStates.Content(request => whole.Search(request), days).ToList(), OtherStates.Content(request => index.Search(request), days).ToList());
        Assert.True(expected.SequenceEqual(told), $"{expected.Count} and {told.Count}; first {expected.Except(told).FirstOrDefault()} and {told.Except(expected).FirstOrDefault()}");
    }

    /// <summary>Some entries are new or changed, one is deleted by its office, one is taken down.</summary>
    private async Task Change(LoadingHub hub, Random random)
    {
        round++;
        var produced = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(round).ToString("s", CultureInfo.InvariantCulture) + "Z";
        string[] marks = [.. Enumerable.Range(0, 12).Select(_ => 1 + random.Next(2 * Entries)).Distinct().Select(number => Marks.Many(1, number, Words[random.Next(3)])[0])];
        await hub.LoadXml(Invariant($"changes{round}.xml"), Marks.Document(produced, [.. marks, Marks.Delete(Invariant($"4/2020/{round:00000000}"))]));
        await hub.TakeDown().Entry((await hub.Entry(Invariant($"4-2020-{Entries - round:00000000}"))).Id, "an order", default);
    }

    private async Task Kill(string connection, string point, Random random, bool others, int count, Func<Task> meanwhile)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])[typeof(KilledWriter).Assembly.Location, "renew-history", connection, IndexFolder, point, Invariant($"{count}"), $"{others}"])
        {
            start.ArgumentList.Add(word);
        }

        await using var program = RunningProgram.Start(start);
        await Wait.UntilAsync(() => program.HasExited || program.Said.Contains("begun", StringComparison.Ordinal), "the follower did not begin");
        await meanwhile();
        if (point == "-")
        {
            await Task.Delay(random.Next(300));
            program.Kill();
        }

        var code = await program.ExitAsync();
        Assert.True(code == 137, Invariant($"'{point}' was never reached: {code} {program.Said}"));
    }
}
