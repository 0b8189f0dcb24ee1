using System.Text.RegularExpressions;
using Daftar.Languages;
using Daftar.Search;

namespace Daftar.Tests.Consistency;

/// <summary>Every language has every word, every word is used, and every word used is there.</summary>
public partial class LanguagesTests
{
    /// <summary>Lists of data values: which key is taken is decided by data.</summary>
    private static readonly string[] Lists = ["st27.", "field.", "right.", "status.", "reason.", "kind.", "feature.", "has.", "event.", "relation.", "party.", "role.", "severity.", "outcome.", "package.", "one.", "state.", "procedure.", "file.", "part.", "country.", "tongue.", "nice.", "locarno.", "pictures.", "product.", "view.", "basis.", "priority.", "designation.", "phase.", "alike."];

    public static TheoryData<string> Codes => [.. Labels.All.Select(l => l.Language)];

    [Fact]
    public void EnglishIsNotAlone() => Assert.True(Labels.All.Count >= 2);

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryLanguageHasTheKeysOfEnglishAndNoOther(string code)
    {
        var keys = Labels.Find(code)!.Keys;
        Complaints.None(Labels.English.Keys.Except(keys));
        Complaints.None(keys.Except(Labels.English.Keys));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void NoWordIsEmptyAndPlacesForValuesAreTheSame(string code)
    {
        var labels = Labels.Find(code)!;
        Assert.All(labels.Keys, key =>
        {
            Assert.False(string.IsNullOrWhiteSpace(labels[key]), key);
            Assert.Equal(Places(Labels.English[key]), Places(labels[key]));
        });
    }

    [Fact]
    public void EveryFieldHasALabel() =>
        Complaints.None(DocumentOf.Fields.All.Select(f => $"field.{f.Name}").Append($"field.{FullText.Name}").Except(Labels.English.Keys));

    [Fact]
    public void NoFieldLabelIsLeftOverFromAFieldThatIsGone() =>
        Complaints.None(Labels.English.Keys.Where(k => k.StartsWith("field.", StringComparison.Ordinal)).Except(DocumentOf.Fields.All.Select(f => $"field.{f.Name}").Append($"field.{FullText.Name}")));

    [Fact]
    public void EveryKeyUsedIsThere()
    {
        var missing = Sources().SelectMany(file => Use().Matches(Project.Read(file)).Select(use => (file, Key: use.Groups["key"].Value)))
            .Where(use => !Labels.English.Keys.Contains(use.Key))
            .Select(use => $"{use.file}: {use.Key}");
        Complaints.None(missing);
    }

    [Fact]
    public void EveryKeyIsUsed()
    {
        var written = Sources().SelectMany(file => Quoted().Matches(Project.Read(file)).Select(m => m.Groups["key"].Value)).ToHashSet(StringComparer.Ordinal);
        Complaints.None(Labels.English.Keys.Where(key => !Lists.Any(list => key.StartsWith(list, StringComparison.Ordinal)) && !written.Contains(key)));
    }

    private static IEnumerable<string> Sources() => Project.Files("*.cs", "src").Concat(Project.Files("*.cshtml", "src"));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\b([Ll]abels|L|[Ww]ords)(\[|\.Format\()"(?<key>[a-z][A-Za-z0-9 .-]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Use();

    [GeneratedRegex("\"(?<key>[a-z][A-Za-z0-9-]*(\\.[A-Za-z0-9 -]+)+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{(?<number>[0-9])[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
