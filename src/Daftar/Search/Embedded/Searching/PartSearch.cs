namespace Daftar.Search;

/// <summary>One search in one segment.</summary>
internal sealed class PartSearch(SnapshotPart part, SearchBudget budget)
{
    /// <summary>Bytes a term takes that was found: its place in a list that grows.</summary>
    public const int BytesOfPlace = 64;

    public SnapshotPart Part => part;

    public Segment Segment => part.Segment;

    public int Documents => part.Segment.Documents;

    public ulong[]? Live => part.Live;

    public SearchBudget Budget => budget;

    /// <summary>Who may help in this segment.</summary>
    public Sharing Sharing { get; set; } = Sharing.None;

    /// <summary>What is found is put in the order of its scores: matchers keep what scoring needs.</summary>
    public bool IsScored { get; init; }

    /// <summary>An empty bitmap of the segment's documents.</summary>
    public ulong[] NewBits()
    {
        budget.Hold(Bitmap.Words(Documents) * sizeof(ulong));
        return new ulong[Bitmap.Words(Documents)];
    }

    /// <summary>Room for some documents.</summary>
    public int[] NewList(long most)
    {
        budget.Hold(most * sizeof(int));
        return new int[most];
    }

    /// <summary>The term, or all that begin so.</summary>
    public IReadOnlyList<TermPlace> Find(byte[] term, bool isPrefix)
    {
        if (!isPrefix)
        {
            return Segment.Terms.TryFind(term, out var place) ? [place] : [];
        }

        var found = new List<TermPlace>();
        var cursor = Segment.Terms.From(term);
        while (cursor.MoveNext() && cursor.Term.StartsWith(term))
        {
            found.Add(cursor.Place);
            if (found.Count % 256 == 0)
            {
                budget.Check();
                budget.Hold(256 * BytesOfPlace);
            }
        }

        return found;
    }
}
