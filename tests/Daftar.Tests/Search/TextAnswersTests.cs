using Daftar.Benchmarks.Answers;

namespace Daftar.Tests.Search;

/// <summary>The answers benchmark as a test: what search finds today in each language it must find tomorrow. `./daftar bench answers` prints the table.</summary>
public sealed class TextAnswersTests
{
    /// <summary>What is known to be missed or found wrongly, by language; a language that is not named has nothing of it.</summary>
    private static readonly Dictionary<string, (int Missed, int Wrong)> Known = new(StringComparer.Ordinal)
    {
        ["de"] = (0, 1), ["es"] = (0, 2), ["fi"] = (0, 1), ["it"] = (0, 3), ["no"] = (0, 1), ["pt"] = (0, 2), ["ru"] = (1, 0), ["vi"] = (0, 3),
    };

    [Fact]
    public void Every_language_finds_what_it_must_and_not_what_it_must_not()
    {
        var scores = TextAnswers.Ask(TextAnswers.Cases());
        Assert.True(scores.Count >= 20 && scores.TrueForAll(score => score.Queries >= 4), "languages or questions are missing");
        foreach (var score in scores)
        {
            var (missed, wrong) = Known.GetValueOrDefault(score.Language);
            Assert.True(score.Missed.Count <= missed, $"{score.Language} misses {string.Join("; ", score.Missed)}");
            Assert.True(score.Wrong.Count <= wrong, $"{score.Language} finds wrongly {string.Join("; ", score.Wrong)}");
        }
    }
}
