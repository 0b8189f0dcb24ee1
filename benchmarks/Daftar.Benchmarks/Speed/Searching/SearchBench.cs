using System.Diagnostics;
using System.Globalization;
using System.Text;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// Builds the embedded index of generated entries of all rights and asks it classes of questions with five facets and 20 hits; with a peer the same of
/// the peer, class by class in turns, so that a busy machine touches both alike.
/// </summary>
internal sealed class SearchBench
{
    private readonly int applications;
    private readonly bool peer;
    private readonly bool second;
    private readonly int clients;
    private readonly int turns;
    private readonly int updates;
    private readonly bool texts;
    private readonly string folder;
    private readonly bool keep;
    private readonly string? only;
    private readonly string[] offices;
    private readonly List<string> lines = [];
    private readonly List<string> remarks = [];

    private SearchBench(BenchOptions options)
    {
        applications = options.Number("--applications", 1_000_000);
        peer = options.Text("--peer") is { } name && (name == "lucene" ? true : throw new BenchOptionException($"there is no peer '{name}'; there is lucene."));
        second = options.Text("--engine") is { } engine && (engine == "postgres" ? true : throw new BenchOptionException($"there is no engine '{engine}' beside the embedded one; there is postgres."));
        clients = options.Number("--clients", 4);
        turns = options.Number("--turns", 5);
        updates = options.Text("--updates") is null ? 0 : options.Number("--updates", 30);
        texts = options.YesOrNo("--texts", otherwise: false);
        keep = options.Text("--keep") is not null;
        only = options.Text("--only");
        offices = options.Text("--offices")?.Split(',') ?? [];
        folder = options.Text("--keep") ?? Path.Combine(Path.GetTempPath(), Invariant($"daftar-search-{Environment.ProcessId}"));
    }

    public static async Task<int> Run(string[] arguments)
    {
        var options = BenchOptions.Of(arguments, "--applications", "--peer", "--engine", "--clients", "--turns", "--only", "--offices", "--cores", "--keep", "--markdown", "--updates", "--states", "--texts");
        if (await OnCores.RunAgain(options.Number("--cores", 2)).ConfigureAwait(false) is { } code)
        {
            return code;
        }

        var bench = new SearchBench(options);
        try
        {
            if (options.YesOrNo("--states", otherwise: false))
            {
                Directory.CreateDirectory(bench.folder);
                var told = new StatesBench(bench.applications, bench.offices).Lines(Path.Combine(bench.folder, Invariant($"states-{bench.applications}")), bench.turns, Sample);
                told.ForEach(Console.WriteLine);
                if (options.Text("--markdown") is { } states)
                {
                    Markdown.Put(states, Invariant($"bench search {bench.applications} states"), told);
                }

                return 0;
            }

            await using var postgres = bench.second ? await PostgresBench.OpenAsync(Path.Combine(bench.folder, Invariant($"postgres-{bench.applications}")), new SearchCorpus(bench.applications, bench.offices)).ConfigureAwait(false) : null;
            bench.Run(postgres);
        }
        finally
        {
            if (!bench.keep && Directory.Exists(bench.folder))
            {
                Directory.Delete(bench.folder, recursive: true);
            }
        }

        if (options.Text("--markdown") is { } page)
        {
            Markdown.Put(page, Invariant($"bench search {bench.applications}{(bench.texts ? " texts" : "")}{(bench.second && !bench.peer ? " postgres" : "")}"), bench.lines);
        }

        return 0;
    }

