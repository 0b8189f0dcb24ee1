using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>Words written in parts, as one: text, place of the first part and of the last.</summary>
public sealed class JoinedWordsTests
{
    [Theory]
    [InlineData("McDonald's Corporation", "mcdonalds 0-1")]
    [InlineData("by McDonald’s", "mcdonalds 1-2")]
    [InlineData("L'Oréal", "loreal 0-1")]
    [InlineData("O`Reilly OʼNeil O＇Hara O´Brien", "oreilly 0-1; oneil 2-3; ohara 4-5; obrien 6-7")]
    [InlineData("rock'n'roll", "rocknroll 0-2")]
    [InlineData("col·lecció", "colleccio 0-1")]
    [InlineData("I.B.M. and Y.M.C.A", "ibm 0-2; ymca 4-7")]
    [InlineData("Nestlé S.A., Vevey", "sa 1-2")]
    [InlineData("No.5 Co.,Ltd. 3.5 St.Gallen", "")]
    [InlineData("T-shirt", "tshirt 0-1")]
    [InlineData("7-Eleven, 3–D", "7eleven 0-1; 3d 2-3")]
    [InlineData("AT&T H&M", "att 0-1; hm 2-3")]
    [InlineData("L'Oréal-Paris", "loreal 0-1; lorealparis 0-2")]
    [InlineData("2-amino-4-methylpentan", "")] // substances
    [InlineData("2018-2019, 1-2, 5'6", "")]
    [InlineData("T -shirt, AT & T, 'quoted' words", "")]
    [InlineData("コカ・コーラ", "カコ 1-1")]
    [InlineData("コカ･コーラ", "カコ 1-1")]
    [InlineData("让·雅克·卢梭", "让雅 0-0; 克卢 2-2")]
    [InlineData("JOHN・SMITH กา·แฟ", "")]
    public void Parts_without_a_blank_are_one_word_too(string text, string joined)
    {
        var folded = Folding.Fold(JoinedWords.Plain(text));
        Assert.Equal(joined, string.Join("; ", JoinedWords.Of(folded).Select(word => FormattableString.Invariant($"{word.Text} {word.First}-{word.Last}"))));
    }

    [Theory]
    [InlineData("mcdonald's", "mcdonalds")]
    [InlineData("the mcdonald's t-shirt", "the mcdonalds tshirt")]
    [InlineData("l'oreal-paris", "lorealparis|loreal-paris")]
    [InlineData("i.b.m.", "ibm.")]
    [InlineData("coffee", "")]
    [InlineData("コカ・コーラ", "")]
    public void A_question_is_asked_in_all_ways_of_writing_it(string text, string ways) => Assert.Equal(ways, string.Join('|', JoinedWords.Ways(Folding.Fold(text))));

    [Fact]
    public void What_stands_between_the_parts_is_told_with_the_word()
    {
        var folded = Folding.Fold("the I.B.M. Company");
        var word = Assert.Single(JoinedWords.Of(folded));
        Assert.Equal("i.b.m", folded[word.Start..word.End]);
    }

    [Fact]
    public void What_nobody_could_type_as_one_word_is_none()
    {
        var parts = string.Join("'", Enumerable.Repeat("abcdefgh", 9));
        Assert.Empty(JoinedWords.Of(parts));
    }
}
