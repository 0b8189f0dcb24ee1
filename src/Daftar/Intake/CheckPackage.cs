using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What reading and checking a package found, without loading it.</summary>
public sealed record CheckedPackage
{
    public required string Name { get; init; }

    /// <summary>Entries its records speak of, those set aside and held included.</summary>
    public long Received { get; internal set; }

    public long SetAside { get; internal set; }

    /// <summary>Records that say nothing that those before them do not say: loading counts them as unchanged or duplicate.</summary>
    public long Repeated { get; internal set; }

    public long Held { get; internal set; }

    /// <summary>Records by which the office deletes an entry, of those that are taken.</summary>
    public long Deletions { get; internal set; }

    /// <summary>Documents in it that hold or may hold records.</summary>
    public long Documents { get; internal set; }

    /// <summary>Records about which something was found that is more than watched, each counted once.</summary>
    public long WithFindings { get; internal set; }

    /// <summary>Files, documents and zips in it that could not be read, to their end or at all.</summary>
    public long Unread { get; internal set; }

    /// <summary>The recipient it was checked for; null for none.</summary>
    public string? For { get; init; }

    /// <summary>Records the register would take and that recipient would not.</summary>
    public long NotPassedOn { get; internal set; }

    public long FilesNamed { get; internal set; }

    public long FilesMissing { get; internal set; }

    public long FilesUnreferenced { get; internal set; }

    /// <summary>Checks that were not run, because they compare with what the register holds.</summary>
    public IReadOnlyList<string> NotRun { get; internal set; } = [];

    /// <summary>How often each finding was made.</summary>
    public IReadOnlyList<FindingCount> Findings { get; internal set; } = [];
}

/// <summary>Who is told what a check of a package finds, while it finds it: in the order of the package, by one thread.</summary>
/// <param name="Found">Told every finding.</param>
public sealed record CheckListener(Action<Finding> Found)
{
    /// <summary>Told every record that could be read, and whether something was found about it.</summary>
    public Action<RecordFacts, bool> Read { get; init; } = static (_, _) => { };

    public IProgress<LoadProgress>? Progress { get; init; }
}

/// <summary>
/// What the packages checked before in the same call said: the next are judged as if those had been loaded. Some 150 bytes a record, whatever the size of the records; for one thread.
/// </summary>
public sealed class CheckedBefore
{
    internal PackageIdentities Identities { get; } = new();

    /// <summary>What comes now is compared with what came before, and not among itself any more.</summary>
    public bool IsFull => Identities.IsFull;
}

/// <summary>Reads and checks a package as a load would, and keeps nothing: for an office before it delivers. Knows no database.</summary>
public sealed class CheckPackage(OfficeProfiles offices, IReadOnlyList<Dialect> dialects, IReadOnlyList<Check> checks, TimeProvider time)
{
    /// <inheritdoc cref="Run(string, LoadOptions, CheckListener, CancellationToken)"/>
    /// <param name="found">Told every finding, in the order of the package.</param>
    public CheckedPackage Run(string path, LoadOptions options, Action<Finding> found, CancellationToken cancel) => Run(path, options, new CheckListener(found), cancel);

    /// <param name="path">A folder, zip or file.</param>
    /// <param name="options">What the sender declares, and the limits.</param>
    /// <param name="listener">Told what is found.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="PackageException">The package cannot be opened or breaks a limit that concerns it as a whole.</exception>
    public CheckedPackage Run(string path, LoadOptions options, CheckListener listener, CancellationToken cancel) => Run(path, options, listener, new CheckedBefore(), cancel);

