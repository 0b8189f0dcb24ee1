using System.Collections.Concurrent;
using Daftar.Register;
using Daftar.Rights;

namespace Daftar.Search;

/// <summary>Documents of the states of one chunk, cut into terms on the thread that read them: a few long arrays, and no object of a record is kept alive.</summary>
internal sealed class DocumentsInHand(IJournalIndex index) : StatesInHand
{
    private readonly SearchDocument document = new(index.Fields);

    public IndexBatch Batch { get; } = index.NewBatch();

    public override long Bytes => Batch.Bytes;

    public void Clear()
    {
        Batch.Clear();
        Restart();
    }

    protected override int Add(Guid entry, bool demonstration, DateTimeOffset learnt, IpRecord state)
    {
        DocumentOf.Fill(document, new EntryFacts(entry, demonstration, learnt), state);
        return Batch.Prepare(document);
    }
}

/// <summary>Some that are empty again, so that their arrays need not be made anew for every chunk.</summary>
internal sealed class EmptyDocuments(IJournalIndex index)
{
    private const int Most = 64;

    private readonly ConcurrentBag<DocumentsInHand> kept = [];

    public DocumentsInHand Take() => kept.TryTake(out var documents) ? documents : new DocumentsInHand(index);

    public void Return(DocumentsInHand documents)
    {
        documents.Clear();
        if (kept.Count < Most)
        {
            kept.Add(documents);
        }
    }
}
