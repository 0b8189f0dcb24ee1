using static System.FormattableString;

namespace Daftar.Search;

/// <summary>One search in one snapshot, from request to answer.</summary>
/// <param name="sharing">Who may help.</param>
/// <param name="remembersOneIn">How much is remembered for scores: <see cref="EmbeddedIndexOptions.RemembersOneIn"/>.</param>
internal sealed class SearchRun(Snapshot snapshot, FieldTable fields, SearchRequest request, long started, Sharing sharing, int remembersOneIn, CancellationToken cancellation)
{
    /// <summary>Reckoned, not measured: ten nanoseconds a hit with its facets make a hundred microseconds, and waking another thread costs tens.</summary>
    public const long PaysFrom = 10_000;

    private readonly SearchBudget budget = new(started, request.Deadline, cancellation, request.MostMemory);

    public SearchAnswer Answer()
    {
        try
        {
            return Find() with { Generation = snapshot.Generation };
        }
        catch (SearchRefusedException refused)
        {
            return new SearchAnswer { Problem = refused.Problem, Generation = snapshot.Generation };
        }
    }

    private SearchAnswer Find()
    {
        var states = StatesAsked.Of(fields, request);
        var reading = Check(request, fields);
        var query = reading.Query!;
        reading = reading.WithTextsApart(fields);
        var sort = request.Sort.Field is { } name ? RequestFields.Sortable(fields, name) : null;
        var remembers = sort is null && request.Size > 0 ? remembersOneIn : 0;
        using var texts = fields.Texts is null ? null : new TextsAsked(snapshot, budget, sharing, remembers);
        var planner = new Planner(fields, reading, request.MostWords, new Lexicon(snapshot.Parts), texts);
        var plan = planner.Of(reading.Query!) ?? throw new SearchRefusedException(new SearchProblem(
            SearchProblemKind.Query, "There is no word or number to look for: signs alone are not searched.", 0, request.Query.Length));
        var asked = plan;
        plan = states?.Narrow(plan) ?? plan;
        var groups = request.Filters.Select(filter => (filter.Field, Plan: planner.Of(filter))).ToList();
        var facets = request.Facets.Select(facet =>
            states?.Counter(facet, RequestFields.Facetable(fields, facet.Field), ChosenFor(facet.Field), snapshot)
            ?? FacetCounter.Of(facet, RequestFields.Facetable(fields, facet.Field), ChosenFor(facet.Field), snapshot)).ToList();
        var fingerprint = SearchCursor.Fingerprint(query, request, fields);
        var after = request.Cursor is { } cursor ? SearchCursor.Read(cursor, fingerprint) : null;

        using var running = IdleCores.Begin();
        var searches = snapshot.Parts.Where(part => part.LiveCount > 0).Select(part => new PartSearch(part, budget.Beside()) { Sharing = sharing, MayRemember = PartSearch.Rememberable(part, remembers) }).ToList();
        plan.Ahead(searches, sharing);
        groups.ForEach(group => group.Plan.Ahead(searches, sharing));
        var parts = searches.ConvertAll(search => Bind(search, plan, groups) with
        {
            StatedLater = states?.StatedLater?.Bind(search),
            MayHaveBeen = states?.MayHaveBeen(asked, search.Segment) is { } undated ? Bind(search, undated, groups) : null,
        });
        var hits = new HitPage(snapshot, request, sort, after, states);
        var found = Parts(parts, part => Found(part, facets, hits, states), texts?.AreAsked == true);
        foreach (var one in found)
        {
            hits.Add(one.Hits);
            foreach (var add in one.Counts)
            {
                add();
            }
        }

        return new SearchAnswer
        {
            Total = found.Sum(static one => (long)one.Entries),
            Hits = hits.Hits(),
            NextCursor = hits.NextCursor(fingerprint),
            CursorFromOlderGeneration = after is not null && after.Generation != snapshot.Generation,
            Facets = [.. facets.Select(facet => facet.Facet())],
            StatedLater = found.Sum(static one => (long)one.StatedLater),
            MayHaveBeen = found.Sum(static one => (long)one.MayHaveBeen),
            Remarks = [.. planner.Remarks],
        };
    }

    /// <summary>Searches all segments, the largest first, beside each other where processors idle and it pays.</summary>
    /// <param name="inTurn">What is found in one segment is needed in another.</param>
    private FoundInPart[] Parts(List<BoundPart> parts, Func<BoundPart, FoundInPart> search, bool inTurn)
    {
        var found = new FoundInPart?[parts.Count];
        var order = Enumerable.Range(0, parts.Count).OrderByDescending(at => parts[at].Search.Documents).ToArray();
        var cost = parts.Sum(static part => part.Cost);
        var isShared = sharing.Slices(cost) > 1;
        try
        {
            (inTurn ? Sharing.None : sharing).Do(parts.Count, cost, at => found[order[at]] = search(parts[order[at]]));
        }
        catch (SearchRefusedException refused) when (refused.Problem.Kind == SearchProblemKind.TooLarge && (isShared || parts.Exists(static part => part.Search.Remembered > 0)))
        {
            // one after the other they hold less, and where nothing is remembered
            for (var at = 0; at < found.Length; at++)
            {
                (parts[at].Search.Sharing, parts[at].Search.MayRemember) = (Sharing.None, 0);
                found[at] ??= search(parts[at]);
            }
        }

        return found!;
    }

