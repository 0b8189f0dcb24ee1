using Daftar.Rights;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Benchmarks.Answers;

/// <summary>
/// Whether searching finds what it must: an index of the earlier marks of all pairs among marks nobody opposed is asked for each later mark, as somebody does before filing.
/// </summary>
internal sealed class SimilarAnswers(IReadOnlyList<MarkPair> pairs, IReadOnlyList<(string Words, string[] Classes)> others)
{
    /// <summary>Hits a reader looks at.</summary>
    public const int Seen = 20;

    /// <summary>Tells the index its marks.</summary>
    public void Fill(EmbeddedIndex index)
    {
        var batch = index.NewBatch();
        var number = 0;
        var document = new SearchDocument(DocumentOf.Fields);
        foreach (var (words, classes) in Earlier().Concat(others))
        {
            var mark = new Daftar.Rights.Trademarks.TrademarkRecord { Office = "PH", Words = words, Goods = [.. classes.Select(one => new Daftar.Rights.Trademarks.GoodsServices { Class = one })] };
            DocumentOf.Fill(document, new EntryFacts(Id(number++), true, DateTimeOffset.UnixEpoch), mark);
            batch.Upsert(document);
            if (batch.Count == 5000)
            {
                index.Apply(batch);
            }
        }

        index.Apply(batch);
        index.Commit("filled");
    }

    /// <summary>Asks for each later mark: its place among the marks found (0: not found), its score, and how many other marks are similar by the score.</summary>
    public List<Outcome> Ask(EmbeddedIndex index, int compared = SimilarMarks.UsuallyCompared)
    {
        var earlier = Earlier().Select(mark => mark.Words).ToHashSet(StringComparer.Ordinal);
        var outcomes = new List<Outcome>();
        foreach (var pair in pairs)
        {
            var answer = SimilarMarks.FindAsync(index, new SimilarRequest { Words = pair.Later, Classes = pair.LaterClasses, Least = 0, Compared = compared }).AsTask().GetAwaiter().GetResult();
            var place = answer.Marks.Select((mark, at) => (mark, at)).Where(hit => hit.mark.Card.Title == pair.Earlier && hit.mark.Card.Classes!.SequenceEqual(pair.EarlierClasses)).Select(hit => hit.at + 1).FirstOrDefault();
            var strangers = answer.Marks.Count(mark => mark.Likeness.Score >= Daftar.Rights.Trademarks.Likeness.MarkLikeness.Similar && !earlier.Contains(mark.Card.Title!));
            outcomes.Add(new Outcome(pair, place, place > 0 ? answer.Marks[place - 1].Likeness.Score : 0, strangers, answer.Elapsed.TotalMilliseconds));
        }

        return outcomes;
    }

    private IEnumerable<(string Words, string[] Classes)> Earlier() => pairs.Select(pair => (pair.Earlier, pair.EarlierClasses)).DistinctBy(mark => mark.Earlier + string.Join(',', mark.EarlierClasses));

    private static Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16).CopyTo(bytes);
        return new Guid(bytes);
    }
}

/// <param name="Place">From 1; 0 if it was not found.</param>
/// <param name="Strangers">Marks of no pair that the score calls similar.</param>
internal sealed record Outcome(MarkPair Pair, int Place, int Score, int Strangers, double Milliseconds)
{
    public bool IsSeen => Place is > 0 and <= SimilarAnswers.Seen;
}
