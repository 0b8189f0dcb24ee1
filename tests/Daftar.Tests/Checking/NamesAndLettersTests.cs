using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;

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
    [InlineData("KE-T-2026-06-30", "PACKAGE-OFFICE-DIFFERS")]
    [InlineData("PH-P-2026-06-30", "PACKAGE-RIGHT-DIFFERS")]
    [InlineData("PH_D_20260630_full", "PACKAGE-RIGHT-DIFFERS")]
    [InlineData("PH-T-2026-06-30", null)]
    [InlineData("KE-P-new", null)]
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

    /// <summary>The letters themselves read in a wrong encoding: which was taken for which, and what it was; no word of any language is taken for it.</summary>
    [Theory]
    [InlineData("กาแฟไทย", 65001, 874, "UTF-8 read as windows-874; it was")]
    [InlineData("กาแฟไทย", 65001, 1252, "UTF-8 read as windows-1252 (or Latin-1); it was")]
    [InlineData("เครื่องหมายการค้า", 874, 28591, "TIS-620) read as windows-1252 (or Latin-1); it was \"เครื่องหมายการค้า\"")]
    [InlineData("Привет мир", 65001, 1251, "UTF-8 read as windows-1251; it was")]
    [InlineData("العلامة", 65001, 1252, "UTF-8 read as windows-1252 (or Latin-1); it was")]
    [InlineData("Nguyễn Thị", 65001, 28591, "UTF-8 read as windows-1252 (or Latin-1); it was \"ễ\"")]
    [InlineData("咖啡", 65001, 1252, "UTF-8 read as windows-1252 (or Latin-1); it was \"咖")]
    [InlineData("Café", 65001, 1252, "UTF-8 read as windows-1252 (or Latin-1); it was \"é\"")]
    public void TextReadInAWrongEncodingIsToldWithItsCause(string words, int written, int read, string cause)
    {
        var (from, to) = (Encoding.GetEncoding(written), Encoding.GetEncoding(read, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")));

        var told = Assert.Single(Findings("TH_TM", to.GetString(from.GetBytes(words))), static one => one.Code.StartsWith("TEXT-", StringComparison.Ordinal));

        Assert.Equal("TEXT-DOUBLE-ENCODED", told.Code);
        Assert.Contains(cause, told.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CAFÉ “L’ÉTÉ” – ÎLE-DE-FRANCE")]
    [InlineData("À L’ÉTOILE ÆØÅ ÄÖÜß ŠŽŒ")]
    [InlineData("กาแฟ เธอ เนย เน้น")]
    [InlineData("СССР РФ Рёв")]
    [InlineData("Đường Nguyễn Thị Ô Ậ")]
    public void WordsWithAccentsAreNoWrongEncoding(string words) => Assert.DoesNotContain("TEXT-DOUBLE-ENCODED", Check("TH_TM", words));

    /// <summary>One place mends one cause: each is told, with where it was met; letters lost by the way are told of the text that lost them, not of one read wrongly.</summary>
    [Fact]
    public void SeveralCausesInOneRecordAreToldEach()
    {
        var thai = Encoding.GetEncoding(874).GetString(Encoding.UTF8.GetBytes("กาแฟไทย"));

        var told = Findings("TH_TM", thai, "CafÃ© Lim", "Sol y Ni\uFFFDa").Where(static one => one.Code.StartsWith("TEXT-", StringComparison.Ordinal)).ToList();

        Assert.Equal(["TEXT-DOUBLE-ENCODED MarkVerbalElementText", "TEXT-DOUBLE-ENCODED OrganizationStandardName", "TEXT-REPLACED MarkDescriptionText"], told.Select(static one => $"{one.Code} {one.Where.Path!.Split('/')[^1]}").Order(StringComparer.Ordinal));
    }

    /// <summary>A text is looked through from its beginning to its end, whatever letters stand in it: a word of accented letters may have no end.</summary>
    [Fact]
    public async Task EveryTextIsLookedThroughToItsEnd()
    {
        const string Letters = "ÂîäÿíîéÀÈÎÁÉÏÃ©ÐÑ¤–“àáùРСเธอкофеaZ 1?&<\uFFFD\u0081\u1031";
        var random = new Random(1252);
        string[] texts = [string.Concat(Enumerable.Repeat("Âîäÿíîé", 40)), new string('Î', 500),
            .. Enumerable.Range(0, 2_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 300)).Select(_ => Letters[random.Next(random.Next(2) == 0 ? 12 : Letters.Length)])))];
        var marks = texts.Select((text, at) => Marks.Mark(System.FormattableString.Invariant($"4/2020/{at:00000000}"), "KOPI", description: System.Security.SecurityElement.Escape(text.Replace('\u0081', '–'))));
        Directory.CreateDirectory(Path.Combine(folder, "long"));
        await File.WriteAllTextAsync(Path.Combine(folder, "long", "marks.xml"), Marks.Document("2026-03-14T09:30:00Z", [.. marks]));
        var found = new List<Finding>();

        await Task.Run(() => Flow.Check(TimeProvider.System).Run(Path.Combine(folder, "long"), new LoadOptions(), found.Add, default)).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Contains(found, static one => one.Code == "TEXT-DOUBLE-ENCODED" && one.Number!.EndsWith("00000000", StringComparison.Ordinal));
    }

    private List<string> Check(string name, string words) => Findings(name, words).ConvertAll(static finding => finding.Code);

    private List<Finding> Findings(string name, string words, string owner = "Invented Teas", string? description = null)
    {
        var package = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllText(Path.Combine(package, "marks.xml"), Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", words, owner: owner, description: description)));
        var found = new List<Finding>();
        Flow.Check(TimeProvider.System).Run(package, new LoadOptions(), found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
