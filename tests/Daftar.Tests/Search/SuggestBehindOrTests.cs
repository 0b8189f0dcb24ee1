using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>What stands before the field in the box holds for all that is suggested, where it has an OR, too.</summary>
public sealed class SuggestBehindOrTests
{
    [Theory]
    [InlineData("coffee OR tea", "(coffee OR tea)")]
    [InlineData("(coffee OR tea)", "(coffee OR tea)")]
    [InlineData("(coffee OR tea) OR (a b)", "((coffee OR tea) OR (a b))")]
    [InlineData("mark:(coffee OR tea) lake", "mark:(coffee OR tea) lake")]
    [InlineData("coffee tea", "coffee tea")]
    [InlineData("coffee OR", "coffee OR")]
    [InlineData("coffee OR NOT", "coffee OR NOT")]
    [InlineData("coffee OR tea NOT", "(coffee OR tea) NOT")]
    [InlineData("coffee OR tea AND", "(coffee OR tea) AND")]
    [InlineData("coffee OR tea  AND NOT", "(coffee OR tea) AND NOT")]
    [InlineData("NOT coffee AND", "NOT coffee AND")]
    [InlineData("(coffee OR tea", "(coffee OR tea")]
    public void Both_sides_of_an_OR_are_found_together_with_what_follows(string before, string whole) => Assert.Equal(whole, SuggestWhileTyping.Whole(before));
}
