using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>What is marked in a value: brackets stand around it.</summary>
public sealed class HighlighterTests
{
    [Theory]
    [InlineData("kopi", "title", "Kopi Luwak, KOPI susu", "[Kopi] Luwak, [KOPI] susu")]
    [InlineData("ca phe", "title", "Bình cà phê", "Bình [cà] [phê]")]
    [InlineData("kopi tehu", "title", "teh dan kopi", "teh dan [kopi]")]
    [InlineData("\"kopi susu\"", "title", "kopi gula, kopi susu", "kopi gula, [kopi] [susu]")]
    [InlineData("ko*", "title", "Kopi, akopi", "[Kopi], akopi")]
    [InlineData("\"golden moun\"*", "title", "the golden mountain", "the [golden] [mountain]")]
    [InlineData("*opi", "title", "Kopi, kopiko", "[Kopi], kopiko")]
    [InlineData("k?p*", "title", "Kopi kapal tapi", "[Kopi] [kapal] tapi")]
    [InlineData("toyoda~", "title", "Toyota motor", "[Toyota] motor")]
    [InlineData("sounds(kofi)", "title", "Coffee, tea", "[Coffee], tea")]
    [InlineData("coffee NEAR/2 bags", "goods", "coffee in bags, and for those who like it more coffee", "[coffee] in [bags], and for those who like it more coffee")]
    [InlineData("bags ADJ/3 coffee", "goods", "coffee in bags", null)]
    [InlineData("กาแฟ", "title", "ร้านกาแฟสด", "ร้าน[กาแฟ]สด")]
    [InlineData("咖啡", "title", "黑咖啡店", "黑[咖啡]店")]
    [InlineData("=cà", "title", "cà ca", "[cà] ca")]
    [InlineData("fish", "title", "ﬁsh and fish", "[ﬁsh] and [fish]")]
    [InlineData("strasse", "title", "Straße 5", "[Straße] 5")]
    [InlineData("mcdonalds", "title", "Big McDonald's, MCDONALDS", "Big [McDonald's], [MCDONALDS]")]
    [InlineData("mcdonald's", "title", "Big McDonald’s, MCDONALDS", "Big [McDonald’s], [MCDONALDS]")]
    [InlineData("mcdonald", "title", "McDonald's", "[McDonald]'s")]
    [InlineData("\"mcdonalds cafe\"", "title", "McDonald's Cafe", "[McDonald's] [Cafe]")]
    [InlineData("\"big mcdonalds\"", "title", "Big McDonald's Cafe", "[Big] [McDonald's] Cafe")]
    [InlineData("oreilly", "title", "O´Reilly", "[O´Reilly]")]
    [InlineData("ibm", "title", "the I.B.M. company", "the [I.B.M]. company")]
    [InlineData("コカコーラ", "title", "コカ・コーラ", "[コカ・コーラ]")]
    [InlineData("=mcdonalds", "title", "McDonald's", null)]
    [InlineData("tshirt", "goods", "T-shirt", null)]
    [InlineData("title:kopi", "goods", "kopi", null)]
    [InlineData("goods:kopi", "goods", "kopi", "[kopi]")]
    [InlineData("NOT kopi", "title", "kopi", null)]
    [InlineData("kopi OR teh", "title", "teh, kopi", "[teh], [kopi]")]
    [InlineData("number:4-2018-12", "number", "4/2018/12", "[4/2018/12]")]
    [InlineData("<b>", "title", "a <b> & c", "a <[b]> & c")]
    [InlineData("", "title", "kopi", null)]
    public void WhatWasAskedForIsMarked(string query, string field, string text, string? marked)
    {
        var found = Highlights(query, (field, text));
        Assert.Equal(marked, found.Count == 0 ? null : Marked(found[0]));
    }

    [Fact]
    public void OfALongTextThePartAroundTheWordIsShownCutBetweenWords()
    {
        var text = string.Join(' ', Enumerable.Repeat("lorem ipsum", 50)) + " kopi " + string.Join(' ', Enumerable.Repeat("dolor sit", 50));
        var found = Highlights("kopi", ("goods", text)).Single();

        Assert.InRange(found.Text.Length, 100, 200);
        Assert.StartsWith("… ", found.Text, StringComparison.Ordinal);
        Assert.EndsWith(" …", found.Text, StringComparison.Ordinal);
        Assert.Contains(" [kopi] dolor", Marked(found), StringComparison.Ordinal);
        Assert.All(found.Text[2..^2].Split(' '), word => Assert.Contains(word, (string[])["lorem", "ipsum", "kopi", "dolor", "sit"]));
    }

    [Fact]
    public void OfEachFieldTheValueThatHasMostOfItIsShownTheWeightiestFieldFirst()
    {
        var found = Highlights("kopi susu", ("goods", "kopi"), ("goods", "susu kopi"), ("title", "kopi"));
        Assert.Equal(["title [kopi]", "goods [susu] [kopi]"], found.Select(highlight => $"{highlight.Field} {Marked(highlight)}"));
    }

    private static IReadOnlyList<Highlight> Highlights(string query, params (string Field, string Text)[] values)
    {
        var fields = DocumentOf.Fields;
        var highlighter = new Highlighter(fields, QueryLanguage.Read(query, fields).Query);
        return highlighter.In(values.Select(value => new DocumentValue(fields[value.Field].Ordinal, value.Text, null)), new bool[highlighter.Asked]);
    }

    private static string Marked(Highlight highlight) => string.Concat(Highlighter.Pieces(highlight).Select(piece => piece.Found ? $"[{piece.Text}]" : piece.Text));
}
