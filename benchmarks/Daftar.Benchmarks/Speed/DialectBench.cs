using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// <c>daftar bench dialects</c>: the real samples, read on one core from memory again and again, beside XmlReader scanning the same records; and what of
/// them is read at all.
/// </summary>
internal static partial class DialectBench
{
    private static readonly string[] Folders =
    [
        "st96/us-trademarks", "st96/us-patents", "st96/wipo-examples", "st66/em", "st66/us", "st86/em",
        "st36/ep", "st36/docdb", "st36/ops", "st36/us", "st36/us-weekly", "st36/es-package", "st36/jp", "st36/more", "st26", "st25", "gi/eu", "other/bg",
    ];

    public static async Task<int> Run(string[] args)
    {
        var folderAsked = args is [var first, ..] && !first.StartsWith('-') ? first : null;
        var options = BenchOptions.Of(folderAsked is null ? args : args[1..], "--markdown");
        if (folderAsked is not null && !Folders.Contains(folderAsked))
        {
            throw new BenchOptionException($"there are no samples '{folderAsked}'; there are {string.Join(", ", Folders)}.");
        }
        if (Environment.GetEnvironmentVariable("DAFTAR_SAMPLES") is not { Length: > 0 } samples || !Directory.Exists(samples))
        {
            Console.WriteLine("The real records are not here: set DAFTAR_SAMPLES to the folder of samples.");
            return 3;
        }
        // The work is one thread's; the second core is for the compiler, which comes to nothing beside a busy thread.
        if (await OnCores.RunAgain(2) is { } ended)
        {
            return ended;
        }
        List<Row> rows = [];
        foreach (var folder in Folders.Where(folder => (folderAsked is null || folder == folderAsked) && Directory.Exists(Path.Combine(samples, folder))))
        {
            rows.Add(await Measure(folder, Path.Combine(samples, folder)));
            Console.WriteLine(rows[^1].Line());
        }
        if (options.Text("--markdown") is { } page)
        {
            Markdown.Put(page, "bench dialects", [Row.Heads, .. rows.Select(static row => row.Line())]);
        }
        var (bytes, read, scan) = (rows.Sum(static row => row.Bytes), rows.Sum(static row => row.ReadSeconds), rows.Sum(static row => row.ScanBytes > 0 ? row.ScanSeconds * row.Bytes / row.ScanBytes : 0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all samples once, one core: read in {read:F2} s, scanned by XmlReader in {scan:F2} s; reading {bytes / 1e6 / read:F0} MB/s"));
        return 0;
    }

    private static async Task<Row> Measure(string name, string folder)
    {
        var row = new Row { Name = name };
        var residue = new HashSet<string>(StringComparer.Ordinal);
        var findings = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Flow.Read().Run(folder, new LoadOptions(), told =>
        {
            foreach (var finding in told.Read.Findings)
            {
                findings[finding.Code] = findings.GetValueOrDefault(finding.Code) + 1;
            }
            row.Records += told.Read.Record is null ? 0 : 1;
            row.NotRead += told.Read.Record is null && told.Read.Findings.Any(static finding => finding.Severity > Severity.Watch) ? 1 : 0;
            residue.UnionWith((told.Read.Record?.Residue ?? []).Select(static left => left.Path));
        }, CancellationToken.None);
        row.Files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();
        row.Residue = residue.Count;
        row.Findings = string.Join(", ", findings.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Value} `{one.Key}`")));
        if (row.Records == 0)
        {
            return row;
        }
        using var package = Package.Open(folder, PackageLimits.Default);
        List<RecordChunk> chunks = [];
        new SplitPackage(package, Catalog.Dialects, PackageLimits.Default).Run(0, chunks.Add, CancellationToken.None);
        row.Bytes = chunks.Sum(static chunk => chunk.Raw.Sum(static raw => (long)raw.Length));
        // Reader and checks are made once for a worker, as a load does it, and not once for some records.
        var reader = new RecordReader(OfficeProfiles.Embedded, XmlLimits.Default);
        row.ReadSeconds = await Fastest(() => Read(chunks, reader, static (_, _) => { }));
        List<(IpRecord Record, Place Place)> records = [];
        Read(chunks, reader, (record, place) => records.Add((record, place)));
        // By themselves: the difference of two times that are nearly the same says more of the machine than of the checks.
        var checks = new CheckRun(Catalog.Checks, OfficeProfiles.Embedded, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        row.CheckSeconds = await Fastest(() => records.ForEach(one => checks.RunAll(one.Record, one.Place)));
        // XmlReader has nothing to scan in JSON or text, and stops at once at what it does not take.
        var scanned = Scannable(chunks);
        row.ScanBytes = scanned.Sum(static one => (long)one.Length);
        row.ScanSeconds = scanned.Count == 0 ? 0 : await Fastest(() => scanned.ForEach(Scan));
        chunks.ForEach(static chunk => chunk.Dispose());
        return row;
    }

    /// <summary>
    /// The fastest of many runs: what the code costs, not what the machine did meanwhile. In rounds with pauses, in which the compiler makes its better
    /// code.
    /// </summary>
    private static async Task<double> Fastest(Action run)
    {
        var fastest = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var times = 0; times < 30 || Stopwatch.GetElapsedTime(began).TotalSeconds < 0.4; times++)
            {
                var started = Stopwatch.GetTimestamp();
                run();
                fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(started).TotalSeconds);
                if (Stopwatch.GetElapsedTime(began).TotalSeconds > 2)
                {
                    break;
                }
            }
            await Task.Delay(250);
        }
        return fastest;
    }

