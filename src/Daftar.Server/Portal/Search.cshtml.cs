using System.Globalization;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Searching;
using Daftar.Values;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>Results: the question, its facets, and one page of hits.</summary>
internal sealed class SearchPage(ISearchIndex index, Entries entries) : PortalPage
{
    /// <summary>Hits on a page of the list; the grid takes a number that fills rows of two, three, four and six.</summary>
    private const int ListSize = 20, GridSize = 24;

    /// <summary>Cursors of pages already seen that an address carries; of those before it carries how many they are, and "previous" goes from the last one known to the first page.</summary>
    private const int MostBack = 40;

    /// <summary>No address says more pages than these were turned.</summary>
    private const int MostTurned = 10_000_000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private IReadOnlyDictionary<Guid, IReadOnlyList<Highlight>> beside = new Dictionary<Guid, IReadOnlyList<Highlight>>();

    public SearchQuestion Question { get; private set; } = new();

    public SearchAnswer Answer { get; private set; } = new();

    /// <summary>What was perhaps meant, where next to nothing was found.</summary>
    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];

    /// <summary>What is read as plain text here and means more to many who type it.</summary>
    public HintedProposal? Hint { get; private set; }

    /// <summary>How many have the words in claims and descriptions, where few have them elsewhere.</summary>
    public Proposal? FoundInTexts { get; private set; }

    /// <summary>Known values near to a filter that has a value there is not: the field, the value, and the question with it.</summary>
    public IReadOnlyList<(string Field, string Value, SearchQuestion Question)> Meant { get; private set; } = [];

    public IReadOnlyList<HitCard> Cards { get; private set; } = [];

    public bool IsGrid { get; private set; }

    /// <summary>Cursors of the pages before this one, oldest first; the first page has none.</summary>
    public IReadOnlyList<string> Back { get; private set; } = [];

    /// <summary>Pages turned before those in <see cref="Back"/>.</summary>
    private int turned;

    /// <summary>Place of the first hit of this page among all, from 1.</summary>
    public long FirstPlace => ((turned + Back.Count) * (long)PageSize) + 1;

    public int PageSize => IsGrid ? GridSize : ListSize;

    public override string QueryText => Question.Query;

    /// <summary>The question in words, where the language of the page can say it.</summary>
    public string? Said { get; private set; }

    /// <summary>Marks what was asked for.</summary>
    public Highlighter Highlighter { get; private set; } = new(index.Fields, null);

    /// <summary>Where what was asked for stands in an entry, beside what its card shows.</summary>
    public IReadOnlyList<Highlight> FoundBeside(HitCard card) => card.State is null ? beside.GetValueOrDefault(card.Id, []) : [];

    public long CountOf(Right right) => Answer.Facets.FirstOrDefault(facet => facet.Field == "right")?.Values.FirstOrDefault(value => value.Value == Rights.CommonFields.Key(right))?.Count ?? 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (Question, var problems) = new QuestionReader(index.Fields) { PassesOverUnknown = true }.Read(Request.Query, "view", "back", "turned");
        IsGrid = Request.Query["view"] == "grid";
        Back = Question.After is null ? [] : [.. (Request.Query["back"].FirstOrDefault() ?? "").Split('~', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        turned = Question.After is not null && int.TryParse(Request.Query["turned"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? Math.Min(before, MostTurned) : 0;
        if (Back.Count == 0 && turned == 0 && Question.After is not null)
        {
            Back = [""];
        }

        if (problems.Count == 0)
        {
            problems = await ChosenValues.UnknownAsync(Question, index, Deadline, cancel);
        }

        if (problems.Count > 0)
        {
            Answer = new SearchAnswer { Problem = new SearchProblem(SearchProblemKind.Request, AddressProblem.Sentences(problems)) };
            Meant = [.. problems.SelectMany(problem => problem.Nearest.Select(value => (problem.Parameter!, value, Question.With(problem.Parameter!, [.. Question.Chosen(problem.Parameter!).Select(chosen => chosen == problem.Value ? value : chosen).Distinct(StringComparer.Ordinal)]))))];
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        // Forms without script send their empty boxes too: the address people copy is the short one.
        var address = Link(Question, Question.After, Back, turned);
        if (Request.Query.Any(parameter => parameter.Value.All(string.IsNullOrEmpty) || parameter.Key.EndsWith("-from", StringComparison.Ordinal) || parameter.Key.EndsWith("-to", StringComparison.Ordinal)))
        {
            if (!Request.Headers.ContainsKey("HX-Request"))
            {
                return Redirect(address);
            }

            Response.Headers["HX-Push-Url"] = address;
        }

        var request = Question.Request(PageSize, FacetPlan.For(Question, Renewal), Deadline);
        Answer = await index.SearchAsync(request, cancel);
        Proposals = await new DidYouMean(index).For(request, Answer, cancel);
        Hint = await QueryHints.For(index, request, Answer, cancel);
        FoundInTexts = await InFullTexts.For(index, request, Answer, cancel);
        Cards = [.. Answer.Hits.Select(HitCard.Of)];
        ShowsDemonstration = Cards.Any(card => card.Demonstration);
        var query = QueryLanguage.Read(Question.Query, index.Fields).Query;
        Highlighter = new Highlighter(index.Fields, query);
        beside = IsGrid ? beside : await new HitHighlights(index.Fields, entries).BesideCards(Highlighter, Cards, cancel);
        Said = SaidOf(query);
        if (Answer.Problem is { Kind: SearchProblemKind.Query or SearchProblemKind.Request or SearchProblemKind.Cursor or SearchProblemKind.TooLarge })
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (Answer.Problem is { Kind: SearchProblemKind.NotSupported })
        {
            Response.StatusCode = StatusCodes.Status501NotImplemented;
        }
        else if (Answer.Problem is { Kind: SearchProblemKind.TimedOut or SearchProblemKind.NotReady })
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }

    /// <summary>Where a query says more than its words, it is told back in a sentence.</summary>
    private string? SaidOf(QueryNode? query) => query is null or QueryAll or QueryTerm { Field: null, IsPrefix: false } ? null : QueryLanguage.Say(query, index.Fields, Words);

    /// <summary>While the index is made anew with further fields: what of it is told.</summary>
    public IndexRenewal? Renewal => Question.AsksHistory ? HttpContext.RequestServices.GetService<RenewHistory>()?.Index.Renewal : index.Renewal;

    /// <summary>This register keeps an index of all states.</summary>
    public bool KeepsHistory => HttpContext.RequestServices.GetService<RenewHistory>() is not null;

    /// <summary>Of which time the answer is, in words; null for today.</summary>
    public string? SaidOfTime => Question.SaidOfTime(Words, Show);

    /// <summary>The address of a hit: of the state that was found, where it is another than today's.</summary>
    public string AddressOf(HitCard card) => card.State is { } state && !IsToday(state) ? AddressOf(card, state) : Addresses.Register(Language, card);

    /// <summary>The address of a state; of one that stands in no snapshot that of the entry as of the day.</summary>
    public string AddressOf(HitCard card, StateCard state) => state is { WorkedOut: true, LawFrom: { } from }
        ? Addresses.AsOf(Language, card.Id, Question.AsOf is { } day ? day.ToString() : RegisterDate.From(from).ToString(), null) : Addresses.Snapshot(Language, state.Entry, state.Number);

    /// <summary>The day on which a state was first stated, where that is after the day asked, or after it began to hold.</summary>
    public DateOnly? StatedLater(StateCard state) =>
        Question.AsOf is null || Question.AsOfBy == Register.AsOfTime.InLaw ? state.IsStatedAfter(Question.AsOf?.LastDay ?? state.LawFrom ?? DateOnly.MaxValue) ? state.StatedOn : null : null;

    public static bool IsToday(StateCard state) => state is { ShownFrom: not null, ShownUntil: null };

    /// <summary>Other states of the entry that match.</summary>
    public IReadOnlyList<StateCard> OtherStatesOf(HitCard card) =>
        [.. Answer.Hits.First(hit => hit.Entry == card.Id).OtherStates.Select(stored => HitCard.Read(stored.Span, card.Id).State).OfType<StateCard>().DistinctBy(state => (state.Entry, state.Number))];

    public string SpanText(DateOnly from, DateOnly? until) => until is { } end ? $"{Show.Date(RegisterDate.From(from))} – {Show.Date(RegisterDate.From(end))}" : Words.Format("search.since", Show.Date(RegisterDate.From(from)));

    /// <summary>The address of a question in this language and view.</summary>
    public string Link(SearchQuestion question) => Link(question, null, [], 0);

    public string LinkView(bool grid) => With(Addresses.SearchIn(Language) + (Question with { After = null }).ToQueryString(), grid ? "view=grid" : null);

    public string? Next => Answer.NextCursor is { } cursor ? Link(Question, cursor, [.. Back.Append(Question.After ?? "").TakeLast(MostBack)], turned + Math.Max(0, Back.Count + 1 - MostBack)) : null;

    public string? Previous => Back.Count > 0 ? Link(Question, Back[^1].Length > 0 && Back[^1] != "0" ? Back[^1] : null, [.. Back.SkipLast(1)], turned) : turned > 0 ? Link(Question) : null;

    /// <summary>The orders offered.</summary>
    public IReadOnlyList<(string Value, string Name)> Sorts =>
    [
        .. Question.Query.Length > 0 ? [("relevance", Words["sort.relevance"])] : Array.Empty<(string, string)>(),
        ("-filed", Words["sort.newestFiled"]),
        ("filed", Words["sort.oldestFiled"]),
        ("-registered", Words["sort.newestRegistered"]),
        ("-published", Words["sort.newestPublished"]),
        ("-learnt", Words["sort.newestLearnt"]),
    ];

    public string SortValue => Question.Order is { Field: not null } order ? (order.Descending ? "-" : "") + order.Field : "relevance";

    /// <summary>A value of a filter in words.</summary>
    public string ValueText(string field, string value) =>
        index.Fields.TryFind(field, out var known) && known.Kind == FieldKind.Date && FieldFilter.RangeOf(value) is var (from, to) ? RangeText(from, to) : Show.FieldValue(field, value);

    /// <summary>A range of dates in words.</summary>
    public string RangeText(string? first, string? last) => (first, last) switch
    {
        (null, { } to) => Words.Format("search.until", to),
        ({ } from, null) => Words.Format("search.since", from),
        var (from, to) => from == to ? from! : $"{from} – {to}",
    };

    /// <summary>Values in the order they are shown: rights and statuses in their own, all others the most frequent first.</summary>
    public IReadOnlyList<FacetValue> InOrder(Facet facet) => facet.Field switch
    {
        "right" => [.. facet.Values.OrderBy(value => Addresses.RightOf(value.Value))],
        _ => facet.Values,
    };

    private string Link(SearchQuestion question, string? after, IReadOnlyList<string> back, int before)
    {
        var address = With(Addresses.SearchIn(Language) + (question with { After = after }).ToQueryString(), IsGrid ? "view=grid" : null);
        address = after is null || back.Count == 0 ? address : With(address, "back=" + string.Join('~', back.Select(cursor => cursor.Length == 0 ? "0" : Uri.EscapeDataString(cursor))));
        return after is null || before == 0 ? address : With(address, FormattableString.Invariant($"turned={before}"));
    }

    private static string With(string address, string? parameter) =>
        parameter is null ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;
}
