using System.Text;
using Daftar.Register;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Searching;

/// <summary>
/// What a reader asks, as it stands in an address: the same names in portal and API. Immutable; every change goes back to the first page.
/// <c>q</c> the query · a field's name, once for each value · a date field's name with <c>2019..2021</c> · <c>sort</c> a field, with a minus for
/// descending · <c>after</c> the cursor · <c>asof</c> a day, month or
/// year, <c>asofby</c> law or learnt · <c>scope=history</c> all states.
/// </summary>
internal sealed record SearchQuestion
{
    public string Query { get; init; } = "";

    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    /// <summary>Null: the usual order (best first where there are words, newest filing first where there are none).</summary>
    public SearchSort? Sort { get; init; }

    public string? After { get; init; }

    /// <summary>In all states entries ever had.</summary>
    public bool InAllStates { get; init; }

    /// <summary>As it was on a day, or at the end of a month or year.</summary>
    public RegisterDate? AsOf { get; init; }

    /// <summary>Whether that day asks what held in law or what the register showed.</summary>
    public AsOfTime AsOfBy { get; init; } = AsOfTime.InLaw;

    /// <summary>Of today, or of history.</summary>
    public bool AsksHistory => InAllStates || AsOf is not null;

    public SearchSort Order => Sort ?? Usual;

    private SearchSort Usual => Query.Length == 0 ? SearchSort.Down("filed") : SearchSort.Relevance;

    public SearchRequest Request(int size, IReadOnlyList<FacetRequest> facets, TimeSpan deadline) => new()
    {
        Query = Query, Filters = Filters, Facets = facets, Sort = Order, Size = size, Cursor = After, Deadline = deadline,
        Scope = InAllStates && AsOf is null ? SearchScope.History : SearchScope.Current, AsOf = AsOf?.LastDay, AsOfBy = AsOfBy,
    };

    public FieldFilter? Filter(string field) => Filters.FirstOrDefault(filter => filter.Field == field);

    public IReadOnlyList<string> Chosen(string field) => Filter(field)?.Values ?? [];

    /// <summary>The same question with other values of one field; none drops the filter.</summary>
    public SearchQuestion With(string field, params IReadOnlyList<string> values) => this with
    {
        After = null,
        Filters = [.. Filters.Where(filter => filter.Field != field), .. values.Count > 0 ? [new FieldFilter(field, values)] : Array.Empty<FieldFilter>()],
    };

    public SearchQuestion WithRange(string field, string? from, string? to) => this with
    {
        After = null,
        Filters = [.. Filters.Where(filter => filter.Field != field), .. from is null && to is null ? [] : new[] { FieldFilter.Range(field, from, to) }],
    };

    public SearchQuestion Without(string field, string value) => With(field, [.. Chosen(field).Where(chosen => chosen != value)]);

    public SearchQuestion WithoutFilters() => this with { After = null, Filters = [], AsOf = null, InAllStates = false };

    /// <summary>The same question of what is so today.</summary>
    public SearchQuestion OfToday() => this with { After = null, AsOf = null, InAllStates = false };

    /// <summary>As the query string of an address, with its question mark; empty when nothing is asked.</summary>
    public string ToQueryString()
    {
        var text = new StringBuilder();
        if (Query.Length > 0)
        {
            Put("q", Query);
        }

        foreach (var filter in Filters)
        {
            if (filter.From is not null || filter.To is not null)
            {
                Put(filter.Field, $"{filter.From}..{filter.To}");
            }

            foreach (var value in filter.Values)
            {
                Put(filter.Field, value);
            }
        }

        if (AsOf is { } day)
        {
            Put("asof", day.ToString());
            if (AsOfBy == AsOfTime.Learnt)
            {
                Put("asofby", "learnt");
            }
        }
        else if (InAllStates)
        {
            Put("scope", "history");
        }

        // One question, one address: what is usual is not said.
        if (Sort is { } sort && sort != Usual)
        {
            Put("sort", sort.Field is null ? "relevance" : (sort.Descending ? "-" : "") + sort.Field);
        }

        if (After is not null)
        {
            Put("after", After);
        }

        return text.ToString();

        void Put(string name, string value) =>
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal));
    }
}
