using Daftar.Register;

namespace Daftar.Search;

/// <summary>Makes documents of changed entries; what one thread fills while <see cref="FollowJournal"/> reads a page of the journal.</summary>
internal sealed class ChangeTaker(IJournalIndex index)
{
    private readonly SearchDocument document = new(index.Fields);

    public IndexBatch Batch { get; } = index.NewBatch();

    public void TakeIn(PackedChange packed)
    {
        var change = packed.Open();
        if (change.State is null)
        {
            Batch.Delete(change.Entry);
            return;
        }

        DocumentOf.Fill(document, new EntryFacts(change.Entry, change.Demonstration, change.Learnt), change.State);
        Batch.Upsert(document);
    }
}
