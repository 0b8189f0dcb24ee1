using System.Globalization;

namespace Daftar.Values;

/// <summary>
/// One form for numbers that an office itself writes in several ways, where its documentation makes it certain that they are the same number.
/// What does not fit a rule exactly stays as it is: a wrong joining is worse than a missed one.
/// </summary>
internal static class FoldedForms
{
    /// <summary>The offices that have rules here.</summary>
    public static readonly string[] Offices = ["EP", "US", "WO"];

    /// <param name="folded">Capital letters and digits, the office's own code in front dropped.</param>
    public static string Of(string office, Numbers of, string folded) => (office, of) switch
    {
        ("EP", Numbers.Application) => EpApplication(folded),
        ("US", Numbers.Publication or Numbers.Grant) => UsDocument(folded),
        // Registration: a design patent, whose number begins with D; trademark registrations are digits only.
        ("US", Numbers.Registration) when folded.StartsWith('D') || folded.StartsWith("USD", StringComparison.Ordinal) => UsDocument(folded),
        ("WO", Numbers.International or Numbers.Registration) when HagueSerial(folded) is { } serial => "DM" + serial,
        ("WO", Numbers.International or Numbers.Application) => PctApplication(folded),
        ("WO", Numbers.Publication) => WoPublication(folded),
        _ => folded,
    };

    /// <summary>
    /// European applications are YYNNNNNN: two digits of the year, six of the serial (OJ EPO 2001, 465). Written as 17171508.9 the digit
    /// behind the dot is a check digit (weights 1 and 2 in turn, digits added, modulo 10), which is dropped if it is right; the EPO's
    /// epodoc form is the full year and the serial in seven digits, EP20100167109 (DOCDB and OPS documentation, document-id-type epodoc).
    /// </summary>
    private static string EpApplication(string folded)
    {
        if (!Digits(folded, 0))
        {
            return folded;
        }
        return folded.Length switch
        {
            9 when folded[8] - '0' == CheckDigit(folded.AsSpan(0, 8)) => folded[..8],
            11 when folded[4] == '0' && Year(folded, 4) is >= 1978 and <= 2077 => string.Concat(folded.AsSpan(2, 2), folded.AsSpan(5)),
            _ => folded,
        };
    }

    /// <summary>The EPO's check digit for eight digits of an application number.</summary>
    internal static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var weighed = (digits[i] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += (weighed / 10) + (weighed % 10);
        }
        return (10 - (sum % 10)) % 10;
    }

    /// <summary>
    /// The USPTO's XML pads patent numbers to eight characters, letters included (06857133, D0651432, RE038123: red book documentation,
    /// doc-number), everyone else writes them bare; publications of applications are the year and seven digits there, and the year and six
    /// in DOCDB (20050000001 and 2005000001), which no year's serials have yet exceeded.
    /// </summary>
    private static string UsDocument(string folded)
    {
        // The light folding drops the office's code only before a figure; USD651432 is D651432.
        if (folded.StartsWith("US", StringComparison.Ordinal))
        {
            folded = folded[2..];
        }
        var letters = 0;
        while (letters < folded.Length && char.IsAsciiLetterUpper(folded[letters]))
        {
            letters++;
        }
        if (letters == folded.Length || letters > 2 || !Digits(folded, letters))
        {
            return folded;
        }
        if (letters == 0 && folded.Length == 11 && folded[4] == '0' && Year(folded, 4) is >= 2001 and <= 2100)
        {
            return string.Concat(folded.AsSpan(0, 4), folded.AsSpan(5));
        }
        if (folded.Length > 8)
        {
            return folded;
        }
        var serial = folded.AsSpan(letters).TrimStart('0');
        return serial.Length == 0 ? folded : string.Concat(folded.AsSpan(0, letters), serial);
    }

    /// <summary>
    /// PCT applications are PCT/CCYYYY/NNNNNN since 2004 and were PCT/CCYY/NNNNN before (PCT Administrative Instructions, section 307);
    /// epodoc puts the year in front and drops a zero (WO2022IB55385). One form: CCYYYYNNNNNN. Numbers of Madrid and Hague (DM/…) do not fit.
    /// </summary>
    private static string PctApplication(string folded)
    {
        var text = folded.AsSpan();
        if (text.StartsWith("PCT"))
        {
            text = text[3..];
        }
        if (text.Length is 11 or 12 && Digits(text[..4]) && Letters(text.Slice(4, 2)) && Digits(text[6..]))
        {
            return string.Concat(text.Slice(4, 2), text[..4], text[6..].ToString().PadLeft(6, '0'));
        }
        if (text.Length is not (9 or 12) || !Letters(text[..2]) || !Digits(text[2..]) || text.StartsWith("DM"))
        {
            return folded;
        }
        return text.Length == 12 ? text.ToString() : string.Concat(text[..2], FullYear(text.Slice(2, 2)), "0", text[4..]);
    }

    /// <summary>International publications: WO 98/47522 until mid-2002, WO 02/102591 until 2003, WO 2005/045109 since. One form: YYYYNNNNNN.</summary>
    private static string WoPublication(string folded) => !Digits(folded, 0) ? folded : folded.Length switch
    {
        7 => string.Concat(FullYear(folded.AsSpan(0, 2)), "0", folded.AsSpan(2)),
        8 => string.Concat(FullYear(folded.AsSpan(0, 2)), folded.AsSpan(2)),
        _ => folded,
    };

    /// <summary>International designs are DM/012345, in some files D012345; Madrid's numbers with a letter in front have seven figures.</summary>
    private static string? HagueSerial(string folded) => folded.Length is 6 or 7 && folded[0] == 'D' && Digits(folded, 1) ? folded[1..] : null;

    private static string FullYear(ReadOnlySpan<char> twoDigits)
    {
        var year = ((twoDigits[0] - '0') * 10) + twoDigits[1] - '0';
        return (year >= 78 ? 1900 + year : 2000 + year).ToString(CultureInfo.InvariantCulture);
    }

    private static int Year(string text, int length) => int.Parse(text.AsSpan(0, length), CultureInfo.InvariantCulture);

    private static bool Digits(string text, int from) => Digits(text.AsSpan(from));

    private static bool Digits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool Letters(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('A', 'Z');
}
