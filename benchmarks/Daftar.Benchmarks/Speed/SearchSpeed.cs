using System.Diagnostics;
using System.Globalization;
using System.Text;
using Daftar.Search;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// Builds an embedded index of invented trademark records (some 90 words each) and asks it common questions with five facets.
/// Rates are per second of processor time of the whole process, so that a busy machine does not decide: <c>dotnet run -c Release -- search 1000000</c>.
/// </summary>
internal static class SearchSpeed
{
    private static readonly string[] Offices = ["PH", "SG", "TH", "VN", "ID", "MY", "KH", "LA", "MM", "BN"];
    private static readonly string[] Statuses = ["in force", "pending", "ended", "unknown"];
    private static readonly string[] Scripts = ["กาแฟสด", "ชาเขียวเย็น", "cà phê sữa", "đặc sản", "绿色食品", "咖啡豆", "ກາເຟລາວ", "កាហ្វេ", "ကော်ဖီ"];

    public static FieldTable Fields { get; } = new(
    [
        Of("mark", FieldKind.Text, FieldUses.Search | FieldUses.Filter, 3),
        Of("goods", FieldKind.Text, FieldUses.Search | FieldUses.Filter),
        Of("owner", FieldKind.Name, FieldUses.Search | FieldUses.Filter | FieldUses.Facet, 2),
        Of("agent", FieldKind.Name, FieldUses.Search | FieldUses.Filter),
        Of("number", FieldKind.Number, FieldUses.Search | FieldUses.Filter | FieldUses.Sort),
        Of("office", FieldKind.Code, FieldUses.Filter | FieldUses.Facet),
        Of("right", FieldKind.Code, FieldUses.Filter | FieldUses.Facet),
        Of("status", FieldKind.Code, FieldUses.Filter | FieldUses.Facet),
        Of("class", FieldKind.Code, FieldUses.Filter | FieldUses.Facet),
        Of("filed", FieldKind.Date, FieldUses.Filter | FieldUses.Facet | FieldUses.Sort),
        Of("registered", FieldKind.Date, FieldUses.Filter | FieldUses.Sort),
    ]);

