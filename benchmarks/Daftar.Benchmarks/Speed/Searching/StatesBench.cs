using System.Diagnostics;
using Daftar.Demonstration;
using Daftar.Rights;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// The index of all states (decision 44): a state of each generated application for every day on which something happened to it. Asked as of days of
/// fifteen years, in law and as shown, and in all states, with five facets and 20 hits.
/// </summary>
internal sealed class StatesBench(int applications, IReadOnlyList<string> offices)
{
    private readonly SearchCorpus corpus = new(applications, offices);

    public List<string> Lines(string folder, int turns, Func<SearchCorpus, List<(string Field, string[] Words)>> sample)
    {
        var built = Directory.Exists(folder) ? null : Build(folder);
        using var index = EmbeddedIndex.Open(folder, DocumentOf.FieldsOfStates, "bench");
        var statistics = index.Statistics();
        List<string> lines = [Invariant($"{statistics.Documents} states of {applications} applications, {statistics.Segments} segments; {statistics.Bytes / (double)statistics.Documents:F0} bytes a state{built}"), "",
            "| question | cases | hits | p50 ms | p95 | p99 |", "|---|---:|---:|---:|---:|---:|"];
        var random = new Random(3);
        foreach (var cases in Questions.Draw(index, sample(corpus)).Where(question => question.Page == 1 && Asked.Contains(question.Class)).GroupBy(question => question.Class))
        {
            foreach (var (name, ask) in Ways(random))
            {
                var requests = cases.Select(question => ask(question.Request(10))).ToList();
                var hits = requests.ConvertAll(request => Answer(index, request).Total).Order().ToArray();
                var times = Enumerable.Repeat(requests, turns).SelectMany(each => each).Select(request => Answer(index, request).Elapsed.TotalMilliseconds).Order().ToArray();
                lines.Add(Invariant($"| {cases.Key}, {name} | {requests.Count} | {hits[hits.Length / 2]} | {At(times, 50):F2} | {At(times, 95):F2} | {At(times, 99):F2} |"));
            }
        }

        return lines;
    }

    private static readonly string[] Asked = ["rare word", "medium word (0.1 to 1 %)", "frequent word (5 % and more), by relevance", "two words, both frequent", "phrase", "prefix of three letters", "filters only", "everything", "fuzzy, one edit"];

    private static IEnumerable<(string Name, Func<SearchRequest, SearchRequest> Ask)> Ways(Random random)
    {
        yield return ("as of a day in law", request => request with { AsOf = Day(random) });
        yield return ("as shown on a day", request => request with { AsOf = Day(random), AsOfBy = Register.AsOfTime.Learnt });
        yield return ("in all states", request => request with { Scope = SearchScope.History });
    }

    /// <summary>States between two commits.</summary>
    private const int Commit = 200_000;

    private static DateOnly Day(Random random) => new DateOnly(2010, 1, 1).AddDays(random.Next(15 * 365));

    private static SearchAnswer Answer(EmbeddedIndex index, SearchRequest request)
    {
        var answer = index.Search(request);
        return answer.Problem is null ? answer : throw new InvalidOperationException($"{request.Query}: {answer.Problem.Message}");
    }

    private string Build(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var index = EmbeddedIndex.Open(folder, DocumentOf.FieldsOfStates, "bench");
        long states = 0;
        corpus.ReadPortions(Environment.ProcessorCount, () =>
        {
            var batch = index.NewBatch();
            var document = new SearchDocument(DocumentOf.FieldsOfStates);
            var life = new Life();
            return (region, portion, maker, at) =>
            {
                if (at >= 0)
                {
                    Put(region, portion, maker, at, life, document, batch);
                }

                if (at < 0 || batch.Count >= 1000)
                {
                    var count = batch.Count;
                    index.Apply(batch);

                    // as a follower that is far behind: what is not committed is not merged, and each new state is looked for in all segments
                    var all = Interlocked.Add(ref states, count);
                    if (all / Commit != (all - count) / Commit)
                    {
                        index.Commit("under way");
                    }
                }
            };
        });
        index.Commit("end");
        index.WaitForMerges();
        return Invariant($"; built in {watch.Elapsed.TotalSeconds:F0} s with the making of the documents and the last merges, {states / watch.Elapsed.TotalSeconds:F0} states a second");
    }

    /// <summary>Every state of an application from the day its office delivers it: each holds until the next one, in law and as shown.</summary>
    private static void Put(Region region, Portion portion, RecordMaker maker, int at, Life life, SearchDocument document, IndexBatch batch)
    {
        var last = PackagePlan.LastDayOf(region.Request.FullExtraction);
        life.Live(portion, at, (ulong)region.Request.Seed, last);
        List<int> days = [life.KnownFrom];
        foreach (var happening in life.All)
        {
            if (happening.Day > days[^1] && happening.Day <= last)
            {
                days.Add(happening.Day);
            }
        }

        if (life.KnownFrom > last)
        {
            return;
        }

        // designs filed together are entries of their own
        var entries = new List<List<IpRecord>>();
        foreach (var day in days)
        {
            var place = 0;
            foreach (var state in maker.StateOn(at, life, day))
            {
                if (place == entries.Count)
                {
                    entries.Add([]);
                }

                entries[place++].Add(state);
            }
        }

        for (var place = 0; place < entries.Count; place++)
        {
            var entry = SearchCorpus.Id(portion, at, place);
            for (var i = 0; i < entries[place].Count; i++)
            {
                var (from, until) = (DateOnly.FromDayNumber(days[i]), i + 1 < days.Count ? DateOnly.FromDayNumber(days[i + 1]) : (DateOnly?)null);
                DocumentOf.Fill(document, new EntryFacts(entry, true, SearchCorpus.Learnt), entries[place][i]);
                StateFields.Add(document, from, until, from, until);
                batch.Place(StateIds.Of(entry, i), batch.Prepare(document), isNew: i > 0);
            }
        }
    }

    private static double At(double[] times, int percent) => times[Math.Min(times.Length - 1, times.Length * percent / 100)];
}
