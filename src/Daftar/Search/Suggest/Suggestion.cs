namespace Daftar.Search;

/// <summary>What somebody may be about to type.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, word or symbol.</param>
/// <param name="Meaning">What a symbol stands for, or null.</param>
/// <param name="Query">The query it stands for.</param>
/// <param name="Entries">How many entries that query finds: never none.</param>
public sealed record Suggestion(SuggestionKind Kind, string Text, string? Meaning, string Query, long Entries);

public enum SuggestionKind
{
    Mark,
    Owner,
    Applicant,
    Class,
}
