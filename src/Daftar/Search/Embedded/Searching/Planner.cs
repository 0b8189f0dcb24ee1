using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Turns queries and filters into plans. Words that have nothing to look for in them ("&amp;") are left out of AND and OR; null stands for a plan that is only such words.
/// </summary>
/// <param name="reading">The query and the places of its parts.</param>
/// <param name="mostWords">How many words a part of it may stand for.</param>
/// <param name="lexicon">All words of the index.</param>
/// <param name="texts">The segments of full texts; null where those are kept with all else, or are what is planned for.</param>
internal sealed partial class Planner(FieldTable fields, QueryReading reading, int mostWords, Lexicon lexicon, TextsAsked? texts = null)
{
    private readonly Planner? ofTexts = texts is null ? null : new Planner(fields.Texts!, reading, mostWords, new Lexicon(texts.Parts));
    private readonly int[] slots = WordSlots.Of(fields);
    private readonly WantedTerms wanted = new(reading, mostWords, lexicon);
    private readonly NumbersMeant numbers = new(fields);
    private char[] buffer = new char[256];

    /// <summary>What was looked for beside what was typed.</summary>
    public IEnumerable<SearchRemark> Remarks => numbers.Remarks;

    public Plan? Of(QueryNode node) => ofTexts is not null && AsksTexts(node) ? (ofTexts.Of(node) is { } inTexts ? new TextPlan(inTexts, texts!) : null) : node switch
    {
        QueryAll => new AllPlan(),
        QueryPresent present => new PresentPlan(fields[present.Of], slots[fields[present.Of].Ordinal], fields.KeepsPresence),
        QueryRange range => Dates(fields[range.Of], range.From, range.To),
        QuerySimilar similar => Similar(similar, fields[similar.Of]),
        QueryLeaf { Field: { } name } leaf => InField(fields[name], leaf),
        QueryLeaf leaf => Anywhere(leaf),
        QueryNear near => Span(near) is { } span ? new NearPlan(span) : null,
        QueryNot not => Of(not.Part) is { } negated ? new NotPlan(negated) : null,
        QueryAnd and => All(and),
        QueryOr or => Any(or),
        _ => throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be searched."),
    };

    /// <summary>A filter group: any of its values.</summary>
    /// <exception cref="SearchRefusedException">The filter makes no sense.</exception>
    public Plan Of(FieldFilter filter)
    {
        var field = RequestFields.Filterable(fields, filter.Field);
        if (field.Kind == FieldKind.Date)
        {
            return new OrPlan([.. RequestFields.Ranges(filter).Select(range => Dates(field, range.From, range.To))]);
        }

        if (filter.From is not null || filter.To is not null)
        {
            throw Refuse($"Only dates have ranges, and '{filter.Field}' is no date.");
        }

        return filter.Values.Count == 0 ? throw Refuse($"The filter on '{filter.Field}' names no value.")
            : new OrPlan([.. filter.Values.Select(value => OfValue(field, value))]);
    }

    /// <summary>Values as facets show them; symbols with all below them, as in the query. Of a facet the upper levels are values themselves, so that a value has the count the facet says.</summary>
    private Plan OfValue(IndexField field, string value)
    {
        var isPrefix = field.Kind is FieldKind.Code or FieldKind.Number or FieldKind.Symbol or FieldKind.Levels && value.EndsWith('*');
        var text = isPrefix ? value[..^1] : value;
        Plan? plan = field.HasKeys ? (field.Kind == FieldKind.Levels && (isPrefix || !field.HasColumn) ? Below(field, text)
            : !isPrefix && field.Kind == FieldKind.Symbol && !field.HasColumn && Symbols.Level(FieldKeys.Of(field.Kind, text)) is { } level ? new KeyPlan(TermKey.ForKey(field.Ordinal, level.Begin), !level.IsWhole, isScored: false)
            : Key(field, text, isPrefix, isScored: false, isFilter: true))
            : field.IsFullText ? ValueInTexts(field.Name, text)
            : field.HasWords ? Words(new QueryTerm(field.Name, text), 1UL << slots[field.Ordinal], withForms: false) : null;
        return plan ?? throw Refuse($"The filter on '{field.Name}' has the value '{value}', in which there is nothing to look for.");
    }

