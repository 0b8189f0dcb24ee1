using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Turns queries and filters into plans. Words that have nothing to look for in them ("&amp;") are left out of AND and OR; null stands for a plan that is only such words.
/// </summary>
internal sealed class Planner(FieldTable fields)
{
    private readonly int[] slots = WordSlots.Of(fields);
    private char[] buffer = new char[256];

    public Plan? Of(QueryNode node) => node switch
    {
        QueryAll => new AllPlan(),
        QueryTerm { Field: { } name } term => InField(fields[name], term.Text, term.IsPrefix, isFilter: false),
        QueryTerm term => Anywhere(term),
        QueryRange range => Dates(fields[range.Field], range.From, range.To),
        QueryNot not => Of(not.Part) is { } negated ? new NotPlan(negated) : null,
        QueryAnd and => Joined(and.Parts, parts => new AndPlan(parts)),
        QueryOr or => Joined(or.Parts, parts => new OrPlan(parts)),
        _ => throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be searched."),
    };

    /// <summary>A filter group: any of its values.</summary>
    /// <exception cref="SearchRefusedException">The filter makes no sense.</exception>
    public Plan Of(FieldFilter filter)
    {
        var field = RequestFields.Filterable(fields, filter.Field);
        if (field.Kind == FieldKind.Date)
        {
            var ranges = filter.Values.Select(value => (From: (string?)value, To: (string?)value)).ToList();
            if (filter.From is not null || filter.To is not null)
            {
                ranges.Add((filter.From, filter.To));
            }

            return ranges.Count == 0 ? throw Refuse($"The filter on '{filter.Field}' names no value.")
                : new OrPlan([.. ranges.Select(range => Dates(field, RequestFields.Date(filter.Field, range.From), RequestFields.Date(filter.Field, range.To)))]);
        }

        if (filter.From is not null || filter.To is not null)
        {
            throw Refuse($"Only dates have ranges, and '{filter.Field}' is no date.");
        }

        return filter.Values.Count == 0 ? throw Refuse($"The filter on '{filter.Field}' names no value.")
            : new OrPlan([.. filter.Values.Select(value => OfValue(field, value))]);
    }

    private Plan OfValue(IndexField field, string value)
    {
        var isPrefix = field.Kind is FieldKind.Code or FieldKind.Number && value.EndsWith('*');
        return InField(field, isPrefix ? value[..^1] : value, isPrefix, isFilter: true) ?? throw Refuse($"The filter on '{field.Name}' has the value '{value}', in which there is nothing to look for.");
    }

    private static SearchRefusedException Refuse(string message) => new(new SearchProblem(SearchProblemKind.Request, message));

    private Plan? Joined(IReadOnlyList<QueryNode> nodes, Func<IReadOnlyList<Plan>, Plan> join)
    {
        var parts = nodes.Select(Of).OfType<Plan>().ToList();
        return parts.Count switch { 0 => null, 1 => parts[0], _ => join(parts) };
    }

    private static DatesPlan Dates(IndexField field, RegisterDate? from, RegisterDate? to) =>
        new(field.Ordinal, from?.Number ?? 0, to is { } last ? DateRange.Last(last) : int.MaxValue);

    private Plan? InField(IndexField field, string text, bool isPrefix, bool isFilter)
    {
        if (field.HasKeys && (isFilter || !field.HasWords))
        {
            return Key(field, text, isPrefix, isScored: !isFilter && field.Kind == FieldKind.Number);
        }

        return field.HasWords ? Words(text, isPrefix, 1UL << slots[field.Ordinal]) : null;
    }

    private Plan? Anywhere(QueryTerm term)
    {
        var mask = 0UL;
        var hasDigit = term.Text.Any(char.IsDigit);
        var mayBeKey = term.Text.Any(char.IsLetterOrDigit);
        var parts = new List<Plan>();
        foreach (var field in fields.All.Where(field => field.Is(FieldUses.Search)))
        {
            if (field.HasWords)
            {
                mask |= 1UL << slots[field.Ordinal];
            }
            else if (field.HasKeys && (field.Kind == FieldKind.Number ? hasDigit : mayBeKey) && Key(field, term.Text, term.IsPrefix, isScored: true) is { } key)
            {
                parts.Add(key);
            }
        }

        if (mask != 0 && Words(term.Text, term.IsPrefix, mask) is { } words)
        {
            parts.Add(words);
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new OrPlan(parts) };
    }

    /// <summary>A number is looked for as it stands, and in the form in which the offices that may mean it have it in all its ways of writing.</summary>
    private Plan? Key(IndexField field, string text, bool isPrefix, bool isScored)
    {
        var key = FieldKeys.Of(field.Kind, text, ref buffer);
        if (key.IsEmpty)
        {
            return null;
        }

        var plain = new KeyPlan(TermKey.ForKey(field.Ordinal, key), isPrefix, isScored);
        if (field.Kind != FieldKind.Number || isPrefix || NumberRules.Current.Meant(text) is not { Count: > 0 } meant)
        {
            return plain;
        }

        return new OrPlan([plain, .. meant.Select(one => new KeyPlan(TermKey.ForKey(field.Ordinal, FieldKeys.Of(field.Kind, one, ref buffer)), isPrefix, isScored))]);
    }

    private WordsPlan? Words(string text, bool isPrefix, ulong mask)
    {
        var words = new List<(byte[] Term, int Place, bool IsPrefix)>();
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text, ref buffer)))
        {
            words.Add((TermKey.ForWord(token.Text), token.Position, token.IsPrefix));
        }

        if (isPrefix && words.Count > 0)
        {
            words[^1] = words[^1] with { IsPrefix = true };
        }

        return words.Count == 0 ? null : new WordsPlan(words, mask);
    }
}
