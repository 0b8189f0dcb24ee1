using Daftar.Values;
using Npgsql;

namespace Daftar.Search;

/// <summary>
/// Turns queries and filters into conditions, by the same rules as the embedded engine's <see cref="Planner"/>: words that have nothing to look for in them are left out, null stands for a part that is only such
/// words. What a tsquery cannot say (how far apart stretches of words stand) is looked up on the way and becomes the set of entries it is true of.
/// </summary>
internal sealed class SqlPlanner(FieldTable fields, QueryReading reading, SearchSession session, int mostWords)
{
    private readonly int[] slots = WordSlots.Of(fields);
    private readonly WordLookup words = new(session, reading, mostWords);
    private readonly NumbersMeant numbers = new(fields);
    private readonly List<TsQuery> scored = [];
    private int negated;

    /// <summary>What was looked for beside what was typed.</summary>
    public IEnumerable<SearchRemark> Remarks => numbers.Remarks;

    /// <summary>The words hits are ordered by; none where nothing is scored.</summary>
    public TsQuery Scored => TsQuery.Or(scored.Distinct());

    public async Task<Condition?> OfAsync(QueryNode node)
    {
        switch (node)
        {
            case QueryAll:
                return new TsCondition(TsQuery.All);
            case QueryPresent present:
                return new TsCondition(new TsLexeme(Lexemes.Present(fields[present.Of].Ordinal)));
            case QueryRange range:
                return Dates(fields[range.Of], range.From, range.To);
            case QueryTerm or QueryExact or QueryPattern or QueryFuzzy or QuerySounds:
                var leaf = (QueryLeaf)node;
                return leaf.Field is { } name ? await InFieldAsync(fields[name], leaf).ConfigureAwait(false) : await AnywhereAsync(leaf).ConfigureAwait(false);
            case QueryNear near:
                return await SpanAsync(near).ConfigureAwait(false) is { } span ? await NearAsync(span, MaskOf(near.Field)).ConfigureAwait(false) : null;
            case QueryNot not:
                negated++;
                var part = await OfAsync(not.Part).ConfigureAwait(false);
                negated--;
                return part is null ? null : Condition.Not(part);
            case QueryAnd and:
                return await AllAsync(and).ConfigureAwait(false);
            case QueryOr or:
                return await JoinedAsync(or.Parts, Condition.Or).ConfigureAwait(false);
            default:
                throw Cannot(node);
        }
    }

    /// <summary>A filter group: any of its values.</summary>
    /// <exception cref="SearchRefusedException">The filter makes no sense.</exception>
    public async Task<Condition> OfAsync(FieldFilter filter)
    {
        var field = RequestFields.Filterable(fields, filter.Field);
        if (field.Kind == FieldKind.Date)
        {
            return Condition.Or([.. RequestFields.Ranges(filter).Select(range => Dates(field, range.From, range.To))]);
        }

        if (filter.From is not null || filter.To is not null)
        {
            throw RequestFields.Refuse($"Only dates have ranges, and '{filter.Field}' is no date.");
        }

        if (filter.Values.Count == 0)
        {
            throw RequestFields.Refuse($"The filter on '{filter.Field}' names no value.");
        }

        var values = new List<Condition>();
        negated++;
        foreach (var value in filter.Values)
        {
            values.Add(await OfValueAsync(field, value).ConfigureAwait(false));
        }

        negated--;
        return Condition.Or(values);
    }

    /// <summary>Values as facets show them; symbols with all below them, as in the query. Of a facet the upper levels are values themselves, so that a value has the count the facet says.</summary>
    private async Task<Condition> OfValueAsync(IndexField field, string value)
    {
        var isPrefix = field.Kind is FieldKind.Code or FieldKind.Number or FieldKind.Symbol or FieldKind.Levels && value.EndsWith('*');
        var text = isPrefix ? value[..^1] : value;
        var condition = field.HasKeys ? Of(field.Kind == FieldKind.Levels && (isPrefix || !field.HasColumn) ? Below(field, text)
            : !isPrefix && field.Kind == FieldKind.Symbol && !field.HasColumn && Symbols.Level(FieldKeys.Of(field.Kind, text)) is { } level ? new TsLexeme(Lexemes.Key(field.Ordinal, level.Begin), !level.IsWhole)
            : Key(field, text, isPrefix, isFilter: true))
            : field.HasWords ? await WordsAsync(new QueryTerm(field.Name, text), MaskOf(field.Name), withForms: false).ConfigureAwait(false) : null;
        return condition ?? throw RequestFields.Refuse($"The filter on '{field.Name}' has the value '{value}', in which there is nothing to look for.");
    }

    private static Condition? Of(TsQuery? query) => query is null ? null : Condition.Of(query);

