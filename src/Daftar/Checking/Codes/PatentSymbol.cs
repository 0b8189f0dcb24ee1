namespace Daftar.Checking.Codes;

/// <summary>Form of IPC and CPC symbols: H04N 1/40, or a section, class or subclass alone.</summary>
internal static class PatentSymbol
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

    private static bool AreDigits(ReadOnlySpan<char> text, int least, int most) => text.Length >= least && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
}
