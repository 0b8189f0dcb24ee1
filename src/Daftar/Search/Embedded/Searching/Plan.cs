namespace Daftar.Search;

/// <summary>A query worked out against the field table: what to look up, the same for every segment. Made for one search.</summary>
internal abstract class Plan
{
    /// <summary>Looks up what the plan needs in one segment. All segments are bound before any is matched, so that word frequencies are those of the whole index.</summary>
    public abstract Matcher Bind(PartSearch part);

    /// <summary>Called once before any segment is bound: does what takes long of the binding of all of them, beside each other where processors idle.</summary>
    public virtual void Ahead(IReadOnlyList<PartSearch> parts, Sharing sharing)
    {
    }
}

internal sealed class AllPlan : Plan
{
    public override Matcher Bind(PartSearch part) => new AllMatcher(part);
}

internal sealed class AndPlan(IReadOnlyList<Plan> plans) : Plan
{
    public override Matcher Bind(PartSearch part) => new AndMatcher(part, [.. plans.Select(each => each.Bind(part))]);

    public override void Ahead(IReadOnlyList<PartSearch> parts, Sharing sharing)
    {
        foreach (var each in plans)
        {
            each.Ahead(parts, sharing);
        }
    }
}

internal sealed class OrPlan(IReadOnlyList<Plan> plans) : Plan
{
    public override Matcher Bind(PartSearch part) => new OrMatcher(part, [.. plans.Select(each => each.Bind(part))]);

    public override void Ahead(IReadOnlyList<PartSearch> parts, Sharing sharing)
    {
        foreach (var each in plans)
        {
            each.Ahead(parts, sharing);
        }
    }
}

internal sealed class NotPlan(Plan negated) : Plan
{
    public override Matcher Bind(PartSearch part) => new NotMatcher(part, negated.Bind(part));

    public override void Ahead(IReadOnlyList<PartSearch> parts, Sharing sharing) => negated.Ahead(parts, sharing);
}

/// <summary>Dates of a field between two days, as numbers; the last one as <see cref="DateRange.Last(int)"/>.</summary>
internal sealed class DatesPlan(int field, int from, int to) : Plan
{
    public override Matcher Bind(PartSearch part) => part.Segment.DatesOf(field) is { } column ? new DatesMatcher(part, column, from, to) : new ListMatcher(part, []);
}

/// <summary>Whole values of a field.</summary>
internal sealed class KeyPlan(WantedTerm key, bool isScored) : Plan
{
    private readonly TermWeight weight = new(isScored, key.IsMany);

    public KeyPlan(byte[] key, bool isPrefix, bool isScored)
        : this(isPrefix ? new TermsBeginning(key) : new OneTerm(key), isScored)
    {
    }

    public override Matcher Bind(PartSearch part) =>
        !isScored && key is OneTerm { Bytes: [TermKey.Key, var field, ..] bytes } && part.Segment.Bits.Find(field - 1, bytes.AsSpan(TermKey.KeyPrefix)) is { } documents
            ? new BitsMatcher(part, documents)
            : new ListMatcher(part, [new BoundTerm(key.Find(part), false, 0, weight.Count)]);
}

/// <summary>Words at given distances from each other in one of some fields; one word is the simple case.</summary>
/// <param name="words">Terms, and place relative to the first.</param>
/// <param name="mask">The fields, by slot.</param>
internal sealed class WordsPlan(IReadOnlyList<(WantedTerm Term, int Place)> words, ulong mask) : Plan
{
    private readonly TermWeight[] weights = [.. words.Select(word => new TermWeight(true, word.Term.IsMany))];

    /// <summary>The fields, by slot.</summary>
    public ulong Mask => mask;

    /// <summary>Places of the words, relative to the first.</summary>
    public int[] Places { get; } = [.. words.Select(word => word.Place)];

    /// <summary>Places from the first word to the last: of a script without spaces the last character, not the pair it ends.</summary>
    public int Span { get; init; }

    /// <summary>Other forms of the one word, or null.</summary>
    public WantedForms? Forms { get; init; }

    public override Matcher Bind(PartSearch part)
    {
        var bound = Bound(part);
        return Array.Exists(bound, word => word.Without.Count > 0) ? (bound is [var one] ? new ExactMatcher(part, one, Spans(part, bound)) : new NearMatcher(part, Spans(part, bound)))
            : bound is [var word] ? new ListMatcher(part, Forms is null ? [word] : [word, .. Forms.Bound(part)])
            : new PhraseMatcher(part, bound, Places);
    }

    public WordSpans Spans(PartSearch part) => Spans(part, Bound(part));

    public WordSpans Spans(PartSearch part, BoundTerm[] bound) => new(part, bound, Places, Span);

    /// <summary>Looks the words up; once for a segment, as they are weighed by it.</summary>
    public BoundTerm[] Bound(PartSearch part)
    {
        var bound = new BoundTerm[words.Count];
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] = new BoundTerm(words[i].Term.Find(part), true, mask, weights[i].Count) { Without = words[i].Term.Without(part) };
        }

        return bound;
    }
}

/// <summary>How much a term counts: its rarity in the whole index (BM25's inverse document frequency). Keys of filters count nothing, beginnings of words one.</summary>
/// <param name="factor">What is not quite what was asked for counts less.</param>
internal sealed class TermWeight(bool isScored, bool isMany, float factor = 1)
{
    /// <summary>What stands for more words than this says little and would take long to score.</summary>
    private const int MostScored = 128;

    /// <summary>Of what is looked up and not scored.</summary>
    public static TermWeight Nothing { get; } = new(false, true);

    private long documents;
    private long terms;

    /// <summary>Adds what one segment has, and returns itself for use once all segments are counted.</summary>
    public TermWeight Count(IReadOnlyList<TermPlace> places)
    {
        documents += places.Sum(place => (long)place.Documents);
        terms += places.Count;
        return this;
    }

    public bool IsScored => isScored && terms <= MostScored;

    public float Of(long allDocuments) => factor * (isMany ? 1f : (float)Math.Log(1 + ((allDocuments - documents + 0.5) / (documents + 0.5))));
}

/// <summary>A term looked up in one segment.</summary>
internal sealed class BoundTerm(IReadOnlyList<TermPlace> places, bool isWord, ulong mask, Func<IReadOnlyList<TermPlace>, TermWeight> count)
{
    /// <summary>One place, several for the beginning of a word, none if the segment has no such term.</summary>
    public IReadOnlyList<TermPlace> Places { get; } = places;

    public bool IsWord { get; } = isWord;

    /// <summary>Wanted fields of a word, by slot.</summary>
    public ulong Mask { get; } = mask;

    /// <summary>Wanted fields of a form of a word, and languages of their texts; then <see cref="Mask"/> says nothing. See <see cref="FormBits"/>.</summary>
    public UInt128 Forms { get; init; }

    /// <summary>Places at which the word is not wanted though it stands there: it is written otherwise.</summary>
    public IReadOnlyList<TermPlace> Without { get; init; } = [];

    /// <summary>At most so many documents.</summary>
    public long Cost { get; } = places.Sum(place => (long)place.Documents);

    public TermWeight Weight { get; } = count(places);

    /// <summary>What a matcher saw of it on its way; null if scoring has to read the list.</summary>
    public SeenDocuments? Seen { get; set; }
}
