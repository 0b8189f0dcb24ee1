namespace Daftar.Search;

/// <summary>A thing that can be near another: words, several of them with OR, or two things near each other.</summary>
internal abstract class SpanPlan
{
    public abstract SpanMatcher Bind(PartSearch part);
}

internal sealed class SpanOfWords(WordsPlan words) : SpanPlan
{
    public WordsPlan Words => words;

    public override SpanMatcher Bind(PartSearch part) => words.Spans(part);
}

internal sealed class SpanOfAny(IReadOnlyList<SpanPlan> parts) : SpanPlan
{
    public override SpanMatcher Bind(PartSearch part) => new AnySpans(part, [.. parts.Select(each => each.Bind(part))]);
}

internal sealed class SpanOfNear(SpanPlan left, SpanPlan right, int distance, bool ordered) : SpanPlan
{
    public override SpanMatcher Bind(PartSearch part) => new NearSpans(part, left.Bind(part), right.Bind(part), distance, ordered);

    /// <summary>Of two words the quicker way.</summary>
    public Matcher Matcher(PartSearch part)
    {
        if (left is not SpanOfWords first || right is not SpanOfWords second)
        {
            return new NearMatcher(part, Bind(part));
        }

        var (ofFirst, ofSecond) = (first.Words.Bound(part), second.Words.Bound(part));
        return IsWord(first.Words, ofFirst) && IsWord(second.Words, ofSecond)
            ? new NearWordsMatcher(part, ofFirst[0], ofSecond[0], distance, ordered)
            : new NearMatcher(part, new NearSpans(part, first.Words.Spans(part, ofFirst), second.Words.Spans(part, ofSecond), distance, ordered));
    }

    private static bool IsWord(WordsPlan plan, BoundTerm[] bound) => plan.Span == 0 && bound is [{ Places.Count: <= 1, Without.Count: 0 }];
}

/// <summary>Entries in which two things are near each other.</summary>
internal sealed class NearPlan(SpanPlan span) : Plan
{
    public override Matcher Bind(PartSearch part) => span is SpanOfNear near ? near.Matcher(part) : new NearMatcher(part, span.Bind(part));
}
