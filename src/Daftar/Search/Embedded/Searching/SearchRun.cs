using static System.FormattableString;

namespace Daftar.Search;

/// <summary>One search in one snapshot, from request to answer.</summary>
internal sealed class SearchRun(Snapshot snapshot, FieldTable fields, SearchRequest request, long started, CancellationToken cancellation)
{
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
        var planner = new Planner(fields, reading, request.MostWords, new Lexicon(snapshot));
        var plan = planner.Of(query) ?? throw new SearchRefusedException(new SearchProblem(
            SearchProblemKind.Query, "There is no word or number to look for: signs alone are not searched.", 0, request.Query.Length));
        plan = states?.Narrow(plan) ?? plan;
        var groups = request.Filters.Select(filter => (filter.Field, Plan: planner.Of(filter))).ToList();
        var sort = request.Sort.Field is { } name ? RequestFields.Sortable(fields, name) : null;
        var facets = request.Facets.Select(facet =>
            states?.Counter(facet, RequestFields.Facetable(fields, facet.Field), ChosenFor(facet.Field), snapshot)
            ?? FacetCounter.Of(facet, RequestFields.Facetable(fields, facet.Field), ChosenFor(facet.Field), snapshot)).ToList();
        var fingerprint = SearchCursor.Fingerprint(query, request, fields);
        var after = request.Cursor is { } cursor ? SearchCursor.Read(cursor, fingerprint) : null;

        var parts = snapshot.Parts.Where(part => part.LiveCount > 0).Select(part => Bind(part, plan, groups)).ToList();
        var hits = new HitPage(snapshot, request, sort, after, states);
        long total = 0;
        foreach (var part in parts)
        {
            budget.Check();
            var held = budget.Held;
            var found = part.Matched();
            var entries = states?.OnePerEntry(part.Search, found.All) ?? found.All;
            total += entries.Count;
            foreach (var ground in facets.GroupBy(facet => found.WithoutGroupOf(facet.FieldName), ReferenceEqualityComparer.Instance))
            {
                budget.Check();
                budget.Require(ground.Sum(facet => facet.BytesFor(part.Search.Segment)));
                FacetCounter.Count(part.Search.Part, (DocumentSet)ground.Key!, [.. ground]);
            }

            // counting has brought the rows near, which hits of equal rank are ordered by
            hits.Add(part, entries);

            // sets and scores of one segment are let go before those of the next are made
            budget.Release(held);
        }

        return new SearchAnswer
        {
            Total = total,
            Hits = hits.Hits(),
            NextCursor = hits.NextCursor(fingerprint),
            CursorFromOlderGeneration = after is not null && after.Generation != snapshot.Generation,
            Facets = [.. facets.Select(facet => facet.Facet())],
            Remarks = [.. planner.Remarks],
        };
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

    private BoundPart Bind(SnapshotPart part, Plan plan, List<(string Field, Plan Plan)> groups)
    {
        budget.Check();
        var search = new PartSearch(part, budget);
        return new BoundPart(search, plan.Bind(search), [.. groups.Select(group => (group.Field, group.Plan.Bind(search)))]);
    }
}

/// <summary>Query and filter groups bound to one segment.</summary>
internal sealed record BoundPart(PartSearch Search, Matcher Query, IReadOnlyList<(string Field, Matcher Matcher)> Groups)
{
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
