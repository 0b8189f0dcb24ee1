using Daftar.Languages;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Says queries and filters in the words of a language.</summary>
internal sealed class QuerySpeaker(FieldTable fields, Labels words)
{
    public string Say(SearchRequest request)
    {
        var reading = QueryLanguage.Read(request.Query, fields);
        if (reading.Problem is { } problem)
        {
            return problem.Message;
        }

        List<string> parts = reading.Query is QueryAll ? [] : [Say(reading.Query!, request.Filters.Count > 0 && reading.Query is QueryOr)];
        parts.AddRange(request.Filters.Select(Say));
        return parts.Count == 0 ? words["query.everything"] : Joined(parts, isAnd: true);
    }

    public string Say(QueryNode query) => Say(query, false);

    private string Say(QueryNode node, bool inside) => node switch
    {
        QueryAll => words["query.everything"],
        QueryNot { Part: QueryPresent absent } => words.Format("query.absent", Label(absent.Of)),
        QueryNot not => words.Format("query.not", Say(not.Part, not.Part is QueryAnd or QueryOr or QueryNear)),
        QueryAnd and => Joined(and.Parts, isAnd: true, inside),
        QueryOr or => Joined(or.Parts, isAnd: false, inside),
        QueryNear { Field: { } field } near => Grouped(words.Format("query.in", Label(field), Near(near)), inside),
        QueryNear near => Grouped(Near(near), inside),
        QueryPresent present => words.Format("query.present", Label(present.Of)),
        QueryRange range => Range(range.Of, range.From?.ToString(), range.To?.ToString()),
        QueryTerm { Field: { } name } term when fields.TryFind(name, out var field) && !field.HasWords => Key(field, term),
        QueryPattern { Field: { } name } pattern when fields.TryFind(name, out var field) && !field.HasWords => words.Format("query.keyLike", Label(name), pattern.Pattern),
        QueryLeaf { Field: { } field } leaf => words.Format("query.in", Label(field), Words(leaf)),
        QueryLeaf leaf => Words(leaf),
        _ => throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be said."),
    };

    /// <summary>A leaf without its field.</summary>
    private string Words(QueryLeaf leaf) => leaf switch
    {
        QueryTerm { IsPrefix: true } term => words.Format("query.prefix", term.Text),
        QueryTerm term => words.Format("query.words", term.Text),
        QueryPattern pattern => words.Format("query.pattern", pattern.Pattern),
        QueryFuzzy fuzzy => words.Format("query.fuzzy", fuzzy.Text, fuzzy.EditsFor(Folding.Fold(fuzzy.Text).Length)),
        QuerySounds sounds => words.Format("query.sounds", sounds.Text),
        QuerySimilar similar => words.Format("query.similar", similar.Text),
        QueryExact exact => words.Format("query.exact", exact.Text),
        _ => throw new InvalidOperationException($"A query node of type {leaf.GetType().Name} cannot be said."),
    };

    private string Key(IndexField field, QueryTerm term)
    {
        var value = QueryWords.Said(words, field.Name, term.Text);
        return (term.IsPrefix, field.Kind) switch
        {
            (true, _) => words.Format("query.keyBegins", Label(field.Name), term.Text),
            // a class of Nice has none below it, and a whole group of the IPC is looked for alone
            (false, FieldKind.Symbol) when Symbols.Level(FieldKeys.Of(field.Kind, term.Text)) is { IsWhole: true } => words.Format("query.key", Label(field.Name), value),
            (false, FieldKind.Symbol or FieldKind.Levels) when field.Name != "class" => words.Format("query.keyBelow", Label(field.Name), value),
            _ => words.Format("query.key", Label(field.Name), value),
        };
    }

    private string Near(QueryNear near) => (near.Ordered, near.Distance) switch
    {
        (true, 1) => words.Format("query.beside", Side(near.Left), Side(near.Right)),
        (true, _) => words.Format("query.followed", Side(near.Left), Side(near.Right), near.Distance),
        (false, 1) => words.Format("query.besideEither", Side(near.Left), Side(near.Right)),
        _ => words.Format("query.near", Side(near.Left), Side(near.Right), near.Distance),
    };

    private string Side(QueryNode side) => side switch
    {
        QueryLeaf leaf => Words(leaf),
        QueryNear near => Grouped(Near(near), true),
        QueryOr or => Grouped(Joined(or.Parts.Select(Side), isAnd: false), true),
        _ => Say(side, true),
    };

    private string Joined(IReadOnlyList<QueryNode> parts, bool isAnd, bool inside) => Grouped(Joined(parts.Select(part => Say(part, part is QueryOr or QueryAnd)), isAnd), inside);

    private string Joined(IEnumerable<string> parts, bool isAnd) => parts.Aggregate((left, right) => isAnd ? words.Format("query.and", left, right) : words.Format("query.or", left, right));

    private static string Grouped(string said, bool inside) => inside ? $"({said})" : said;

    private string Say(FieldFilter filter)
    {
        if (fields.TryFind(filter.Field, out var field) && field.Kind == FieldKind.Date)
        {
            return Joined(filter.Ranges.Select(range => Range(filter.Field, range.From, range.To)), isAnd: false);
        }

        return words.Format("query.keys", Label(filter.Field), Joined(filter.Values.Select(value => words.Format("query.words", QueryWords.Said(words, filter.Field, value))), isAnd: false));
    }

    private string Range(string field, string? from, string? to) => (from, to) switch
    {
        (null, _) => words.Format("query.until", Label(field), to),
        (_, null) => words.Format("query.since", Label(field), from),
        _ when from != to => words.Format("query.between", Label(field), from, to),
        _ => RegisterDate.TryParse(from, out var date) && date.IsDay ? words.Format("query.onDay", Label(field), from) : words.Format("query.inTime", Label(field), from),
    };

    private string Label(string field) => words.Value("field", field);
}