    public static void Run(int documents)
    {
        var folder = Path.Combine(Path.GetTempPath(), Invariant($"daftar-search-speed-{Environment.ProcessId}"));
        try
        {
            Build(folder, documents);
            Ask(folder);
            Update(folder, documents);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Build(string folder, int documents)
    {
        var words = Words(200_000);
        var document = new SearchDocument(Fields);

        // what inventing the documents costs is measured alone and taken off
        var generating = Processor();
        var random = new Random(7);
        for (var number = 0; number < documents; number++)
        {
            Fill(document, number, words, random);
        }

        generating = Processor() - generating;
        random = new Random(7);
        var peak = 0L;
        var wall = Stopwatch.StartNew();
        var before = Processor();
        using var index = EmbeddedIndex.Open(folder, Fields, "speed");
        var batch = index.NewBatch();
        for (var number = 0; number < documents; number++)
        {
            Fill(document, number, words, random);
            batch.Upsert(document);
            if (batch.Count == 1000)
            {
                index.Apply(batch);
                if (number % 20_000 == 19_999)
                {
                    index.Commit(number.ToString(CultureInfo.InvariantCulture));
                    peak = Math.Max(peak, GC.GetTotalMemory(false));
                }
            }
        }

        index.Apply(batch);
        index.Commit("end");
        var filled = Processor() - before - generating;
        var filledWall = wall.Elapsed;
        index.WaitForMerges();
        var all = Processor() - before - generating;
        var statistics = index.Statistics();
        Say(Invariant($"{documents:N0} documents, {statistics.Bytes / (double)documents:N0} bytes each, {statistics.Segments} segments, managed memory at most {peak >> 20} MB, working set {Process.GetCurrentProcess().WorkingSet64 >> 20} MB"));
        Say(Invariant($"invented and indexed in {filledWall.TotalSeconds:N1} s: {documents / filled.TotalSeconds:N0} documents/s of processor time, {documents / all.TotalSeconds:N0} with the last merges"));
        Say(string.Join(", ", statistics.Parts.OrderByDescending(part => part.Value).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value / (double)documents:N1}"))));
    }

    private static void Ask(string folder)
    {
        var opening = Stopwatch.StartNew();
        using var index = EmbeddedIndex.Open(folder, Fields, "speed");
        Say(Invariant($"opened and verified in {opening.ElapsedMilliseconds} ms"));
        FacetRequest[] facets = [new("office"), new("right"), new("status"), new("class"), new("filed")];
        (string Name, SearchRequest Request)[] questions =
        [
            ("rare word", new() { Query = "w90000" }),
            ("medium word", new() { Query = "w300" }),
            ("frequent word", new() { Query = "w1" }),
            ("frequent, by date", new() { Query = "w1", Sort = SearchSort.Down("filed") }),
            ("two frequent words", new() { Query = "w1 w4" }),
            ("field", new() { Query = "mark:w2" }),
            ("phrase", new() { Query = "\"w1 w2\"" }),
            ("number", new() { Query = "4-2015-000123" }),
            ("Thai", new() { Query = "กาแฟ" }),
            ("word + two filters", new() { Query = "w3", Filters = [FieldFilter.Any("office", "PH", "SG"), FieldFilter.Any("class", "9", "30")] }),
            ("filters only", new() { Filters = [FieldFilter.Any("office", "PH", "SG", "TH"), FieldFilter.Any("status", "in force"), FieldFilter.Range("filed", "2010", "2020")] }),
            ("everything, by date", new() { Sort = SearchSort.Down("filed") }),
            ("prefix", new() { Query = "w12*" }),
            ("wide prefix", new() { Query = "w1*" }),
            ("frequent, owners' facet", new() { Query = "w1", Facets = [new("owner")] }),
        ];
        foreach (var (name, request) in questions)
        {
            var asked = request.Facets.Count > 0 ? request : request with { Facets = facets };
            var times = new List<double>();
            SearchAnswer answer = new();
            for (var turn = -30; turn < 40; turn++)
            {
                var before = Processor();
                answer = index.Search(asked);
                if (turn >= 0)
                {
                    times.Add((Processor() - before).TotalMilliseconds);
                }
            }

            times.Sort();
            Say(Invariant($"{name,-26}{answer.Total,10:N0} hits   p50 {times[times.Count / 2],8:N2} ms   p95 {times[times.Count * 95 / 100],8:N2} ms   {answer.Problem?.Message}"));
        }
    }

    /// <summary>How long a thousand changed documents take to be durable and visible.</summary>
    private static void Update(string folder, int documents)
    {
        using var index = EmbeddedIndex.Open(folder, Fields, "speed");
        var words = Words(200_000);
        var random = new Random(8);
        var document = new SearchDocument(Fields);
        var batch = index.NewBatch();
        var times = new List<double>();
        for (var turn = 0; turn < 40; turn++)
        {
            var watch = Stopwatch.StartNew();
            for (var change = 0; change < 1000; change++)
            {
                Fill(document, random.Next(documents), words, random);
                batch.Upsert(document);
            }

            index.Apply(batch);
            index.Commit("changed");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Say(Invariant($"1,000 changes durable and visible: p50 {times[times.Count / 2]:N0} ms, p95 {times[times.Count * 95 / 100]:N0} ms by the clock, {index.Statistics().Documents:N0} documents"));
    }

    private static void Fill(SearchDocument document, int number, string[] words, Random random)
    {
        string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 6))];
        string Several(int least, int most) => string.Join(' ', Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Word()));
        document.Reset(new Guid(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16)));
        var year = 1990 + (int)(36 * Math.Sqrt(random.NextDouble()));
        var filed = new RegisterDate(year, random.Next(1, 13), random.Next(1, 29));
        document.Add("mark", Several(1, 3));
        if (random.Next(4) == 0)
        {
            document.Add("mark", Scripts[random.Next(Scripts.Length)]);
        }

        for (var line = random.Next(1, 4); line > 0; line--)
        {
            document.Add("goods", Several(15, 50));
            document.Add("class", random.Next(1, 46).ToString(CultureInfo.InvariantCulture));
        }

        document.Add("owner", $"{words[random.Next(40_000)]} {words[random.Next(60)]} Sdn Bhd");
        document.Add("agent", $"{words[random.Next(2_000)]} and Partners");
        document.Add("number", string.Create(CultureInfo.InvariantCulture, $"4-{year}-{number % 1_000_000:000000}"));
        document.Add("number", string.Create(CultureInfo.InvariantCulture, $"R{number}"));
        document.Add("office", Offices[(int)(Offices.Length * Math.Pow(random.NextDouble(), 2))]);
        document.Add("right", random.Next(5) > 0 ? "trademark" : "design");
        document.Add("status", Statuses[(int)(4 * Math.Pow(random.NextDouble(), 2))]);
        document.Add("filed", filed.ToString());
        document.Add("registered", new RegisterDate(year + 1).ToString());
        document.Stored = Encoding.UTF8.GetBytes($"{{\"mark\":\"{Several(1, 3)}\",\"owner\":\"{Several(2, 4)}\",\"goods\":\"{Several(10, 20)}\"}}");
    }

    private static string[] Words(int count) => [.. Enumerable.Range(0, count).Select(word => string.Create(CultureInfo.InvariantCulture, $"w{word}"))];

    private static Field<object> Of(string name, FieldKind kind, FieldUses uses, float weight = 1) => new(name, kind, uses, (_, _) => { }, weight);

    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    private static void Say(string text) => Console.WriteLine(text);
}
