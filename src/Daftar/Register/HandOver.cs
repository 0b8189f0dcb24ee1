using System.Diagnostics;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// How a load gives what it has in hand to a follower of the journal in the same process, which then need not read it back (decision 24). Nobody
/// depends on it: what is not handed over is in the journal. The register knows nothing of who takes it.
/// </summary>
/// <param name="Begin">A place for the states of one chunk of records; called and filled on the threads that read.</param>
/// <param name="Take">A batch, after its commit. It may wait, which bounds what is on the way, and never throws.</param>
public sealed record HandOver(Func<StatesInHand> Begin, Action<HandedBatch> Take);

/// <summary>States of one chunk as whoever follows wants them, made while the record that was read is at hand: nothing is unpacked for it.</summary>
public abstract class StatesInHand
{
    private long ticks;

    /// <summary>Bytes of memory it holds, nearly.</summary>
    public abstract long Bytes { get; }

    /// <summary>What was spent on it, in units of <see cref="Stopwatch.Frequency"/>.</summary>
    public long Ticks => ticks;

    /// <summary>
    /// Takes in the state a statement will make if it is laid down as it is, as the public may see it. The record is the caller's last use of it:
    /// it is narrowed here, and shares nothing with another record.
    /// </summary>
    internal void Hold(Statement statement, IpRecord record, bool demonstration, DateTimeOffset learnt, DateOnly today)
    {
        if (statement.Operation != Operation.State || !PublicView.Shows(statement.Visibility, deleted: false, merged: false, collectionShown: true))
        {
            // What may turn out not to be public stays out of it altogether. The terms of its collection are asked when it is handed over.
            return;
        }
        var started = Stopwatch.GetTimestamp();
        try
        {
            statement.InHand = new StateInHand(this, Add(statement.Keys[0], demonstration, learnt, PublicView.Narrow(record, today)));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The load stands; whoever follows meets the same state in the journal, and says what is wrong with it.
            statement.InHand = null;
        }
        ticks += Stopwatch.GetTimestamp() - started;
    }

    /// <summary>Empty again, for another chunk.</summary>
    protected void Restart() => ticks = 0;

    /// <summary>Adds a state that is already narrowed and returns its number among those of the chunk. It is not kept. Where it throws, nothing was added.</summary>
    protected abstract int Add(Guid entry, bool demonstration, DateTimeOffset learnt, IpRecord state);
}

/// <summary>One state of a chunk, by its number there.</summary>
public readonly record struct StateInHand(StatesInHand States, int Number);

/// <summary>A state that was held and is now the entry's.</summary>
/// <param name="IsNew">The entry was not there before this batch.</param>
public readonly record struct ReadyState(StateInHand Held, Guid Entry, bool IsNew);

/// <summary>
/// What one batch of the journal changed, from the process that committed it: to be taken in by one who has everything up to the batch before, and by
/// nobody else.
/// </summary>
/// <param name="Journal">Its number.</param>
/// <param name="Committed">When, as the journal has it.</param>
/// <param name="Ready">Entries whose state was held while it was read.</param>
/// <param name="Others">All other entries it changed: laid over what was known, or not to be shown.</param>
/// <param name="Chunks">Everything held for the batch, whether it became a state or not.</param>
/// <param name="End">Where one stands who has taken it in; null if it changed nothing.</param>
public sealed record HandedBatch(
    long Journal, DateTimeOffset Committed, IReadOnlyList<ReadyState> Ready, IReadOnlyList<PackedChange> Others, IReadOnlyList<StatesInHand> Chunks, JournalCursor? End)
{
    /// <summary>What a merge did, for handing over; null where it changed an entry whose state is only in the database.</summary>
    internal static HandedBatch? Of(long journal, DateTimeOffset committed, MergeBatch batch, IEnumerable<EntryHead> heads, Collections collections, DateOnly today)
    {
        var ready = new List<ReadyState>(batch.Statements.Count);
        var others = new List<PackedChange>();
        JournalCursor? end = null;
        foreach (var head in heads)
        {
            if (!head.IsJournalled && !head.IsNew)
            {
                continue;
            }
            var cursor = new JournalCursor(journal, head.Id);
            end = end is { } last && last > cursor ? last : cursor;
            if (!PublicView.Shows(head.Visibility, head.Deleted, head.MergedInto is not null, collections.Shows(head.Collection)))
            {
                others.Add(new PackedChange(cursor, head.Right, null, head.Demonstration, today, batch.Learnt) { Committed = committed });
            }
            else if (head.Stated is { InHand: { } held } stated && stated.Keys[0] == head.Id && head.Demonstration == stated.Demonstration)
            {
                ready.Add(new ReadyState(held, head.Id, head.IsNew));
            }
            else if (head.Packed is { } packed)
            {
                others.Add(new PackedChange(cursor, head.Right, packed, head.Demonstration, today, batch.Learnt) { Committed = committed });
            }
            else
            {
                return null;
            }
        }
        return new HandedBatch(journal, committed, ready, others, batch.InHand, end);
    }
}
