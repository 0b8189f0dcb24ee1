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

    /// <summary>So many documents more may be remembered for their scores, of all terms together; 0 where hits are in another order.</summary>
    public long MayRemember { get; set; }

    /// <summary>How many of a segment may be; however small it is, a few.</summary>
    public static long Rememberable(SnapshotPart part, int oneIn) => oneIn == 0 ? 0 : Math.Max(1024, part.Segment.Documents / oneIn);

    private readonly List<BoundTerm> noted = [];

    /// <summary>Bytes of what is remembered: a search that holds too much is tried without.</summary>
    public long Remembered { get; private set; }

    /// <summary>True if so many documents may be remembered: there is room for them, and they count in what is held.</summary>
    /// <param name="bytes">What each takes: one for each word that is seen in it, and its number where the list is kept beside.</param>
    public bool Remember(long documents, int bytes)
    {
        if (documents > MayRemember || !budget.TryHold(documents * bytes))
        {
            return false;
        }

        Remembered += documents * bytes;
        MayRemember -= documents;
        return true;
    }

    /// <summary>Something was remembered of the term.</summary>
    public void Note(BoundTerm term) => noted.Add(term);

    /// <summary>What was remembered since it was so much was let go of with all else.</summary>
    public void Dropped(long to)
    {
        if (to == 0)
        {
            noted.ForEach(static term => term.Seen = null);
            noted.Clear();
        }

        Remembered = to;
    }

    /// <summary>Lets go of what is remembered, which others need more, and remembers nothing any more: lists are read a second time instead.</summary>
    public void Forget()
    {
        budget.LetGo(Remembered);
        Dropped(0);
        MayRemember = 0;
    }

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
