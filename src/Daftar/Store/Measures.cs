using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Daftar.Store;

/// <summary>The stages a record passes, as metrics name them.</summary>
public enum Stage
{
    /// <summary>Unpacking and splitting a package into records.</summary>
    Split,

    /// <summary>Making a record of its bytes.</summary>
    Read,

    /// <summary>Running the checks.</summary>
    Check,

    /// <summary>Staging and merging into the register.</summary>
    Keep,

    /// <summary>Writing the search index.</summary>
    Index,

    /// <summary>Writing the index of all states.</summary>
    History,
}

/// <summary>
/// What Daftar counts of its own work, on the meter "Daftar". Nothing is counted twice and nothing costs when no one listens;
/// count batches, not records, in hot loops. Labels are few and bounded: never a number, a name or an address.
/// </summary>
public static class Measures
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Daftar";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> PackageCount =
        Meter.CreateCounter<long>("daftar.packages", null, "Packages loaded, by how they ended.");

    private static readonly Counter<long> RecordCount =
        Meter.CreateCounter<long>("daftar.records", null, "Records received, by what became of them.");

    private static readonly Counter<long> FindingCount =
        Meter.CreateCounter<long>("daftar.findings", null, "Findings made, by severity.");

    private static readonly Counter<double> StageSeconds =
        Meter.CreateCounter<double>("daftar.stage", "s", "Time spent in each stage, summed over threads.");

    private static readonly Counter<long> StageRecords =
        Meter.CreateCounter<long>("daftar.stage.records", null, "Records that passed each stage.");

    private static readonly Histogram<double> SearchSeconds = Meter.CreateHistogram<double>(
        "daftar.search", "s", "Time a search took, by kind.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });

    private static long indexLag;
    private static long indexDamage;
    private static long indexEntries;
    private static long indexBytes;
    private static long textsEntries;
    private static long textsBytes;
    private static long textsDamage;
    private static long historyLag;
    private static long historyStates;
    private static long historyBytes;
    private static long historyDamage;
    private static long indexRenewal = 100;
    private static long historyRenewal = 100;

    static Measures()
    {
        Meter.CreateObservableGauge("daftar.index.lag", () => Interlocked.Read(ref indexLag), null, "Journal batches committed but not yet in the search index.");
        Meter.CreateObservableGauge("daftar.index.entries", () => Interlocked.Read(ref indexEntries), null, "Entries in the search index.");
        Meter.CreateObservableGauge("daftar.index.damaged", () => Interlocked.Read(ref indexDamage), null, "Files of the search index found damaged and not made anew yet, without those of full texts.");
        Meter.CreateObservableGauge("daftar.index.size", () => Interlocked.Read(ref indexBytes), "By", "Files of the search index, without full texts.");
        Meter.CreateObservableGauge("daftar.texts.entries", () => Interlocked.Read(ref textsEntries), null, "Entries with full texts (claims, descriptions) in the search index.");
        Meter.CreateObservableGauge("daftar.texts.size", () => Interlocked.Read(ref textsBytes), "By", "Files of full texts of the search index.");
        Meter.CreateObservableGauge("daftar.texts.damaged", () => Interlocked.Read(ref textsDamage), null, "Files of full texts found damaged and not made anew yet.");
        Meter.CreateObservableGauge("daftar.history.lag", () => Interlocked.Read(ref historyLag), null, "Journal batches with entries not yet in the index of all states.");
        Meter.CreateObservableGauge("daftar.history.states", () => Interlocked.Read(ref historyStates), null, "States in the index of all states.");
        Meter.CreateObservableGauge("daftar.history.size", () => Interlocked.Read(ref historyBytes), "By", "Files of the index of all states.");
        Meter.CreateObservableGauge("daftar.history.damaged", () => Interlocked.Read(ref historyDamage), null, "Files of the index of all states found damaged; it is made anew.");
        Meter.CreateObservableGauge("daftar.index.renewal.percent", () => Interlocked.Read(ref indexRenewal), null, "How much of the search index with the fields of this version is made; 100 where the one that answers has them.");
        Meter.CreateObservableGauge("daftar.history.renewal.percent", () => Interlocked.Read(ref historyRenewal), null, "The same of the index of all states.");
        // As the collector had it at its last turn: what it really goes by, whatever was set.
        Meter.CreateObservableGauge("daftar.memory.limit", static () => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, "By", "Memory the collector may use.");
    }

    /// <summary>A package came to its end.</summary>
    /// <param name="outcome">whole, partial, refused, failed or known.</param>
    public static void Package(string outcome) => PackageCount.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Records of a package found their place in its account.</summary>
    /// <param name="outcome">new, changed, unchanged, older, deleted, duplicate, held or set_aside.</param>
    /// <param name="count">How many; nothing is counted for 0.</param>
    public static void Records(string outcome, long count) => Add(RecordCount, "outcome", outcome, count);

    /// <summary>Findings were made.</summary>
    public static void Findings(string severity, long count) => Add(FindingCount, "severity", severity, count);

    /// <summary>A stage handled <paramref name="records"/> records and took the time since <paramref name="started"/>.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="started">What <see cref="Stopwatch.GetTimestamp"/> gave at the beginning.</param>
    /// <param name="records">How many records it handled in that time.</param>
    public static void Passed(Stage stage, long started, long records)
    {
        var label = new KeyValuePair<string, object?>("stage", NameOf(stage));
        StageSeconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds, label);
        StageRecords.Add(records, label);
    }

    /// <summary>A search was answered.</summary>
    /// <param name="kind">current or history.</param>
    /// <param name="started">What <see cref="Stopwatch.GetTimestamp"/> gave at the beginning.</param>
    public static void Search(string kind, long started) =>
        SearchSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>How far the search index is behind the journal, and how much it holds.</summary>
    public static void Index(long batchesBehind, long entries)
    {
        Interlocked.Exchange(ref indexLag, batchesBehind);
        Interlocked.Exchange(ref indexEntries, entries);
    }

    /// <summary>How large its files are, and those of full texts.</summary>
    public static void IndexSize(long bytes, long entriesWithTexts, long bytesOfTexts)
    {
        Interlocked.Exchange(ref indexBytes, bytes);
        Interlocked.Exchange(ref textsEntries, entriesWithTexts);
        Interlocked.Exchange(ref textsBytes, bytesOfTexts);
    }

    /// <summary>How many files of the search index are damaged and not made anew yet.</summary>
    public static void IndexDamage(int files, int ofTexts)
    {
        Interlocked.Exchange(ref indexDamage, files);
        Interlocked.Exchange(ref textsDamage, ofTexts);
    }

    /// <summary>How far the index of all states is behind the journal, how much it holds, and how many of its files are damaged and not made anew yet.</summary>
    public static void History(long batchesBehind, long states, long bytes, int damagedFiles)
    {
        Interlocked.Exchange(ref historyLag, batchesBehind);
        Interlocked.Exchange(ref historyStates, states);
        Interlocked.Exchange(ref historyBytes, bytes);
        Interlocked.Exchange(ref historyDamage, damagedFiles);
    }

    /// <summary>How much of an index with the fields of this version is made beside the one that answers.</summary>
    public static void Renewal(bool ofHistory, int percent) => Interlocked.Exchange(ref ofHistory ? ref historyRenewal : ref indexRenewal, percent);

    private static void Add(Counter<long> counter, string label, string value, long count)
    {
        if (count > 0)
        {
            counter.Add(count, new KeyValuePair<string, object?>(label, value));
        }
    }

    private static string NameOf(Stage stage) => stage switch
    {
        Stage.Split => "split",
        Stage.Read => "read",
        Stage.Check => "check",
        Stage.Keep => "keep",
        Stage.Index => "index",
        Stage.History => "history",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "a stage without a name"),
    };
}
