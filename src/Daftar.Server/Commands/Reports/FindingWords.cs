using System.Text.RegularExpressions;
using Daftar.Checking;

namespace Daftar.Server.Commands.Reports;

/// <summary>What is said of a code wherever it is shown: what is wrong, how to mend it, the standard, and its page.</summary>
/// <param name="Page">Where the docs explain it, from the project's root.</param>
internal sealed partial record FindingWords(string Code, string Wrong, string? Mend, string? Standard, string Page)
{
    /// <summary>What a check expects of any value, where a finding says nothing more particular.</summary>
    public string? Expected { get; private init; }

    private static readonly Dictionary<string, Check> Checks = Catalog.Checks.ToDictionary(static check => check.Code, StringComparer.Ordinal);

    // What is met while a package is opened and read is no check, and is explained in one page of the docs.
    private static readonly Dictionary<string, (string Wrong, string Mend)> Others = ReadPage();

    public static FindingWords Of(string code) =>
        Checks.TryGetValue(code, out var check) ? new(code, check.Wrong, check.Mend, check.Source?.ToString(), $"docs/reference/checks/{code}.md") { Expected = check.Expected }
        : Others.TryGetValue(code, out var other) ? new(code, other.Wrong, other.Mend, null, "docs/reference/findings.md")
        : new(code, Sentence(code.Replace('-', ' ').ToLowerInvariant()), null, null, "docs/reference/findings.md");

    private static Dictionary<string, (string, string)> ReadPage()
    {
        using var page = new StreamReader(typeof(FindingWords).Assembly.GetManifestResourceStream("findings.md")!);
        Dictionary<string, (string, string)> words = new(StringComparer.Ordinal);
        while (page.ReadLine() is { } line)
        {
            if (Row().Match(line) is { Success: true } row)
            {
                words[row.Groups["code"].Value] = (Sentence(Plain(row.Groups["wrong"].Value)), Sentence(Plain(row.Groups["mend"].Value)) + ".");
            }
        }
        return words;
    }

    private static string Plain(string markdown) => Link().Replace(markdown, "${text}").Replace("`", "", StringComparison.Ordinal).Trim();

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^\| \[?`(?<code>[A-Z0-9-]+)`[^|]*\|[^|]*\|(?<wrong>[^|]*)\|(?<mend>[^|]*)\|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
