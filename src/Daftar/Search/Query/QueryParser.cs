using static System.FormattableString;

namespace Daftar.Search;

/// <summary>Reads the query language by recursive descent: or, and, not, near, then one leaf or bracket. Leaves are read by <see cref="QueryLeaves"/>.</summary>
/// <param name="refusesForeign">Queries of other services are told as such; false for what was brought over from one.</param>
internal sealed class QueryParser(string query, FieldTable fields, bool refusesForeign = true)
{
    private readonly QueryLeaves leaves = new(query, fields);
    private List<QueryToken> tokens = [];
    private int at;
    private int depth;

    public int DeepestNesting { get; init; } = QueryLanguage.DeepestNesting;

    private QueryToken Next => tokens[at];

    /// <summary>Mends that follow each other where one leaves something unread: an open bracket after another.</summary>
    private const int MostMends = 8;

    /// <summary>Reads the query. A mend is told only where it can be read, says something, and is not what was typed.</summary>
    public QueryReading Read()
    {
        var reading = ReadOnce();
        if (reading.Problem is not { Mend: { } mend } problem)
        {
            return reading;
        }

        for (var tried = 0; tried < MostMends && !string.IsNullOrWhiteSpace(mend) && mend != query; tried++)
        {
            var mended = new QueryParser(mend, fields).ReadOnce();
            if (mended.Problem is null)
            {
                return mended.Query is QueryAll ? new(problem with { Mend = null }) : tried == 0 ? reading : new(problem with { Mend = mend });
            }

            mend = mended.Problem.Mend;
        }

        return new(problem with { Mend = null });
    }

    private QueryReading ReadOnce()
    {
        if (query.Length > QueryLanguage.LongestQuery)
        {
            return new(new SearchProblem(SearchProblemKind.Query, Invariant($"The query has {query.Length} characters; at most {QueryLanguage.LongestQuery} are read. Shorten it."), QueryLanguage.LongestQuery));
        }

        if (NumberWritten.List(query) is { } numbers)
        {
            return new(QueryNode.Or([.. numbers.Select(static number => new QueryTerm(null, number))]), leaves.Places);
        }

        if (refusesForeign && ForeignQuery.Problem(query, fields) is { } foreign)
        {
            return new(foreign);
        }

        try
        {
            tokens = QueryLexer.Cut(query);
            if (Next.Kind == QueryTokenKind.End)
            {
                return new(QueryAll.Instance, leaves.Places);
            }

            var read = ReadOr(null);
            if (Next.Kind == QueryTokenKind.Close)
            {
                throw new QueryException("This bracket was never opened.", Next.Start, 1, Without(Next));
            }

            return new(read, leaves.Places);
        }
        catch (QueryException problem)
        {
            return new(problem.Problem);
        }
    }

    private QueryNode ReadOr(IndexField? field)
    {
        List<QueryNode> parts = [ReadAnd(field)];
        while (Next.Kind == QueryTokenKind.Or)
        {
            at++;
            parts.Add(ReadAnd(field));
        }

        return QueryNode.Or(parts);
    }

    private QueryNode ReadAnd(IndexField? field)
    {
        List<QueryNode> parts = [ReadNot(field)];
        while (Next.Kind is not (QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.Or))
        {
            if (Next.Kind == QueryTokenKind.And)
            {
                at++;
            }
            else if (Next is { Kind: QueryTokenKind.Word, Text: "XOR", IsExact: false, IsFuzzy: false } && tokens[at + 1].Kind is not (QueryTokenKind.End or QueryTokenKind.Close))
            {
                throw new QueryException("XOR is not known here: say which of the two without the other. To look for the word itself, put it in quotes.", Next.Start, Next.Length, OneOrOther());
            }

            parts.Add(ReadNot(field));
        }

        return QueryNode.And(parts);
    }

    private QueryNode ReadNot(IndexField? field)
    {
        if (Next.Kind != QueryTokenKind.Not)
        {
            return ReadNear(field);
        }

        Deeper();
        at++;
        var not = new QueryNot(ReadNot(field));
        depth--;
        return not;
    }