    private void Run(PostgresBench? postgres)
    {
        var corpus = new SearchCorpus(applications, offices, texts);
        var own = Path.Combine(folder, Invariant($"daftar-{applications}{(texts ? "-texts" : "")}"));
        var other = Path.Combine(folder, Invariant($"lucene-{applications}{(texts ? "-texts" : "")}"));
        Directory.CreateDirectory(folder);
        var sample = Sample(corpus);
        var built = IsUsable(own) ? null : IndexBuild.Run(corpus, own);
        var peerBuilt = !peer || Directory.Exists(other) ? null : ((long Documents, double Seconds, double Processor, long Bytes)?)SearchPeer.Build(corpus, other);
        using var index = EmbeddedIndex.Open(own, DocumentOf.Fields, "bench");
        var questions = texts ? TextQuestions.Draw(index, TextQuestions.Sample(corpus)) : Questions.Draw(index, sample);
        questions.RemoveAll(question => only is not null && !question.Class.Contains(only, StringComparison.Ordinal));
        using var lucene = peer ? SearchPeer.Open(other, questions) : null;
        var statistics = index.Statistics();
        Say(Invariant($"{statistics.Documents} entries of {applications} applications, {Environment.ProcessorCount} cores, {statistics.Segments} segments{(lucene is null ? "" : Invariant($" (Lucene {lucene.Segments})"))}"));
        if (built is not null)
        {
            Say(built);
        }

        if (peerBuilt is { } b)
        {
            Say(Invariant($"Lucene: {b.Documents} documents, {b.Documents / b.Processor:F0} a second of its own processor time, {b.Documents / b.Seconds:F0} by the clock beside the making of the documents, {b.Bytes / (double)b.Documents:F0} bytes each"));
        }

        if (postgres?.Built is { } filled)
        {
            Say(filled);
        }

        lines.Add("");
        Say(Invariant($"{statistics.Bytes / (double)statistics.Documents:F0} bytes an entry: ") + string.Join(", ", statistics.Parts.OrderByDescending(part => part.Value).Select(part => Invariant($"{part.Key} {part.Value / (double)statistics.Documents:F1}")))
            + Invariant($"; rows in memory {statistics.RowBytes / (double)statistics.Documents:F0}"));
        if (statistics.Texts is { Documents: > 0 } full)
        {
            Say(TextQuestions.Told(full, corpus.Texts));
        }

        Lines(index, lucene, postgres, questions);
        if (index.Search(new SearchRequest { Query = "", Size = 0 }).Problem is { } problem)
        {
            throw new InvalidOperationException(problem.Message);
        }

        var typing = texts || only?.Contains("typ", StringComparison.Ordinal) == false ? [] : TypingBench.Lines(index, sample, turns);
        foreach (var line in texts || postgres is null || only?.Contains("typ", StringComparison.Ordinal) == false ? typing : typing.Concat(TypingBench.Lines(postgres.Index, sample, 1, TypingBench.Few).Select(static line => "in PostgreSQL: " + line)))
        {
            lines.Add("");
            Say(line);
        }

        if (updates > 0)
        {
            foreach (var line in UpdateBench.Lines(corpus, own, [.. questions.Where(question => question.Page == 1).Select(question => question.Request(10))], updates))
            {
                lines.Add("");
                Say(line);
            }
        }

        lines.Add("");
        Say(Invariant($"memory beside mapped files: Daftar {Memory.AnonymousOf(Environment.ProcessId) >> 20} MiB{(lucene is null ? "" : Invariant($", Lucene {lucene.Memory() >> 20} MiB"))}"));
    }

