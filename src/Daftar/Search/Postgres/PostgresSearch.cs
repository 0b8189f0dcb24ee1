using System.Text;
using Daftar.Store;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>One search in the database, from request to answer.</summary>
internal sealed class PostgresSearch(Database database, FieldTable fields, FacetValues values, SearchRequest request, long started, CancellationToken cancellation)
{
    private readonly SearchBudget budget = new(started, request.Deadline, cancellation, request.MostMemory);

    public async Task<SearchAnswer> AnswerAsync()
    {
        long generation = 0;
        try
        {
            _ = StatesAsked.Of(fields, request);
            var reading = SearchRun.Check(request, fields);
            await using var session = await SearchSession.BeginAsync(database, budget, cancellation).ConfigureAwait(false);
            generation = session.State.Generation;
            if (session.State.Building is { } percent)
            {
                // What it holds so far is no state of the register: as in the embedded engine, no part of the truth is told as the whole.
                throw new SearchRefusedException(new SearchProblem(SearchProblemKind.NotReady, PostgresIndex.BuildingAt(percent)));
            }

            if (session.State.Fields != fields.Version)
            {
                throw new SearchRefusedException(new SearchProblem(SearchProblemKind.NotSupported, "The search index in the database was made by another version and is not made anew yet. Try again when `daftar serve` or `daftar load` of this version follows the journal."));
            }

            return await FindAsync(session, reading).ConfigureAwait(false) with { Generation = generation };
        }
        catch (SearchRefusedException refused)
        {
            return new SearchAnswer { Problem = refused.Problem, Generation = generation };
        }
        catch (PostgresException ended) when (ended.SqlState == PostgresErrorCodes.QueryCanceled && !cancellation.IsCancellationRequested)
        {
            return new SearchAnswer { Problem = budget.TimedOut, Generation = generation };
        }
    }

    private async Task<SearchAnswer> FindAsync(SearchSession session, QueryReading reading)
    {
        var apart = reading.WithTextsApart(fields);
        var planner = new SqlPlanner(fields, apart, session, request.MostWords);
        var query = await planner.OfAsync(apart.Query!).ConfigureAwait(false) ?? throw new SearchRefusedException(new SearchProblem(
            SearchProblemKind.Query, "There is no word or number to look for: signs alone are not searched.", 0, request.Query.Length));
        var groups = new List<(string Field, Condition Condition)>();
        foreach (var filter in request.Filters)
        {
            groups.Add((filter.Field, await planner.OfAsync(filter).ConfigureAwait(false)));
        }

        var sort = request.Sort.Field is { } name ? RequestFields.Sortable(fields, name) : null;
        var facets = request.Facets.Select(facet => (Request: facet, Field: RequestFields.Facetable(fields, facet.Field))).ToList();
        var fingerprint = ~SearchCursor.Fingerprint(reading.Query!, request, fields);
        var after = request.Cursor is { } cursor ? SearchCursor.Read(cursor, fingerprint) : null;

        var all = Condition.And([query, .. groups.Select(group => group.Condition)]);
        var shared = facets.Where(facet => groups.TrueForAll(group => group.Field != facet.Field.Name)).Select(facet => facet.Field).ToList();
        var counted = await CountAsync(session, all, shared).ConfigureAwait(false);
        var total = counted.GetValueOrDefault(-1)?.Sum(value => value.Count) ?? 0;
        var found = new List<Facet>();
        var list = new FacetList(session, values);
        foreach (var (asked, field) in facets)
        {
            var ground = shared.Contains(field) ? counted
                : await CountAsync(session, Condition.And([query, .. groups.Where(group => group.Field != field.Name).Select(group => group.Condition)]), [field]).ConfigureAwait(false);
            found.Add(await list.OfAsync(asked, field, ground.GetValueOrDefault(field.Ordinal) ?? [], request.Filters.FirstOrDefault(filter => filter.Field == field.Name)).ConfigureAwait(false));
        }

        var page = new PostgresPage(fields, request, sort, planner.Scored, total, after, session.State.Generation);
        return new SearchAnswer
        {
            Total = total,
            Hits = total == 0 || request.Size == 0 ? [] : await page.HitsAsync(session, all).ConfigureAwait(false),
            NextCursor = page.NextCursor(fingerprint),
            CursorFromOlderGeneration = after is not null && after.Generation != session.State.Generation,
            Facets = found,
            Remarks = [.. planner.Remarks],
        };
    }

    /// <summary>Counts the values of some fields by their numbers; under -1 the entries themselves, which all have the number 0.</summary>
    private async Task<Dictionary<int, List<(long Value, long Count)>>> CountAsync(SearchSession session, Condition condition, IReadOnlyList<IndexField> of)
    {
        budget.Check();
        var parameters = new List<NpgsqlParameter>();
        var where = condition.Write(parameters);
        List<(long Value, long Count)> counts;
        if (of.Count == 0)
        {
            counts = await session.ReadAsync($"select 0::bigint, count(*) from search_entry e where {where}", parameters, Row).ConfigureAwait(false);
        }
        else
        {
            var wanted = Condition.Parameter(parameters, of.Select(field => (long)field.Ordinal).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);
            counts = await session.ReadAsync(
                $"select v, count(*) from search_entry e cross join lateral unnest(e.facets) v where {where} and (v = 0 or v >> {Lexemes.FieldShift} = any({wanted})) group by v", parameters, Row).ConfigureAwait(false);
        }

        return counts.GroupBy(value => value.Value == 0 ? -1 : Lexemes.FieldOf(value.Value)).ToDictionary(group => group.Key, group => group.ToList());

        static (long Value, long Count) Row(NpgsqlDataReader row) => (row.GetInt64(0), row.GetInt64(1));
    }
}

