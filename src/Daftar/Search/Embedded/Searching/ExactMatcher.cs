namespace Daftar.Search;

/// <summary>
/// Documents in which a word stands that is also written otherwise: those that have none of its other writings at once, the rest by comparing places.
/// </summary>
internal sealed class ExactMatcher(PartSearch part, BoundTerm word, SpanMatcher places) : Matcher(part)
{
    private readonly ListMatcher all = new(part, [word]);
    private readonly ListMatcher written = new(part, [new BoundTerm(word.Without, true, ulong.MaxValue, static _ => TermWeight.Nothing)]);
    private readonly NearMatcher inPlace = new(part, places);

    public override long Cost => all.Cost;

    public override DocumentSet Match() => Sure(all.Match());

    public override DocumentSet Restrict(DocumentSet set) => Sure(all.Restrict(set));

    public override void AddScored(List<BoundTerm> terms) => all.AddScored(terms);

    private DocumentSet Sure(DocumentSet found)
    {
        var doubtful = written.Restrict(found);
        return doubtful.IsEmpty ? found : DocumentSet.Or([found.AndNot(doubtful), inPlace.Restrict(doubtful)], Part.Documents);
    }
}
