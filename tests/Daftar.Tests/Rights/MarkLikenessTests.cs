using Daftar.Languages;
using Daftar.Rights.Trademarks.Likeness;
using Daftar.Search;

namespace Daftar.Tests.Rights;

public sealed class MarkLikenessTests
{
    [Theory]
    [InlineData("โกปิโก", "kopiko")]
    [InlineData("เป๊ปซี่", "pepsi")]
    [InlineData("เนสกาแฟ", "neskafe")]
    [InlineData("โค้ก", "kok")]
    [InlineData("ເນສກາແຟ", "neskafe")]
    [InlineData("ភ្នំពេញ", "pnompeny")]
    [InlineData("កូកា", "kuka")]
    [InlineData("ကော်ဖီ", "kopi")]
    [InlineData("コカコーラ", "kokakora")]
    [InlineData("きゃらめる", "kyarameru")]
    [InlineData("ファンタ", "fanta")]
    [InlineData("펩시", "pepsi")]
    [InlineData("Пепси", "pepsi")]
    [InlineData("Κόκα", "koka")]
    [InlineData("بيبسي", "bibsi")]
    [InlineData("咖啡", "咖啡")]
    public void Other_scripts_are_written_in_latin_letters_as_they_are_read(string written, string read) =>
        Assert.Equal(read, Romanised.Of(Daftar.Values.Folding.Fold(written)));

    [Theory]
    [InlineData("coffee", "kofi")]
    [InlineData("koffie", "kofi")]
    [InlineData("xceed", "x-seed")]
    [InlineData("night", "nite")]
    [InlineData("phoenix", "fenix", false)]
    [InlineData("slickcraft", "sleekcraft")]
    [InlineData("tjahaja", "cahaya", false)]
    [InlineData("quick", "kwik")]
    [InlineData("photo", "foto")]
    [InlineData("kopi", "kopu", false)]
    public void Words_that_are_read_alike_have_one_sound(string a, string b, bool alike = true) =>
        Assert.Equal(alike, MarkText.Of(a).Joined.Sound == MarkText.Of(b).Joined.Sound);

    [Theory]
    [InlineData("KOPIKO", "Kopiko", 100, MarkReasonKind.Identical)]
    [InlineData("COCA COLA", "Cocacola", 98, MarkReasonKind.SameLetters)]
    [InlineData("LIFE", "L1FE", 97, MarkReasonKind.LooksAlike)]
    [InlineData("SUNBEAM", "SUNBEAMS", 96, MarkReasonKind.Plural)]
    [InlineData("KOPIKO", "COPICO", 90, MarkReasonKind.SoundsAlike)]
    [InlineData("KOPIKO", "โกปิโก", 90, MarkReasonKind.SoundsAlike)]
    [InlineData("LADY ROSE", "ROSE LADY", 95, MarkReasonKind.OtherOrder)]
    [InlineData("THOMSON LIFE", "LIFE", 65, MarkReasonKind.WholeMark)]
    [InlineData("DURAFLEX", "DYNAFLEX", 75, MarkReasonKind.TwoLetters)]
    [InlineData("KOPIKO", "KOPKIO", 75, MarkReasonKind.Swapped)]
    [InlineData("LASERSWING", "LASER", 70, MarkReasonKind.BeginsWith)]
    [InlineData("ECOBLUE", "BLUE", 65, MarkReasonKind.Contains)]
    public void What_an_examiner_would_call_similar_is_and_says_why(string asked, string found, int least, MarkReasonKind reason)
    {
        var likeness = Of(asked, found);
        Assert.InRange(likeness.Words, least, 100);
        Assert.Equal(reason, likeness.Reasons[0].Kind);
        Assert.Equal(likeness.Words, Of(found, asked).Words);
    }

    [Theory]
    [InlineData("KOPIKO", "TOYOTA")]
    [InlineData("SUNRISE COFFEE", "MOUNTAIN COFFEE")]
    [InlineData("PT SINAR ABADI", "PT CAHAYA BARU")]
    [InlineData("PICASSO", "PANASONIC")]
    [InlineData("กาแฟดอย", "น้ำพริก")]
    [InlineData("咖啡", "绿茶")]
    public void What_has_little_in_common_is_not_similar(string asked, string found) => Assert.InRange(Of(asked, found).Words, 0, SimilarRequest.WorthShowing + 4);

    [Fact]
    public void The_beginning_weighs_more_than_the_end() => Assert.True(Of("KOPIKO", "KOPIMA").Words > Of("KOPIKO", "SAPIKO").Words);

    [Fact]
    public void A_word_that_every_mark_has_counts_little()
    {
        Assert.True(Of("VELORA COFFEE", "VELORA TEA").Words > Of("VELORA COFFEE", "MANTIS COFFEE").Words + 30);
        Assert.True(Of("RAJA MANTIS", "RAJA VELORA", word => word == "raja" ? 0.1 : 1).Words < Of("RAJA MANTIS", "RAJA VELORA").Words);
    }

    [Fact]
    public void Goods_in_common_related_and_other_are_told_and_weighed()
    {
        var (same, related, other) = (Of("KOPIKO", "KOPICO", "30", "30"), Of("KOPIKO", "KOPICO", "30", "43"), Of("KOPIKO", "KOPICO", "30", "12"));
        Assert.True(same.Score > related.Score && related.Score > other.Score);
        Assert.Equal([MarkReasonKind.SameClass, MarkReasonKind.RelatedClass, MarkReasonKind.OtherClasses], new[] { same, related, other }.Select(one => one.Reasons[^1].Kind));
        Assert.Equal(Of("KOPIKO", "KOPICO").Score, same.Score);
    }

    [Fact]
    public void Every_reason_is_said_in_every_language()
    {
        foreach (var words in Labels.All)
        {
            foreach (var kind in Enum.GetValues<MarkReasonKind>())
            {
                Assert.NotEqual(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), ReasonSpeaker.Say(new MarkReason(kind, "kofi", "coffee"), words));
            }
        }

        Assert.Equal("sounds alike: kofi / coffee", ReasonSpeaker.Say(new MarkReason(MarkReasonKind.SoundsAlike, "kofi", "coffee"), Labels.English));
    }

    private static MarkLikeness Of(string asked, string found, Func<string, double>? tells = null) => MarkLikeness.Of(MarkText.Of(asked), [], MarkText.Of(found), [], tells);

    private static MarkLikeness Of(string asked, string found, string askedClass, string foundClass) => MarkLikeness.Of(MarkText.Of(asked), [askedClass], MarkText.Of(found), [foundClass]);
}
