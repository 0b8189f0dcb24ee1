using Daftar.Checking;

namespace Daftar.Tests.Consistency;

/// <summary>What every check says of itself is there, is told once, and is what its page says.</summary>
public class ChecksTests
{
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