    /// <summary>Into records, with residue and fingerprint.</summary>
    private static void Read(List<RecordChunk> chunks, RecordReader reader, Action<IpRecord, Place> read)
    {
        List<ReadRecord> results = [];
        foreach (var chunk in chunks)
        {
            reader.Begin();
            foreach (var raw in chunk.Raw)
            {
                results.Clear();
                reader.Read(raw, chunk.Buffer, results);
                foreach (var result in results)
                {
                    if (result.Record is { } record)
                    {
                        read(record, new Place(raw.Document.File, raw.Line));
                    }
                }
            }
        }
    }

    /// <summary>A record XmlReader reads to its end.</summary>
    private sealed record Scanned(byte[] Buffer, int Start, int Length, XmlParserContext Context);

    /// <summary>
    /// The records XmlReader takes: prefixes nobody declared are declared for it, as Daftar does; those that are not well-formed or name characters of a DTD are left out, for
    /// it would stop in the middle of them and seem faster than it is.
    /// </summary>
    private static List<Scanned> Scannable(List<RecordChunk> chunks)
    {
        List<Scanned> all = [];
        var names = new NameTable();
        foreach (var chunk in chunks)
        {
            foreach (var raw in chunk.Raw.Where(static raw => raw.Document.Form is null))
            {
                var spaces = new XmlNamespaceManager(names);
                foreach (var (prefix, space) in raw.Document.Namespaces)
                {
                    spaces.AddNamespace(prefix, space);
                }
                var one = new Scanned(chunk.Buffer, raw.Start, raw.Length, new XmlParserContext(names, spaces, null, XmlSpace.None, raw.Document.Encoding));
                if (TakesWhole(one, spaces))
                {
                    all.Add(one);
                }
            }
        }
        return all;
    }

    private static bool TakesWhole(Scanned one, XmlNamespaceManager spaces)
    {
        for (var undeclared = 0; undeclared < 8; undeclared++)
        {
            try
            {
                Scan(one);
                return true;
            }
            catch (XmlException problem) when (Undeclared().Match(problem.Message) is { Success: true } match)
            {
                spaces.AddNamespace(match.Groups[1].Value, "undeclared");
            }
            catch (XmlException)
            {
                return false;
            }
        }
        return false;
    }

    [GeneratedRegex("^'([^']+)' is an undeclared prefix")]
    private static partial Regex Undeclared();

    private static readonly XmlReaderSettings Scanning = new() { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    private static void Scan(Scanned one)
    {
        using var reader = XmlReader.Create(new MemoryStream(one.Buffer, one.Start, one.Length, writable: false), Scanning, one.Context);
        while (reader.Read())
        {
        }
    }

    private sealed class Row
    {
        public const string Heads = """
            | samples | files | entries | not read | residue paths | read MB/s | XmlReader alone MB/s | of it | checking, of reading | findings |
            |---|---|---|---|---|---|---|---|---|---|
            """;

        public required string Name { get; init; }
        public int Files { get; set; }
        public long Records { get; set; }
        public long NotRead { get; set; }
        public int Residue { get; set; }
        public string Findings { get; set; } = "";
        public long Bytes { get; set; }
        public double ReadSeconds { get; set; }
        public double CheckSeconds { get; set; }
        public double ScanSeconds { get; set; }
        public long ScanBytes { get; set; }

        private double ReadRate => Bytes / 1e6 / ReadSeconds;
        private double ScanRate => ScanBytes / 1e6 / ScanSeconds;

        public string Line() => string.Create(CultureInfo.InvariantCulture, $"| `{Name}` | {Files} | {Records} | {NotRead} | {Residue} | ")
            + (Bytes == 0 ? "| | | " : string.Create(CultureInfo.InvariantCulture,
                $"{ReadRate:F0} | {(ScanBytes > 0 ? ScanRate.ToString("F0", CultureInfo.InvariantCulture) : "")} | {(ScanBytes > 0 ? (ReadRate / ScanRate).ToString("P0", CultureInfo.InvariantCulture) : "")} | {CheckSeconds / ReadSeconds:P0} "))
            + $"| {Findings} |";
    }
}
