using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Dialects.St26;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Intake;

/// <summary>Which waiting records to look at, and how.</summary>
public sealed record ReleaseOptions
{
    /// <summary>Of these packages; none named: of all.</summary>
    public IReadOnlyList<long> Packages { get; init; } = [];

    /// <summary>Only those that wait for this reason: the code of a finding.</summary>
    public string? Code { get; init; }

    /// <summary>Only those of this office's register: ST.3 code.</summary>
    public string? Office { get; init; }

    /// <summary>Says what would be released, and keeps nothing of it.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Records a transaction takes up.</summary>
    public int BatchRecords { get; init; } = 2000;

    public PackageLimits Limits { get; init; } = PackageLimits.Default;
}

/// <summary>How far a release has come: records looked at, and how many were waiting.</summary>
public sealed record ReleaseProgress(long Records, long Total);

/// <summary>What became of the waiting records of a package.</summary>
/// <param name="Released">Records that were laid into the register, by what became of them.</param>
/// <param name="Waiting">Records of the package that still wait, those not looked at included.</param>
public sealed record ReleasedPackage(long Id, string Name, long Released, long New, long Changed, long Unchanged, long Older, long Deleted, long Duplicate, long Waiting);

/// <summary>What a release did, or in a trial would do.</summary>
public sealed record ReleaseResult(bool IsTrial, IReadOnlyList<ReleasedPackage> Packages)
{
    /// <summary>Packages that another process held all the time, and why nothing was done with them.</summary>
    public IReadOnlyList<PackageException> Busy { get; init; } = [];

    public long Released => Packages.Sum(static package => package.Released);
    public long Waiting => Packages.Sum(static package => package.Waiting);
}

/// <summary>
/// Records that wait (held for want of a mandate, set aside for what a finding says) are read again from their originals, with the readers, checks and
/// mandates of today. Those that pass are laid into the register as if they had passed when they came: package after package in the order of arrival,
/// learnt when their package came. The others go on waiting. A sequence listing that names no application is a file of the released record that names it, and waits no more.
/// </summary>
/// <remarks>
/// Each page of records is one transaction that also moves the package's account, so a release killed at any moment and run again goes on. A record whose number contradicts a
/// known entry stays set aside (IDENTITY-CONFLICT): it is released when one of the two was corrected, and never by force.
/// </remarks>
public sealed class ReleaseWaiting(Database database, OfficeProfiles offices, IReadOnlyList<Dialect> dialects, IReadOnlyList<Check> checks, FileStore files, TimeProvider time, KeptPackages? kept = null)
{
    private const int Attempts = 5;

    private readonly Packages _packages = new(database);

    public async Task<ReleaseResult> Run(ReleaseOptions options, IProgress<ReleaseProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        var busy = new List<PackageException>();
        if (!options.IsTrial)
        {
            await CountAgain(connection, options, busy, cancel).ConfigureAwait(false);
        }
        var work = WaitingPages.Packages(connection, options);
        var total = work.Sum(static package => package.Waiting);
        var done = 0L;
        var released = new List<ReleasedPackage>();
        foreach (var (id, sha256, waiting) in work)
        {
            PackageLease held;
            try
            {
                held = await PackageLease.Take(connection, id, time, Task.CompletedTask, static _ => { }, cancel).ConfigureAwait(false);
            }
            catch (PackageException problem)
            {
                // What was released of the others must not go untold.
                busy.Add(problem);
                progress?.Report(new ReleaseProgress(Math.Min(done += waiting, total), total));
                continue;
            }
            using var lease = held;
            var account = (await _packages.Find(id, cancel).ConfigureAwait(false))!;
            var counts = new long[16];
            try
            {
                using var inUse = ErasedRemains.WhileLoading(connection);
                using var package = Open(account, sha256, options);
                var named = PackageReferences.Load(connection, id);
                package.Names.Restore(named);
                var attached = new HashSet<PackageNames.Found>();
                for (var after = -1L; WaitingPages.Next(connection, id, options.Code, after, options.BatchRecords) is { Count: > 0 } elements; after = elements[^1])
                {
                    Add(elements, listings: false);
                    progress?.Report(new ReleaseProgress(Math.Min(done += elements.Count, total), total));
                }
                // Listings that wait for nothing but the record that names them.
                for (var after = -1L; attached.Count > 0 && WaitingPages.Next(connection, id, St26Listing.Unattached, after, options.BatchRecords) is { Count: > 0 } elements; after = elements[^1])
                {
                    Add(elements, listings: true);
                }

                void Add(List<long> elements, bool listings)
                {
                    cancel.ThrowIfCancellationRequested();
                    var page = Page(connection, account, package, options, elements, countsFiles: named is not null && package.Names.Count > 0, attached, listings);
                    for (var i = 0; i < counts.Length; i++)
                    {
                        counts[i] += page[i];
                    }
                }
            }
            finally
            {
                if (connection.State == System.Data.ConnectionState.Open)
                {
                    new ErasedRemains(database, files, kept).Sweep(connection);
                }
            }
            if (account.Kind == PackageKind.Full && !options.IsTrial && Array.Exists(counts, static count => count != 0))
            {
                await new Omissions(database, time).CountAgain(id, cancel).ConfigureAwait(false);
            }
            long Of(Outcome outcome) => counts[(int)outcome];
            released.Add(new ReleasedPackage(id, account.Name, counts[(int)Outcome.New..((int)Outcome.Duplicate + 1)].Sum(), Of(Outcome.New), Of(Outcome.Changed), Of(Outcome.Unchanged),
                Of(Outcome.Older), Of(Outcome.Deleted), Of(Outcome.Duplicate), account.Held + account.SetAside + Of(Outcome.Held) + Of(Outcome.SetAside)));
        }
        return new ReleaseResult(options.IsTrial, released) { Busy = busy };
    }