    private void Lines(EmbeddedIndex index, SearchPeer? lucene, PostgresBench? postgres, List<Question> questions)
    {
        lines.Add("");
        var (more, rule) = postgres is null ? ("", "") : (Invariant($" PostgreSQL p50 | p95 | p99 | answers/s |"), "---:|---:|---:|---:|");
        Say(lucene is null
            ? Invariant($"| question | cases | hits | p50 ms | p95 | p99 | {clients} clients: answers/s |{more}\n|---|---:|---:|---:|---:|---:|---:|{rule}")
            : Invariant($"| question | cases | hits | p50 ms | p95 | p99 | Lucene p50 | p95 | p99 | times faster, p50 | p95 | {clients} clients: answers/s | Lucene |{more}\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|{rule}"));
        for (var first = 0; first < questions.Count;)
        {
            var count = questions.Skip(first).TakeWhile(question => question.Class == questions[first].Class).Count();
            var cases = questions.GetRange(first, count);
            var requests = cases.ConvertAll(question => Paged(index, question));
            var hits = requests.Select(request => index.Search(request).Total).Order().ToArray();
            var own = new List<double>();
            // Lucene is asked with its segments one after the other and on all cores at once: what is quicker for a class counts
            var (inTurn, atOnce) = (new List<double>(), new List<double>());
            var differ = 0;
            // all are warmed, then asked in turns
            Ask(index, requests, 3);
            var other = cases[0].Kind.Length == 0 ? null : lucene;
            var answers = other?.Ask(first, count, 3, 1, onAllCores: false).Answers;
            other?.Ask(first, count, 3, 1, onAllCores: true);
            for (var turn = 0; turn < turns; turn++)
            {
                own.AddRange(Ask(index, requests, 1));
                inTurn.AddRange(other?.Ask(first, count, 1, 1, onAllCores: false).Answers.SelectMany(answer => answer.Times) ?? []);
                atOnce.AddRange(other?.Ask(first, count, 1, 1, onAllCores: true).Answers.SelectMany(answer => answer.Times) ?? []);
            }

            var others = other is null || At(inTurn, 50) <= At(atOnce, 50) ? inTurn : atOnce;

            for (var i = 0; i < count && answers is not null && cases[0].Target is null; i++)
            {
                var expected = Summary(index.Search(cases[i].Request(SearchRequest.MostFacetValues)));
                if (expected != answers[i].Answer)
                {
                    differ++;
                    Console.Error.WriteLine($"{cases[i].Class}: '{cases[i].Query}' {string.Join(' ', cases[i].Filters)}\n  daftar {expected}\n  lucene {answers[i].Answer}");
                }
            }

            var together = Together(index, requests);
            var peerTogether = other is null ? 0 : Rate(Math.Min(other.Ask(first, count, turns, clients, onAllCores: false).Seconds, other.Ask(first, count, turns, clients, onAllCores: true).Seconds), count);
            var beside = postgres is null ? "" : Beside(index, postgres, cases);
            var line = Invariant($"| {cases[0].Class} | {count} | {hits[hits.Length / 2]} | {At(own, 50):F2} | {At(own, 95):F2} | {At(own, 99):F2} |");
            Say(lucene is null ? line + Invariant($" {together:F0} |{beside}")
                : other is null ? line + Invariant($" – | – | – | – | – | {together:F0} | – |{beside}")
                : line + Invariant($" {At(others, 50):F2} | {At(others, 95):F2} | {At(others, 99):F2} | {At(others, 50) / At(own, 50):F1} | {At(others, 95) / At(own, 95):F1} | {together:F0} | {peerTogether:F0} |{(differ > 0 ? Invariant($" {differ} ANSWERS DIFFER") : "")}{beside}"));
            if (cases[0].Target is not null)
            {
                remarks.Add(Closely(index, cases, answers));
            }

            first += count;
        }

        lines.Add("");
        remarks.ForEach(Say);
    }

    /// <summary>Marks compared closely, with reasons: how long it takes, and whether the mark that is meant is among the first 20 of both.</summary>
    private static string Closely(EmbeddedIndex index, List<Question> cases, List<(string Answer, double[] Times)>? answers)
    {
        var times = new List<double>();
        var found = 0;
        foreach (var question in cases.Concat(cases).Concat(cases))
        {
            var name = question.Query["similar(\"".Length..^2];
            var answer = SimilarMarks.FindAsync(index, new SimilarRequest { Words = name }).AsTask().GetAwaiter().GetResult();
            times.Add(answer.Elapsed.TotalMilliseconds);
            found += answer.Marks.Take(20).Any(mark => string.Join(' ', SearchPeer.Tokens(mark.Card.Title!)) == question.Target) ? 1 : 0;
        }

        return Invariant($"Similar marks compared closely, {SimilarMarks.UsuallyCompared} of each, with reasons: p50 {At(times, 50):F1} ms, p95 {At(times, 95):F1} ms; the mark that was meant is among the first 20 in {found / 3} of {cases.Count}")
            + (answers is null ? "." : Invariant($", among Lucene's (its words, fuzzy with two edits, key of sound and 60 % of the trigrams in one BooleanQuery) in {answers.Count(answer => answer.Answer == "found")}. Totals of the two are of different things and not compared."));
    }

