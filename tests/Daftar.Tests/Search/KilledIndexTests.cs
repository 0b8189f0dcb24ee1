using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Xunit.Abstractions;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>A process that writes an index is killed with kill -9 while it flushes, merges and swaps: after every restart each answer is that of the commit the cursor names.</summary>
public sealed class KilledIndexTests(ITestOutputHelper told) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-killed-index-").FullName;

    [Fact]
    public async Task AnIndexKilledWhileItFlushesMergesAndSwapsGivesNoWrongAnswerAfterwards()
    {
        var kills = LongRun.IsWanted ? 100 : 5;
        var seed = LongRun.Seed() & 0xFFFF;
        told.WriteLine(Invariant($"seed {seed}, {kills} kills"));
        var random = new Random(seed);
        var naive = new NaiveIndex(TestFields.Table);
        var next = 0;
        // by chance each may come before a commit: then a few more
        for (var kill = 0; kill < kills || (next <= kills && kill < kills * 4); kill++)
        {
            // one time in five at any moment, in the middle of a file; else at a point where what is on disk has just changed or is about to
            var point = random.Next(5) == 0 ? "-" : KilledWriter.Points[random.Next(KilledWriter.Points.Length)];
            await Kill(seed, point, random);

            using var index = EmbeddedIndex.Open(folder, TestFields.Table, "killed", KilledWriter.Options() with { MergeInBackground = false });
            Assert.True(index.StartedEmptyBecause is null && index.Damage.Count == 0, $"{point}: {index.StartedEmptyBecause} {string.Join(' ', index.Damage)}");
            var cursor = index.Cursor is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : -1;
            Assert.True(cursor >= next - 1, Invariant($"{point}: commit {cursor} after commit {next - 1} was there"));
            for (; next <= cursor; next++)
            {
                KilledWriter.Change(seed, next, naive.Upsert, naive.Delete);
            }

            Assert.Empty(index.Verify());
            var corpus = new RandomCorpus(seed + kill);
            foreach (var request in Enumerable.Range(0, 15).Select(_ => corpus.Request()))
            {
                RandomCorpusTests.AnswersAgree(request, index, naive);
            }

            Assert.DoesNotContain(Directory.EnumerateFiles(folder), file => file.EndsWith(".part", StringComparison.Ordinal) || file.EndsWith(".new", StringComparison.Ordinal));
            told.WriteLine(Invariant($"killed at '{point}': commit {cursor} there"));
        }

        Assert.True(next > kills, Invariant($"{next} commits"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Kill(int seed, string point, Random random)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])[typeof(KilledWriter).Assembly.Location, folder, Invariant($"{seed}"), point, Invariant($"{1 + random.Next(6)}")])
        {
            start.ArgumentList.Add(word);
        }

        await using var program = RunningProgram.Start(start);
        if (point == "-")
        {
            await Wait.UntilAsync(() => program.HasExited || program.Said.Contains("begun", StringComparison.Ordinal), "the writer did not begin");
            await Task.Delay(random.Next(150));
            program.Kill();
        }

        var code = await program.ExitAsync();
        Assert.True(code == 137, Invariant($"'{point}' was never reached: {code} {program.Said}"));
    }
}
