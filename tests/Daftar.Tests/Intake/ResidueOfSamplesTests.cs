using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake;

/// <summary>What no field holds in the real samples: for each path it is decided, and said on the page, why it is left.</summary>
public sealed class ResidueOfSamplesTests
{
    [SampleFact]
    public void ForEveryPathOfTheSamplesItIsDecidedWhyItIsLeft()
    {
        var count = Count(Samples.Path(""));

        Assert.True(count.Records > 500);
        var undecided = ResiduePage.WithoutReason(count);
        Assert.True(undecided.Count == 0, "A line in src/Daftar/Dialects/Left/left.tsv is missing, or a reader to take it:\n"
            + string.Join('\n', undecided.Take(60).Select(static path => $"{path.Dialect} {path.Where} {path.Path} ({path.First}: {path.Text})")));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "residue.md"));
        var missing = count.Paths.Select(static path => Left.Find(path.Dialect, path.Where, path.Path)!.Path).Distinct().Where(path => !page.Contains($"`{path}`", StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, "Make docs/reference/residue.md anew (daftar read FOLDER --residue --markdown PAGE): " + string.Join(", ", missing));
    }

    [Fact]
    public void APathNobodyDecidedAboutIsNamed()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-residue-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "marks.xml"), Marks.Document("2024-01-01T00:00:00Z",
                Marks.Mark("1", "KOPI").Replace("</tmk:Trademark>", "<tmk:ShelfText>A3</tmk:ShelfText></tmk:Trademark>", StringComparison.Ordinal))
                .Replace("<tmk:TransactionData>", "<tmk:WeatherText>rain</tmk:WeatherText><tmk:TransactionData>", StringComparison.Ordinal));
            var count = Count(folder.FullName);

            Assert.Equal([("ShelfText", LeftWhere.Record), ("TrademarkTransaction/TrademarkTransactionBody/TransactionContentBag/WeatherText", LeftWhere.Around)],
                ResiduePage.WithoutReason(count).Select(static path => (path.Path, path.Where)).Order());
            Assert.Contains("nobody decided", ResiduePage.Markdown(count, "marks"), StringComparison.Ordinal);
            Assert.DoesNotContain("rain", ResiduePage.Markdown(count, "marks"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ResidueCount Count(string path)
    {
        var count = new ResidueCount();
        new ReadPackage(OfficeProfiles.Embedded, Catalog.Dialects).Run(path, new LoadOptions(), count.Add, default, count.Add);
        return count;
    }
}
