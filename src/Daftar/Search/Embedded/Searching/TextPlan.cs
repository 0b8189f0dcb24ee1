namespace Daftar.Search;

/// <summary>
/// A part of a query that asks full texts and nothing else. It is matched once in the segments of full texts, as a whole (words, phrases, AND, OR, NOT among them); what it finds there is
/// carried over to each segment of entries by the pairs of <see cref="TextJoins"/>, and is a set of documents like any other from then on.
/// </summary>
internal sealed class TextPlan(Plan plan, TextsAsked texts) : Plan
{
    private BoundTexts? bound;

    public override Matcher Bind(PartSearch part) => new TextMatcher(part, bound ??= texts.Bind(plan));
}

/// <summary>What one search asks the segments of full texts of a snapshot.</summary>
/// <param name="sharing">Who may help.</param>
/// <param name="remembersOneIn">How much is remembered for scores: <see cref="EmbeddedIndexOptions.RemembersOneIn"/>; 0 where hits are in another order.</param>
internal sealed class TextsAsked(Snapshot snapshot, SearchBudget budget, Sharing sharing, int remembersOneIn) : IDisposable
{
    private readonly List<BoundTexts> bound = [];

    /// <summary>The search asks full texts: what is found in them is shared by all segments of entries.</summary>
    public bool AreAsked => bound.Count > 0;

    public IReadOnlyList<SnapshotPart> Parts { get; } = [.. snapshot.Texts.Select(static text => text.Part)];

    public BoundTexts Bind(Plan plan)
    {
        if (snapshot.TextsAreIncomplete)
        {
            throw new SearchRefusedException(new SearchProblem(SearchProblemKind.NotReady,
                "A part of the index of full texts is damaged and is being made anew from the register; what asks claims or descriptions cannot be answered until it is whole, all else can. Ask again in a few minutes."));
        }

        var one = new BoundTexts(plan, snapshot.Texts, snapshot.AllDocuments, budget, sharing, remembersOneIn);
        bound.Add(one);
        return one;
    }

    public void Dispose() => bound.ForEach(static one => one.Dispose());
}

/// <summary>A plan bound to all segments of full texts, and what it finds in each once somebody asks.</summary>
internal sealed class BoundTexts : IDisposable
{
    /// <summary>A full text costs as much to look at as so many entries, nearly: words stand in it by the thousand.</summary>
    private const int EntriesOfText = 16;

    private readonly SearchBudget budget;
    private readonly Sharing sharing;
    private readonly long allDocuments;
    private readonly List<BoundText> parts = [];

    /// <param name="allDocuments">Of all entries: rarity is counted among them, in full texts too.</param>
    public BoundTexts(Plan plan, IReadOnlyList<TextPart> texts, long allDocuments, SearchBudget budget, Sharing sharing, int remembersOneIn)
    {
        this.sharing = sharing with { PaysFrom = sharing.PaysFrom / EntriesOfText };
        (this.budget, this.allDocuments) = (budget, allDocuments);
        var searches = texts.Where(static text => text.Part.LiveCount > 0)
            .Select(text => (Search: new PartSearch(text.Part, budget.Beside()) { Sharing = this.sharing, MayRemember = PartSearch.Rememberable(text.Part, remembersOneIn) }, text.Joins)).ToList();
        plan.Ahead(searches.ConvertAll(static one => one.Search), Sharing.None);
        foreach (var (search, joins) in searches)
        {
            budget.Check();
            parts.Add(new BoundText(search, joins, plan.Bind(search)));
        }
    }

    /// <summary>At most so many documents match.</summary>
    public long Cost => parts.Sum(static part => part.Matcher.Cost);

    /// <summary>What matches, where the segment has entries of it: full texts found, and where their entries stand. Whoever asks first has all segments of full texts looked at.</summary>
    public IEnumerable<(BoundText Text, DocumentSet Found, EntryJoin Pairs)> In(Segment segment)
    {
        Each(static part => part.Found is null, part => part.Found = Kept(part, () => part.Matcher.Match().And(part.Search.Live)), static part => part.Found = null);
        foreach (var part in parts)
        {
            if (part.Joins.With(segment, budget) is { } pairs && part.Found is { IsEmpty: false } found)
            {
                yield return (part, found, pairs);
            }
        }
    }

