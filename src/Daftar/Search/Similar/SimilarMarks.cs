using System.Diagnostics;
using Daftar.Rights;
using Daftar.Rights.Trademarks.Likeness;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>What marks are compared with one.</summary>
public sealed record SimilarRequest
{
    /// <summary>The words of the mark.</summary>
    public required string Words { get; init; }

    /// <summary>Its Nice classes; none leaves the goods aside.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Only marks that meet these.</summary>
    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    /// <summary>An entry that is left out: the mark itself.</summary>
    public Guid? Except { get; init; }

    /// <summary>Only marks at least so alike.</summary>
    public int Least { get; init; } = WorthShowing;

    /// <summary>How many are compared closely, at most <see cref="SearchRequest.MostHits"/>.</summary>
    public int Compared { get; init; } = SimilarMarks.UsuallyCompared;

    public TimeSpan? Deadline { get; init; }

    /// <summary>Less alike marks have a few letters in common and no more.</summary>
    public const int WorthShowing = 55;
}

/// <summary>Marks like one, the most alike first.</summary>
/// <param name="Total">Marks that were worth comparing: exact, whatever is shown.</param>
/// <param name="Compared">How many of them were compared closely.</param>
public sealed record SimilarAnswer(IReadOnlyList<SimilarMark> Marks, long Total, int Compared, TimeSpan Elapsed, SearchProblem? Problem = null);

/// <summary>A mark like the one asked for.</summary>
/// <param name="Common">Classes both have.</param>
/// <param name="Name">The name that was compared: the most alike of its words and the other names it has.</param>
public sealed record SimilarMark(HitCard Card, MarkLikeness Likeness, IReadOnlyList<string> Common, string Name);

/// <summary>
/// Finds marks like one: the index names those worth comparing (<see cref="QuerySimilar"/>), the first few hundred are compared closely (<see cref="MarkLikeness"/>). Works on any engine;
/// where the engine knows how frequent words are, words that many marks have count less.
/// </summary>
public static class SimilarMarks
{
    /// <summary>So many are compared closely: the engine has put the most alike words and the rarest first.</summary>
    public const int UsuallyCompared = 200;

    public static async ValueTask<SimilarAnswer> FindAsync(ISearchIndex index, SimilarRequest request, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var asked = MarkText.Of(request.Words);
        if (asked.IsEmpty)
        {
            return new SimilarAnswer([], 0, 0, Stopwatch.GetElapsedTime(started), new SearchProblem(SearchProblemKind.Query, "The mark has no letter or digit: nothing is similar to it.", 0, request.Words.Length));
        }

        var query = QueryLanguage.Write(QueryNode.And(new QuerySimilar("title", request.Words), new QueryTerm("right", CommonFields.Key(Right.Trademark))));
        var question = new SearchRequest { Query = query, Filters = request.Filters, Size = request.Compared, Deadline = request.Deadline };
        var answer = await index.SearchAsync(question, cancellation).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            return new SimilarAnswer([], 0, 0, Stopwatch.GetElapsedTime(started), problem);
        }

        // where there are more than are compared, those of the same classes must not be among the rest
        IReadOnlyList<SearchHit> hits = answer.Hits;
        if (answer.Total > answer.Hits.Count && request.Classes.Count > 0 && !request.Filters.Any(filter => filter.Field == "class"))
        {
            var same = await index.SearchAsync(question with { Filters = [.. request.Filters, FieldFilter.Any("class", [.. request.Classes])] }, cancellation).ConfigureAwait(false);
            hits = [.. answer.Hits.Concat(same.Hits).DistinctBy(hit => hit.Entry)];
        }

        var tells = TellsOf(index);
        var marks = new List<SimilarMark>();
        foreach (var hit in hits)
        {
            var card = HitCard.Of(hit);
            if (card.Id != request.Except && MostAlike(card, name => MarkLikeness.Of(asked, request.Classes, MarkText.Of(name), card.Classes ?? [], tells)) is var (name, likeness) && likeness.Score >= request.Least)
            {
                marks.Add(new SimilarMark(card, likeness, [.. (card.Classes ?? []).Intersect(request.Classes, StringComparer.Ordinal)], name));
            }
        }

        return new SimilarAnswer([.. marks.OrderByDescending(mark => mark.Likeness.Score).ThenByDescending(mark => mark.Likeness.Words).ThenBy(mark => mark.Card.Title, StringComparer.Ordinal).ThenBy(mark => mark.Card.Id)],
            answer.Total, hits.Count, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Of all names of a mark the one that is most alike, its own words where others are no more.</summary>
    private static (string Name, MarkLikeness Likeness)? MostAlike(HitCard card, Func<string, MarkLikeness> compare)
    {
        (string Name, MarkLikeness Likeness)? best = null;
        foreach (var name in (IEnumerable<string>)[.. card.Title is { } title ? [title] : Array.Empty<string>(), .. card.OtherNames ?? []])
        {
            var likeness = compare(name);
            if (best is not { } known || likeness.Score > known.Likeness.Score)
            {
                best = (name, likeness);
            }
        }

        return best;
    }

    /// <summary>How much a word tells: of one entry in a thousand half, of one in a hundred thousand all; words that describe little anyway.</summary>
    private static Func<string, double> TellsOf(ISearchIndex index)
    {
        var known = new Dictionary<string, double>(StringComparer.Ordinal);
        return word =>
        {
            if (!known.TryGetValue(word, out var tells))
            {
                tells = MarkLikeness.DefaultTells(word);
                if (tells > GenericWords.Weight && index.ShareOf(word) is > 0 and var share)
                {
                    tells = Math.Clamp(-Math.Log10(share) / 5, GenericWords.Weight, 1);
                }

                known[word] = tells;
            }

            return tells;
        };
    }
}
