using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>
/// Symbols of the IPC and CPC by level: section, class, subclass, main group, group (A, A61, A61K, A61K 31, A61K 31/00). A symbol finds itself and all below it; a group is
/// looked for alone, because which groups lie below another is said by the scheme and not by the symbol.
/// </summary>
internal static partial class Symbols
{
    /// <summary>What all keys at or below a symbol begin with, and whether it is a whole key; null if the text is no symbol.</summary>
    /// <param name="key">Folded, without blanks.</param>
    public static (string Begin, bool IsWhole)? Level(string key)
    {
        if (Padded().Match(key) is { Success: true } padded)
        {
            // the form with zeros of WIPO ST.8 and of data bases: A61K0031120000
            var group = padded.Groups["group"].Value.TrimEnd('0').PadRight(2, '0');
            key = $"{padded.Groups["subclass"].Value}{padded.Groups["main"].Value.TrimStart('0')}/{group}";
        }

        if (Symbol().Match(key) is not { Success: true } match)
        {
            return null;
        }

        return match.Groups["group"].Success ? (key, true) : match.Groups["main"].Success ? (key + "/", false) : (key, false);
    }

    public static bool IsSubclass(string text) => Subclass().IsMatch(text);

    /// <summary>31/00, the second half of a symbol.</summary>
    public static bool IsGroup(string text) => Group().IsMatch(text);

    public static string Letters(string text) => string.Concat(text.Where(static c => char.IsAsciiLetterOrDigit(c) || c == '/'));

    [GeneratedRegex("^[a-hy]([0-9]{2}([a-z](?<main>[0-9]{1,4}(/(?<group>[0-9]{2,6}))?)?)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Symbol();

    [GeneratedRegex("^(?<subclass>[a-hy][0-9]{2}[a-z])(?<main>[0-9]{4})(?<group>[0-9]{6})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Padded();

    [GeneratedRegex("^[A-HYa-hy][0-9]{2}[A-Za-z]$", RegexOptions.CultureInvariant)]
    private static partial Regex Subclass();

    [GeneratedRegex("^[0-9]{1,4}/[0-9]{2,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
