using System.Text;
using Daftar.Dialects;

namespace Daftar.Tests.Dialects;

public class EntityNamesTests
{
    [Theory]
    [InlineData("mdash", "—")]
    [InlineData("agr", "α")]
    [InlineData("Dgr", "Δ")]
    [InlineData("PHgr", "Φ")]
    [InlineData("frac15", "⅕")]
    [InlineData("SACUTE", "Ś")]
    [InlineData("sacute", "ś")]
    [InlineData("lsqb", "[")]
    [InlineData("afr", "𝔞")]
    [InlineData("amp", "&")]
    [InlineData("nvlt", "<⃒")]
    public void A_name_of_the_public_lists_is_its_character(string name, string expected)
    {
        Assert.True(EntityNames.TryGet(Encoding.ASCII.GetBytes(name), out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nosuchname")]
    [InlineData("mDash")]
    [InlineData("averyveryveryveryveryveryveryverylongname")]
    [InlineData("mdash;")]
    public void What_no_list_has_stays_unknown(string name) => Assert.False(EntityNames.TryGet(Encoding.ASCII.GetBytes(name), out _));

    [Fact]
    public void A_byte_that_is_no_letter_makes_no_name() => Assert.False(EntityNames.TryGet("m\u00e9"u8, out _));

    [Fact]
    public void The_catalogue_is_whole() => Assert.True(EntityNames.Count > 2400);
}
