using Daftar.Benchmarks.Speed;
using static System.FormattableString;

namespace Daftar.Benchmarks.Answers;

/// <summary>Asks the questions of every language and prints, or writes into a page, how much of what must be found is found and how much of what is found must be.</summary>
internal static class TextAnswersBench
{
    public static int Run(string[] arguments)
    {
        var options = BenchOptions.Of(arguments, "--markdown");
        var scores = TextAnswers.Ask(TextAnswers.Cases());
        List<string> lines = ["| language | questions | must be found | are found | must not be found | are found | recall | precision | missed, and found wrongly |", "|---|---:|---:|---:|---:|---:|---:|---:|---|"];
        foreach (var score in scores)
        {
            var wrong = string.Join("; ", score.Missed.Select(text => "missed " + text).Concat(score.Wrong.Select(text => "wrong " + text))).Replace("|", "\\|", StringComparison.Ordinal);
            lines.Add(Invariant($"| {score.Language} | {score.Queries} | {score.Wanted} | {score.Wanted - score.Missed.Count} | {score.Unwanted} | {score.Wrong.Count} | {score.Recall:P0} | {score.Precision:P0} | {wrong} |"));
        }

        lines.Add(Invariant($"| all | {scores.Sum(one => one.Queries)} | {scores.Sum(one => one.Wanted)} | {scores.Sum(one => one.Wanted - one.Missed.Count)} | {scores.Sum(one => one.Unwanted)} | {scores.Sum(one => one.Wrong.Count)} | {scores.Average(one => one.Recall):P1} | {scores.Average(one => one.Precision):P1} | |"));
        lines.ForEach(Console.WriteLine);
        if (options.Text("--markdown") is { } page)
        {
            Markdown.Put(page, "bench answers", lines);
        }

        return 0;
    }
}
