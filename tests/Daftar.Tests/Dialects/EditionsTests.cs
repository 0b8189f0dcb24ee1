using System.Text;
using Daftar.Dialects.St96;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Dialects.St96;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects;

/// <summary>The edition of the Vienna and the Locarno Classification stands beside the codes, as that of the Nice Classification does.</summary>
public sealed class EditionsTests
{
    [Theory]
    [InlineData("st96/marks.xml", "<com:ViennaClassificationEdition>9</com:ViennaClassificationEdition>", "<com:ViennaClassificationEdition>8.1</com:ViennaClassificationEdition>")]
    [InlineData("st96/marks.xml", "<com:ViennaClassificationEdition>9</com:ViennaClassificationEdition>\n                          <com:ViennaClassification>", "<com:ViennaClassification><com:ViennaVersion>8.1</com:ViennaVersion>")]
    [InlineData("st66/mark-word.xml", "<MarkImageCategory>", "<MarkImageCategory><CategoryVersion>8.1</CategoryVersion>")]
    [InlineData("st66/mark-word.xml", "<MarkImageCategory>", "<MarkImageCategory><ViennaClassVersion>8.1</ViennaClassVersion>")]
    [InlineData("st66/mark-euipo.xml", "<MarkImageCategory>", "<MarkImageCategory><ClassificationVersion>8.1</ClassificationVersion>")]
    public void TheEditionOfTheCodesOfAMarkIsReadAndWritten(string sample, string from, string to)
    {
        var mark = (TrademarkRecord)Read(sample, from, to).First(static one => one.Record is TrademarkRecord { Vienna: not null }).Record!;

        Assert.Equal("8.1", mark.ViennaEdition);
        Assert.DoesNotContain(mark.Residue ?? [], static left => left.Text == "8.1");
        Assert.Contains("<com:ViennaClassificationEdition>8.1</com:ViennaClassificationEdition>", Encoding.UTF8.GetString(Written.Xml(mark.Right, [mark])), StringComparison.Ordinal);
    }

    /// <summary>Each view has its codes: the edition said again says nothing new, another one is kept as what no field holds.</summary>
    [Theory, InlineData("9", false), InlineData("8", true)]
    public void ADesignHasTheEditionOfTheCodesOfItsViewsAndAnotherOneIsLeftOver(string second, bool isLeft)
    {
        static string View(string edition) => $"<ViewCategory><CategoryVersion>{edition}</CategoryVersion><CategoryCodeDetails><CategoryCode>11.03.04</CategoryCode></CategoryCodeDetails></ViewCategory></View>";
        var (text, at) = (Text("st86/application-of-three.xml"), 0);
        text = System.Text.RegularExpressions.Regex.Replace(text, "</View>", _ => ++at == 1 ? View("9") : at == 2 ? View(second) : "</View>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        var design = (DesignRecord)ReadText(text)[0].Record!;

        Assert.Equal(("9", "12"), (design.ViennaEdition, design.LocarnoEdition));
        Assert.Equal(isLeft, design.Residue?.Exists(one => one.Path.EndsWith("ViewCategory/CategoryVersion", StringComparison.Ordinal) && one.Text == second) ?? false);
    }

    [Fact]
    public void APatentWithClassesOfLocarnoHasTheirEdition()
    {
        var patent = PatentsOfMyOwn.Make(3);
        (patent.Locarno, patent.LocarnoEdition) = (["07-01"], "14");

        Assert.Equal("14", ((PatentRecord)Written.Read(Written.Xml(patent.Right, [patent])).Single().Record!).LocarnoEdition);
    }

    /// <summary>A record in part that gives other codes without an edition: theirs is not that of the codes before.</summary>
    [Theory]
    [InlineData("05.07.10", null, "9"), InlineData("27.05.01", null, null), InlineData("27.05.01", "8", "8"), InlineData(null, null, "9"), InlineData(null, "8", "8")]
    public void AnEditionStaysWithTheCodesItWasSaidOf(string? code, string? edition, string? held)
    {
        var state = new TrademarkRecord { Office = "SG", Vienna = ["05.07.10"], ViennaEdition = "9" };

        state.Take(new TrademarkRecord { Office = "SG", Vienna = code is null ? null : [code], ViennaEdition = edition }, Parts.None, Parts.Classification);

        Assert.Equal(held, state.ViennaEdition);
    }

    private static string Text(string sample) => File.ReadAllText(Path.Combine(Repository.Root, "samples", sample));

    private static IReadOnlyList<ReadRecord> Read(string sample, string from, string to)
    {
        Assert.Contains(from, Text(sample), StringComparison.Ordinal);
        return ReadText(Text(sample).Replace(from, to, StringComparison.Ordinal));
    }

    private static IReadOnlyList<ReadRecord> ReadText(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects);
    }
}
