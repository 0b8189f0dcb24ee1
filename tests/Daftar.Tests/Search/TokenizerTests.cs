using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Kopi-Susu, 3M (Jakarta)", "kopi susu 3m jakarta")]
    [InlineData("Perusahaan Perseroan (Persero) PT Contoh Tbk.", "perusahaan perseroan persero pt contoh tbk")]
    [InlineData("Công ty Cổ phần Ví Dụ", "cong ty co phan vi du")]
    [InlineData("Nước-mắm Phú Quốc", "nuoc mam phu quoc")]
    [InlineData("한국 커피", "한국 커피")]
    [InlineData("☕ & © !", "")]
    public void Words_are_letters_and_digits_in_a_row(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', Query(text)));

    [Theory]
    [InlineData("绿茶饮料", "绿茶 茶饮 饮料")]
    [InlineData("コーヒー豆", "コー ーヒ ヒー ー豆")]
    [InlineData("กาแฟ", "กา าแ แฟ")]
    [InlineData("น้ำปลา", "นํ้า าป ปล ลา")] // marks stay with their letter
    [InlineData("ກາເຟ", "ກາ າເ ເຟ")]
    [InlineData("កាហ្វេ", "កាហ្វេ")] // ហ្វេ is one cluster: the coeng hangs វ under ហ
    [InlineData("ကော်ဖီ", "ကော်ဖီ")]
    public void Scripts_without_spaces_are_cut_into_overlapping_pairs(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', Query(text)));

    [Theory]
    [InlineData("กาแฟเย็น", "แฟ")]
    [InlineData("绿茶饮料", "茶饮")]
    [InlineData("ကော်ဖီဆိုင်", "ဖီဆိုင်")]
    [InlineData("ភេសជ្ជៈកាហ្វេ", "កាហ្វេ")]
    [InlineData("ຮ້ານກາເຟລາວ", "ກາເຟ")]
    [InlineData("トヨタ自動車", "自動車")]
    public void Any_part_of_a_text_without_spaces_has_its_tokens_in_the_text_at_the_same_distances(string text, string part)
    {
        var places = Index(text).ToHashSet();
        var sought = Tokens(part, forQuery: true);
        Assert.Contains(places, start => sought.TrueForAll(token => places.Contains((token.Text, start.Position + token.Position - sought[0].Position))));
    }

    [Fact]
    public void Scripts_beside_each_other_are_cut_apart_and_places_run_on() =>
        Assert.Equal([("kopi", 0), ("กา", 1), ("าแ", 2), ("แฟ", 3), ("ฟ", 4), ("3m", 5), ("茶", 6)], Index("Kopiกาแฟ3M茶"));

    [Fact]
    public void A_single_grapheme_is_sought_as_the_beginning_of_pairs()
    {
        var token = Assert.Single(Tokens("茶", forQuery: true));
        Assert.True(token.IsPrefix);
        Assert.Contains(Index("绿茶"), place => place.Text.StartsWith(token.Text, StringComparison.Ordinal));
        Assert.Contains(Index("茶叶"), place => place.Text.StartsWith(token.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_and_a_text_of_the_same_words_keep_the_same_places()
    {
        const string text = "绿茶 Toyota กาแฟ x";
        var index = Index(text).ToHashSet();
        Assert.All(Tokens(text, forQuery: true), token => Assert.Contains((token.Text, token.Position), index));
    }

    [Fact]
    public void Very_long_words_and_piles_of_marks_are_bounded()
    {
        Assert.Equal(Tokenizer.LongestToken, Assert.Single(Query(new string('a', 10_000))).Length);
        Assert.All(Query("ก" + new string('ิ', 10_000)), token => Assert.True(token.Length <= 40));
    }

    private static IEnumerable<string> Query(string text) => Tokens(text, forQuery: true).Select(token => token.Text);

    private static IEnumerable<(string Text, int Position)> Index(string text) => Tokens(text, forQuery: false).Select(token => (token.Text, token.Position));

    private static List<(string Text, int Position, bool IsPrefix)> Tokens(string text, bool forQuery)
    {
        var tokens = new List<(string, int, bool)>();
        foreach (var token in forQuery ? Tokenizer.ForQuery(Folding.Fold(text)) : Tokenizer.ForIndex(Folding.Fold(text)))
        {
            tokens.Add((token.Text.ToString(), token.Position, token.IsPrefix));
        }

        return tokens;
    }
}