    /// <inheritdoc cref="Run(string, LoadOptions, CheckListener, CancellationToken)"/>
    /// <param name="before">What was checked before, in the order in which it will be loaded; it learns of this package.</param>
    public CheckedPackage Run(string path, LoadOptions options, CheckListener listener, CheckedBefore before, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(listener);
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        using var package = Package.Open(path, options.Limits);
        var name = Path.GetFileName(path);
        var result = new CheckedPackage { Name = name, For = options.For?.Name };
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var started = time.GetTimestamp();
        long total = 0, bytes = 0, elements = 0;
        foreach (var file in package.XmlFiles())
        {
            result.Documents++;
            total += file.Length;
        }
        HashSet<long> doubtful = [];
        Dictionary<(string Code, Severity Severity), long> counts = [];
        var whole = new PackageChecking(checks, PackageChecking.Facts(name, path, options.Authority, options.Right, options.Kind, time.GetUtcNow(), offices));
        foreach (var chunk in Chunks(package, name, options, cancel))
        {
            whole.See(chunk);
            result.Repeated += SetAsideConflicts(chunk, before.Identities);
            PassOn(chunk);
            result.Received += chunk.Statements.Count + chunk.Waiting.Count;
            result.SetAside += chunk.Waiting.Count(w => w.Outcome == Outcome.SetAside);
            result.Held += chunk.Waiting.Count(w => w.Outcome == Outcome.Held);
            result.Deletions += chunk.Statements.Count(static one => one.Operation == Rights.Operation.Delete);
            result.FilesNamed += chunk.FilesNamed;
            result.FilesMissing += chunk.FilesMissing;
            result.Unread += chunk.Findings.Count(static placed => placed.LeavesUnread);
            Tell(chunk.Findings);
            Count(chunk);
            (bytes, elements) = (bytes + chunk.Bytes, elements + chunk.Elements);
            listener.Progress?.Report(new LoadProgress(elements, Math.Min(bytes, total), total, time.GetElapsedTime(started), 0));
        }
        Tell(Weighed(whole.End(package)));

        result.NotRun = [.. checks.OfType<CollectionCheck>().Select(static check => check.Code)];
        result.FilesUnreferenced = package.Names.Unreferenced;
        result.Findings =
        [
            .. counts.Select(c => new FindingCount(c.Key.Code, c.Key.Severity, c.Value))
                .OrderByDescending(c => c.Severity).ThenByDescending(c => c.Count).ThenBy(c => c.Code, StringComparer.Ordinal),
        ];
        return result;

        void Tell(List<PlacedFinding> findings)
        {
            foreach (var (_, finding) in findings)
            {
                var key = (finding.Code, finding.Severity);
                counts[key] = counts.GetValueOrDefault(key) + 1;
                listener.Found(finding);
            }
        }

        List<PlacedFinding> Weighed(List<PlacedFinding> findings) => options.For is { } recipient ? findings.ConvertAll(placed => placed with { Finding = recipient.Weigh(placed.Finding, today) }) : findings;

        void PassOn(PreparedChunk chunk)
        {
            if (options.For is null)
            {
                return;
            }
            var weighed = Weighed(chunk.Findings);
            chunk.Findings.Clear();
            chunk.Findings.AddRange(weighed);
            var all = weighed.Where(static placed => placed is { Ordinal: not null, Finding.Blocks: true }).Select(static placed => placed.Ordinal!.Value).ToHashSet();
            result.NotPassedOn += chunk.Statements.Count(statement => all.Contains(statement.Ordinal));
        }

        void Count(PreparedChunk chunk)
        {
            doubtful.Clear();
            foreach (var (ordinal, finding) in chunk.Findings)
            {
                if (ordinal is { } record && finding.Severity >= Severity.Warn)
                {
                    doubtful.Add(record);
                }
            }
            result.WithFindings += doubtful.Count;
            foreach (var record in chunk.Facts)
            {
                listener.Read(record, doubtful.Contains(record.Ordinal));
            }
        }
    }

    /// <summary>What the merge would set aside. Checks of the whole package do not count them, for they run before the merge.</summary>
    /// <returns>How many say nothing new.</returns>
    private static long SetAsideConflicts(PreparedChunk chunk, PackageIdentities identities)
    {
        var repeated = 0L;
        chunk.Statements.RemoveAll(statement =>
        {
            var told = identities.Lay(statement);
            repeated += identities.Outcome is Outcome.Unchanged or Outcome.Duplicate ? 1 : 0;
            if (told is not { } found)
            {
                return false;
            }
            chunk.Findings.Add(found);
            if (found.Finding.Code != Meant.ConflictCode)
            {
                return false;
            }
            chunk.Waiting.Add(new Waiting(statement.Ordinal, Outcome.SetAside, Meant.ConflictCode, 0, statement.Place) { File = statement.File, Line = statement.Line });
            return true;
        });
        return repeated;
    }

    private IEnumerable<PreparedChunk> Chunks(Package package, string name, LoadOptions options, CancellationToken cancel)
    {
        var context = new PackageContext(
            package, options.Authority, options.Right, time.GetUtcNow(), PackageName.Produced(name), offices, checks, options.Limits, Files: null) { IsByItself = true };
        var readers = options.Readers > 0 ? options.Readers : Environment.ProcessorCount;
        return new PreparePackage(context, new SplitPackage(package, dialects, options.Limits), readers, new OncePerFile([])).Run(0, cancel);
    }
}
