using System.Text.Json;
using Daftar.Languages;
using Daftar.Rights.Trademarks.Likeness;

namespace Daftar.Search;

/// <summary>Says in the words of a language why two marks are alike.</summary>
public static class ReasonSpeaker
{
    public static string Say(MarkReason reason, Labels words) =>
        string.Format(words.Culture, words.Value("alike", JsonNamingPolicy.CamelCase.ConvertName(reason.Kind.ToString())), reason.Asked, reason.Found);
}
