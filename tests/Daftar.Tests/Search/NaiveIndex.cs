using System.Text;
using System.Text.RegularExpressions;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>
/// Answers by looking at every document, with no index at all: slow and plain, the measure for the engine. Shares with it only the parser, the folding
/// and the tokenizer, which have tests of their own. By relevance it gives no order.
/// </summary>
internal sealed partial class NaiveIndex(FieldTable fields) : ISearchIndex
{
    private readonly Dictionary<Guid, List<(IndexField Field, string Value, string? Language)>> documents = [];

    // the same few words are folded over and over
    private readonly Dictionary<(bool IsJoined, string Value), HashSet<NaiveToken>> placesOf = [];
    private readonly Dictionary<(FieldKind, string), string> keyOf = [];

    public FieldTable Fields => fields;

    /// <summary>What words an index has is compared with every word where it is tested: <see cref="LexiconTests"/>.</summary>
    public IReadOnlyList<IndexWord> Words(WordRequest request) => throw new NotSupportedException();

    public void Upsert(SearchDocument document) => documents[document.Entry] = [.. document.Values.Select(value => (fields.All[value.Field], value.Value, value.Language))];

    public void Delete(Guid entry) => documents.Remove(entry);

    public ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default) => ValueTask.FromResult(Search(request));

    public SearchAnswer Search(SearchRequest request)
    {
        var reading = QueryLanguage.Read(request.Query, fields);
        Assert.True(reading.Problem is null, $"{request.Query}: {reading.Problem}");
        var query = reading.Query!;
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
    private bool? Matches(QueryNode node, List<(IndexField Field, string Value, string? Language)> document)
    {
        switch (node)
        {
            case QueryAll:
                return true;
            case QueryNot not:
                return !Matches(not.Part, document);
            case QueryAnd and:
                return MatchesAll(and.Parts, document);
            case QueryOr or:
                var any = or.Parts.Select(part => Matches(part, document)).Where(match => match is not null).ToList();
                return any.Count == 0 ? null : any.Exists(match => match!.Value);
            case QueryRange range:
                return document.Exists(value => value.Field.Name == range.Field && CouldLieIn(value.Value, range.From, range.To));
            case QueryPresent present:
                return document.Exists(value => IsIn(value.Field, present.Of) && HasSomething(value.Field, value.Value));
            case QueryNear near:
                var inFields = Looked(near.Field).Where(field => field.Kind is FieldKind.Text or FieldKind.Name).ToList();
                return document.Exists(value => inFields.Contains(value.Field) && NaiveWords.Spans(near, Cut(value)).Count > 0);
            case QuerySimilar similar:
                return NaiveSimilar.Is(similar, [.. document.Where(value => value.Field.Name == similar.Of).SelectMany(Cut).Select(token => token.Text).Distinct()],
                    [.. document.Where(value => value.Field.Name == "sound" && similar.Of == "title").Select(value => value.Value)]);
            case QueryLeaf leaf:
                return Matches(leaf, document);
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    /// <summary>All parts; several that are one number written with blanks may be met by it.</summary>
    private bool? MatchesAll(IReadOnlyList<QueryNode> parts, List<(IndexField Field, string Value, string? Language)> document)
    {
        var numbers = new NumbersMeant(fields);
        bool? all = null;
        for (var at = 0; at < parts.Count;)
        {
            var (taken, meant, looked) = numbers.At(parts, at);
            var these = parts.Skip(at).Take(taken).Select(part => Matches(part, document)).Where(match => match is not null).ToList();
            at += taken;
            if (these.Count > 0)
            {
                all = all != false && (these.TrueForAll(match => match!.Value) || document.Exists(value => looked.Contains(value.Field) && meant.Any(number => HasKey(value.Field, value.Value, number, false))));
            }
        }

        return all;
    }

    private List<IndexField> Looked(string? field) => [.. fields.All.Where(each => field is null ? each.Is(FieldUses.Search) : IsIn(each, field))];

    /// <summary>All full texts are asked together as one field.</summary>
    private static bool IsIn(IndexField field, string asked) => field.Name == asked || (asked == "text" && field.Is(FieldUses.FullText));

    private bool? Matches(QueryLeaf leaf, List<(IndexField Field, string Value, string? Language)> document)
    {
        var looked = Looked(leaf.Field);
        var words = looked.Where(field => field.Kind is FieldKind.Text or FieldKind.Name).ToList();
        var text = leaf switch { QueryTerm term => term.Text, QueryPattern pattern => pattern.Pattern, _ => null };
        var keys = looked.Where(field => text is not null && field.Kind is not (FieldKind.Text or FieldKind.Name) && (leaf.Field is not null || text.Any(field.Kind == FieldKind.Number ? char.IsDigit : char.IsLetterOrDigit))).ToList();
        var sought = words.Count > 0 ? NaiveWords.Ways(leaf) : [];
        var hasKeys = keys.Exists(field => Key(field.Kind, text!.Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)).Length > 0);
        return sought.Count == 0 && !hasKeys ? null
            : (sought.Count > 0 && document.Exists(value => words.Contains(value.Field) && (sought.Exists(way => NaiveWords.Starts(way, Cut(value)).Any()) || HasForm(value, leaf))))
            || (hasKeys && document.Exists(value => keys.Contains(value.Field) && HasKey(value.Field, value.Value, leaf)));
    }

    /// <summary>A word alone is found where another has its stem in the language of the text.</summary>
    private bool HasForm((IndexField Field, string Value, string? Language) value, QueryLeaf leaf) =>
        value.Field.Is(FieldUses.Forms) && leaf is QueryTerm { IsPrefix: false } term && Stemmers.NumberOf(value.Language) is var number && number > 0 && NaiveWords.OneWord(term) is { } word
        && Cut(value).Any(token => NaiveWords.Stem(number, token.Text) == NaiveWords.Stem(number, word));

    private bool HasSomething(IndexField field, string value) => field.Kind switch
    {
        FieldKind.Date => RegisterDate.TryParse(value, out _),
        FieldKind.Text or FieldKind.Name when !field.Is(FieldUses.Facet) => NaiveWords.Cut(value, forQuery: false).Count > 0,
        _ => Key(field.Kind, value).Length > 0,
    };

    private bool HasKey(IndexField field, string value, QueryLeaf leaf) => leaf switch
    {
        QueryPattern pattern => NaiveWords.Fits(QueryPatterns.Map(pattern.Pattern, piece => Key(field.Kind, piece)), Key(field.Kind, value)),
        QueryTerm { IsPrefix: false, Field: not null } term when field.Kind == FieldKind.Levels => Levels(value).Take(Levels(term.Text).Count).SequenceEqual(Levels(term.Text)),
        QueryTerm { IsPrefix: false, Field: not null } term when field.Kind == FieldKind.Symbol => Level(term.Text).IsPrefixOf(Level(value)),
        QueryTerm { IsPrefix: false } term when field.Kind == FieldKind.Number => NumberRules.Current.Candidates(term.Text).Append(term.Text).Any(number => HasKey(field, value, number, false)),
        QueryTerm term => HasKey(field, value, term.Text, term.IsPrefix),
        _ => false,
    };

    private static List<int> Levels(string value)
    {
        var groups = Digits().Matches(value).Select(match => match.Value).ToList();
        return [.. (groups is [{ Length: 4 or 6 } one] ? one.Chunk(2).Select(pair => new string(pair)) : groups).Select(group => int.Parse(group, System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static LevelsOfSymbol Level(string value)
    {
        var match = Symbol().Match(value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        return new([.. match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value)]);
    }

    private sealed record LevelsOfSymbol(List<string> Parts)
    {
        public bool IsPrefixOf(LevelsOfSymbol other) => other.Parts.Take(Parts.Count).SequenceEqual(Parts);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("^([A-Z])([0-9][0-9])?([A-Z])?([0-9]+)?(/[0-9]+)?$")]
    private static partial Regex Symbol();

    private HashSet<NaiveToken> Cut((IndexField Field, string Value, string? Language) of)
    {
        var (isJoined, value) = (of.Field.HasJoined, of.Value);
        if (!placesOf.TryGetValue((isJoined, value), out var places))
        {
            placesOf[(isJoined, value)] = places = [];
            var text = isJoined ? JoinedWords.Plain(value) : value;
            places.UnionWith(NaiveWords.Cut(text, forQuery: false).Select(token => new NaiveToken(token.Text, token.Written, token.Position)));
            if (isJoined)
            {
                places.UnionWith(NaiveWords.Joined(Folding.Fold(text)));
            }
        }

        return places;
    }

    private bool Matches(FieldFilter filter, List<(IndexField Field, string Value, string? Language)> document) => document.Exists(value => IsIn(value.Field, filter.Field) && (value.Field.Kind == FieldKind.Date
        ? filter.Values.Any(wanted => wanted.Split("..") is [var from, var to] ? CouldLieIn(value.Value, Date(from), Date(to)) : CouldLieIn(value.Value, Date(wanted), Date(wanted))) || ((filter.From ?? filter.To) is not null && CouldLieIn(value.Value, Date(filter.From), Date(filter.To)))
        : filter.Values.Any(wanted => !value.Field.Is(FieldUses.Facet) && value.Field.Kind is FieldKind.Text ? NaiveWords.Ways(new QueryTerm(null, wanted)).Exists(way => NaiveWords.Starts(way, Cut(value)).Any()) : value.Field.Kind is FieldKind.Levels or FieldKind.Symbol && !wanted.EndsWith('*') ? HasKey(value.Field, value.Value, new QueryTerm(value.Field.Name, wanted))
            : HasKey(value.Field, value.Value, wanted.TrimEnd('*'), wanted.EndsWith('*')))));

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

    private string Key(FieldKind kind, string value)
    {
        if (!keyOf.TryGetValue((kind, value), out var key))
        {
            keyOf[(kind, value)] = key = FieldKeys.Of(kind, value);
        }

        return key;
    }

    private Facet Count(FacetRequest request, IEnumerable<List<(IndexField Field, string Value, string? Language)>> documents)
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
