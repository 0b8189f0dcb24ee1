using Daftar.Values;

namespace Daftar.Search;

/// <summary>Entries with a name like another: see <see cref="SimilarRule"/>. The more like its words are and the rarer, the higher a hit stands.</summary>
/// <param name="mask">The field, by slot.</param>
/// <param name="sound">The field of sounds, if the name is a mark's.</param>
internal sealed class SimilarPlan(SimilarRule rule, ulong mask, IndexField? sound, ExpansionLimit limit) : Plan
{
    // one weight a word for all segments, as frequencies are those of the whole index
    private readonly Dictionary<(string Word, float Factor), TermWeight> weights = [];
    private readonly Dictionary<AlikeWord, AlikeWords> found = [];

    public override Matcher Bind(PartSearch part)
    {
        var heaviest = rule.Parts.Max(each => each.Weight);
        var parts = new List<(Matcher Matcher, double Weight)>();
        foreach (var each in rule.Parts)
        {
            var share = (float)(each.Weight / heaviest);
            parts.Add((each.Word is { } word ? new ListMatcher(part, Like(part, word, share))
                : new EnoughMatcher(part, [.. each.Pairs.Select(pair => ((Matcher)new ListMatcher(part, [Bound(part, pair, share)]), 1.0))], SimilarRule.Pairs), each.Weight));
        }

        var any = new List<Matcher> { new EnoughMatcher(part, parts, SimilarRule.Words) };
        any.AddRange(rule.Whole.Select(word => new ListMatcher(part, Like(part, word, 1))));
        if (sound is not null)
        {
            any.AddRange(rule.Sounds.Select(key => new ListMatcher(part, [new BoundTerm(new OneTerm(TermKey.ForKey(sound.Ordinal, key)).Find(part), false, 0, Weight("\0" + key, 1).Count)])));
        }

        return any.Count == 1 ? any[0] : new OrMatcher(part, any);
    }

    private List<BoundTerm> Like(PartSearch part, AlikeWord word, float share)
    {
        if (!found.TryGetValue(word, out var words))
        {
            found[word] = words = new AlikeWords(word, mask, limit);
        }

        return words.Find(part).ConvertAll(like => new BoundTerm([like.Place], true, mask, Weight(like.Text, share * (float)(like.Likeness * like.Likeness)).Count));
    }

    private BoundTerm Bound(PartSearch part, string token, float share) => new(part.Find(TermKey.ForWord(token), false), true, mask, Weight(token, share).Count);

    private TermWeight Weight(string word, float factor)
    {
        if (!weights.TryGetValue((word, factor), out var weight))
        {
            weights[(word, factor)] = weight = new TermWeight(true, false, factor);
        }

        return weight;
    }
}
