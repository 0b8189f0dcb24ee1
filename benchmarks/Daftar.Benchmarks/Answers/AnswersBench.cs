using System.Globalization;
using Daftar.Benchmarks.Speed;
using Daftar.Rights.Trademarks.Likeness;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Answers;

/// <summary>Whether search finds what it must, and not what it must not: real pairs of marks among many invented ones.</summary>
internal static class AnswersBench
{
    public static int Run(string[] arguments)
    {
        if (arguments is not ["similar", .. var rest])
        {
            throw new BenchOptionException("answers are measured for: similar.");
        }

        var options = BenchOptions.Of(rest, "--others", "--pairs", "--markdown", "--missed", "--compared");
        var others = options.Number("--others", 200_000);
        var pairs = MarkPair.Read(options.Text("--pairs") ?? Path.Combine(AppContext.BaseDirectory, "similar-marks.tsv"));
        var folder = Path.Combine(Path.GetTempPath(), Invariant($"daftar-answers-{Environment.ProcessId}"));
        try
        {
            using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "answers");
            var answers = new SimilarAnswers(pairs, [.. InventedMarks.Of(others, 1)]);
            answers.Fill(index);
            index.WaitForMerges();
            var compared = options.Number("--compared", SimilarMarks.UsuallyCompared);
            answers.Ask(index, compared);
            var outcomes = answers.Ask(index, compared);
            List<string> lines = [Invariant($"{pairs.Count} pairs among {others} invented marks"), "", "| pairs | number | earlier mark among the first 20 | mean place of those found | score, median | similar by the score (65 and more) |", "|---|---:|---:|---:|---:|---:|"];
            foreach (var confusable in (bool[])[true, false])
            {
                foreach (var heldOut in (bool[])[false, true])
                {
                    lines.Add(Line(confusable, heldOut, [.. outcomes.Where(outcome => outcome.Pair.Confusable == confusable && outcome.Pair.IsHeldOut == heldOut)]));
                }
            }

            var times = outcomes.Select(outcome => outcome.Milliseconds).Order().ToArray();
            lines.AddRange(["", Invariant($"Invented marks that the score calls similar, per search: {outcomes.Average(outcome => outcome.Strangers):F1} of {others}, median {outcomes.Select(outcome => outcome.Strangers).Order().ElementAt(outcomes.Count / 2)}. A search takes {times[times.Length / 2]:F1} ms, p95 {times[times.Length * 95 / 100]:F1} ms.")]);
            lines.ForEach(Console.WriteLine);
            foreach (var missed in outcomes.Where(outcome => outcome.Pair.Confusable && !outcome.IsSeen && (!outcome.Pair.IsHeldOut || options.Text("--missed") == "all")))
            {
                Console.WriteLine(Invariant($"missed: {missed.Pair.Earlier} / {missed.Pair.Later}, place {missed.Place}, score {missed.Score} ({missed.Pair.Score()})"));
            }

            if (options.Text("--markdown") is { } page)
            {
                Markdown.Put(page, "bench answers similar", lines);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static string Line(bool confusable, bool heldOut, List<Outcome> outcomes)
    {
        var found = outcomes.Where(outcome => outcome.Place > 0).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"| decided {(confusable ? "confusable" : "not confusable")}, {(heldOut ? "held out" : "looked at")} | {outcomes.Count} | {outcomes.Count(outcome => outcome.IsSeen)} ({100.0 * outcomes.Count(outcome => outcome.IsSeen) / outcomes.Count:F0} %) | {found.Average(outcome => outcome.Place):F1} | {outcomes.Select(outcome => outcome.Pair.Score()).Order().ElementAt(outcomes.Count / 2)} | {outcomes.Count(outcome => outcome.Pair.Score() >= MarkLikeness.Similar)} |");
    }
}
