using Daftar.Dialects.St36;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

public class St36SymbolsTests
{
    [Theory]
    [InlineData(" 7C 07C  29/44   A", "C07C 29/44")]
    [InlineData("A41D013/00", "A41D 13/00")]
    [InlineData("F02M2700/1358", "F02M 2700/1358")]
    [InlineData("H04N   1/40", "H04N 1/40")]
    [InlineData("A61K", "A61K")]
    [InlineData("D6/495", null)]
    [InlineData("", null)]
    public void A_symbol_is_read_in_any_spacing(string written, string? expected) => Assert.Equal(expected, St36Symbols.Symbol(written, out _));

    [Fact]
    public void The_fixed_width_text_gives_version_position_value_and_office()
    {
        var symbol = St36Symbols.Ipcr("H04N   1/40        20060101AFI20051109BHEP        ", out _)!;
        Assert.Equal(("H04N 1/40", new RegisterDate(2006, 1, 1), "F", "I", "EP"), (symbol.Symbol, symbol.Version!.Value, symbol.Position, symbol.Value, symbol.Office));
    }

    [Theory]
    [InlineData("A61K   9/16        20060101A I20051008RMEP", "A61K 9/16", null, "I", "EP")] // no position
    [InlineData("H04W  84/    20            A I                    ", "H04W 84/20", null, "I", null)] // as OPS writes it
    [InlineData("C12N   9/88        20130101 LI20180809BHEP        ", "C12N 9/88", "L", "I", "EP")] // CPC: no level
    [InlineData("H04N 1/40", "H04N 1/40", null, null, null)]
    public void Shorter_and_looser_texts_are_read_as_far_as_they_go(string written, string expected, string? position, string? value, string? office)
    {
        var symbol = St36Symbols.Ipcr(written, out _)!;
        Assert.Equal((expected, position, value, office), (symbol.Symbol, symbol.Position, symbol.Value, symbol.Office));
    }

    [Theory]
    [InlineData("12340612", "123/406.12")]
    [InlineData("  2 16", "2/16")]
    [InlineData(" 24129 R", "24/129 R")]
    [InlineData("340  561", "340/5.61")]
    [InlineData("715513", "715/513")]
    [InlineData("D 6495", "D6/495")]
    [InlineData("D14223", "D14/223")]
    [InlineData("D 6480-489", "D6/480-489")]
    [InlineData("257E33066", "257/E33.066")]
    [InlineData("PLT263", "PLT/263")]
    [InlineData("623001160", "623/1.16")]
    [InlineData("002227000", "2/227")]
    [InlineData("2 16", "2 16")] // the blanks in front are lost: not guessed
    public void Symbols_of_the_United_States_are_written_the_usual_way(string raw, string expected) => Assert.Equal(expected, St36Symbols.UsNational(raw));
}
