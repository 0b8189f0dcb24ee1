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
/// <param name="remembersOneIn">How much is remembered for scores: <see cref="EmbeddedIndexOptions.RemembersOneIn"/>; 0 where hits are in another order.</param>
internal sealed class TextsAsked(Snapshot snapshot, SearchBudget budget, int remembersOneIn = 0) : IDisposable
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

        var one = new BoundTexts(plan, snapshot.Texts, snapshot.AllDocuments, budget, remembersOneIn);
        bound.Add(one);
        return one;
    }

    public void Dispose() => bound.ForEach(static one => one.Dispose());
}

/// <summary>A plan bound to all segments of full texts, and what it finds in each once somebody asks.</summary>
internal sealed class BoundTexts : IDisposable
{
    private readonly SearchBudget budget;
    private readonly long allDocuments;
    private readonly List<BoundText> parts = [];

    /// <param name="allDocuments">Of all entries: rarity is counted among them, in full texts too.</param>
    public BoundTexts(Plan plan, IReadOnlyList<TextPart> texts, long allDocuments, SearchBudget budget, int remembersOneIn)
    {
        (this.budget, this.allDocuments) = (budget, allDocuments);
        var searches = texts.Where(static text => text.Part.LiveCount > 0).Select(text => (Search: new PartSearch(text.Part, budget) { MayRemember = PartSearch.Rememberable(text.Part, remembersOneIn) }, text.Joins)).ToList();
        plan.Ahead(searches.ConvertAll(static one => one.Search), Sharing.None);
        foreach (var (search, joins) in searches)
        {
            budget.Check();
            parts.Add(new BoundText(search, joins, plan.Bind(search)));
        }
    }

    /// <summary>At most so many documents match.</summary>
    public long Cost => parts.Sum(static part => part.Matcher.Cost);

    /// <summary>What matches, where the segment has entries of it: full texts found, and where their entries stand.</summary>
    public IEnumerable<(BoundText Text, DocumentSet Found, EntryJoin Pairs)> In(Segment segment)
    {
        foreach (var part in parts)
        {
            if (part.Joins.With(segment, budget) is { } pairs && Found(part) is { IsEmpty: false } found)
            {
                yield return (part, found, pairs);
            }
        }
    }

    /// <summary>Scores of what matches in one segment of full texts; null where nothing is scored.</summary>
    public Relevance? ScoresOf(BoundText part)
    {
        if (!part.IsScored)
        {
            part.IsScored = true;
            var terms = new List<BoundTerm>();
            part.Matcher.AddScored(terms);
            part.Scores = Kept(() => Relevance.Of(part.Search, Found(part), terms, allDocuments));
        }

        return part.Scores;
    }

    public void Dispose() => parts.ForEach(static part => part.Scores?.Dispose());

    private DocumentSet Found(BoundText part) => part.Found ??= Kept(() => part.Matcher.Match().And(part.Search.Live));

    /// <summary>What is made stays until the search ends, whatever else is let go of meanwhile.</summary>
    private T Kept<T>(Func<T> make)
    {
        budget.Check();
        var held = budget.Held;
        var made = make();
        budget.Keep(held);
        return made;
    }
}

/// <summary>A plan bound to one segment of full texts.</summary>
internal sealed record BoundText(PartSearch Search, TextJoins Joins, Matcher Matcher)
{
    public DocumentSet? Found { get; set; }

    public Relevance? Scores { get; set; }

    public bool IsScored { get; set; }
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
