using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Search;

namespace Daftar.Benchmarks.Answers;

/// <summary>A question in one language, texts it must find and texts it must not.</summary>
/// <param name="IsName">The texts are marks, which are in no language; otherwise titles in it.</param>
internal sealed record AnswerCase(string Language, bool IsName, string Query, IReadOnlyList<string> Wanted, IReadOnlyList<string> Unwanted);

/// <summary>What the questions of one language found.</summary>
/// <param name="Missed">Query and text, of what should have been found.</param>
/// <param name="Wrong">Query and text, of what should not.</param>
internal sealed record AnswerScore(string Language, int Queries, int Wanted, int Unwanted, IReadOnlyList<string> Missed, IReadOnlyList<string> Wrong)
{
    /// <summary>How much of what must be found is.</summary>
    public double Recall => (double)(Wanted - Missed.Count) / Wanted;

    /// <summary>How much of what is found, and judged, must be.</summary>
    public double Precision => (double)(Wanted - Missed.Count) / (Wanted - Missed.Count + Wrong.Count);
}

/// <summary>
/// Does search find what it must, and not what it must not? One file of cases a language: kind (text or name), query, texts that must be found, texts that must not, by tabs; texts are
/// parted by |. All texts stand in one index of the register's fields.
/// </summary>
internal static class TextAnswers
{
    private const string Folder = "answers/";

    public static List<AnswerCase> Cases()
    {
        var assembly = typeof(TextAnswers).Assembly;
        var cases = new List<AnswerCase>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                var parts = line.Split('\t');
                if (parts is not [var kind and ("text" or "name"), var query, var wanted, var unwanted])
                {
                    throw new InvalidDataException($"{name}: '{line}' has not the four parts of a case.");
                }

                cases.Add(new(Path.GetFileNameWithoutExtension(name), kind == "name", query, wanted.Split('|'), unwanted.Split('|')));
            }
        }

        return cases;
    }

    /// <summary>Asks all of them of an index in a folder of its own, which is removed.</summary>
    public static List<AnswerScore> Ask(IReadOnlyList<AnswerCase> cases)
    {
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"daftar-answers-{Guid.NewGuid():N}"));
        try
        {
            using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "answers");
            Fill(index, cases);
            return [.. cases.GroupBy(one => one.Language).Select(language => Score(index, language.Key, [.. language]))];
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Fill(EmbeddedIndex index, IReadOnlyList<AnswerCase> cases)
    {
        var batch = index.NewBatch();
        var document = new SearchDocument(DocumentOf.Fields);
        foreach (var one in cases)
        {
            foreach (var text in one.Wanted.Concat(one.Unwanted))
            {
                batch.Upsert(document.Reset(Id(one, text)).Add("title", text, one.IsName ? null : one.Language));
            }
        }

        index.Apply(batch);
        index.Commit("all");
    }

    private static AnswerScore Score(EmbeddedIndex index, string language, List<AnswerCase> cases)
    {
        var (missed, wrong) = (new List<string>(), new List<string>());
        foreach (var one in cases)
        {
            var answer = index.Search(new SearchRequest { Query = one.Query, Size = SearchRequest.MostHits });
            if (answer.Problem is { } problem)
            {
                throw new InvalidDataException($"{language}: {one.Query}: {problem.Message}");
            }

            var hits = answer.Hits.Select(hit => hit.Entry).ToHashSet();
            missed.AddRange(one.Wanted.Where(text => !hits.Contains(Id(one, text))).Select(text => $"{one.Query}: {text}"));
            wrong.AddRange(one.Unwanted.Where(text => hits.Contains(Id(one, text))).Select(text => $"{one.Query}: {text}"));
        }

        return new(language, cases.Count, cases.Sum(one => one.Wanted.Count), cases.Sum(one => one.Unwanted.Count), missed, wrong);
    }

    private static Guid Id(AnswerCase one, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Language}/{one.IsName}/{text}")).AsSpan(0, 16));
}
