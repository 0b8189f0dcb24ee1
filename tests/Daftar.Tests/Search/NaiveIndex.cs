using System.Text;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>
/// Answers by looking at every document, with no index at all: slow and plain, the measure for the engine. Shares with it only the parser, the folding
/// and the tokenizer, which have tests of their own. By relevance it gives no order.
/// </summary>
internal sealed class NaiveIndex(FieldTable fields) : ISearchIndex
{
    private readonly Dictionary<Guid, List<(IndexField Field, string Value)>> documents = [];

    // the same few words are folded over and over
    private readonly Dictionary<string, HashSet<(string, int)>> placesOf = [];
    private readonly Dictionary<(FieldKind, string), string> keyOf = [];

    public FieldTable Fields => fields;

    public void Upsert(SearchDocument document) => documents[document.Entry] = [.. document.Values.Select(value => (fields.All[value.Field], value.Value))];

    public void Delete(Guid entry) => documents.Remove(entry);

    public ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default) => ValueTask.FromResult(Search(request));

    public SearchAnswer Search(SearchRequest request)
    {
        var query = QueryLanguage.Read(request.Query, fields).Query!;
        var matching = documents.Where(document => Matches(query, document.Value) != false).ToList();
        var found = matching.Where(document => request.Filters.All(filter => Matches(filter, document.Value))).Select(document => document.Key).ToList();
        return new SearchAnswer
        {
            Total = found.Count,
            Hits = [.. Sorted(found, request.Sort).Select(entry => new SearchHit(entry, 0, default))],
            Facets = [.. request.Facets.Select(facet => Count(facet, matching.Select(document => document.Value).Where(document =>
                request.Filters.Where(filter => filter.Field != facet.Field).All(filter => Matches(filter, document)))))],
        };
    }

    private IEnumerable<Guid> Sorted(IEnumerable<Guid> entries, SearchSort sort)
    {
        var byId = entries.OrderBy(entry => entry.ToString("N"), StringComparer.Ordinal);
        if (sort.Field is null)
        {
            return byId;
        }

        string KeyOf(Guid entry) => documents[entry].Where(value => value.Field.Name == sort.Field)
            .Select(value => value.Field.Kind == FieldKind.Date ? value.Value.Replace("-", "", StringComparison.Ordinal).PadRight(8, '0') : Convert.ToHexString(Encoding.UTF8.GetBytes(Key(value.Field.Kind, value.Value))))
            .FirstOrDefault(key => key.Length > 0, "");
        var without = byId.Where(entry => KeyOf(entry).Length == 0);
        var with = byId.Where(entry => KeyOf(entry).Length > 0);
        return (sort.Descending ? with.OrderByDescending(KeyOf, StringComparer.Ordinal) : with.OrderBy(KeyOf, StringComparer.Ordinal)).Concat(without);
    }

    /// <summary>Null for words in which there is nothing to look for.</summary>
    private bool? Matches(QueryNode node, List<(IndexField Field, string Value)> document)
    {
        switch (node)
        {
            case QueryAll:
                return true;
            case QueryNot not:
                return !Matches(not.Part, document);
            case QueryAnd and:
                var all = and.Parts.Select(part => Matches(part, document)).Where(match => match is not null).ToList();
                return all.Count == 0 ? null : all.TrueForAll(match => match!.Value);
            case QueryOr or:
                var any = or.Parts.Select(part => Matches(part, document)).Where(match => match is not null).ToList();
                return any.Count == 0 ? null : any.Exists(match => match!.Value);
            case QueryRange range:
                return document.Exists(value => value.Field.Name == range.Field && CouldLieIn(value.Value, range.From, range.To));
            case QueryTerm term:
                return Matches(term, document);
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private bool? Matches(QueryTerm term, List<(IndexField Field, string Value)> document)
    {
        var looked = fields.All.Where(field => term.Field is null ? field.Is(FieldUses.Search) : field.Name == term.Field).ToList();
        var words = looked.Where(field => field.Kind is FieldKind.Text or FieldKind.Name).ToList();
        var keys = looked.Where(field => field.Kind is not (FieldKind.Text or FieldKind.Name) && (term.Field is not null || term.Text.Any(field.Kind == FieldKind.Number ? char.IsDigit : char.IsLetterOrDigit))).ToList();
        var hasWords = words.Count > 0 && Words(term.Text).Count > 0;
        var hasKeys = keys.Exists(field => Key(field.Kind, term.Text).Length > 0);
        return !hasWords && !hasKeys ? null
            : (hasWords && document.Exists(value => words.Contains(value.Field) && HasWords(value.Value, term.Text, term.IsPrefix)))
            || (hasKeys && document.Exists(value => keys.Contains(value.Field) && HasKey(value.Field, value.Value, term.Text, term.IsPrefix)));
    }

    private bool Matches(FieldFilter filter, List<(IndexField Field, string Value)> document) => document.Exists(value => value.Field.Name == filter.Field && (value.Field.Kind == FieldKind.Date
        ? filter.Values.Any(wanted => CouldLieIn(value.Value, Date(wanted), Date(wanted))) || ((filter.From ?? filter.To) is not null && CouldLieIn(value.Value, Date(filter.From), Date(filter.To)))
        : filter.Values.Any(wanted => !value.Field.Is(FieldUses.Facet) && value.Field.Kind is FieldKind.Text ? HasWords(value.Value, wanted, false) : HasKey(value.Field, value.Value, wanted.TrimEnd('*'), wanted.EndsWith('*')))));

    private static RegisterDate? Date(string? text) => text is not null && RegisterDate.TryParse(text, out var date) ? date : null;

    private static bool CouldLieIn(string value, RegisterDate? from, RegisterDate? to) =>
        RegisterDate.TryParse(value, out var date) && (to is not { } last || date.FirstDay <= LastDay(last)) && (from is not { } first || LastDay(date) >= first.FirstDay);

    private static DateOnly LastDay(RegisterDate date) =>
        date.Month == 0 ? new DateOnly(date.Year, 12, 31) : date.Day == 0 ? new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)) : date.FirstDay;

    private bool HasKey(IndexField field, string value, string wanted, bool isPrefix)
    {
        var (key, sought) = (Key(field.Kind, value), Key(field.Kind, wanted));
        return sought.Length > 0 && (isPrefix ? key.StartsWith(sought, StringComparison.Ordinal) : key == sought);
    }

    private static List<(string Text, int Position, bool IsPrefix)> Words(string text)
    {
        var words = new List<(string, int, bool)>();
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text)))
        {
            words.Add((token.Text.ToString(), token.Position, token.IsPrefix));
        }

        return words;
    }

    private bool HasWords(string value, string sought, bool isPrefix)
    {
        if (!placesOf.TryGetValue(value, out var places))
        {
            placesOf[value] = places = [];
            foreach (var token in Tokenizer.ForIndex(Folding.Fold(value)))
            {
                places.Add((token.Text.ToString(), token.Position));
            }
        }

        var words = Words(sought);
        if (isPrefix)
        {
            words[^1] = words[^1] with { IsPrefix = true };
        }

        return places.Select(place => place.Item2 - words[0].Position).Distinct().Any(start => words.TrueForAll(word => word.IsPrefix
            ? places.Any(place => place.Item2 == start + word.Position && place.Item1.StartsWith(word.Text, StringComparison.Ordinal))
            : places.Contains((word.Text, start + word.Position))));
    }

    private string Key(FieldKind kind, string value)
    {
        if (!keyOf.TryGetValue((kind, value), out var key))
        {
            keyOf[(kind, value)] = key = FieldKeys.Of(kind, value);
        }

        return key;
    }

    private Facet Count(FacetRequest request, IEnumerable<List<(IndexField Field, string Value)>> documents)
    {
        var field = fields[request.Field];
        string KeyOf(string value) => field.Kind == FieldKind.Date ? value[..4] : Key(field.Kind, value);
        var counts = documents.SelectMany(document => document.Where(value => value.Field == field).Select(value => KeyOf(value.Value)).Where(key => key.Length > 0).Distinct())
            .GroupBy(key => key, StringComparer.Ordinal).Select(group => new FacetValue(group.Key, group.Count(), false)).ToList();
        var ordered = field.Kind == FieldKind.Date
            ? counts.OrderByDescending(value => value.Value, StringComparer.Ordinal)
            : counts.OrderByDescending(value => value.Count).ThenBy(value => Convert.ToHexString(Encoding.UTF8.GetBytes(value.Value)), StringComparer.Ordinal);
        return new Facet(request.Field, [.. ordered.Take(request.Size)], counts.Count);
    }
}
