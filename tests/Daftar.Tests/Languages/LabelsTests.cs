using Daftar.Languages;

namespace Daftar.Tests.Languages;

public class LabelsTests
{
    [Fact]
    public void ALanguageWithoutAWordShowsTheEnglishOneAndAnUnknownKeyItself()
    {
        var indonesian = Labels.Find("id")!;
        Assert.Equal("Merek", indonesian["right.trademark"]);
        Assert.Equal("no.such.key", indonesian["no.such.key"]);
        Assert.Null(Labels.Find("xx"));
    }

    [Theory]
    [InlineData("id-ID", "id")]
    [InlineData("ID", "id")]
    [InlineData("xx,id", "id")]
    [InlineData("en-GB,id", "en")]
    [InlineData("xx", "en")]
    [InlineData("", "en")]
    public void AReaderGetsTheNearestLanguage(string wanted, string given) => Assert.Equal(given, Labels.For(wanted.Split(',')).Language);

    [Fact]
    public void AValueNobodyForesawIsShownAsItCame()
    {
        Assert.Equal("In force", Labels.English.Value("status", "inForce"));
        Assert.Equal("dormant", Labels.English.Value("status", "dormant"));
        Assert.Equal("", Labels.English.Value("status", null));
    }

    [Fact]
    public void YearsOfScreensAreGregorianInEveryLanguage() =>
        Assert.All(Labels.All, labels => Assert.Equal("2026", new DateTime(2026, 2, 28, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", labels.Culture)));
}
