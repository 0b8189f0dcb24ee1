using System.Text.RegularExpressions;

namespace Daftar.Checking.Codes;

/// <summary>Form of IPC and CPC symbols: H04N 1/40, or a section, class or subclass alone.</summary>
internal static partial class PatentSymbol
{
    public static bool IsWellFormed(string symbol, string sections)
    {
        var text = symbol.AsSpan().Trim();
        if (text.Length == 0 || !sections.Contains(text[0], StringComparison.Ordinal))
        {
            return false;
        }
        if (text.Length == 1 || (text.Length == 3 && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])))
        {
            return true;
        }
        if (text.Length < 4 || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiLetterUpper(text[3]))
        {
            return false;
        }
        var group = text[4..].Trim();
        if (group.Length == 0)
        {
            return true;
        }
        var stroke = group.IndexOf('/');
        return stroke < 0 ? AreDigits(group, 1, 4) : AreDigits(group[..stroke], 1, 4) && AreDigits(group[(stroke + 1)..], 2, 6);
    }

    /// <summary>The symbol that is meant by one with other signs between its parts, or in letters of another script that look or sound so: a sentence with a blank before it, else empty.</summary>
    public static string Meant(string written)
    {
        var latin = string.Concat(written.Trim().ToUpperInvariant().Select(static c => Others.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : c));
        if (Parts().Match(latin) is not { Success: true } parts)
        {
            return "";
        }
        var symbol = $"{parts.Groups["class"].Value} {parts.Groups["group"].Value}/{parts.Groups["sub"].Value}";
        return written.All(static c => c < 0x80) ? $" This one may be {symbol}." : $" In letters A to Z: {symbol}.";
    }

    /// <summary>Cyrillic and Greek letters, and those of A to Z they are taken for.</summary>
    private const string Others = "АВСЕНКМОРТХУФГДАΒЕΗΚΜΟΡΤΧΥΑ";

    private const string Latin = "ABCEHKMOPTXYFGDABEHKMOPTXYA";

    [GeneratedRegex(@"^(?<class>[A-HY][0-9]{2}[A-Z])[\s\-_.]*(?<group>[0-9]{1,4})\s*[/\-_.:\\]\s*(?<sub>[0-9]{2,6})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    private static bool AreDigits(ReadOnlySpan<char> text, int least, int most) => text.Length >= least && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
}
