using System.Data;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Store;
using Npgsql;

namespace Daftar.Intake;

/// <summary>What comparing the states with their originals found.</summary>
/// <param name="Compared">Snapshots whose state, status and own words were made anew from originals and compared.</param>
/// <param name="OtherReader">Of them those that differ and were made, or follow from one that was made, by a reader of another version: <c>reread</c> brings them up to date.</param>
/// <param name="NotCompared">Snapshots without an original that can be read: taken down, told by an omission, or not readable today.</param>
public sealed record VerifiedStates(long Compared, long OtherReader, long NotCompared, IReadOnlyList<string> Problems);

/// <summary>
/// Whether what is shown is what was delivered: reads every original again with the readers of today, as <see cref="ReadAgain"/> does, and compares where that
/// one writes. Takes no lock and alters nothing; each page is one look at the register at one moment.
/// </summary>
public sealed class VerifyStates(Database database, OfficeProfiles offices, IReadOnlyList<Dialect> dialects, PackageLimits limits, TimeProvider time)
{
    private const int PageEntries = 1000;
    private const long PageBytes = 16 << 20;

    private readonly List<string> _problems = [];
    private long _compared;
    private long _other;
    private long _left;

    public async Task<VerifiedStates> Run(IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        await using var list = await database.ConnectAsync(cancel).ConfigureAwait(false);
        ReadAgainWork.List(list, dialects, all: true);
        var joined = new ReadAgainJoined();
        for (long at = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var (entries, last) = ReadAgainWork.Next(list, at, PageEntries, PageBytes);
            if (entries.Count == 0)
            {
                return new VerifiedStates(_compared, _other, _left, _problems);
            }
            joined.Refresh(list);
            var families = joined.Families(entries);
            if (!await Page(families, cancel).ConfigureAwait(false) && families.Count > 1)
            {
                foreach (var (root, members) in families)
                {
                    // One that cannot be read at all must not hide the others of its page.
                    await Page(new() { [root] = members }, cancel).ConfigureAwait(false);
                }
            }
            at = last;
            progress?.Report(new VerifyProgress("entries compared with their originals", at));
        }
    }

    private async Task<bool> Page(Dictionary<Guid, List<(Guid Entry, Guid Into)>> families, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel).ConfigureAwait(false);
        try
        {
            var page = ReadAgainPage.Load(connection, families);
            new ReadAgainOriginals(offices, dialects, limits).Read(connection, page);
            var replay = new ReadAgainReplay();
            page.Roots.ForEach(replay.Run);
            foreach (var root in page.Roots)
            {
                Compare(root);
                Row(connection, root);
            }
            return true;
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or OutOfMemoryException) && problem.GetBaseException() is not NpgsqlException)
        {
            if (families.Count == 1)
            {
                Verify.Add(_problems, $"entry {families.Keys.First()}: what is kept of it cannot be read: {problem.GetBaseException().Message}");
            }
            return false;
        }
    }

    /// <summary>All snapshots of an entry and those joined to it: a state follows from those before, so one by another reader excuses the family.</summary>
    private void Compare(KeptEntry root)
    {
        var family = new List<KeptSnapshot>();
        Gather(root);
        var other = family.Exists(snapshot => snapshot.IsRead && snapshot.Reader != snapshot.ReaderNow);
        foreach (var snapshot in family)
        {
            if (!snapshot.IsRead)
            {
                _left++;
                continue;
            }
            _compared++;
            if (snapshot.Altered is null && snapshot.WordsAltered is null && snapshot.Status == snapshot.KeptStatus)
            {
                continue;
            }
            if (other)
            {
                _other++;
                continue;
            }
            Verify.Add(_problems, $"entry {snapshot.Entry}: what is kept as {(snapshot.Altered is not null ? "the state" : snapshot.WordsAltered is not null ? "the words" : "the status")} of snapshot {snapshot.Number} is not what its original says");
        }

        void Gather(KeptEntry entry)
        {
            family.AddRange(entry.Snapshots);
            entry.Joined.ForEach(Gather);
        }
    }

    /// <summary>Whether the entry is as public as the state it shows. Time alone opens more; reading again and an embargo that is due leave it stricter for a while.</summary>
    private void Row(NpgsqlConnection connection, KeptEntry entry)
    {
        if (entry.Snapshots.Find(snapshot => snapshot.Number == entry.Current) is not { Packed: { } packed } current)
        {
            return;
        }
        var state = Payload.Read(entry.Right, packed);
        if (entry.Visibility < PublicView.Publicity(state, Day(time.GetUtcNow())).Visibility)
        {
            Verify.Add(_problems, $"entry {entry.Id}: its row says {entry.Visibility}, and the state it shows is not public");
        }
        else if (entry.Visibility > PublicView.Publicity(state, Day(current.Learnt)).Visibility && !WasReadAgain(connection, entry.Id))
        {
            Verify.Add(_problems, $"entry {entry.Id}: its row says {entry.Visibility}, and the state it shows is more public");
        }

        static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
    }

    private static bool WasReadAgain(NpgsqlConnection connection, Guid entry)
    {
        using var command = new NpgsqlCommand("select exists (select 1 from journal_batch b where b.cause = $2 and b.number >= (select min(s.batch) from snapshot s where s.entry = $1))", connection)
        { Parameters = { new() { Value = entry }, new() { Value = (short)JournalCause.ReadAgain } } };
        return (bool)command.ExecuteScalar()!;
    }
}