    private static SearchRefusedException Refuse(string message) => new(new SearchProblem(SearchProblemKind.Request, message));

    private Plan? Joined(IReadOnlyList<QueryNode> nodes, Func<IReadOnlyList<Plan>, Plan> join)
    {
        var parts = nodes.Select(Of).OfType<Plan>().ToList();
        return parts.Count switch { 0 => null, 1 => parts[0], _ => join(parts) };
    }

    private static DatesPlan Dates(IndexField field, RegisterDate? from, RegisterDate? to) =>
        new(field.Ordinal, from?.Number ?? 0, to is { } last ? DateRange.Last(last) : int.MaxValue);

    private Plan? InField(IndexField field, QueryLeaf leaf) => (field.HasWords, leaf) switch
    {
        (true, _) => Words(leaf, 1UL << slots[field.Ordinal]),
        (false, QueryTerm { IsPrefix: false } term) when field.Kind == FieldKind.Levels => Below(field, term.Text),
        (false, QueryTerm { IsPrefix: false } term) when field.Kind == FieldKind.Symbol && Symbols.Level(FieldKeys.Of(field.Kind, term.Text)) is { } level =>
            new KeyPlan(TermKey.ForKey(field.Ordinal, level.Begin), !level.IsWhole, isScored: false),
        (false, QueryTerm term) when field.HasKeys => Key(field, term.Text, term.IsPrefix, field.Kind == FieldKind.Number),
        (false, QueryPattern pattern) when field.HasKeys => KeyPattern(field, pattern),
        _ => null,
    };

    private Plan? Anywhere(QueryLeaf leaf)
    {
        var mask = 0UL;
        var parts = new List<Plan>();
        foreach (var field in fields.All.Where(field => field.Is(FieldUses.Search)))
        {
            if (field.HasWords)
            {
                mask |= 1UL << slots[field.Ordinal];
            }
            else if (field.HasKeys && KeyAnywhere(field, leaf) is { } key)
            {
                parts.Add(key);
            }
        }

        if (mask != 0 && Words(leaf, mask) is { } words)
        {
            parts.Add(words);
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new OrPlan(parts) };
    }

    /// <summary>Of keys, words without a field can be values too: numbers if they have a digit.</summary>
    private Plan? KeyAnywhere(IndexField field, QueryLeaf leaf)
    {
        bool MayBeKey(string text) => text.Any(field.Kind == FieldKind.Number ? char.IsDigit : char.IsLetterOrDigit);
        return leaf switch
        {
            QueryTerm term when MayBeKey(term.Text) => Key(field, term.Text, term.IsPrefix, isScored: true),
            QueryPattern pattern when MayBeKey(pattern.Pattern) => KeyPattern(field, pattern),
            _ => null,
        };
    }

    /// <summary>A number is looked for as it stands, and as all that the offices may mean by it.</summary>
    private Plan? Key(IndexField field, string text, bool isPrefix, bool isScored, bool isFilter = false)
    {
        var key = FieldKeys.Of(field.Kind, text, ref buffer);
        if (key.IsEmpty)
        {
            return null;
        }

        var plain = new KeyPlan(TermKey.ForKey(field.Ordinal, key), isPrefix, isScored);
        if (field.Kind != FieldKind.Number || isPrefix)
        {
            return plain;
        }

        var meant = isFilter ? NumberRules.Current.Meant(text) : numbers.Of(text);
        return meant.Count == 0 ? plain : new OrPlan([plain, .. meant.Select(one => Number(field, one, isScored))]);
    }

    private KeyPlan Number(IndexField field, string number, bool isScored) => new(TermKey.ForKey(field.Ordinal, FieldKeys.Of(field.Kind, number, ref buffer)), isPrefix: false, isScored);