    private static Condition Dates(IndexField field, RegisterDate? from, RegisterDate? to) =>
        Condition.Of(DateRanges.Of(field.Ordinal, from?.Number ?? 0, to is { } last ? DateRange.Last(last) : int.MaxValue));

    private SearchRefusedException Cannot(QueryNode node)
    {
        var place = reading.PlaceOf(node);
        return new(new SearchProblem(SearchProblemKind.NotSupported, "The search engine in the database cannot answer this part of the query; the embedded one can (setting search.engine).", place?.Start, place?.Length ?? 0));
    }

    private async Task<Condition?> JoinedAsync(IReadOnlyList<QueryNode> nodes, Func<IReadOnlyList<Condition>, Condition> join)
    {
        var parts = new List<Condition>();
        foreach (var node in nodes)
        {
            if (await OfAsync(node).ConfigureAwait(false) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => join(parts) };
    }

    private async Task<Condition?> InFieldAsync(IndexField field, QueryLeaf leaf) => (field.HasWords, leaf) switch
    {
        (true, _) => await WordsAsync(leaf, 1UL << slots[field.Ordinal]).ConfigureAwait(false),
        (false, QueryTerm { IsPrefix: false } term) when field.Kind == FieldKind.Levels => Of(Below(field, term.Text)),
        (false, QueryTerm { IsPrefix: false } term) when field.Kind == FieldKind.Symbol && Symbols.Level(FieldKeys.Of(field.Kind, term.Text)) is { } level =>
            new TsCondition(new TsLexeme(Lexemes.Key(field.Ordinal, level.Begin), !level.IsWhole)),
        (false, QueryTerm term) when field.HasKeys => Of(Key(field, term.Text, term.IsPrefix)),
        (false, QueryPattern pattern) when field.HasKeys => Of(await words.KeysAsync(field, pattern).ConfigureAwait(false)),
        _ => null,
    };

    private async Task<Condition?> AnywhereAsync(QueryLeaf leaf)
    {
        var parts = new List<Condition>();
        foreach (var field in fields.All.Where(field => field.Is(FieldUses.Search) && !field.HasWords && field.HasKeys))
        {
            if (Of(await KeyAnywhereAsync(field, leaf).ConfigureAwait(false)) is { } key)
            {
                parts.Add(key);
            }
        }

        if (MaskOf(null) is not 0 and var mask && await WordsAsync(leaf, mask).ConfigureAwait(false) is { } found)
        {
            parts.Add(found);
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => Condition.Or(parts) };
    }

    /// <summary>Of keys, words without a field can be values too: numbers if they have a digit.</summary>
    private async Task<TsQuery?> KeyAnywhereAsync(IndexField field, QueryLeaf leaf)
    {
        bool MayBeKey(string text) => text.Any(field.Kind == FieldKind.Number ? char.IsDigit : char.IsLetterOrDigit);
        return leaf switch
        {
            QueryTerm term when MayBeKey(term.Text) => Key(field, term.Text, term.IsPrefix),
            QueryPattern pattern when MayBeKey(pattern.Pattern) => await words.KeysAsync(field, pattern).ConfigureAwait(false),
            _ => null,
        };
    }

    /// <summary>A number is looked for as it stands, and as all that the offices may mean by it.</summary>
    private TsQuery? Key(IndexField field, string text, bool isPrefix, bool isFilter = false)
    {
        var key = FieldKeys.Of(field.Kind, text);
        if (key.Length == 0)
        {
            return null;
        }

        var plain = new TsLexeme(Lexemes.Key(field.Ordinal, key), isPrefix);
        if (field.Kind != FieldKind.Number || isPrefix)
        {
            return plain;
        }

        var meant = isFilter ? NumberRules.Current.Meant(text) : numbers.Of(text);
        return TsQuery.Or([plain, .. meant.Select(one => Number(field, one))]);
    }

    private static TsLexeme Number(IndexField field, string number) => new(Lexemes.Key(field.Ordinal, FieldKeys.Of(field.Kind, number)));

    /// <summary>All parts; words beside each other that are one number written with blanks ("US 2010/0123456 A1") may be met by it, too.</summary>
    private async Task<Condition?> AllAsync(QueryAnd and)
    {
        var parts = new List<Condition>();
        for (var at = 0; at < and.Parts.Count;)
        {
            var (taken, meant, looked) = numbers.At(and.Parts, at);
            var these = await JoinedAsync([.. and.Parts.Skip(at).Take(taken)], Condition.And).ConfigureAwait(false);
            at += taken;
            if (these is not null)
            {
                parts.Add(meant.Count == 0 ? these : Condition.Or([these, new TsCondition(TsQuery.Or(meant.SelectMany(one => looked.Select(field => Number(field, one)))))]));
            }
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => Condition.And(parts) };
    }

    /// <summary>A symbol of numbered levels and all below it.</summary>
    private static TsQuery? Below(IndexField field, string text)
    {
        var key = FieldKeys.Of(field.Kind, text);
        return key.Length == 0 ? null : TsQuery.Or(new TsLexeme(Lexemes.Key(field.Ordinal, key)), new TsLexeme(Lexemes.Key(field.Ordinal, key + "."), IsPrefix: true));
    }

    /// <summary>The fields of words that are meant, by slot: one, or all that the search box looks at.</summary>
    private ulong MaskOf(string? field) => field == FullText.Name ? fields.All.Where(each => each.IsFullText).Aggregate(0UL, (mask, each) => mask | (1UL << slots[each.Ordinal]))
        : field is not null ? 1UL << slots[fields[field].Ordinal]
        : fields.All.Where(each => each.Is(FieldUses.Search) && each.HasWords).Aggregate(0UL, (mask, each) => mask | (1UL << slots[each.Ordinal]));

    /// <param name="withForms">A word alone is looked for in its other forms, too; one of a phrase, near another, or in a filter is not.</param>
    private async Task<Condition?> WordsAsync(QueryLeaf leaf, ulong mask, bool withForms = true)
    {
        var ways = await WaysAsync(leaf, (way, isTyped) => OneWayAsync(way, mask, withForms && isTyped)).ConfigureAwait(false);
        return ways.Count switch { 0 => null, 1 => ways[0], _ => Condition.Or(ways) };
    }

    /// <summary>What stands for the words as typed, and for those written in parts as one.</summary>
    private static async Task<List<T>> WaysAsync<T>(QueryLeaf leaf, Func<QueryLeaf, bool, Task<T?>> of) where T : class
    {
        var ways = new List<T>();
        foreach (var way in WantedTerms.Ways(leaf))
        {
            if (await of(way, ways.Count == 0).ConfigureAwait(false) is { } found)
            {
                ways.Add(found);
            }
        }

        return ways;
    }

    private async Task<Condition?> OneWayAsync(QueryLeaf leaf, ulong mask, bool withForms)
    {
        if (await LeafAsync(leaf, mask).ConfigureAwait(false) is not { } span)
        {
            return null;
        }

        Score(span, mask);
        if (span.Words.Count == 1)
        {
            var forms = withForms && leaf is QueryTerm { IsPrefix: false } && !span.Words[0].IsPrefix ? Forms(span.Words[0].Words[0].Word, mask) : TsQuery.None;
            return Condition.Of(TsQuery.Or(span.Words[0].InAny(mask), forms));
        }

        var phrases = WordChoice.Slots(mask).Select(span.Phrase).ToList();
        if (phrases.Contains(null))
        {
            return await NearAsync(span, mask).ConfigureAwait(false);
        }

        // of an entry whose tsvector lacks places only some phrases are found by it: the others are looked for in all its places
        var further = await InPlaceAsync(span, mask, "e.places is not null and ").ConfigureAwait(false);
        var phrase = Condition.Of(TsQuery.Or(phrases!));
        return further.Length == 0 ? phrase : Condition.Or([phrase, new EntriesCondition(further)]);
    }

    /// <summary>Other forms of a word: its stem in the languages of texts.</summary>
    private TsQuery Forms(string word, ulong mask) => Characters.KindAt(word, 0, out _) != CharacterKind.Word ? TsQuery.None
        : TsQuery.Or(WordChoice.Slots(mask).SelectMany(slot => Enumerable.Range(1, Stemmers.All.Count).Where(language => fields.FormBits.Of(slot, language) != UInt128.Zero)
            .Select(language => new TsLexeme(Lexemes.Form(slot, language, Stemmers.Stem(language, word))))));

    /// <summary>The words of a leaf; null if it has none.</summary>
    private async Task<SpanWords?> LeafAsync(QueryLeaf leaf, ulong mask)
    {
        switch (leaf)
        {
            case QueryTerm term:
                return await TextAsync(term).ConfigureAwait(false);
            case QueryExact exact:
                return Exact(exact.Text);
            case QueryPattern pattern:
                var choices = new List<WordChoice>();
                foreach (var word in QueryPatterns.Words(pattern.Pattern))
                {
                    choices.Add(word.AsSpan().IndexOfAny('*', '?') < 0 ? WordChoice.One(word) : await words.LikeAsync(word, pattern, mask).ConfigureAwait(false));
                }

                return choices.Count == 0 ? null : new SpanWords(choices, [.. Enumerable.Range(0, choices.Count)], choices.Count - 1);
            case QueryFuzzy fuzzy:
                return new SpanWords([await words.NearAsync(fuzzy, mask).ConfigureAwait(false)], [0], 0);
            case QuerySounds sounds:
                return await words.SoundingAsync(sounds, mask).ConfigureAwait(false) is { } alike ? new SpanWords([alike], [0], 0) : null;
            default:
                throw Cannot(leaf);
        }
    }

    private async Task<SpanWords?> TextAsync(QueryTerm term)
    {
        var (choices, places, span) = Cut(term);
        if (term.IsPrefix && choices.Count > 0)
        {
            await words.CheckBeginningAsync(choices[^1].Words[0].Word, term).ConfigureAwait(false);
        }

        return choices.Count == 0 ? null : new SpanWords(choices, places, span);
    }

    private static (List<WordChoice> Choices, List<int> Places, int Span) Cut(QueryTerm term)
    {
        var (choices, places, span) = (new List<WordChoice>(), new List<int>(), 0);
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(term.Text)))
        {
            choices.Add(WordChoice.One(token.Text.ToString(), token.IsPrefix));
            places.Add(token.Position);
            span = WantedTerms.End(token);
        }

