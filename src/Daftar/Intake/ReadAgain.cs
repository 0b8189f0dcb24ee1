using System.Diagnostics;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store;
using Npgsql;

namespace Daftar.Intake;

/// <summary>How far reading again has come.</summary>
public sealed record ReadAgainProgress(long Entries, long Total, TimeSpan Elapsed);

/// <summary>What reading again did.</summary>
/// <param name="Entries">Entries whose originals were read.</param>
/// <param name="Snapshots">Snapshots read with the reader of today.</param>
/// <param name="Altered">Those of them whose reading is another one now.</param>
/// <param name="Journalled">Entries whose current state changed.</param>
/// <param name="LeftAlone">Snapshots left as they were: taken down, without an original, or not readable today.</param>
public sealed record ReadAgainResult(long Entries, long Snapshots, long Altered, long Journalled, long LeftAlone);

/// <summary>
/// Replaces readings (design decision 4): payloads are made anew from the kept originals with the readers of today. Numbers, kinds, times,
/// fingerprints and the evidence stay; no snapshot is made, for nobody stated anything. What is shown differently now is journalled as read
/// again, never as a change in law.
/// </summary>
/// <remarks>
/// Each page of entries is one transaction under the journal lock, so a load beside it waits a page at most (some tenths of a second).
/// Interrupted at any moment and run again, it goes on: what was read carries the version of its reader.
/// </remarks>
public sealed class ReadAgain(Database database, OfficeProfiles offices, IReadOnlyList<Dialect> dialects, PackageLimits limits, TimeProvider time)
{
    private const int PageEntries = 1000;

    /// <summary>Payloads of a page, packed: records with full text make smaller pages.</summary>
    private const long PageBytes = 16 << 20;

    /// <param name="all">Every entry; otherwise those with a snapshot made by an older reader of its dialect.</param>
    public async Task<ReadAgainResult> Run(bool all, IProgress<ReadAgainProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var total = ReadAgainWork.List(connection, dialects, all);
        var originals = new ReadAgainOriginals(offices, dialects, limits);
        var joined = new ReadAgainJoined();
        var sum = new ReadAgainResult(0, 0, 0, 0, 0);
        for (long at = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var (entries, last) = ReadAgainWork.Next(connection, at, PageEntries, PageBytes);
            if (entries.Count == 0)
            {
                return sum;
            }
            var page = Page(connection, entries, originals, joined);
            sum = new ReadAgainResult(sum.Entries + page.Entries, sum.Snapshots + page.Snapshots, sum.Altered + page.Altered, sum.Journalled + page.Journalled, sum.LeftAlone + page.LeftAlone);
            at = last;
            progress?.Report(new ReadAgainProgress(at, total, Stopwatch.GetElapsedTime(started)));
        }
    }

    private ReadAgainResult Page(NpgsqlConnection connection, List<Guid> entries, ReadAgainOriginals originals, ReadAgainJoined joined)
    {
        using var transaction = connection.BeginTransaction();
        using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            command.ExecuteNonQuery();
        }
        NumberRulesHeld.RefuseOthers(connection);
        joined.Refresh(connection);
        var page = ReadAgainPage.Load(connection, joined.Families(entries));
        originals.Read(connection, page);
        var now = time.GetUtcNow();
        var replay = new ReadAgainReplay();
        foreach (var root in page.Roots)
        {
            replay.Run(root);
        }
        var journalled = page.Write(connection, now);
        transaction.Commit();
        var read = page.Snapshots.Count(static snapshot => snapshot.IsRead);
        return new ReadAgainResult(page.Roots.Count, read, page.Snapshots.Count(static snapshot => snapshot.Altered is not null), journalled, page.Snapshots.Count - read);
    }
}