    /// <summary>Scores of what matches in one segment of full texts; null where nothing is scored. To be asked of what <see cref="In"/> gave.</summary>
    public Relevance? ScoresOf(BoundText part)
    {
        Each(static one => !one.IsScored, one =>
        {
            var terms = new List<BoundTerm>();
            one.Matcher.AddScored(terms);
            one.Scores = Kept(one, () => Relevance.Of(one.Search, one.Found!, terms, allDocuments));
            one.IsScored = true;
        }, static one =>
        {
            one.Scores?.Dispose();
            (one.Scores, one.IsScored) = (null, false);
        });
        return part.Scores;
    }

    public void Dispose() => parts.ForEach(static part => part.Scores?.Dispose());

    /// <summary>Does something once in all segments, the largest first, beside each other where processors idle.</summary>
    /// <param name="undo">Forgets what was done in one.</param>
    private void Each(Predicate<BoundText> isToDo, Action<BoundText> work, Action<BoundText> undo)
    {
        if (!parts.Exists(isToDo))
        {
            return;
        }

        var all = parts.FindAll(isToDo);
        all.ForEach(static one => one.JustKept = 0);
        all.Sort(static (a, b) => b.Search.Documents.CompareTo(a.Search.Documents));
        // asked beforehand: who helps may have gone by the time it is too much
        var isShared = sharing.Slices(Cost) > 1;
        try
        {
            sharing.Do(all.Count, Cost, at => work(all[at]));
        }
        catch (SearchRefusedException refused) when (refused.Problem.Kind == SearchProblemKind.TooLarge && (isShared || parts.Exists(static one => one.Search.Remembered > 0)))
        {
            // one after the other they hold less, and where nothing is remembered: also those that were done beside each other
            parts.ForEach(static part => part.Search.Forget());
            foreach (var one in all)
            {
                undo(one);
                one.Search.Budget.LetGo(one.JustKept);
                one.JustKept = 0;
                one.Search.Sharing = Sharing.None;
            }

            all.ForEach(work);
        }
    }

    /// <summary>What is made stays until the search ends, whatever else is let go of meanwhile; what cannot be made holds nothing.</summary>
    private static T Kept<T>(BoundText part, Func<T> make)
    {
        var own = part.Search.Budget;
        own.Check();
        var (held, remembered) = (own.Held, part.Search.Remembered);
        try
        {
            var made = make();
            part.JustKept = own.Held - held - (part.Search.Remembered - remembered);
            own.Keep(held);
            return made;
        }
        catch (SearchRefusedException)
        {
            own.Release(held);
            part.Search.Dropped(remembered);
            throw;
        }
    }
}

/// <summary>A plan bound to one segment of full texts.</summary>
internal sealed record BoundText(PartSearch Search, TextJoins Joins, Matcher Matcher)
{
    public DocumentSet? Found { get; set; }

    public Relevance? Scores { get; set; }

    public bool IsScored { get; set; }

    /// <summary>Bytes that what was done last holds, beside what is remembered.</summary>
    public long JustKept { get; set; }
}

/// <summary>Entries of one segment whose full texts match.</summary>
internal sealed class TextMatcher(PartSearch part, BoundTexts texts) : Matcher(part)
{
    public override long Cost => Math.Min(Part.Documents, texts.Cost);

    public override DocumentSet Match()
    {
        var all = texts.In(Part.Segment).ToList();
        var most = all.Sum(static one => (long)Math.Min(one.Found.Count, one.Pairs.Count));
        if (most == 0)
        {
            return DocumentSet.Empty;
        }

        Part.Budget.Check();
        var found = Part.NewList(most + all.Count);
        var count = 0;
        foreach (var (_, wanted, pairs) in all)
        {
            count += pairs.Take(wanted, found.AsSpan(count));
        }

        if (count < Part.Documents / DocumentSet.SparseBelow)
        {
            return DocumentSet.OfUnsorted(found, count);
        }

        var bits = Part.NewBits();
        foreach (var document in found.AsSpan(0, count))
        {
            Bitmap.Add(bits, document);
        }

        return DocumentSet.Of(bits);
    }

    public override void AddTexts(List<TextMatcher> matchers) => matchers.Add(this);

    /// <summary>Adds the scores full texts have to those of their entries.</summary>
    /// <param name="documents">The entries wanted.</param>
    public void Score(DocumentSet documents, float[] scores)
    {
        foreach (var (text, found, pairs) in texts.In(Part.Segment))
        {
            Part.Budget.Check();
            if (texts.ScoresOf(text) is { } relevance)
            {
                pairs.ForEach(found, (document, entry) =>
                {
                    var at = documents.IsSparse ? documents.List.BinarySearch(entry) : documents.Has(entry) ? entry : -1;
                    if (at >= 0)
                    {
                        scores[at] += relevance.Score(document);
                    }
                });
            }
        }
    }
}
