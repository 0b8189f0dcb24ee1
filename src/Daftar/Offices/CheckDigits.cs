namespace Daftar.Offices;

/// <summary>Rules by which offices give the last character of a number; the names stand in office files.</summary>
internal static class CheckDigits
{
    public static readonly string[] Known = ["epo", "cnipa", "damm", "dpma"];

    /// <summary>Null for a rule nobody knows, and for figures the rule says nothing of.</summary>
    /// <param name="figures">The figures it is made of, in order.</param>
    /// <param name="check">What stands behind them.</param>
    public static bool? Fits(string rule, ReadOnlySpan<char> figures, ReadOnlySpan<char> check) => check.Length != 1 ? false : rule switch
    {
        "epo" => Epo(figures) == check[0],
        "cnipa" => Cnipa(figures) == check[0],
        "damm" => Damm(figures) == check[0],
        "dpma" => Dpma(figures) is { } right ? right == check[0] : null,
        _ => null,
    };

    /// <summary>Weights 1 and 2 in turn, figures of the products added, to the next ten (EPO, form of application numbers).</summary>
    private static char Epo(ReadOnlySpan<char> figures)
    {
        var sum = 0;
        for (var i = 0; i < figures.Length; i++)
        {
            var weighed = (figures[i] - '0') * (1 + (i % 2));
            sum += (weighed / 10) + (weighed % 10);
        }
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>Weights 2 to 9 over and over from the left, modulo 11, ten written X (CNIPA, standard ZC 0006).</summary>
    private static char Cnipa(ReadOnlySpan<char> figures)
    {
        var sum = 0;
        for (var i = 0; i < figures.Length; i++)
        {
            sum += (figures[i] - '0') * (2 + (i % 8));
        }
        return sum % 11 is var rest and < 10 ? (char)('0' + rest) : 'X';
    }

    /// <summary>
    /// Weights 2, 3, 4 … from the right, modulo 11, what is left taken from 11 (Mitteilung 3/83 of the president of the German Patent Office, told there for seven figures; the eight since
    /// 1995 and the twelve since 2004 go on with it in every real number met). What stands where that gives ten is not told.
    /// </summary>
    private static char? Dpma(ReadOnlySpan<char> figures)
    {
        var sum = 0;
        for (var i = 1; i <= figures.Length; i++)
        {
            sum += (figures[^i] - '0') * (1 + i);
        }
        return (11 - (sum % 11)) % 11 is var figure and < 10 ? (char)('0' + figure) : null;
    }

    /// <summary>Singapore since 2014: the Damm figure (H. M. Damm 2004) over year and serial, 0 to 9 written P to Y.</summary>
    private static char Damm(ReadOnlySpan<char> figures)
    {
        const string Quasigroup = "0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790";
        var interim = 0;
        foreach (var figure in figures)
        {
            interim = Quasigroup[(interim * 10) + figure - '0'] - '0';
        }
        return (char)('P' + interim);
    }
}
