using System.Diagnostics;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>A query that was perhaps meant.</summary>
/// <param name="Entries">How many entries it finds with the filters of the request: more than what was typed.</param>
public sealed record Proposal(string Query, long Entries);

/// <summary>
/// Proposes queries where one finds nothing or next to nothing and a word of it is unknown or rare: words of the index that are spelled nearly so or sound so, in the field asked. A proposal is
/// only told, never searched in place of what was typed, and only if it finds something.
/// </summary>
public sealed class DidYouMean(ISearchIndex index)
{
    /// <summary>With more hits than these nobody asks what was meant.</summary>
    public const int FewHits = 2;

    public const int MostProposals = 3;

    /// <summary>A word that more entries have is no slip.</summary>
    private const int RareBelow = 4;

    private const int ShortestWord = 3, MostWords = 3, MostCandidates = 200, KeptOfWord = 5, MostTried = 12;

    /// <summary>Of all words of a query together, and of what is tried: nothing is begun after it, and what runs is stopped. A second, where nobody says otherwise: what was perhaps meant is told beside an answer, which waits for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <param name="request">The request that was answered.</param>
    /// <param name="answer">Its answer.</param>
    public async Task<IReadOnlyList<Proposal>> For(SearchRequest request, SearchAnswer answer, CancellationToken cancel)
    {
        if (answer.Problem is not null || answer.Total > FewHits || request.Cursor is not null || QueryLanguage.Read(request.Query, index.Fields).Query is not { } query)
        {
            return [];
        }

        var slips = new List<Slip>();
        var words = QueryTerms.Of(query).Where(term => !term.IsPrefix && HasWords(term.Field)).SelectMany(term => Words(term.Text).Where(IsWord).Select(word => (term, word)));
        var began = Stopwatch.GetTimestamp();
        var tried = 0;
        foreach (var (term, word) in words.Distinct())
        {
            var left = Patience - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || tried == MostWords)
            {
                break;
            }

            // a word for which nothing comes counts, too: it is looked for among all there are
            var own = await Known(term, word, request, left, cancel).ConfigureAwait(false);
            tried += own < RareBelow ? 1 : 0;
            if (own < RareBelow && Slipped(term, word, own, left) is { } slip)
            {
                slips.Add(slip);
            }
        }

        return slips.Count == 0 ? [] : await Tried(request, query, slips, answer.Total, began, cancel).ConfigureAwait(false);
    }

    private bool HasWords(string? field) => field is null || (index.Fields.TryFind(field, out var known) && known.HasWords);

    private static bool IsWord(string word) => word.Length >= ShortestWord && word.Any(char.IsLetter) && Characters.KindAt(word, 0, out _) == CharacterKind.Word;

    /// <summary>How many entries have the word, on the day and in the scope asked about; very many where nobody could say in time.</summary>
    private async Task<long> Known(QueryTerm term, string word, SearchRequest request, TimeSpan left, CancellationToken cancel)
    {
        var asked = request with { Query = QueryLanguage.Write(new QueryTerm(term.Field, word)), Size = 0, Filters = [], Facets = [], Sort = SearchSort.Relevance, Cursor = null, Deadline = Least(request.Deadline, left) };
        return await index.SearchAsync(asked, cancel).ConfigureAwait(false) is { Problem: null, Total: var total } ? total : long.MaxValue;
    }

    private static TimeSpan Least(TimeSpan? deadline, TimeSpan left) => deadline is { } own && own < left ? own : left;

    /// <summary>The word with what it may stand for; null if nothing is like it.</summary>
    private Slip? Slipped(QueryTerm term, string word, long own, TimeSpan left)
    {
        var began = Stopwatch.GetTimestamp();
        var near = index.Words(new WordRequest(WordsAsked.Near, word, term.Field, MostCandidates, word.Length <= 4 ? 1 : 2) { Within = left });
        var sounding = index.Words(new WordRequest(WordsAsked.Sounding, word, term.Field, MostCandidates) { Within = left - Stopwatch.GetElapsedTime(began) });
        var candidates = near.Concat(sounding).DistinctBy(other => other.Text).Where(other => other.Text != word && other.Entries > own * 2 && other.Text.Length >= ShortestWord)
            .Select(other => (other.Text, Cost: Slips.Cost(word, other.Text) - (0.35 * Math.Log10(other.Entries)))).OrderBy(other => other.Cost).ThenBy(other => other.Text, StringComparer.Ordinal).Take(KeptOfWord).ToList();
        return candidates.Count == 0 ? null : new Slip(term, word, own > 0 ? [(word, 0.75), .. candidates] : candidates);
    }

    /// <summary>The likeliest first, each searched before it is told.</summary>
    private async Task<List<Proposal>> Tried(SearchRequest request, QueryNode query, List<Slip> slips, long total, long began, CancellationToken cancel)
    {
        IEnumerable<(string[] Words, double Cost)> choices = [([], 0)];
        foreach (var slip in slips)
        {
            choices = [.. choices.SelectMany(choice => slip.Candidates.Select(candidate => ((string[])[.. choice.Words, candidate.Text], choice.Cost + candidate.Cost)))];
        }

        var found = new List<Proposal>();
        foreach (var (words, _) in choices.OrderBy(choice => choice.Cost).Take(MostTried))
        {
            var mended = QueryTerms.Replaced(query, term => term with { Text = Mended(term, slips, words) });
            var text = QueryLanguage.Write(mended);
            if (mended == query || found.Exists(known => known.Query == text))
            {
                continue;
            }

            var left = Patience - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            var answer = await index.SearchAsync(request with { Query = text, Size = 0, Facets = [], Cursor = null, Deadline = Least(request.Deadline, left) }, cancel).ConfigureAwait(false);
            if (answer.Total > total)
            {
                found.Add(new Proposal(text, answer.Total));
            }

            if (found.Count == MostProposals)
            {
                break;
            }
        }

        return found;
    }

    private static string Mended(QueryTerm term, List<Slip> slips, string[] words)
    {
        var mine = slips.Select((slip, place) => (slip, place)).Where(slip => slip.slip.Term == term).ToList();
        return mine.Count == 0 ? term.Text : string.Join(' ', Words(term.Text).Select(word => mine.FirstOrDefault(one => one.slip.Word == word) is { slip: not null } slip ? words[slip.place] : word));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text)))
        {
            words.Add(token.Text.ToString());
        }

        return words;
    }

    private sealed record Slip(QueryTerm Term, string Word, IReadOnlyList<(string Text, double Cost)> Candidates);
}
