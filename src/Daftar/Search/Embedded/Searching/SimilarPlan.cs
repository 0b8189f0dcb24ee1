using Daftar.Values;

namespace Daftar.Search;

/// <summary>Entries with a name like another: see <see cref="SimilarRule"/>. The more like its words are and the rarer, the higher a hit stands.</summary>
/// <param name="mask">The field, by slot.</param>
/// <param name="sound">The field of sounds, if the name is a mark's.</param>
internal sealed class SimilarPlan(SimilarRule rule, ulong mask, IndexField? sound, ExpansionLimit limit) : Plan
{
    /// <summary>So many words of a lexicon are looked through while one document is searched, nearly.</summary>
    private const long WordsOfADocument = 10;

    // one weight a word for all segments, as frequencies are those of the whole index
    private readonly Dictionary<(string Word, float Factor), TermWeight> weights = [];
    private readonly Dictionary<(AlikeWord Word, Segment Segment), List<(string Text, double Likeness, TermPlace Place)>> found = [];

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

    /// <summary>Each word is looked up in the lexicon of each segment, the largest first.</summary>
    public override void Ahead(IReadOnlyList<PartSearch> parts, Sharing sharing)
    {
        var words = rule.Parts.Select(each => each.Word).OfType<AlikeWord>().Concat(rule.Whole).Select(word => (Word: word, Alike: new AlikeWords(word, mask, limit))).ToList();
        var tasks = parts.OrderByDescending(part => part.Segment.Lexicon.Words).SelectMany(part => words.Select(word => (Part: part, word.Word, word.Alike))).ToList();
        var results = new List<(string Text, double Likeness, TermPlace Place)>[tasks.Count];
        sharing.Do(tasks.Count, tasks.Sum(task => (long)task.Part.Segment.Lexicon.Words) / WordsOfADocument, at => results[at] = tasks[at].Alike.Find(tasks[at].Part));
        for (var at = 0; at < results.Length; at++)
        {
            found[(tasks[at].Word, tasks[at].Part.Segment)] = results[at];
        }
    }

    private List<BoundTerm> Like(PartSearch part, AlikeWord word, float share) =>
        found[(word, part.Segment)].ConvertAll(like => new BoundTerm([like.Place], true, mask, Weight(like.Text, share * (float)(like.Likeness * like.Likeness)).Count));

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
