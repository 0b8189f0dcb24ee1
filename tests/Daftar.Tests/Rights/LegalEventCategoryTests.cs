using Daftar.Rights;

namespace Daftar.Tests.Rights;

/// <summary>What pages and answers make of the codes offices send: the category ST.27 knows, or nothing, and never an error.</summary>
public sealed class LegalEventCategoryTests
{
    [Theory]
    [InlineData("F10", "F"), InlineData("Y", "Y"), InlineData("A00", "A")]
    [InlineData("", null), InlineData(null, null), InlineData("I10", null), InlineData("f10", null), InlineData("1", null), InlineData(" F10", null)]
    public void TheCategoryIsTheFirstLetterWhereTheStandardKnowsIt(string? code, string? category) => Assert.Equal(category, LegalEventCategory.Of(code));

    /// <summary>Every category has its words in every language: a page never shows a key.</summary>
    [Fact]
    public void EveryCategoryHasItsWords()
    {
        var known = Enumerable.Range('A', 26).Select(static letter => ((char)letter).ToString()).Where(static letter => LegalEventCategory.Of(letter) is not null).ToList();

        Assert.Equal(21, known.Count);
        Assert.All(known, static letter => Assert.NotEqual($"st27.{letter}", Daftar.Languages.Labels.English[$"st27.{letter}"]));
    }
}