/// <summary>The hits of one page in their order, which is total: ties are broken by the entry id, whose order is the same in PostgreSQL and in the embedded engine.</summary>
internal sealed class PostgresPage(FieldTable fields, SearchRequest request, IndexField? sort, TsQuery scored, long total, SearchCursor? after, long generation)
{
    /// <summary>More hits are not compared word by word, which would unpack each one's tsvector: those with a word in the weightiest fields come first.</summary>
    private const int MostRanked = 20_000;

    private IReadOnlyList<(Guid Entry, byte[] Stored, float? Score, int? Date, string? Key)> rows = [];

    public async Task<IReadOnlyList<SearchHit>> HitsAsync(SearchSession session, Condition condition)
    {
        var parameters = new List<NpgsqlParameter>();
        var where = condition.Write(parameters);
        var (value, type) = Order(parameters);
        var cast = type.Length > 0 ? $"({value})::{type}" : value;
        var going = After(value, parameters);
        var direction = sort is null || request.Sort.Descending ? "desc" : "asc";
        var ordered = value.Length == 0 ? "e.entry" : $"{value} {direction} nulls last, e.entry";
        var limit = Condition.Parameter(parameters, request.Size + 1, NpgsqlDbType.Integer);
        rows = await session.ReadAsync(
            $"select e.entry, e.stored, {(value.Length == 0 ? "null" : cast)} from search_entry e where {where}{going} order by {ordered} limit {limit}", parameters,
            row => (row.GetGuid(0), row.GetFieldValue<byte[]>(1),
                sort is null && !row.IsDBNull(2) ? row.GetFloat(2) : (float?)null,
                sort is { Kind: FieldKind.Date } && !row.IsDBNull(2) ? row.GetInt32(2) : (int?)null,
                sort is { Kind: not FieldKind.Date } && !row.IsDBNull(2) ? row.GetString(2) : null)).ConfigureAwait(false);
        return [.. rows.Take(request.Size).Select(row => new SearchHit(row.Entry, row.Score ?? 0, row.Stored))];
    }

    /// <summary>Ask after <see cref="HitsAsync"/>.</summary>
    public string? NextCursor(ulong fingerprint)
    {
        if (rows.Count <= request.Size || request.Size == 0)
        {
            return null;
        }

        var last = rows[request.Size - 1];
        var number = sort is null ? (long)BitConverter.SingleToUInt32Bits(last.Score ?? 0) | (IsRanked ? 1L << 32 : 0) : last.Date ?? DateRange.None;
        return new SearchCursor(generation, fingerprint, last.Entry, number, last.Key is null ? null : Encoding.UTF8.GetBytes(last.Key)).Write();
    }

    /// <summary>A search that goes on is ordered as it began, however many hits there are by now.</summary>
    private bool IsRanked => after is not null && sort is null ? (after.Number & (1L << 32)) != 0 : total <= MostRanked;

    private (string Value, string Type) Order(List<NpgsqlParameter> parameters)
    {
        switch (sort)
        {
            case null when scored == TsQuery.None:
                return ("", "");
            case null when IsRanked:
                return ($"ts_rank(e.terms, {Condition.Parameter(parameters, scored.Write(), NpgsqlDbType.Text)}::tsquery, 1)", "real");
            case null:
                return ("", "");
            case { Kind: FieldKind.Date }:
                return (Invariant($"e.dates[{EntryRows.Ordered(fields, dates: true)[sort.Ordinal]}]"), "");
            default:
                return (Invariant($"e.keys[{EntryRows.Ordered(fields, dates: false)[sort.Ordinal]}]"), "");
        }
    }

    /// <summary>What comes after the last hit of the page before.</summary>
    private string After(string value, List<NpgsqlParameter> parameters)
    {
        if (after is null)
        {
            return "";
        }

        var entry = Condition.Parameter(parameters, after.Entry, NpgsqlDbType.Uuid);
        if (value.Length == 0)
        {
            return $" and e.entry > {entry}";
        }

        string last;
        switch (sort)
        {
            case null:
                last = Condition.Parameter(parameters, BitConverter.Int32BitsToSingle((int)after.Number), NpgsqlDbType.Real);
                break;
            case { Kind: FieldKind.Date } when after.Number != DateRange.None:
                last = Condition.Parameter(parameters, (int)after.Number, NpgsqlDbType.Integer);
                break;
            case { Kind: not FieldKind.Date } when after.Key is not null:
                last = Condition.Parameter(parameters, Encoding.UTF8.GetString(after.Key), NpgsqlDbType.Text);
                break;
            default:
                return $" and ({value} is null and e.entry > {entry})";
        }

        var sign = sort is null || request.Sort.Descending ? "<" : ">";
        return $" and ({value} {sign} {last} or ({value} = {last} and e.entry > {entry}){(sort is null ? "" : $" or {value} is null")})";
    }
}
