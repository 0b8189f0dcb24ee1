namespace Daftar.Search;

/// <summary>An index that <see cref="FollowJournal"/> keeps up with the journal: what is applied becomes visible and durable together with the place in the journal it came from. One process at a time writes it.</summary>
public interface IJournalIndex : ISearchIndex, IDisposable
{
    /// <summary>The journal cursor of the last commit; null if the index holds nothing and the journal must be read from its start.</summary>
    string? Cursor { get; }

    /// <summary>Entries that can be found.</summary>
    long Documents { get; }

    /// <summary>Why an index that was there could not be used and was emptied, in a sentence for the log; null if it was used or none was there.</summary>
    string? StartedEmptyBecause { get; }

    /// <summary>What is told while it is being made from the start of the journal and answers nothing; null while it answers.</summary>
    string? Building => null;

    /// <summary>Nothing is answered from now on until <see cref="EndBuilding"/>; durable on return.</summary>
    void BeginBuilding();

    /// <summary>How far it has come.</summary>
    void Built(long done, long all);

    /// <summary>What is committed is the whole of a state of the register.</summary>
    void EndBuilding();

    /// <summary>What of it cannot be read and is being made good, in sentences; none where all is well.</summary>
    IReadOnlyList<string> Damage { get; }

    /// <summary>Told in a sentence when something of it cannot be read.</summary>
    Action<string>? FoundDamaged { get; set; }

    /// <summary>An empty batch. Fill batches on as many threads as you like, one batch a thread.</summary>
    IndexBatch NewBatch();

    /// <summary>Takes over the changes of a batch and empties it. Batches take effect in the order of the calls; visible and durable with the next <see cref="Commit"/>.</summary>
    void Apply(IndexBatch batch);

    /// <summary>Makes everything applied so far visible and durable, together with the place in the journal it came from.</summary>
    /// <param name="cursor">Opaque to the index; returned by <see cref="Cursor"/> after the next start.</param>
    void Commit(string cursor);

    /// <summary>Empties the index, applied changes too; visible and durable on return.</summary>
    void StartAnew();
}
