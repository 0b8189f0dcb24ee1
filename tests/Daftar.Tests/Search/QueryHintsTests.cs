using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>What is plain text here and an operator elsewhere is searched as it stands, and what it may have meant is told.</summary>
public sealed class QueryHintsTests
{
    [Theory]
    [InlineData("coffee -tea", "-tea", "coffee NOT tea")]
    [InlineData("coffee -\"green tea\"", "-", "coffee NOT \"green tea\"")]
    [InlineData("coffee -owner:acme", "-owner:acme", "coffee NOT owner:acme")]
    [InlineData("+owner:acme coffee", "+owner:acme", "owner:acme coffee")]
    [InlineData("-owner:acme", "-owner:acme", "NOT owner:acme")]
    [InlineData("coffee$ title:roast$2", "coffee$, roast$2", "coffee* title:roast*")]
    [InlineData("owner:acme;class:9", "acme;class:9", "owner:acme class:9")]
    [InlineData("coffee | tea", "|", "coffee OR tea")]
    [InlineData("coffee|tea milk", "coffee|tea", "(coffee OR tea) milk")]
    [InlineData("coffee not tea", "not", "coffee NOT tea")]
    [InlineData("not tea", "not", "NOT tea")]
    [InlineData("coffee or tea or milk", "or", "coffee OR tea OR milk")]
    [InlineData("coffee and not tea", "and, not", "coffee AND NOT tea")]
    [InlineData("coffee And owner:(a or b)", "And, or", "coffee AND owner:(a OR b)")]
    [InlineData("coffee && tea", "&&", "coffee AND tea")]
    [InlineData("coffee !tea", "!tea", "coffee NOT tea")]
    [InlineData("coffee near/5 tea", "near/5", "coffee NEAR/5 tea")]
    [InlineData("coffee adj3 tea", "adj3", "coffee ADJ3 tea")]
    [InlineData("\"elect* car\"", "\"elect* car\"", "(elect* ADJ/1 car)")]
    [InlineData("owner:\"wom?n\"", "\"wom?n\"", "owner:wom?n")]
    [InlineData("owner :acme", "owner :acme", "owner:acme")]
    [InlineData("owner : acme", "owner :", "owner: acme")]
    public void What_may_have_been_meant_otherwise_is_told(string query, string typed, string meant)
    {
        var hint = QueryHints.Of(query, DocumentOf.Fields);
        Assert.Equal(meant, hint?.Query);
        Assert.Equal(typed, string.Join(", ", hint!.Typed));
        Assert.Null(QueryLanguage.Read(meant, DocumentOf.Fields).Problem);
    }

    [Theory]
    [InlineData("coffee tea")]
    [InlineData("coffee AND tea NOT milk OR water")]
    [InlineData("coca-cola 1-2008-000469 -5")]
    [InlineData("A & B")]
    [InlineData("coffee - tea")]
    [InlineData("-tea")]
    [InlineData("owner:or")]
    [InlineData("\"black and white\"")]
    [InlineData("similar(black and white)")]
    [InlineData("\"who?\" \"golden moun*\"")]
    [InlineData("coffee or")]
    [InlineData("or coffee")]
    [InlineData("coffee (tea")]
    public void Names_and_numbers_are_left_in_peace(string query) => Assert.Null(QueryHints.Of(query, DocumentOf.Fields));
}
