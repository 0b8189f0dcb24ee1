namespace Daftar.Search;

/// <summary>A thing that can be near another: words, several of them with OR, or two things near each other.</summary>
internal abstract class SpanPlan
{
    public abstract SpanMatcher Bind(PartSearch part);
}

internal sealed class SpanOfWords(WordsPlan words) : SpanPlan
{
    public override SpanMatcher Bind(PartSearch part) => words.Spans(part);
}

internal sealed class SpanOfAny(IReadOnlyList<SpanPlan> parts) : SpanPlan
{
    public override SpanMatcher Bind(PartSearch part) => new AnySpans(part, [.. parts.Select(each => each.Bind(part))]);
}

internal sealed class SpanOfNear(SpanPlan left, SpanPlan right, int distance, bool ordered) : SpanPlan
{
    public override SpanMatcher Bind(PartSearch part) => new NearSpans(part, left.Bind(part), right.Bind(part), distance, ordered);
}

/// <summary>Entries in which two things are near each other.</summary>
internal sealed class NearPlan(SpanPlan span) : Plan
{
    public override Matcher Bind(PartSearch part) => new NearMatcher(part, span.Bind(part));
}