    private QueryNode ReadNear(IndexField? field)
    {
        var start = at;
        var outer = depth;
        var left = ReadPrimary(field);
        while (Next.Kind == QueryTokenKind.Near)
        {
            Deeper();
            var near = Next;
            var distance = Distance(near);
            at++;
            var between = at;
            if (Next.Kind == QueryTokenKind.Not)
            {
                throw new QueryException($"Beside {query[near.Start..near.End]} stand words, not what must be missing.", Next.Start, Next.Length, $"{query[..near.Start]}AND{query[near.End..]}");
            }

            var right = ReadPrimary(field);
            leaves.CheckNear(left, tokens[start..(between - 1)], near);
            leaves.CheckNear(right, tokens[between..at], near);
            CheckOneField(left, right, start);
            left = new QueryNear(left, right, distance, near.Text == "ADJ");
        }

        depth = outer;
        return left;
    }

    private int Distance(QueryToken near)
    {
        var mend = (int distance) => Invariant($"{query[..near.Start]}{near.Text}/{distance}{query[near.End..]}");
        return near.Number switch
        {
            null => throw new QueryException($"Say how many words apart: {(near.Text == "ADJ" ? "ADJ/1" : "NEAR/5")}. To look for the word itself, put it in quotes.", near.Start, near.Length, mend(near.Text == "ADJ" ? 1 : 5)),
            0 => throw new QueryException($"No two words stand in one place: the least distance is 1.", near.Start, near.Length, mend(1)),
            > QueryLanguage.FarthestNear => throw new QueryException(Invariant($"At most {QueryLanguage.FarthestNear} words apart can be looked for."), near.Start, near.Length, mend(QueryLanguage.FarthestNear)),
            { } distance => distance,
        };
    }

    /// <summary>Words are near each other in one value, and so in one field.</summary>
    private void CheckOneField(QueryNode left, QueryNode right, int start)
    {
        var named = QueryNear.Leaves(left).Concat(QueryNear.Leaves(right)).Select(leaf => leaf.Field).Distinct().ToList();
        if (named.Count == 1)
        {
            return;
        }

        var (first, last) = (tokens[start].Start, tokens[at - 1].End);
        string[] known = [.. named.OfType<string>()];
        if (known.Length > 1)
        {
            throw new QueryException($"Words in '{known[0]}' cannot be near words in '{known[1]}': name one field in front of a bracket around both.", first, last - first);
        }

        // The one field named counts for both: its name goes in front.
        var inside = string.Concat(tokens[start..at].Where(token => token.Kind != QueryTokenKind.Field).Select((token, place) => (place > 0 && !IsTight(token) ? " " : "") + query[token.Start..token.End]))
            .Replace("( ", "(", StringComparison.Ordinal).Replace("sounds (", "sounds(", StringComparison.Ordinal);
        throw new QueryException($"Only one of the two names the field '{known[0]}', and words are near each other in one field only.", first, last - first, $"{query[..first]}{known[0]}:({inside}){query[last..]}");

        static bool IsTight(QueryToken token) => token.Kind == QueryTokenKind.Close;
    }

    private QueryNode ReadPrimary(IndexField? field)
    {
        var token = Next;
        switch (token.Kind)
        {
            case QueryTokenKind.Open:
                return ReadBracket(field);
            case QueryTokenKind.Field when field is not null:
                throw new QueryException($"The brackets already belong to the field '{field.Name}'; '{token.Text}' cannot be named inside them.", token.Start, token.Length);
            case QueryTokenKind.Field:
                return ReadField(token);
            case QueryTokenKind.Function:
                return ReadFunction(field, token.Start);
            case QueryTokenKind.Word or QueryTokenKind.Quoted:
                return ReadLeaf(field, token.Start);
            case QueryTokenKind.End:
                throw Missing(token);
            case QueryTokenKind.Close:
                throw at > 0 && tokens[at - 1].Kind == QueryTokenKind.Open
                    ? new QueryException("There is nothing between the brackets.", tokens[at - 1].Start, token.End - tokens[at - 1].Start, query.Remove(tokens[at - 1].Start, token.End - tokens[at - 1].Start).Trim() is { Length: > 0 } rest && !rest.EndsWith(':') ? rest : null)
                    : at == 0 ? new QueryException("This bracket was never opened.", token.Start, 1, Without(token)) : Missing(token);
            default:
                throw new QueryException($"{query[token.Start..token.End]} stands between two things to look for; to look for the word itself, put it in quotes.", token.Start, token.Length, Without(token));
        }
    }

