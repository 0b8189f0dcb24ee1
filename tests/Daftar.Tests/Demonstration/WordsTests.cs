using Daftar.Demonstration;

namespace Daftar.Tests.Demonstration;

public class WordsTests
{
    public static TheoryData<string> Languages => new(LanguageWords.Codes);

    [Theory, MemberData(nameof(Languages))]
    public void Every_language_has_the_same_tables(string code)
    {
        var words = LanguageWords.Of(code);
        Assert.Equal(code, words.Code);
        Assert.Equal(code == "en" ? 0 : 45, words.Goods.Length);
        Assert.Equal(Codes.Ipc.Length, words.Topics.Length);
        Assert.Equal(Codes.Locarno.Length, words.Products.Length);
        Assert.Equal(Codes.IndicationProducts.Length, words.IndicationProducts.Length);
        Assert.Equal(4, words.Devices.Length);
        Assert.StartsWith("(", words.Demo, StringComparison.Ordinal);
        Assert.All(words.LegalForms.Concat(words.Devices), pattern => Assert.Contains("{0}", pattern, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_few_words_are_frequent_and_many_are_rare(string code)
    {
        var words = LanguageWords.Of(code);
        var dice = new Dice(3);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => words.Word(ref dice)).GroupBy(word => word).Select(same => same.Count()).OrderDescending().ToList();
        Assert.InRange(drawn.Take(20).Sum(), 4_500, 15_000);
        Assert.InRange(drawn.Count, 1_500, 15_000);
    }

    [Fact]
    public void English_goods_cover_the_45_classes_of_Nice()
    {
        Assert.Equal(45, GoodsTable.Phrases.Length);
        Assert.All(GoodsTable.Phrases, phrases => Assert.True(phrases.Length >= 6));
    }
}
