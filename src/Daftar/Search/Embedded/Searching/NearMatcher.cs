using System.Runtime.InteropServices;

namespace Daftar.Search;

/// <summary>A stretch of words in one field of a document: slot and place of the first and of the last word, as in <see cref="Posting"/>.</summary>
internal readonly record struct WordSpan(ulong First, ulong Last) : IComparable<WordSpan>
{
    public int CompareTo(WordSpan other) => First != other.First ? First.CompareTo(other.First) : Last.CompareTo(other.Last);
}

/// <summary>Finds the documents that can have a thing, and then where in each it stands.</summary>
internal abstract class SpanMatcher
{
    /// <summary>Documents that have all it needs, wherever it stands in them.</summary>
    public abstract Matcher Candidates { get; }

    /// <summary>Makes ready to be asked for the documents of a set, in ascending order.</summary>
    public abstract void Begin(DocumentSet documents);

    /// <summary>The stretches in a document, ascending, each once.</summary>
    public abstract void In(int document, List<WordSpan> spans);

    public abstract void AddScored(List<BoundTerm> terms);

    protected static void Tidy(List<WordSpan> spans)
    {
        spans.Sort();
        var all = CollectionsMarshal.AsSpan(spans);
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (kept == 0 || all[i] != all[kept - 1])
            {
                all[kept++] = all[i];
            }
        }

        CollectionsMarshal.SetCount(spans, kept);
    }
}

/// <summary>A word or phrase.</summary>
internal sealed class WordSpans(PartSearch part, BoundTerm[] words, int[] distances, int span) : SpanMatcher
{
    private WordPlaces[] sources = [];
    private GrowingArray<ulong> starts = new(64);
    private GrowingArray<ulong> next = new(64);

    public override Matcher Candidates { get; } = new AndMatcher(part, [.. words.Select(word => new ListMatcher(part, [word]))]);

    public override void Begin(DocumentSet documents) => sources = [.. words.Select(word => WordPlaces.Of(part, word, documents))];

    public override void In(int document, List<WordSpan> spans)
    {
        spans.Clear();
        sources[0].In(document, ref starts);
        for (var word = 1; word < sources.Length; word++)
        {
            sources[word].In(document, ref next);
            KeepCommon(distances[word] - distances[0]);
        }

        foreach (var start in starts.Span)
        {
            spans.Add(new WordSpan(start, start + (uint)span));
        }

        Tidy(spans);
    }

    public override void AddScored(List<BoundTerm> terms) => terms.AddRange(words.Where(word => word.Weight.IsScored));

    /// <summary>Keeps the starts behind which, at a distance, the next word stands.</summary>
    private void KeepCommon(int distance)
    {
        int kept = 0, at = 0;
        var others = next.Span;
        foreach (var start in starts.Span)
        {
            while (at < others.Length && others[at] < start + (uint)distance)
            {
                at++;
            }

            if (at < others.Length && others[at] == start + (uint)distance)
            {
                starts.Items[kept++] = start;
            }
        }

        starts.Count = kept;
    }
}

/// <summary>One thing or another.</summary>
internal sealed class AnySpans(PartSearch part, IReadOnlyList<SpanMatcher> parts) : SpanMatcher
{
    private readonly List<WordSpan> some = [];

    public override Matcher Candidates { get; } = new OrMatcher(part, [.. parts.Select(each => each.Candidates)]);

    public override void Begin(DocumentSet documents)
    {
        foreach (var each in parts)
        {
            each.Begin(documents);
        }
    }

    public override void In(int document, List<WordSpan> spans)
    {
        spans.Clear();
        foreach (var each in parts)
        {
            each.In(document, some);
            spans.AddRange(some);
        }

        Tidy(spans);
    }

    public override void AddScored(List<BoundTerm> terms)
    {
        foreach (var each in parts)
        {
            each.AddScored(terms);
        }
    }
}

/// <summary>Two things near each other; they do not overlap.</summary>
internal sealed class NearSpans(PartSearch part, SpanMatcher left, SpanMatcher right, int distance, bool ordered) : SpanMatcher
{
    /// <summary>No two words of a document make more than this many pairs worth telling apart; past it the search looks at its clock.</summary>
    private const int ManyPairs = 4096;

    private readonly List<WordSpan> ofLeft = [];
    private readonly List<WordSpan> ofRight = [];

    public override Matcher Candidates { get; } = new AndMatcher(part, [left.Candidates, right.Candidates]);

    public override void Begin(DocumentSet documents)
    {
        left.Begin(documents);
        right.Begin(documents);
    }

    public override void In(int document, List<WordSpan> spans)
    {
        spans.Clear();

        // both are asked for every document: places are read forward
        left.In(document, ofLeft);
        right.In(document, ofRight);
        Pair(ofLeft, ofRight, spans);
        if (!ordered)
        {
            Pair(ofRight, ofLeft, spans);
        }

        Tidy(spans);
    }

    public override void AddScored(List<BoundTerm> terms)
    {
        left.AddScored(terms);
        right.AddScored(terms);
    }

    /// <summary>Pairs each stretch with those that begin behind it, near enough and in the same field: a place in another slot is never near.</summary>
    private void Pair(List<WordSpan> firsts, List<WordSpan> seconds, List<WordSpan> spans)
    {
        foreach (var first in firsts)
        {
            var at = seconds.BinarySearch(new WordSpan(first.Last + 1, 0));
            for (at = at < 0 ? ~at : at; at < seconds.Count && seconds[at].First - first.Last <= (uint)distance; at++)
            {
                spans.Add(new WordSpan(first.First, seconds[at].Last));
                if (spans.Count % ManyPairs == 0)
                {
                    part.Budget.Check();
                    Tidy(spans);
                    part.Budget.Require(spans.Count * 2L * sizeof(ulong) * 2);
                }
            }
        }
    }
}

/// <summary>Documents in which a thing stands somewhere.</summary>
internal sealed class NearMatcher(PartSearch part, SpanMatcher span) : Matcher(part)
{
    public override long Cost => span.Candidates.Cost;

    public override DocumentSet Match() => InPlace(span.Candidates.Match());

    public override DocumentSet Restrict(DocumentSet set) => InPlace(span.Candidates.Restrict(set));

    public override void AddScored(List<BoundTerm> terms) => span.AddScored(terms);

    private DocumentSet InPlace(DocumentSet candidates)
    {
        if (candidates.IsEmpty)
        {
            return candidates;
        }

        span.Begin(candidates);
        var found = new GrowingArray<int>(64);
        var spans = new List<WordSpan>();
        var seen = 0;
        foreach (var document in candidates)
        {
            if (++seen % 1024 == 0)
            {
                Part.Budget.Check();
            }

            span.In(document, spans);
            if (spans.Count > 0)
            {
                found.Add(document);
            }
        }

        return DocumentSet.OfUnsorted(found.Span.ToArray(), found.Count);
    }
}
