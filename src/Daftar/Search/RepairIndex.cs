using Daftar.Register;
using Daftar.Store;

namespace Daftar.Search;

/// <summary>
/// Reads again from the register what damaged files of the index held (decision 45). Of a file whose entries can be told those are read; where they cannot, every entry of the
/// register is looked up in the index, and what is missing there is read.
/// </summary>
internal sealed class RepairIndex(Database database, EmbeddedIndex index, TimeProvider time)
{
    private const int Page = 1000;
    private const int Looked = 10_000;

    /// <summary>After so long the journal has its turn.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly Changes changes = new(database, time);
    private readonly SearchDocument document = new(index.Fields);
    private readonly IndexBatch batch = index.NewBatch();

    /// <summary>Segments that are lost, and up to which entry it was looked what is missing.</summary>
    private IReadOnlyList<long> lost = [];
    private Guid looked;

    /// <summary>Something of the index cannot be read.</summary>
    public bool IsNeeded => index.NeedsRepair;

    /// <summary>Repairs for a second or until nothing is left, and commits that. Call when all of the journal that was read is committed.</summary>
    public async Task Some(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        index.BeginRepair();
        while (time.GetElapsedTime(began) < Turn && index.EntriesToRepair(Page) is { Count: > 0 } entries)
        {
            await TakeIn(entries, cancel).ConfigureAwait(false);
        }

        while (time.GetElapsedTime(began) < Turn && await LookFurther(cancel).ConfigureAwait(false))
        {
        }

        if (index.Cursor is { } cursor)
        {
            index.Commit(cursor);
        }

        index.BeginRepair();
        var ofTexts = index.DamageOfTexts.Count;
        Measures.IndexDamage(index.Damage.Count - ofTexts, ofTexts);
    }

    /// <summary>Reads what is missing of the next entries of the register; false if no segment is lost, or nothing is missing any more.</summary>
    private async Task<bool> LookFurther(CancellationToken cancel)
    {
        if (index.Lost() is var now && !now.SequenceEqual(lost))
        {
            (lost, looked) = (now, Guid.Empty);
        }

        if (lost.Count == 0)
        {
            return false;
        }

        var ids = await changes.Ids(looked, Looked, cancel).ConfigureAwait(false);
        foreach (var missing in index.Missing(ids).Chunk(Page))
        {
            await TakeIn(missing, cancel).ConfigureAwait(false);
        }

        if (ids.Count < Looked)
        {
            index.Found(lost);
            return false;
        }

        looked = ids[^1];
        return true;
    }

    private async Task TakeIn(IReadOnlyList<Guid> entries, CancellationToken cancel)
    {
        var gone = entries.ToHashSet();
        batch.Clear();
        foreach (var packed in await changes.Of(entries, cancel).ConfigureAwait(false))
        {
            var change = packed.Open();
            if (change.State is { } state)
            {
                gone.Remove(change.Entry);
                DocumentOf.Fill(document, new EntryFacts(change.Entry, change.Demonstration, change.Learnt), state);
                batch.Upsert(document);
            }
        }

        foreach (var entry in gone)
        {
            batch.Delete(entry);
        }

        index.Apply(batch);
    }
}