    private QueryException Missing(QueryToken token)
    {
        var before = tokens[at - 1];
        return new QueryException($"After '{query[before.Start..before.End]}' there is nothing to look for.", token.Start, 0, before.Kind is QueryTokenKind.Field ? null : Without(before));
    }

    private QueryNode ReadBracket(IndexField? field)
    {
        var open = Next;
        Deeper();
        at++;
        var inside = ReadOr(field);
        if (Next.Kind != QueryTokenKind.Close)
        {
            throw new QueryException("This bracket is not closed.", open.Start, 1, query + ")");
        }

        at++;
        depth--;
        return inside;
    }

    private QueryNode ReadField(QueryToken name)
    {
        var (field, also) = leaves.Field(name);
        at++;
        var read = Next.Kind switch
        {
            QueryTokenKind.Open => ReadBracket(field),
            QueryTokenKind.Function => ReadFunction(field, name.Start),
            QueryTokenKind.Word or QueryTokenKind.Quoted => ReadLeaf(field, name.Start),
            _ => throw new QueryException($"After '{name.Text}:' there is nothing to look for.", name.End, 0),
        };
        return also is null ? read : QueryNode.And(read, also with { });
    }

    private QueryNode ReadLeaf(IndexField? field, int start)
    {
        var leaf = leaves.Read(field, Next, at + 1 < tokens.Count ? tokens[at + 1] : Next, out var taken);
        at += taken;
        return leaves.At(leaf, start, tokens[at - 1].End);
    }

    /// <summary><c>sounds(kofi)</c>, <c>similar(kopiko)</c>, <c>present(owner)</c>, <c>empty(owner)</c>.</summary>
    private QueryNode ReadFunction(IndexField? field, int start)
    {
        var name = Next;
        var first = at + 2;
        for (at = first; Next.Kind is QueryTokenKind.Word or QueryTokenKind.Quoted; at++)
        {
        }

        if (Next.Kind != QueryTokenKind.Close)
        {
            throw Next.Kind == QueryTokenKind.End ? new QueryException("This bracket is not closed.", name.End, 1, query + ")")
                : new QueryException($"Only words stand in the brackets of {name.Text}().", Next.Start, Next.Length);
        }

        var inside = tokens[first..at++];
        if (inside.Count == 0)
        {
            throw new QueryException("There is nothing between the brackets.", name.End, tokens[at - 1].End - name.End);
        }

        if (name.Text == "sounds")
        {
            return QueryNode.And([.. inside.Select(word => leaves.At(leaves.Sounds(field, word), inside.Count == 1 ? start : word.Start, inside.Count == 1 ? tokens[at - 1].End : word.End))]);
        }

        if (name.Text == "similar")
        {
            var (compared, also) = field is null ? leaves.Field(name with { Kind = QueryTokenKind.Field, Text = "mark" }) : (field, null);
            var similar = leaves.At(leaves.Similar(compared, inside), start, tokens[at - 1].End);
            return also is null ? similar : QueryNode.And(similar, also with { });
        }

        if (field is not null || inside.Count > 1)
        {
            throw new QueryException($"Write the name of one field in the brackets: {name.Text}(owner).", name.Start, tokens[at - 1].End - name.Start);
        }

        var (of, _) = leaves.Field(inside[0] with { Kind = QueryTokenKind.Field, Start = inside[0].TextStart });
        var present = leaves.At(new QueryPresent(of.Name), start, tokens[at - 1].End);
        return name.Text == "present" ? present : new QueryNot(present);
    }

    private void Deeper()
    {
        if (++depth > DeepestNesting)
        {
            throw new QueryException(Invariant($"Brackets, NOTs and NEARs are nested more than {DeepestNesting} deep."), Next.Start, Math.Max(1, Next.Length));
        }
    }

    /// <summary>The mend of XOR between two words or phrases that are all of the query.</summary>
    private string? OneOrOther()
    {
        var (one, other) = (query[..Next.Start].Trim(), query[Next.End..].Trim());
        return IsOne(0, at) && IsOne(at + 1, tokens.Count - 1) ? $"({one} NOT {other}) OR ({other} NOT {one})" : null;

        bool IsOne(int from, int to) => to - from == (tokens[from].Kind == QueryTokenKind.Field ? 2 : 1) && tokens[to - 1].Kind is QueryTokenKind.Word or QueryTokenKind.Quoted;
    }

    private string Without(QueryToken token) => query.Remove(token.Start, token.Length).Trim();
}
