using Daftar.Intake;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Checking;

/// <summary>What offices name their packages, and what their exports make of letters.</summary>
public sealed class NamesAndLettersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-names-").FullName;

    [Theory]
    [InlineData("KE_TM_202606", "PACKAGE-OFFICE-DIFFERS")]
    [InlineData("KE_trademark_2026", "PACKAGE-OFFICE-DIFFERS")]
    [InlineData("KE-Trademarks", "PACKAGE-OFFICE-DIFFERS")]
    [InlineData("KE_20260630_TM", "PACKAGE-OFFICE-DIFFERS")]
    [InlineData("PH_patent_2026", "PACKAGE-RIGHT-DIFFERS")]
    [InlineData("PH-Designs", "PACKAGE-RIGHT-DIFFERS")]
    [InlineData("PH_GI_2026", "PACKAGE-RIGHT-DIFFERS")]
    [InlineData("PH_trademark_2026", null)]
    [InlineData("KE_delivery_2026", null)]
    [InlineData("NO_IMAGES_TM", null)]
    public void ThePackageSaysWhoseItIsAndWhatItHolds(string name, string? code)
    {
        var found = Check(name, "Kopi");

        Assert.Equal(code is null ? [] : [code], found.Where(static one => one.StartsWith("PACKAGE-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("JOSE NU?EZ", true)]
    [InlineData("Compa?ia", true)]
    [InlineData("SOL ?????", true)]
    [InlineData("Why? Because", false)]
    [InlineData("Ready?Go", false)]
    [InlineData("WOW????", false)]
    [InlineData("www.kopi.example/search?q=kopi", false)]
    [InlineData("何?次", false)]
    [InlineData("??", false)]
    public void AQuestionMarkInPlaceOfALetterIsSeen(string words, bool isLost) => Assert.Equal(isLost, Check("PH_TM", words).Contains("TEXT-QUESTION-MARKS"));

    /// <summary>The vowel E before its consonant; in Unicode it stands behind, whatever syllable it ends.</summary>
    [Theory]
    [InlineData("\u1031\u1000\u102C\u1039\u1016\u102E", true)]
    [InlineData("\u1031\u103B\u1019\u1014\u1039\u1019\u102C", true)]
    [InlineData("\u1000\u1031\u102C\u103A\u1016\u102E", false)]
    [InlineData("\u1019\u103C\u1031\u1038 \u1019\u103C\u1014\u103A\u1019\u102C", false)]
    [InlineData("\u101B\u1031\u1014\u103D\u1031\u1038", false)]
    public void BurmeseInZawgyiIsSeen(string words, bool isZawgyi) => Assert.Equal(isZawgyi, Check("MM_TM", words).Contains("TEXT-ZAWGYI"));

    private List<string> Check(string name, string words)
    {
        var package = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllText(Path.Combine(package, "marks.xml"), Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", words)));
        var found = new List<string>();
        Flow.Check(TimeProvider.System).Run(package, new LoadOptions(), finding => found.Add(finding.Code), default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
