using System.Globalization;
using System.Text.Json;
using Daftar.Languages;
using Daftar.Search;
using Daftar.Server.Searching;

namespace Daftar.Server.Api;

/// <summary>Answers which marks are like one, with the score and its reasons as data and in English.</summary>
internal static class SimilarAnswers
{
    private const int UsualSize = 20, MostSize = 100;

    public static async Task<IResult> AnswerAsync(HttpRequest request, ISearchIndex index, CancellationToken cancel)
    {
        var (question, understood) = SimilarQuestion.Read(request.Query, "size");
        List<AddressProblem> problems = [.. understood];
        var size = UsualSize;
        if (request.Query["size"].FirstOrDefault() is { } given && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size > MostSize))
        {
            problems.Add($"'size' is '{given}', expected a number from 0 to {MostSize}.");
        }

        if (question.Words.Length == 0)
        {
            problems.Add("'q' is missing: the words of the mark.");
        }

        if (problems.Count > 0)
        {
            return Problems.Request(problems);
        }

        var answer = await SimilarMarks.FindAsync(index, question.Request(), cancel);
        if (answer.Problem is { } problem)
        {
            return Problems.Search(problem);
        }

        return ApiJson.Object(json =>
        {
            json.WriteNumber("similarQuantity", answer.Marks.Count);
            json.WriteNumber("comparedQuantity", answer.Compared);
            json.WriteNumber("candidateQuantity", answer.Total);
            json.WriteNumber("elapsedMilliseconds", Math.Round(answer.Elapsed.TotalMilliseconds, 3));
            json.WriteStartArray("markBag");
            foreach (var mark in answer.Marks.Take(size))
            {
                json.WriteStartObject();
                json.WriteNumber("similarityScore", mark.Likeness.Score);
                json.WriteNumber("wordScore", mark.Likeness.Words);
                if (mark.Name != mark.Card.Title)
                {
                    json.WriteString("comparedName", mark.Name);
                }

                json.WriteStartArray("reasonBag");
                foreach (var reason in mark.Likeness.Reasons)
                {
                    json.WriteStartObject();
                    json.WriteString("reasonCategory", JsonNamingPolicy.CamelCase.ConvertName(reason.Kind.ToString()));
                    json.Text("askedText", reason.Asked);
                    json.Text("foundText", reason.Found);
                    json.WriteString("reasonText", ReasonSpeaker.Say(reason, Labels.English));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                SearchAnswers.Hit(json, mark.Card);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
