using Daftar.Values;

namespace Daftar.Search;

/// <summary>Reads the query language by recursive descent: or, and, not, then one word, phrase, range or bracket.</summary>
internal sealed class QueryParser(string query, FieldTable fields)
{
    private List<QueryToken> tokens = [];
    private int at;
    private int depth;
    private int terms;

    private QueryToken Next => tokens[at];

    public QueryReading Read()
    {
        if (query.Length > QueryLanguage.LongestQuery)
        {
            return new(new SearchProblem(SearchProblemKind.Query, $"The query has {query.Length} characters; at most {QueryLanguage.LongestQuery} are read. Shorten it.", QueryLanguage.LongestQuery));
        }

        try
        {
            tokens = QueryLexer.Cut(query);
            if (Next.Kind == QueryTokenKind.End)
            {
                return new(QueryAll.Instance);
            }

            var read = ReadOr(null);
            if (Next.Kind == QueryTokenKind.Close)
            {
                throw new QueryException("This bracket was never opened.", Next.Start, 1, Without(Next));
            }

            return new(read);
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

            parts.Add(ReadNot(field));
        }

        return QueryNode.And(parts);
    }

    private QueryNode ReadNot(IndexField? field)
    {
        if (Next.Kind != QueryTokenKind.Not)
        {
            return ReadPrimary(field);
        }

        Deeper();
        at++;
        var not = new QueryNot(ReadNot(field));
        depth--;
        return not;
    }

    private QueryNode ReadPrimary(IndexField? field)
    {
        var token = Next;
        switch (token.Kind)
        {
            case QueryTokenKind.Open:
                return ReadBracket(field);
            case QueryTokenKind.Field when field is not null:
                throw new QueryException($"The brackets already belong to the field '{field.Name}'; '{token.Text}' cannot be named inside them.", token.Start, token.End - token.Start);
            case QueryTokenKind.Field:
                return ReadField(token);
            case QueryTokenKind.Word or QueryTokenKind.Quoted:
                at++;
                return field is null ? Term(null, token) : InField(field, token);
            case QueryTokenKind.End:
                throw Missing(token);
            case QueryTokenKind.Close:
                throw at > 0 && tokens[at - 1].Kind == QueryTokenKind.Open
                    ? new QueryException("There is nothing between the brackets.", tokens[at - 1].Start, token.End - tokens[at - 1].Start, query.Remove(tokens[at - 1].Start, token.End - tokens[at - 1].Start).Trim())
                    : at == 0 ? new QueryException("This bracket was never opened.", token.Start, 1, Without(token)) : Missing(token);
            default:
                throw new QueryException($"{token.Text} stands between two things to look for; to look for the word itself, put it in quotes.", token.Start, token.End - token.Start, Without(token));
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
        var field = Field(name);
        at++;
        switch (Next.Kind)
        {
            case QueryTokenKind.Open:
                return ReadBracket(field);
            case QueryTokenKind.Word or QueryTokenKind.Quoted:
                return InField(field, tokens[at++]);
            default:
                throw new QueryException($"After '{name.Text}:' there is nothing to look for.", name.End, 0);
        }
    }

    private IndexField Field(QueryToken name)
    {
        if (!fields.TryFind(name.Text, out var field) && !fields.TryFind(name.Text.ToLowerInvariant(), out field))
        {
            var length = name.End - name.Start;
            throw fields.Nearest(name.Text) is { } near
                ? new QueryException($"There is no field '{name.Text}'; did you mean '{near}'?", name.Start, length, query.Remove(name.Start, name.Text.Length).Insert(name.Start, near))
                : new QueryException($"There is no field '{name.Text}'. To look for the text itself, put it in quotes.", name.Start, length);
        }

        return field.Is(FieldUses.Search) || field.Is(FieldUses.Filter) || field.Is(FieldUses.Facet)
            ? field
            : throw new QueryException($"The field '{field.Name}' is shown but cannot be searched.", name.Start, name.End - name.Start);
    }

    private QueryNode InField(IndexField field, QueryToken token)
    {
        if (field.Kind == FieldKind.Date)
        {
            CountTerm(token);
            return QueryDates.Read(query, field, token);
        }

        if (token.Kind == QueryTokenKind.Word && !field.HasWords && token.Text.Contains("..", StringComparison.Ordinal))
        {
            throw new QueryException($"Only dates have ranges, and '{field.Name}' is no date. Name the values: {field.Name}:(one OR other).", token.Start, token.End - token.Start);
        }

        return Term(field.Name, token);
    }

    private QueryTerm Term(string? field, QueryToken token)
    {
        CountTerm(token);
        if (string.IsNullOrWhiteSpace(token.Text))
        {
            throw new QueryException("There is nothing between the quotation marks.", token.Start, token.End - token.Start, Without(token));
        }

        return new QueryTerm(field, token.Text, token.IsPrefix);
    }

    private void CountTerm(QueryToken token)
    {
        if (++terms > QueryLanguage.MostTerms)
        {
            throw new QueryException($"The query has more than {QueryLanguage.MostTerms} words. Shorten it.", token.Start, token.End - token.Start);
        }
    }

    private void Deeper()
    {
        if (++depth > QueryLanguage.DeepestNesting)
        {
            throw new QueryException($"Brackets and NOTs are nested more than {QueryLanguage.DeepestNesting} deep.", Next.Start, 1);
        }
    }

    private string Without(QueryToken token) => query.Remove(token.Start, token.End - token.Start).Trim();
}