    /// <summary>The second engine's figures for one class, and whether it counts the same; dashes for what it does not know.</summary>
    private string Beside(EmbeddedIndex index, PostgresBench postgres, List<Question> cases)
    {
        if (postgres.Refuses(cases[0].Request(10)))
        {
            return " – | – | – | – |";
        }

        var times = new List<double>();
        var differ = 0;
        for (var turn = 0; turn <= turns; turn++)
        {
            foreach (var question in cases)
            {
                var request = question.Request(10);
                request = question.Page == 1 ? request : request with { Cursor = postgres.Ask(request with { Size = (question.Page - 1) * request.Size, Facets = [] }).Answer.NextCursor };
                var (milliseconds, answer) = postgres.Ask(request);
                if (turn > 0)
                {
                    times.Add(milliseconds);
                }
                else if (Summary(answer) is var found && Summary(index.Search(question.Request(10))) is var expected && found != expected)
                {
                    differ++;
                    Console.Error.WriteLine($"{question.Class}: '{question.Query}' {string.Join(' ', question.Filters)}\n  daftar     {expected}\n  postgresql {found}");
                }
            }
        }

        var watch = Stopwatch.StartNew();
        Parallel.ForEach(Enumerable.Repeat(cases, turns).SelectMany(each => each), new ParallelOptions { MaxDegreeOfParallelism = clients }, question => postgres.Ask(question.Request(10)));
        return Invariant($" {At(times, 50):F1} | {At(times, 95):F1} | {At(times, 99):F1} | {Rate(watch.Elapsed.TotalSeconds, cases.Count):F0} |{(differ > 0 ? Invariant($" {differ} ANSWERS DIFFER") : "")}");
    }

    /// <summary>False if the folder has no index, or one that was written with another format, folding or fields and so is emptied on opening.</summary>
    private static bool IsUsable(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "bench");
        return index.Statistics().Documents > 0;
    }

    private double Rate(double seconds, int count) => count * turns / seconds;

    /// <summary>Several clients at once: answers a second.</summary>
    private double Together(EmbeddedIndex index, List<SearchRequest> requests)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, clients).Select(_ => new Thread(() =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests.Count * turns; i = Interlocked.Increment(ref next))
            {
                index.Search(requests[i % requests.Count]);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Rate(watch.Elapsed.TotalSeconds, requests.Count);
    }

    private static List<double> Ask(EmbeddedIndex index, List<SearchRequest> requests, int turns)
    {
        var times = new List<double>();
        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var request in requests)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = index.Search(request);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (answer.Problem is { } problem)
                {
                    throw new InvalidOperationException($"{request.Query}: {problem.Message}");
                }
            }
        }

        return times;
    }

    /// <summary>The request for the question's page: its cursor is that of the page before.</summary>
    private static SearchRequest Paged(EmbeddedIndex index, Question question)
    {
        var request = question.Request(10);
        return question.Page == 1 ? request : request with { Cursor = index.Search(request with { Size = (question.Page - 1) * request.Size, Facets = [] }).NextCursor };
    }

    private static string Summary(SearchAnswer answer)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{answer.Total}");
        foreach (var facet in answer.Facets)
        {
            text.Append('|').AppendJoin(',', facet.Values.Where(value => value.Count > 0).Select(value => Invariant($"{value.Value}={value.Count}")).Order(StringComparer.Ordinal));
        }

        return text.ToString().Replace(' ', '_');
    }

    private static double At(List<double> times, int percent)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, times.Count * percent / 100)];
    }

    private static List<(string Field, string[] Words)> Sample(SearchCorpus corpus)
    {
        var sample = new List<(string, string[])>();
        corpus.Read(1, () => document =>
        {
            // one in so many, by the id, which is a hash
            if (document is not null && document.Entry.ToByteArray()[0] == 7 && sample.Count < 200_000)
            {
                foreach (var (field, value) in document.Values)
                {
                    if (document.Fields.All[field] is { HasWords: true } known && known.Is(Daftar.Values.FieldUses.Search))
                    {
                        sample.Add((known.Name, [.. SearchPeer.Tokens(value)]));
                    }
                }
            }
        });
        return sample;
    }

    private void Say(string text)
    {
        Console.WriteLine(text);
        lines.Add(text);
    }
}
