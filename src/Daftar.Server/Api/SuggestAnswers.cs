using System.Text.Json;
using Daftar.Languages;
using Daftar.Search;
using Daftar.Server.Searching;

namespace Daftar.Server.Api;

/// <summary>Answers what somebody may be about to type.</summary>
internal static class SuggestAnswers
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    public static async Task<IResult> AnswerAsync(string? q, string? language, ISearchIndex index, CancellationToken cancel)
    {
        List<string> problems = [];
        if (q is null or { Length: > SuggestWhileTyping.LongestText })
        {
            problems.Add(FormattableString.Invariant($"'q' has {q?.Length ?? 0} characters, expected what was typed so far, at most {SuggestWhileTyping.LongestText}."));
        }

        if (language is not null && Labels.Find(language) is null)
        {
            problems.Add($"'{language}' is no 'language': {string.Join(", ", Labels.All.Select(labels => labels.Language))}.");
        }

        if (problems.Count > 0)
        {
            return Problems.Request(problems);
        }

        var words = Labels.Find(language) ?? Labels.English;
        var suggestions = await new SuggestWhileTyping(index).For(q!, words, Deadline, cancel);
        return ApiJson.Object(json =>
        {
            json.WriteStartArray("suggestionBag");
            foreach (var suggestion in suggestions)
            {
                json.WriteStartObject();
                json.WriteString("suggestionCategory", JsonNamingPolicy.CamelCase.ConvertName(suggestion.Kind.ToString()));
                json.WriteString("suggestionText", suggestion.Text);
                json.Text("meaningText", suggestion.Meaning);
                Proposed(json, suggestion.Query, suggestion.Entries, new SearchQuestion { Query = suggestion.Query }, words.Language);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>A query, how much it finds, and where.</summary>
    public static void Proposed(Utf8JsonWriter json, string query, long entries, SearchQuestion question, string language)
    {
        json.WriteString("queryText", query);
        json.WriteNumber("entryQuantity", entries);
        json.WriteString("href", ApiDoor.Root + "/search" + question.ToQueryString());
        json.WriteString("page", Portal.Addresses.SearchIn(language) + question.ToQueryString());
    }
}
