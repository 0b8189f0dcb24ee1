using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>What was typed because a cell must not stay empty, or written by a program in place of a value, is told where it stands; what says little, and says it, is not.</summary>
public sealed class ValuesThatAreNoneTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-none-").FullName;

    [Theory]
    [InlineData("N/A", true)]
    [InlineData("see PDF", true)]
    [InlineData("Not available.", true)]
    [InlineData(" -- ", true)]
    [InlineData("***", true)]
    [InlineData("Voir annexe", true)]
    [InlineData("См. приложение", true)]
    [InlineData("無", true)]
    [InlineData("Ink", false)]
    [InlineData("pH", false)]
    [InlineData("𠮷", false)]
    [InlineData("茶", false)]
    [InlineData("Attached luggage rack", false)]
    [InlineData("Null modem", false)]
    public void ATitleThatStandsForNoneIsToldAtItsLine(string title, bool isTold)
    {
        var clean = Patent();
        var from = clean.IndexOf('>', clean.IndexOf("<pat:InventionTitle ", StringComparison.Ordinal)) + 1;
        var found = Check("patent.xml", clean[..from] + title + clean[clean.IndexOf("</pat:InventionTitle>", StringComparison.Ordinal)..], "TN").FindAll(static one => one.Code == "TEXT-STANDS-FOR-NONE");

        Assert.Equal(isTold ? [(title.Trim(), 1 + clean[..from].Count(static c => c == '\n'))] : [], found.ConvertAll(static one => (one.Came, (int)one.Where.Line)));
    }

    /// <summary>Each class is told; the words of a mark are whatever its owner chose.</summary>
    [Fact]
    public void GoodsThatStandForNoneAreToldAndWordsOfAMarkAreNot()
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4-2020-00001", "N/A").Replace(">Tea<", ">as per attached list<", StringComparison.Ordinal), Marks.Mark("4-2020-00002", "Test")), "PH").FindAll(static one => one.Code == "TEXT-STANDS-FOR-NONE");

        Assert.Equal("as per attached list", Assert.Single(found).Came);
        Assert.EndsWith("GoodsServicesDescriptionText", found[0].Where.Path, StringComparison.Ordinal);
    }

    private static string Patent() => File.ReadAllText(Directory.GetFiles(Path.Combine(Project.Root, "samples/checks/clean/patent"), "*.xml")[0]).Replace(">VN<", ">TN<", StringComparison.Ordinal);

    private List<Finding> Check(string name, string document, string? authority)
    {
        File.WriteAllText(Path.Combine(folder, name), document);
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions { Authority = authority }, found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
