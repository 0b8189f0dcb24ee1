using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Xunit.Abstractions;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Killed with kill -9 while an index with other fields is made beside, and at every step of the swap: after each restart either the one or the other answers, and rightly.</summary>
public sealed class KilledRenewalTests(ITestOutputHelper told) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-killed-renewal-").FullName;

    [Fact]
    public async Task AfterEveryKillTheOneIndexOrTheOtherAnswersAndTheMakingGoesOn()
    {
        var kills = LongRun.IsWanted ? 100 : 4;
        var seed = LongRun.Seed() & 0xFFFF;
        told.WriteLine(Invariant($"seed {seed}, {kills} kills"));
        var random = new Random(seed);
        var others = true;
        var next = 0;
        var (swaps, asEarlier) = (0, 0);
        var naive = new Dictionary<Guid, SearchDocument>();
        for (var kill = 0; kill < kills; kill++)
        {
            // the first has nothing to be made beside of
            var point = kill switch { 0 => "earlier rename", 1 => "swap rename", 2 => "swap sync folder", _ => "" } is { Length: > 0 } first ? first : random.Next(6) == 0 ? "-" : KilledRenewal.Points[random.Next(KilledRenewal.Points.Length)];
            await Kill(seed, point, random, others, point.StartsWith("swap", StringComparison.Ordinal) ? 1 : 2 + random.Next(8));

            using var index = KilledRenewal.Open(folder, others);
            Assert.True(index.StartedEmptyBecause is null && index.Damage.Count == 0 && index.Building is null, $"{point}: {index.StartedEmptyBecause} {string.Join(' ', index.Damage)} {index.Building}");
            var cursor = int.Parse(index.Cursor!, CultureInfo.InvariantCulture);
            Assert.True(cursor >= next - 1, Invariant($"{point}: commit {cursor} after commit {next - 1} was there"));
            for (; next <= cursor; next++)
            {
                KilledWriter.Change(seed, next, document => naive[document.Entry] = document, entry => naive.Remove(entry));
            }

            Assert.Empty(index.Current.Verify());
            AnswersAreThose(index, naive.Values, others, new RandomCorpus(seed + kill));
            var beside = Directory.GetDirectories(folder).Select(Path.GetFileName).Where(name => name != index.Current.Folder.Inside).ToList();
            Assert.True(beside.Count <= (index.IsEarlier ? 1 : 0), string.Join(' ', beside));
            told.WriteLine(Invariant($"killed at '{point}': commit {cursor} of the {(index.IsEarlier ? "earlier" : "new")} index"));
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

    private static void AnswersAreThose(RegisterIndex index, IEnumerable<SearchDocument> documents, bool others, RandomCorpus corpus)
    {
        var naive = new NaiveIndex(index.Current.Fields);
        documents.ToList().ForEach(document => naive.Upsert(OtherFields.Of(document, index.Current.Fields, others)));
        for (var asked = 0; asked < 15; asked++)
        {
            var request = corpus.Request() with { Size = 1000 };
            if (others || index.IsEarlier)
            {
                request = request with { Facets = [.. request.Facets.Where(facet => !OtherFields.NoFacet.Contains(facet.Field))] };
                if (OtherFields.IsAsked(request))
                {
                    continue;
                }
            }

            RandomCorpusTests.AnswersAgree(request, index.Search(request), naive);
        }
    }

    private async Task Kill(int seed, string point, Random random, bool others, int count)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])[typeof(KilledWriter).Assembly.Location, "renew", folder, Invariant($"{seed}"), point, Invariant($"{count}"), $"{others}"])
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