        if (term.IsPrefix && choices.Count > 0)
        {
            choices[^1] = choices[^1] with { IsPrefix = true };
        }

        return (choices, places, span);
    }

    /// <summary>Words as written; one written without marks stands where none of its other writings does.</summary>
    private static SpanWords? Exact(string text)
    {
        var (choices, places, span) = (new List<WordChoice>(), new List<int>(), 0);
        var written = Tokenizer.ForQuery(Folding.Exact(text));
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text)))
        {
            written.MoveNext();
            var word = token.Text.ToString();
            choices.Add(token.IsPrefix ? WordChoice.One(word, isPrefix: true)
                : written.Current.Text.SequenceEqual(token.Text) ? WordChoice.One(word) with { WithoutMarks = true }
                : new WordChoice(TermKey.Exact, [($"{word}{(char)TermKey.Between}{written.Current.Text}", ulong.MaxValue)], IsPrefix: false));
            places.Add(token.Position);
            span = WantedTerms.End(token);
        }

        return choices.Count == 0 ? null : new SpanWords(choices, places, span);
    }

    private async Task<SpanCondition?> SpanAsync(QueryNode node)
    {
        switch (node)
        {
            case QueryNear near:
                return await SpanAsync(near.Left).ConfigureAwait(false) is { } left && await SpanAsync(near.Right).ConfigureAwait(false) is { } right ? new SpanNear(left, right, near.Distance, near.Ordered) : null;
            case QueryOr or:
                var any = new List<SpanCondition>();
                foreach (var part in or.Parts)
                {
                    if (await SpanAsync(part).ConfigureAwait(false) is { } span)
                    {
                        any.Add(span);
                    }
                }

                return any.Count == 0 ? null : new SpanAny(any);
            case QueryLeaf leaf:
                var ways = await WaysAsync(leaf, (way, _) => LeafAsync(way, MaskOf(leaf.Field))).ConfigureAwait(false);
                return ways.Count switch { 0 => null, 1 => ways[0], _ => new SpanAny(ways) };
            default:
                throw Cannot(node);
        }
    }

    private async Task<Condition> NearAsync(SpanCondition span, ulong mask)
    {
        foreach (var leaf in span.Leaves)
        {
            Score(leaf, mask);
        }

        return new EntriesCondition(await InPlaceAsync(span, mask, "").ConfigureAwait(false));
    }

    /// <summary>The entries in which words stand as they must: those that have them all in one field are read and looked at.</summary>
    private async Task<Guid[]> InPlaceAsync(SpanCondition span, ulong mask, string where)
    {
        var candidates = Condition.Of(TsQuery.Or(WordChoice.Slots(mask).Select(span.InSlot)));
        var check = new PlacesCheck(span, mask);
        var parameters = new List<NpgsqlParameter>();
        var found = await session.ReadAsync(
            $"select e.entry, tsvectorsend(e.terms), e.places from search_entry e where {where}{candidates.Write(parameters)}", parameters,
            row => check.Stands(row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)) ? row.GetGuid(0) : (Guid?)null, entry => entry is not null).ConfigureAwait(false);
        return [.. found.Select(entry => entry!.Value)];
    }

    /// <summary>What stands for very many words says little.</summary>
    private void Score(SpanWords span, ulong mask)
    {
        const int MostScored = 128;
        if (negated == 0)
        {
            scored.AddRange(span.Words.Select(word => TsQuery.Or(WordChoice.Slots(mask).Select(word.Written))).Where(word => word != TsQuery.None && word.Operands <= MostScored));
        }
    }
}
