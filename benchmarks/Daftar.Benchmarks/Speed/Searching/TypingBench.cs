using System.Diagnostics;
using Daftar.Languages;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>How long suggestions take while one types, and what was perhaps meant where a word is wrong: all searches that stand behind one answer together.</summary>
internal static class TypingBench
{
    /// <summary>So many words; of an engine that takes longer fewer.</summary>
    public const int Cases = 200, Few = 40;

    /// <param name="sample">Values of documents drawn evenly: field and words.</param>
    public static IEnumerable<string> Lines(ISearchIndex index, IReadOnlyList<(string Field, string[] Words)> sample, int turns, int cases = Cases)
    {
        var random = new Random(7);
        var words = sample.Where(value => value.Field is "title" or "owner").SelectMany(value => value.Words).Where(word => word.Length >= 5 && word.All(char.IsAsciiLetterLower)).Distinct().Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(words);
        words = [.. words.Take(cases)];
        var suggest = new SuggestWhileTyping(index);
        foreach (var letters in (int[])[2, 3, 5])
        {
            var times = Times(words, turns, word => suggest.For(word[..letters], Labels.English, TimeSpan.FromSeconds(5), CancellationToken.None));
            yield return Said(Invariant($"suggestions for {letters} letters typed"), times);
        }

        var meant = new DidYouMean(index);
        yield return Said("a word with a wrong letter: its answer, and what was perhaps meant", Times(words, turns, async word =>
        {
            var request = new SearchRequest { Query = word[..2] + "q" + word[3..] };
            await meant.For(request, await index.SearchAsync(request, CancellationToken.None).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
        }));
    }

    private static string Said(string what, List<double> times) => Invariant($"{what}: p50 {times[times.Count / 2]:F2} ms, p95 {times[times.Count * 95 / 100]:F2}, p99 {times[times.Count * 99 / 100]:F2} ({times.Count} cases)");

    private static List<double> Times(string[] words, int turns, Func<string, Task> ask)
    {
        var times = new List<double>();
        for (var turn = 0; turn <= turns; turn++)
        {
            foreach (var word in words)
            {
                var started = Stopwatch.GetTimestamp();
                ask(word).GetAwaiter().GetResult();
                if (turn > 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }
        }

        times.Sort();
        return times;
    }
}
