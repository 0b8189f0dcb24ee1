using Daftar.Values;

namespace Daftar.Tests.Values;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("KOPIKO", "kopiko")]
    [InlineData("Đà Lạt Đặc Sản Ươm", "da lat dac san uom")]
    [InlineData("cà phê sữa", "ca phe sua")]
    [InlineData("Ａｃｍｅ　１２３", "acme 123")]
    [InlineData("ﬁsh & Œuvre Straße Łódź", "fish & oeuvre strasse lodz")]
    [InlineData("İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul")]
    [InlineData("Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ")]
    [InlineData("๒๕๖๙ ២០២៦ ၂၀၂၆ ໒໐໒໖", "2569 2026 2026 2026")]
    [InlineData("O’Neil “Daftar”™", "o'neil \"daftar\" ")]
    [InlineData("ｶﾞﾗｽ ガラス", "ガラス ガラス")]
    [InlineData("한국", "한국")]
    [InlineData("ab­cd​ef", "abcdef")]
    public void Spellings_that_mean_the_same_fold_to_the_same(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("น้ำ", "นํ้า")] // the vowel am as one character, and typed as two around the tone mark
    [InlineData("น้ำ", "น้ํา")]
    [InlineData("กี่", "ก่ี")] // tone before vowel
    [InlineData("แม", "เเม")] // two E for one AE
    [InlineData("ນ້ຳ", "ນໍ້າ")]
    [InlineData("ແມ່", "ເເມ່")]
    public void Thai_and_Lao_marks_may_be_typed_in_any_order(string one, string other) => Assert.Equal(Folding.Fold(one), Folding.Fold(other));

    [Theory]
    [InlineData("ม้า", "มา")] // a tone mark makes another word
    [InlineData("ກາ", "ກ່າ")]
    [InlineData("か", "が")]
    public void Marks_that_make_another_word_stay(string one, string other) => Assert.NotEqual(Folding.Fold(one), Folding.Fold(other));

    [Theory]
    [InlineData("Phở", "phở", "pho")]
    [InlineData("PHO\u031B\u0309", "phở", "pho")] // typed letter by letter
    [InlineData("Đà Lạt", "đà lạt", "da lat")]
    [InlineData("Ｓtraße", "straße", "strasse")]
    [InlineData("İstanbul Ispanak ısı", "istanbul ispanak ısı", "istanbul ispanak isi")]
    [InlineData("Ёлка й", "ёлка й", "елка и")]
    [InlineData("أحمد قهوة مصطفى", "أحمد قهوة مصطفى", "احمد قهوه مصطفي")]
    [InlineData("سُكَّر ســكر", "سُكَّر سكر", "سكر سكر")]
    [InlineData("שָׁלוֹם", "שָׁלוֹם", "שלום")]
    [InlineData("≠ 1\u0308 ก\u0301า", "= 1 กา", "= 1 กา")] // marks on what bears none are noise
    [InlineData("น้ํา ﬁsh", "นํ้า fish", "นํ้า fish")]
    public void The_exact_form_keeps_what_tells_written_words_apart(string text, string exact, string folded)
    {
        Assert.Equal(exact.Normalize(), Folding.Exact(text));
        Assert.Equal(folded, Folding.Fold(text));
        char[] buffer = [];
        Folding.Fold(text, ref buffer, out var hasMarks);
        Assert.True(hasMarks || exact == folded);
    }

    /// <summary>Exact once and for all, folding to the folded form, with the same words at the same places.</summary>
    private static void IsSoundInItsExactForm(string text)
    {
        char[] buffer = [];
        var folded = new string(Folding.Fold(text, ref buffer, out var hasMarks));
        var exact = Folding.Exact(text);
        var said = string.Join(' ', text.Select(unit => $"{(int)unit:X4}"));
        Assert.True(exact == Folding.Exact(exact), said);
        Assert.True(folded == Folding.Fold(exact), said);
        Assert.True(hasMarks || exact == folded, said);
        var (words, written) = (new List<(int, string)>(), new List<(int, string)>());
        foreach (var token in Daftar.Search.Tokenizer.ForIndex(folded))
        {
            words.Add((token.Position, token.Text.ToString()));
        }

        foreach (var token in Daftar.Search.Tokenizer.ForIndex(exact))
        {
            written.Add((token.Position, Folding.Fold(token.Text.ToString())));
        }

        Assert.True(words.SequenceEqual(written), said);
    }

    [Fact]
    public void Folding_folded_text_changes_nothing_and_the_table_agrees_with_the_rule()
    {
        for (var unit = 1; unit <= char.MaxValue; unit++)
        {
            var text = $"a{(char)unit}b";
            var folded = Folding.Fold(text);
            Assert.True(folded == Folding.Fold(folded), $"U+{unit:X4}");
            Assert.True(folded == FoldingTable.Folded.FoldWholly(text, out _), $"U+{unit:X4} folds to another text beside its neighbours");
            IsSoundInItsExactForm(text);
        }
    }

    [Fact]
    public void Any_text_can_be_folded_even_halves_of_characters()
    {
        var random = new Random(1);
        for (var turn = 0; turn < 3000; turn++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)(random.Next(5) switch { 0 => random.Next(0xD800, 0xE000), 1 => random.Next(0x300, 0x370), 2 => random.Next(0xE00, 0x1200), 3 => random.Next(0xFF60, 0xFFA0), _ => random.Next(1, 0x10000) }))]);
            var folded = Folding.Fold(text);
            IsSoundInItsExactForm(text);
            Assert.True(folded == Folding.Fold(folded) && folded == FoldingTable.Folded.FoldWholly(text, out _), string.Join(' ', text.Select(unit => $"{(int)unit:X4}")));
        }
    }

    [Fact]
    public void Culture_plays_no_part()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            Assert.Equal("title", Folding.Fold("TITLE"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_buffer_that_is_too_small_is_replaced()
    {
        var buffer = new char[1];
        Assert.Equal("strasse und mehr", new string(Folding.Fold("STRAẞE und mehr", ref buffer)));
        Assert.Equal("plain", new string(Folding.Fold("PLAIN", ref buffer)));
    }
}