    /// <summary>A release that was killed may have left full extractions with what they omitted before: nothing of them need wait any more.</summary>
    private async Task CountAgain(NpgsqlConnection connection, ReleaseOptions options, List<PackageException> busy, CancellationToken cancel)
    {
        var omissions = new Omissions(database, time);
        foreach (var id in await omissions.ToCountAgain(options.Packages, cancel).ConfigureAwait(false))
        {
            try
            {
                using var lease = await PackageLease.Take(connection, id, time, Task.CompletedTask, static _ => { }, cancel).ConfigureAwait(false);
                await omissions.CountAgain(id, cancel).ConfigureAwait(false);
            }
            catch (PackageException problem)
            {
                busy.Add(problem);
            }
        }
    }

    /// <summary>How the account moves, by outcome; what waits less is below nought. Elements that are too many for one batch are taken off the end of the list.</summary>
    private long[] Page(NpgsqlConnection connection, PackageAccount account, Package package, ReleaseOptions options, List<long> elements, bool countsFiles, HashSet<PackageNames.Found> attached, bool listings)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var context = new PackageContext(package, account.Authority, account.Right, account.Arrived, PackageName.Produced(account.Name), offices, checks, options.Limits, options.IsTrial ? null : files)
                {
                    Demonstration = account.Demonstration && PackageName.IsDemonstration(account.Location), Time = time,
                };
                using var reading = new WaitingReading(connection, account, dialects, context, options);
                if ((listings ? reading.Attached(elements, attached) : reading.Read(elements)) is not { } batch)
                {
                    return new long[16];
                }
                if (countsFiles)
                {
                    (batch.Unreferenced, batch.Referenced) = (package.Names.Unreferenced, package.Names.Referenced());
                }
                files.Flush();
                var merged = new Merge(connection, new Collections(offices.FactsOf), time).Run(batch);
                // What contradicts an entry still waits, and its listing with it.
                attached.UnionWith(reading.Listings.Where(one => !merged.Findings.Any(found => found.Ordinal == one.Ordinal && found.Finding.Code == Meant.ConflictCode)).Select(static one => one.Listing));
                return merged.Counts;
            }
            catch (ReleaseOutOfStepException) when (attempt < Attempts)
            {
                // A take-down came in between: what it left is read again.
            }
        }
    }

    /// <summary>The files that records name: from the package as it is kept, or where it lay.</summary>
    private Package Open(PackageAccount account, byte[] sha256, ReleaseOptions options)
    {
        foreach (var path in ((string?[])[kept?.Find(sha256), account.Location]).OfType<string>().Where(Path.Exists))
        {
            try
            {
                if (Package.Digest(path).Sha256.AsSpan().SequenceEqual(sha256) || (path != account.Location && Package.DigestOfKeptFolder(path).AsSpan().SequenceEqual(sha256)))
                {
                    return Package.Open(path, options.Limits);
                }
            }
            catch (Exception problem) when (problem is PackageException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                // Then its files are missing, and the records say so.
            }
        }
        return Package.Gone();
    }
}
