using System.Text.RegularExpressions;
using Daftar.Checking;

namespace Daftar.Tests.Consistency;

/// <summary>What every check says of itself is there, is told once, and is what its page says.</summary>
public partial class ChecksTests
{
    /// <summary>Whatever Daftar can tell, wherever in the code it is told.</summary>
    [Fact]
    public void EveryCodeThatCanBeToldHasAPageASampleAndWords()
    {
        var known = Catalog.Checks.ToDictionary(static check => check.Code, StringComparer.Ordinal);
        var told = Project.Files("*.cs", "src/Daftar").Where(static file => !file.StartsWith("src/Daftar/Checking/", StringComparison.Ordinal))
            .SelectMany(static file => Told().Matches(Project.Read(file)).Select(match => (File: file, Code: match.Groups["code"].Value))).Where(static one => !DocsTests.Elements.Contains(one.Code)).ToList();
        Assert.True(told.Count > 60, $"{told.Count} codes: the pattern has lost them");
        Complaints.None(told.Where(one => !known.ContainsKey(one.Code)).Select(static one => $"{one.Code} ({one.File}) is of no class in src/Daftar/Checking/Reading: it has no page"));
        Complaints.None(known.Values.Where(static check => check is not ReadingCheck { Sample.Instead: not null } && !Directory.Exists(Path.Combine(Project.Root, "samples/checks", check.Code))).Select(static check => $"{check.Code} has no sample in samples/checks"));
        Complaints.None(known.Values.OfType<ReadingCheck>().Where(check => !told.Exists(one => one.Code == check.Code) && check.Code != "CHECK-FAILED").Select(static check => $"{check.Code} is told nowhere"));
    }

    /// <summary>What looks like a code for life: words in capitals with hyphens. No encoding or standard is written so.</summary>
    [GeneratedRegex("\"(?<code>[A-Z]{2,}(-[A-Z]+)+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Told();

    [Fact]
    public void ThereAreAtLeastSixtyAndNoCodeIsGivenTwice()
    {
        Assert.True(Catalog.Checks.Count >= 60, $"{Catalog.Checks.Count} checks");
        Assert.Equal(Catalog.Checks.Count, Catalog.Checks.Select(static check => check.Code).Distinct().Count());
    }

    [Fact]
    public void EveryCheckSaysWhatIsWrongWhatWasExpectedAndHowToMendIt()
    {
        Complaints.None(Catalog.Checks.Where(static check => check.Wrong.Length < 10 || check.Expected.Length < 10 || check.Mend.Length < 12).Select(static check => $"{check.Code} says too little"));
        Complaints.None(Catalog.Checks.Where(static check => check.Wrong.EndsWith('.') || !check.Expected.EndsWith('.') || !check.Mend.EndsWith('.')).Select(static check => $"{check.Code}: Wrong is a heading without a full stop, Expected and Mend are sentences"));
        Complaints.None(Catalog.Checks.Where(static check => check.Source is { } source && (source.Standard.Length == 0 || source.Paragraph.Length == 0)).Select(static check => $"{check.Code}: a standard and its paragraph, or none"));
    }

    [Fact]
    public void EveryCheckOfTheRoomIsInTheCatalog() =>
        Complaints.None(typeof(Check).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Check)) && !type.IsAbstract)
            .Except(Catalog.Checks.Select(static check => check.GetType())).Select(static type => $"{type.Name} has no line in Catalog.cs"));

    [Fact]
    public void TheirPagesAreMadeFromTheCode()
    {
        var pages = CheckPages.All(Catalog.Checks).ToDictionary(static page => "docs/reference/checks/" + page.Name, static page => page.Markdown);
        Complaints.None(pages.Where(static page => !File.Exists(Path.Combine(Project.Root, page.Key)) || Project.Read(page.Key) != page.Value).Select(static page => $"{page.Key} is not what the code says: ./daftar checks --markdown docs/reference/checks"));
        Complaints.None(Project.Files("*.md", "docs/reference/checks").Except(pages.Keys).Select(static file => $"{file} is of no check"));
    }
}
