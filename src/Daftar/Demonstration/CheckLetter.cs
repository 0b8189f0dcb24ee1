using System.Globalization;

namespace Daftar.Demonstration;

/// <summary>
/// The check letter of Singapore's application numbers since 2014: the Damm digit (H. M. Damm 2004, the totally anti-symmetric quasigroup of
/// order 10) over year and serial, nine digits, written P to Y. 10202104718V and 30202110025U check.
/// </summary>
internal static class CheckLetter
{
    private const string Table =
        "0317598642" + "7092154863" + "4206871359" + "1750983426" + "6123045978" + "3674209581" + "5869720134" + "8945362017" + "9438617205" + "2581436790";

    public static char Of(int year, int serial)
    {
        var check = 0;
        foreach (var digit in string.Create(CultureInfo.InvariantCulture, $"{year:0000}{serial:00000}"))
        {
            check = Table[(check * 10) + (digit - '0')] - '0';
        }
        return (char)('P' + check);
    }
}
