namespace Daftar.Search;

/// <summary>One search in one segment.</summary>
internal sealed class PartSearch(SnapshotPart part, SearchBudget budget)
{
    public SnapshotPart Part => part;

    public Segment Segment => part.Segment;

    public int Documents => part.Segment.Documents;

    public ulong[]? Live => part.Live;

    public SearchBudget Budget => budget;

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
            }
        }

        return found;
    }
}