    /// <summary>All parts; words beside each other that are one number written with blanks ("US 2010/0123456 A1") may be met by it, too.</summary>
    private Plan? All(QueryAnd and)
    {
        var parts = new List<Plan>();
        var inTexts = ofTexts is not null && and.Parts.Any(AsksTexts) ? and.Parts.Where(AsksOnlyTexts).ToList() : [];
        if (inTexts.Count > 0 && Of(QueryNode.And(inTexts)) is { } together)
        {
            parts.Add(together);
        }

        for (var at = 0; at < and.Parts.Count;)
        {
            if (inTexts.Contains(and.Parts[at], ReferenceEqualityComparer.Instance))
            {
                at++;
                continue;
            }

            var (taken, meant, looked) = numbers.At(and.Parts, at);
            var these = Joined([.. and.Parts.Skip(at).Take(taken)], all => new AndPlan(all));
            at += taken;
            if (these is not null)
            {
                parts.Add(meant.Count == 0 ? these : new OrPlan([these, .. meant.SelectMany(one => looked.Select(field => Number(field, one, isScored: true)))]));
            }
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new AndPlan(parts) };
    }

    /// <summary>Marks that sound so are also found by how they are read whole.</summary>
    private SimilarPlan? Similar(QuerySimilar similar, IndexField field)
    {
        var sound = fields.TryFind(SimilarRule.SoundField, out var known) && known.HasKeys && field.Name == "title" ? known : null;
        return SimilarRule.Of(similar.Text) is { } rule ? new SimilarPlan(rule, 1UL << slots[field.Ordinal], sound, new ExpansionLimit(mostWords, similar.Text, reading.PlaceOf(similar))) : null;
    }

    /// <summary>A symbol of numbered levels and all below it.</summary>
    private OrPlan? Below(IndexField field, string text)
    {
        var key = FieldKeys.Of(field.Kind, text, ref buffer);
        return key.IsEmpty ? null
            : new OrPlan([new KeyPlan(TermKey.ForKey(field.Ordinal, key), isPrefix: false, isScored: false), new KeyPlan(TermKey.ForKey(field.Ordinal, $"{key}."), isPrefix: true, isScored: false)]);
    }

    private KeyPlan? KeyPattern(IndexField field, QueryPattern pattern) =>
        wanted.Keys(field, pattern) is { } keys ? new KeyPlan(keys, isScored: false) : null;

    /// <param name="withForms">A word alone is looked for in its other forms, too; one of a phrase, near another, or in a filter is not.</param>
    private Plan? Words(QueryLeaf leaf, ulong mask, bool withForms = true)
    {
        var ways = Ways(leaf, mask, withForms).ToList();
        return ways.Count switch { 0 => null, 1 => ways[0], _ => new OrPlan([.. ways]) };
    }

    /// <summary>The words as typed, and those written in parts as one.</summary>
    private IEnumerable<WordsPlan> Ways(QueryLeaf leaf, ulong mask, bool withForms)
    {
        foreach (var (way, isTyped) in WantedTerms.Ways(leaf).Select(static (way, at) => (way, at == 0)))
        {
            if (OneWay(way, mask, withForms && isTyped) is { } plan)
            {
                yield return plan;
            }
        }
    }

    private WordsPlan? OneWay(QueryLeaf leaf, ulong mask, bool withForms)
    {
        var words = wanted.Words(leaf, mask, out var span);
        return words.Count == 0 ? null : new WordsPlan(words, mask) { Span = span, Forms = withForms && leaf is QueryTerm { IsPrefix: false } term ? wanted.Forms(term, mask, fields.FormBits) : null };
    }

    private SpanPlan? Span(QueryNode node)
    {
        switch (node)
        {
            case QueryNear near:
                return Span(near.Left) is { } left && Span(near.Right) is { } right ? new SpanOfNear(left, right, near.Distance, near.Ordered) : null;
            case QueryOr or:
                var any = or.Parts.Select(Span).OfType<SpanPlan>().ToList();
                return any.Count == 0 ? null : new SpanOfAny(any);
            case QueryLeaf leaf:
                var ways = Ways(leaf, leaf.Field is { } name ? 1UL << slots[fields[name].Ordinal] : SearchedWords(), withForms: false).Select(SpanPlan (words) => new SpanOfWords(words)).ToList();
                return ways.Count switch { 0 => null, 1 => ways[0], _ => new SpanOfAny(ways) };
            default:
                throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be near another.");
        }
    }

    private ulong SearchedWords() => fields.All.Where(field => field.Is(FieldUses.Search) && field.HasWords).Aggregate(0UL, (mask, field) => mask | (1UL << slots[field.Ordinal]));
}
