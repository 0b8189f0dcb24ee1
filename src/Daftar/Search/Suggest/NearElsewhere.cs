using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>How other services write that words are near each other, where that is plain text here: <c>w/5</c>, <c>n5</c>, <c>/s</c>, <c>pre/3</c>, <c>adj</c>, <c>SAME</c>, <c>within 5 words of</c>.</summary>
internal static partial class NearElsewhere
{
    /// <summary>A sentence and a paragraph, which are not known here, as so many words: the same numbers as those of an import.</summary>
    private const string Sentence = "NEAR/15";

    private static readonly string Paragraph = Invariant($"NEAR/{QueryLanguage.FarthestNear}");

    /// <summary>The operator of this language that a word between two others stands for elsewhere, or null.</summary>
    /// <param name="query">The whole query: one in capitals throughout is a name that was pasted, and its WITH is a word.</param>
    public static string? Operator(string word, string query) => word switch
    {
        "SAME" when query.Any(char.IsLower) => Paragraph,
        "WITH" when query.Any(char.IsLower) => Sentence,
        _ => word.ToLowerInvariant() switch
        {
            "near" => "NEAR/5",
            "adj" => "ADJ/1",
            "/s" or "w/s" or "w/sent" => Sentence,
            "/p" or "w/p" or "w/para" => Paragraph,
            _ => Distance().Match(word) is { Success: true } match ? Written(match.Groups["ordered"].Success, match.Groups["n"].Value) : null,
        },
    };

    /// <summary><c>within 5</c>, and <c>words</c> and <c>of</c> behind it.</summary>
    public static (int End, string Operator)? Within(IReadOnlyList<QueryToken> tokens, int at)
    {
        if (!Is(at, "within") || tokens[at + 1] is not { Kind: QueryTokenKind.Word, IsExact: false, IsFuzzy: false } number || !Number().IsMatch(number.Text))
        {
            return null;
        }

        var last = at + 1;
        last += Is(last + 1, "words") || Is(last + 1, "word") ? 1 : 0;
        last += Is(last + 1, "of") ? 1 : 0;
        return tokens[last + 1].Kind is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Open ? (tokens[last].End, Written(false, number.Text)) : null;

        bool Is(int place, string word) => tokens[place] is { Kind: QueryTokenKind.Word, IsExact: false, IsFuzzy: false } token && token.Text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    private static string Written(bool isOrdered, string number) =>
        Invariant($"{(isOrdered ? "ADJ" : "NEAR")}/{Math.Clamp(int.Parse(number, CultureInfo.InvariantCulture), 1, QueryLanguage.FarthestNear)}");

    /// <summary>w/5 is in any order; w5, beside n5, in this one.</summary>
    [GeneratedRegex("^((w|n|near)?/|n|(?<ordered>w|pre/|onear/))(?<n>[1-9][0-9]{0,2})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Distance();

    [GeneratedRegex("^[1-9][0-9]{0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
