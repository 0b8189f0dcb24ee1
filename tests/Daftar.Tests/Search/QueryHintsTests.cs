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
    [InlineData("coffee adj tea", "adj", "coffee ADJ/1 tea")]
    [InlineData("coffee near (tea OR milk)", "near", "coffee NEAR/5 (tea OR milk)")]
    [InlineData("coffee w/5 tea", "w/5", "coffee NEAR/5 tea")]
    [InlineData("coffee W/500 tea", "W/500", "coffee NEAR/100 tea")]
    [InlineData("coffee n5 tea", "n5", "coffee NEAR/5 tea")]
    [InlineData("coffee N/5 tea", "N/5", "coffee NEAR/5 tea")]
    [InlineData("coffee /5 tea", "/5", "coffee NEAR/5 tea")]
    [InlineData("coffee W5 tea", "W5", "coffee ADJ/5 tea")]
    [InlineData("coffee pre/5 tea", "pre/5", "coffee ADJ/5 tea")]
    [InlineData("coffee /s tea /p milk", "/s, /p", "coffee NEAR/15 tea NEAR/100 milk")]
    [InlineData("coffee WITH tea", "WITH", "coffee NEAR/15 tea")]
    [InlineData("coffee SAME tea", "SAME", "coffee NEAR/100 tea")]
    [InlineData("coffee within 5 tea", "within 5", "coffee NEAR/5 tea")]
    [InlineData("coffee WITHIN 5 words of \"green tea\"", "WITHIN 5 words of", "coffee NEAR/5 \"green tea\"")]
    [InlineData("title:coffee w/5 tea", "w/5", "title:(coffee NEAR/5 tea)")]
    [InlineData("coffee xor tea", "xor", "(coffee NOT tea) OR (tea NOT coffee)")]
    [InlineData("coffee > tea", ">", "coffee tea")]
    [InlineData("coffee < tea != milk", "<, !=", "coffee tea milk")]
    [InlineData("cof$e cof%", "cof$e, cof%", "cof*e cof*")]
    [InlineData("coff#e owner:smit#", "coff#e, smit#", "coff?e owner:smit?")]
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
    [InlineData("coffee + tea")]
    [InlineData("C# #metoo ko?i ?offee")]
    [InlineData("COFFEE WITH MILK")]
    [InlineData("coffee with milk at the same price")]
    [InlineData("within 5")]
    [InlineData("coffee within 5")]
    [InlineData("coffee within 5 of")]
    [InlineData("n5 w/5")]
    [InlineData("\"coffee > tea\" \"coffee w/5 tea\" \"cof#e\"")]
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
