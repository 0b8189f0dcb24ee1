using System.Diagnostics;
using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Intake;

/// <summary>
/// Loads one package: split, read, check, merge. Killed at any moment and run again, it goes on where the last committed batch ended; the
/// account counts what is kept, in the same transaction.
/// </summary>
public sealed class LoadPackage(Database database, OfficeProfiles offices, IReadOnlyList<Dialect> dialects, IReadOnlyList<Check> checks, FileStore files, TimeProvider time, KeptPackages? kept = null, HandOver? handOver = null)
{
    private const int BatchBytes = 48 << 20;

    private readonly Packages _packages = new(database);
    private readonly Collections _collections = new(offices.FactsOf);

    /// <exception cref="PackageException">The package cannot be opened or breaks a limit that concerns it as a whole.</exception>
    public Task<LoadResult> Run(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel) => Run(path, options, LoadTurn.Now(options), progress, cancel);

    /// <param name="path">The package.</param>
    /// <param name="options">What is declared of it, but for what is told with its turn.</param>
    /// <param name="turn">When it may be merged.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancel">Ends the load; what was committed stays.</param>
    internal async Task<LoadResult> Run(string path, LoadOptions options, LoadTurn turn, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new PackageException("PACKAGE-NOT-FOUND", $"{path}: no such file or folder.");
        }
        var (sha256, bytes) = Package.Digest(path);
        var name = Path.GetFileName(path);
        var arrival = new PackageArrival(name, path, sha256, bytes, options.Kind, options.Authority, options.Right, options.Delivery, Last: false, PackageName.IsDemonstration(path));
        var account = await _packages.Arrive(arrival, time.GetUtcNow(), cancel).ConfigureAwait(false);
        Declared.RefuseOtherwise(account, options);
        var begins = InTurn(turn, account, cancel);
        var wasKnown = true;
        PackageChecking? seen = null;
        try
        {
            if (!account.IsLoaded)
            {
                await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
                using var lease = await PackageLease.Take(connection, account.Id, time, begins, waits => progress?.Report(LoadProgress.Waits(waits)), cancel).ConfigureAwait(false);
                // Looked at again: whoever held it until now has moved it on.
                account = (await _packages.Find(account.Id, cancel).ConfigureAwait(false))!;
                if (!account.IsLoaded)
                {
                    wasKnown = false;
                    seen = await Load(path, sha256, account, options, connection, turn, begins, progress, cancel).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // Also where it was refused ahead of its turn: nothing of it is written after this has returned.
            await ((Task)begins).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        options = await begins.ConfigureAwait(false);
        account = (await _packages.Find(account.Id, cancel).ConfigureAwait(false))!;
        // Known, but killed between the last batch and the word on what is omitted; or told only now to act on it.
        if (IsJudged(account) && (account.Omitted is null || options.RemoveOmitted))
        {
            await new Omissions(database, time).Report(account.Id, options.RemoveOmitted, cancel).ConfigureAwait(false);
            account = (await _packages.Find(account.Id, cancel).ConfigureAwait(false))!;
        }
        var compare = new CompareWithRegister(database, offices, checks, time);
        if (account.IsLoaded && (seen is not null || !await compare.IsDone(account.Id, cancel).ConfigureAwait(false)))
        {
            await compare.Run(account, seen ?? SeenBefore(path, account, options, cancel), cancel).ConfigureAwait(false);
        }
        Measures.Package(wasKnown ? "known" : account.State == PackageState.Loaded ? "whole" : "partial");
        return new LoadResult(account, await _packages.FindingCounts(account.Id, cancel).ConfigureAwait(false), wasKnown);
    }

    /// <summary>
    /// Bytes that were taken down wait for a moment at which nothing is loaded: the next package is then not begun beside this one, or many packages one after the other
    /// would keep them to the end.
    /// </summary>
    internal Task<bool> MustPause(CancellationToken cancel) => new ErasedRemains(database, files, kept).IsDue(cancel);

    /// <summary>Waits for the turn; whether the package ends its delivery is known, and written down, before anything of it is merged.</summary>
    private async Task<LoadOptions> InTurn(LoadTurn turn, PackageAccount account, CancellationToken cancel)
    {
        var options = await turn.Given.WaitAsync(cancel).ConfigureAwait(false);
        if (options.Last && !account.Last)
        {
            await _packages.EndsDelivery(account.Id, cancel).ConfigureAwait(false);
        }
        return options;
    }

    private async Task<PackageChecking> Load(
        string path, byte[] sha256, PackageAccount account, LoadOptions options, NpgsqlConnection connection, LoadTurn turn, Task begins, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        // Copied while the first batch is read; nothing is committed before the copy is on the disk.
        var keeping = kept is null ? Task.CompletedTask : Task.Run(() => Keep(kept, path, sha256, cancel), CancellationToken.None);
        try
        {
            using var inUse = ErasedRemains.WhileLoading(connection);
            using var package = Package.Open(path, options.Limits);
            return Load(path, package, account, options, connection, Task.WhenAll(keeping, begins), turn, progress, started, cancel);
        }
        catch (PackageException problem)
        {
            await _packages.SetState(account.Id, PackageState.Stopped, $"{problem.Code}: {problem.Message}", turn.Since(started).TotalSeconds, null, time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            Measures.Package("refused");
            throw;
        }
        finally
        {
            // Whatever ended the load: nobody writes the copy when this returns. What the copying met was told by the first commit, or is told by the next load.
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            SweepErased(connection);
        }
    }

    private static async Task Keep(KeptPackages kept, string path, byte[] sha256, CancellationToken cancel)
    {
        await kept.Keep(path, sha256, cancel).ConfigureAwait(false);
        kept.Sweep();
    }

    /// <summary>What was declared when the package first came holds for all of it, however often its load was interrupted.</summary>
    private PackageChecking Load(string path, Package package, PackageAccount account, LoadOptions options, NpgsqlConnection connection, Task first, LoadTurn turn, IProgress<LoadProgress>? progress, long started, CancellationToken cancel)
    {
        var total = package.XmlFiles().Sum(static file => file.Length);
        var split = new SplitPackage(package, dialects, options.Limits);
        var context = new PackageContext(package, account.Authority, account.Right, account.Arrived, PackageName.Produced(account.Name), offices, checks, options.Limits, files)
        {
            Demonstration = PackageName.IsDemonstration(path), HandOver = handOver, Time = time,
        };
        var readers = options.Readers > 0 ? options.Readers : Math.Max(1, Environment.ProcessorCount);
        var merge = new Merge(connection, _collections, time);
        package.Names.Restore(PackageReferences.Load(connection, account.Id));
        var whole = Whole(path, account);
        SeeAgain(whole, package, context, account.Done, readers, cancel);
        var once = new OncePerFile(account.Done > 0 ? FindingRows.Places(connection, account.Id, OncePerFile.Codes) : []);

        using var merging = new MergeBehind(batch =>
        {
            first.GetAwaiter().GetResult();
            Commit(merge, batch, package);
            progress?.Report(new LoadProgress(batch.DoneAfter, batch.IsFinal ? total : split.Bytes, total, turn.Since(started), account.Done));
        });
        var batch = Begin(account, account.Done);
        var size = 0L;
        try
        {
            foreach (var chunk in new PreparePackage(context, split, readers, once).Run(account.Done, cancel))
            {
                // Committed only when more comes: the last batch closes the account too, and a kill leaves no findings without it.
                if (batch.Statements.Count + batch.Waiting.Count >= options.BatchRecords || size >= BatchBytes)
                {
                    merging.Merge(batch);
                    batch = Begin(account, batch.DoneAfter);
                    size = 0;
                    cancel.ThrowIfCancellationRequested();
                }
                whole.See(chunk);
                size += Append(batch, chunk);
            }
        }
        catch (PackageException)
        {
            // Beyond a limit of the package: what came before it is good.
            merging.Merge(batch);
            merging.Wait();
            throw;
        }
        turn.Read();
        merging.Wait();
        batch.IsFinal = true;
        batch.Seconds = turn.Since(started).TotalSeconds;
        batch.Findings.AddRange(whole.End(package));
        batch.Unreferenced = package.Names.Unreferenced;
        merging.Merge(batch);
        merging.Wait();
        return whole;
    }

    /// <summary>The load was killed between its last batch and the comparison with the register.</summary>
    private PackageChecking SeenBefore(string path, PackageAccount account, LoadOptions options, CancellationToken cancel)
    {
        var whole = Whole(path, account);
        using var package = Package.Open(path, options.Limits);
        var context = new PackageContext(package, account.Authority, account.Right, account.Arrived, PackageName.Produced(account.Name), offices, checks, options.Limits, Files: null) { Time = time };
        SeeAgain(whole, package, context, long.MaxValue, options.Readers > 0 ? options.Readers : Math.Max(1, Environment.ProcessorCount), cancel);
        return whole;
    }

    private PackageChecking Whole(string path, PackageAccount account) =>
        new(checks, PackageChecking.Facts(account.Name, path, account.Authority, account.Right, account.Kind, account.Arrived, offices));

    /// <summary>
    /// The load was interrupted: what was laid before is read once more, and only counted, so that checks of the whole package find what they would have
    /// found in one go, and listings that records named then are theirs.
    /// </summary>
    private void SeeAgain(PackageChecking whole, Package package, PackageContext context, long done, int readers, CancellationToken cancel)
    {
        if (done == 0)
        {
            return;
        }
        var again = context with { Files = null, HandOver = null };
        foreach (var chunk in new PreparePackage(again, new SplitPackage(package, dialects, context.Limits), readers, new OncePerFile([])).Run(0, cancel))
        {
            if (chunk.FirstOrdinal >= done)
            {
                return;
            }
            whole.See(chunk);
        }
    }

    /// <summary>What a take-down condemned while this was loading, and this package itself where it brought back what was taken down.</summary>
    private void SweepErased(NpgsqlConnection connection)
    {
        if (connection.State == System.Data.ConnectionState.Open)
        {
            new ErasedRemains(database, files, kept).Sweep(connection);
        }
    }

    /// <summary>With this package it can be told what a full extraction omits.</summary>
    private static bool IsJudged(PackageAccount account) => account.Kind == PackageKind.Full && (account.Last || account.Delivery is null);

    private MergeBatch Begin(PackageAccount account, long done) => new()
    {
        Package = account.Id, Learnt = account.Arrived, IsFullExtraction = account.Kind == PackageKind.Full, DoneBefore = done, DoneAfter = done,
        HandsOver = handOver is not null,
    };

    private void Commit(Merge merge, MergeBatch batch, Package package)
    {
        batch.Referenced = package.Names.Count > 0 ? package.Names.Referenced() : null;
        var started = Stopwatch.GetTimestamp();
        // The bytes of named files first: a row must never name what a crash could take away.
        files.Flush();
        var result = merge.Run(batch);
        Measures.Passed(Stage.Keep, started, batch.DoneAfter - batch.DoneBefore);
        if (result.Handed is { } handed)
        {
            handOver?.Take(handed);
        }
        for (var outcome = Outcome.New; outcome <= Outcome.SetAside; outcome++)
        {
            Measures.Records(OutcomeNames[(int)outcome], result.Counts[(int)outcome]);
        }
        foreach (var group in batch.Findings.Concat(result.Findings).GroupBy(static placed => placed.Finding.Severity))
        {
            Measures.Findings(group.Key.ToString().ToLowerInvariant(), group.Count());
        }
    }

    private static readonly string[] OutcomeNames = ["", "new", "changed", "unchanged", "older", "deleted", "duplicate", "held", "set_aside"];

    private static long Append(MergeBatch batch, PreparedChunk chunk)
    {
        long size = 0;
        var number = batch.Chunks.Count;
        if (chunk.Original is not null)
        {
            batch.Chunks.Add(chunk.Original);
            size += chunk.Original.Packed.Length;
        }
        if (chunk.InHand is { } held)
        {
            batch.InHand.Add(held);
            size += held.Bytes;
        }
        foreach (var statement in chunk.Statements)
        {
            statement.Chunk = number;
            batch.Statements.Add(statement);
            size += statement.Packed.Length + 500;
        }
        foreach (var waiting in chunk.Waiting)
        {
            batch.Waiting.Add(waiting with { Chunk = number });
        }
        batch.Findings.AddRange(chunk.Findings);
        batch.Files.AddRange(chunk.Files);
        batch.FilesNamed += chunk.FilesNamed;
        batch.FilesArrived += chunk.FilesArrived;
        batch.FilesMissing += chunk.FilesMissing;
        batch.DoneAfter = chunk.FirstOrdinal + chunk.Elements;
        return size;
    }
}
