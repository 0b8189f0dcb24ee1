using System.Text.RegularExpressions;
using Daftar.Languages;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Numbers as people write and paste them, with blanks in them: "EP 0430402 B1", "US 7,861,515", "Appl. No. 1-2008-000469". Only the shape is judged here: what looks like a number may be words all the same
/// ("IN 2019"), so that who asks looks for both.
/// </summary>
internal static partial class NumberWritten
{
    /// <summary>The most words one number is written in: "U.S. Pat. Appl. Pub. No. 2011/0012345 A1".</summary>
    public const int MostWords = 8;

    /// <summary>Of a number with neither code nor "No." in front, of one with a code in small letters, of one with a code or "No.".</summary>
    private const int DigitsAlone = 5, DigitsOfNamed = 3;

    /// <summary>Codes of offices and countries, as WIPO ST.3 has them.</summary>
    private static readonly HashSet<string> Codes = [.. Labels.English.ValuesOf("country").Where(static code => code.Length == 2)];

    /// <summary>What a text in several words means as one number: without what it is called, with the office's code, with the kind code and without. None where it does not look like a number.</summary>
    public static IReadOnlyList<string> Forms(string text) => OfAnOffice(text) is { } whole ? [.. Read(text)?.Forms ?? [], whole] : Read(text)?.Forms ?? [];

    /// <summary>A number with blanks as an office's own form has them, behind a code or not: <c>PI 2019001234</c>, <c>10 2004 005 234.4</c>. Null for any other text.</summary>
    private static string? OfAnOffice(string text)
    {
        var plain = NumberSigns.Plain(text).Trim().ToUpperInvariant();
        return NumberRules.Current.IsWritten(plain) || (plain.Length > 3 && plain[2] == ' ' && Codes.Contains(plain[..2]) && NumberRules.Current.IsWritten(plain[3..])) ? plain.Replace(" ", "", StringComparison.Ordinal) : null;
    }

    /// <summary>
    /// The numbers of a pasted list: apart by lines, semicolons or commas; by blanks alone only where each has its office's code. Null where anything in it is no number: several numbers at once are of several
    /// entries, and nothing has them all.
    /// </summary>
    public static IReadOnlyList<string>? List(string query)
    {
        string[] items = [.. Between().Split(query).Select(static item => item.Trim(' ', ',', '.')).Where(static item => item.Length > 0)];
        if (items.Length > 1)
        {
            return items.Length <= QueryLanguage.MostTerms && Array.TrueForAll(items, static item => Read(item) is { Digits: >= DigitsAlone } || IsOne(item) || OfAnOffice(item) is not null) ? items : null;
        }

        items = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return items.Length is > 1 and <= QueryLanguage.MostTerms && Array.TrueForAll(items, static item => IsOne(item) && char.IsAsciiLetterUpper(item[0]) && Codes.Contains(item[..2])) ? items : null;
    }

    /// <summary>One closed piece that is a number and nothing else.</summary>
    private static bool IsOne(string item) => Closed().IsMatch(NumberSigns.Plain(item)) && item.Count(char.IsDigit) >= DigitsAlone;

    private static Reading? Read(string text)
    {
        if (Shape().Match(NumberSigns.Plain(text)) is not { Success: true } match)
        {
            return null;
        }

        var (number, kind, called) = (match.Groups["number"].Value.TrimEnd('.', ',', ';'), match.Groups["kind"].Value.ToUpperInvariant(), match.Groups["called"]);
        var code = match.Groups["code"].Captures.Select(static capture => capture.Value.Replace(".", "", StringComparison.Ordinal)).FirstOrDefault() ?? "";
        var digits = number.Count(char.IsAsciiDigit);
        if (code.Length > 0 && !code.Equals("PCT", StringComparison.OrdinalIgnoreCase) && !Codes.Contains(code.ToUpperInvariant()))
        {
            return null;
        }

        var isNamed = (code.Length > 0 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[^1])) || CountWord().IsMatch(called.Value);
        if (digits < (isNamed ? DigitsOfNamed : DigitsAlone) || (code.Length == 0 && kind.Length == 0 && called.Length == 0) || (number.Contains(' ', StringComparison.Ordinal) && code.Length == 0 && called.Length == 0))
        {
            return null;
        }

        var whole = code.ToUpperInvariant() + number.Replace(" ", "", StringComparison.Ordinal);
        return new Reading(digits, kind.Length > 0 ? [whole + kind, whole] : [whole]);
    }

    /// <param name="Digits">How many stand in it.</param>
    private sealed record Reading(int Digits, IReadOnlyList<string> Forms);

    /// <summary>What it is called, its office's code, the number with its signs, its kind code: at least two of them.</summary>
    [GeneratedRegex(
        """
        ^((?<code>[A-Z]{2}|[A-Z]\.[A-Z]\.|PCT)[ ])?
        (?<called>((appl?|applications?|pat|patents?|publ?|publications?|reg|registrations?|int|international|ser|serial|filing|file|grant|designs?|trademarks?|marks?|tm|no|nos|nr|num|numbers?|nomor|permohonan|pendaftaran|số|đơn|n[°º]|№|\#|เลขที่)[.:]*[ ])+)?
        ((?<code>[A-Z]{2}|PCT)[ ])?
        (?<number>([A-Z]{1,4}[./-]){0,3}[A-Z]{0,4}[./-]?([0-9]{1,3}([ ][0-9]{3})+|[0-9][0-9A-Z/.,'-]*))
        ([ ](?<kind>[A-Z][0-9]?))?[.,;]?$
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Shape();

    [GeneratedRegex("^([A-Za-z]{1,4}[./-]?)?([A-Za-z]{2}[./-]?)?[0-9][0-9A-Za-z/.,-]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Closed();

    [GeneratedRegex(@"(^|[ ])(no|nos|nr|num|numbers?|nomor|số|n[°º]|№|\#|เลขที่)[.:]*[ ]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex CountWord();

    /// <summary>A comma inside a number stands between digits.</summary>
    [GeneratedRegex(@"[\r\n\t;；、]+|[,，](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