    private FoundInPart Found(BoundPart part, IReadOnlyList<FacetCounter> facets, HitPage hits, StatesAsked? states)
    {
        var own = part.Search.Budget;
        own.Check();
        var held = own.Held;
        try
        {
            var found = part.Matched();
            var entries = states?.OnePerEntry(part.Search, found.All) ?? found.All;
            var counts = new List<Action>();
            IReadOnlyList<HitPage.Candidate> page = [];

            // one after the other counting has brought the rows near, which hits of equal rank are ordered by
            part.Search.Sharing.Do(2, entries.Count, what =>
            {
                if (what == 0)
                {
                    Count(part.Search, found, facets, counts);
                }
                else
                {
                    page = hits.Of(part, entries);
                }
            });
            return new FoundInPart(entries.Count, counts, page)
            {
                StatedLater = part.StatedLater?.Restrict(entries).Count ?? 0,
                MayHaveBeen = part.MayHaveBeen?.Matched().All.Count ?? 0,
            };
        }
        finally
        {
            // sets and scores of one segment are let go before those of the next are made
            own.Release(held);
            part.Search.Dropped(0);
        }
    }

    private static void Count(PartSearch part, FoundDocuments found, IReadOnlyList<FacetCounter> facets, List<Action> counts)
    {
        foreach (var ground in facets.GroupBy(facet => found.WithoutGroupOf(facet.FieldName), ReferenceEqualityComparer.Instance))
        {
            var documents = (DocumentSet)ground.Key!;
            part.Budget.Check();
            part.Budget.Require(part.Sharing.Slices(documents.Count) * ground.Sum(facet => facet.BytesFor(part.Segment)));
            counts.AddRange(FacetCounter.Count(part.Part, documents, [.. ground], part.Sharing));
        }
    }

    /// <summary>Reads the query, and refuses what no engine answers.</summary>
    internal static QueryReading Check(SearchRequest request, FieldTable fields)
    {
        if (request.Size is < 0 or > SearchRequest.MostHits)
        {
            throw RequestFields.Refuse(Invariant($"A page has 0 to {SearchRequest.MostHits} hits, not {request.Size}. For more, go on with the cursor."));
        }

        if (request.Filters.GroupBy(filter => filter.Field, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw RequestFields.Refuse($"There are two filters on '{twice.Key}'. Put their values into one.");
        }

        if (request.Facets.FirstOrDefault(facet => facet.Size is < 1 or > SearchRequest.MostFacetValues) is { } facet)
        {
            throw RequestFields.Refuse(Invariant($"A facet lists 1 to {SearchRequest.MostFacetValues} values; '{facet.Field}' asks for {facet.Size}."));
        }

        var reading = QueryLanguage.Read(request.Query, fields.Asked);
        return reading.Problem is { } problem ? throw new SearchRefusedException(problem) : reading;
    }

    private FieldFilter? ChosenFor(string field) => request.Filters.FirstOrDefault(filter => filter.Field == field);

    private BoundPart Bind(PartSearch search, Plan plan, List<(string Field, Plan Plan)> groups)
    {
        budget.Check();
        return new BoundPart(search, plan.Bind(search), [.. groups.Select(group => (group.Field, group.Plan.Bind(search)))]);
    }
}

/// <summary>What a search found in one segment.</summary>
/// <param name="Counts">Add what was counted to the facets.</param>
internal sealed record FoundInPart(int Entries, IReadOnlyList<Action> Counts, IReadOnlyList<HitPage.Candidate> Hits)
{
    public int StatedLater { get; init; }

    public int MayHaveBeen { get; init; }
}

/// <summary>Query and filter groups bound to one segment.</summary>
internal sealed record BoundPart(PartSearch Search, Matcher Query, IReadOnlyList<(string Field, Matcher Matcher)> Groups)
{
    /// <summary>As of a day in law: what was stated only later.</summary>
    public Matcher? StatedLater { get; init; }

    /// <summary>As of a day in law: what is not found, for nothing is known of so early a day.</summary>
    public BoundPart? MayHaveBeen { get; init; }

    /// <summary>At most so many documents are looked at, nearly.</summary>
    public long Cost => Query.Cost;

    public FoundDocuments Matched()
    {
        // a query that is rare is looked up first and filters only asked about what it found; otherwise each group once, to be combined in several ways
        if (Groups.Count == 0)
        {
            var all = Query.Match().And(Search.Live);
            return new FoundDocuments(all, all, []);
        }

        var query = Query is AllMatcher && Search.Live is { } live ? DocumentSet.Of((ulong[])live.Clone()) : Query.Match().And(Search.Live);
        var groups = Groups.Select(group => (group.Field, Set: query.IsSparse ? group.Matcher.Restrict(query) : group.Matcher.Match())).ToList();
        return new FoundDocuments(groups.Aggregate(query, (left, group) => left.And(group.Set)), query, groups);
    }
}

/// <summary>What matches in one segment, with and without single filter groups.</summary>
internal sealed class FoundDocuments(DocumentSet all, DocumentSet query, IReadOnlyList<(string Field, DocumentSet Set)> groups)
{
    /// <summary>What matches query and all groups.</summary>
    public DocumentSet All { get; } = all;

    /// <summary>What matches query and all groups but that of one field: the ground its facet is counted on.</summary>
    public DocumentSet WithoutGroupOf(string field) =>
        groups.Any(group => group.Field == field) ? groups.Where(group => group.Field != field).Aggregate(query, (left, group) => left.And(group.Set)) : All;
}
