using System.Buffers;
using System.Globalization;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Reads classification symbols written in one text, of fixed width or nearly so.</summary>
internal static class St36Symbols
{
    /// <summary>
    /// IPC of the eighth edition and CPC in ST.8's fixed width: <c>H04N   1/40        20060101AFI20051109BHEP</c>: symbol in 19 places, version
    /// date in 8, level, position (F or L), value (I or N), action date in 8, status, source, office in 2. Texts that are shorter or lack
    /// parts, as OPS gives them, are read as far as they go.
    /// </summary>
    /// <param name="whole">False where something stands in it that was not read.</param>
    public static PatentClass? Ipcr(string? text, out bool whole)
    {
        whole = true;
        if (text is null)
        {
            return null;
        }
        var end = Math.Min(text.Length, 19);
        if (Symbol(text.AsSpan(0, end), out whole) is not { } symbol)
        {
            return null;
        }
        var behind = text.AsSpan(end);
        whole = whole && behind.TrimEnd().Length <= Behind && !behind.ContainsAnyExcept(BehindSigns) && !(behind.Length >= 8 && char.IsAsciiDigit(behind[0]) && !RegisterDate.TryParse(behind[..8], out _));
        var read = new PatentClass { Symbol = symbol };
        if (text.Length >= 27 && RegisterDate.TryParse(text.AsSpan(19, 8), out var version))
        {
            read.Version = version;
        }
        read.Position = At(28) is 'F' or 'L' ? text[28].ToString() : null;
        read.Value = char.IsAsciiLetterUpper(At(29)) ? text[29].ToString() : null;
        if (char.IsAsciiLetterUpper(At(40)) && char.IsAsciiLetterUpper(At(41)))
        {
            read.Office = text.Substring(40, 2);
        }
        return read;

        char At(int place) => place < text.Length ? text[place] : ' ';
    }

    /// <summary>Places behind those of the symbol: version, level, position, value, action date, status, source, office.</summary>
    private const int Behind = 31;

    private static readonly SearchValues<char> BehindSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ().\n\r\t");

    /// <summary>
    /// A symbol in any spacing, with or without the edition in front and a letter behind: <c>" 7C 07C  29/44   A"</c>, <c>"A41D013/00"</c>,
    /// <c>"F02M2700/1358"</c> become <c>C07C 29/44</c>, <c>A41D 13/00</c>, <c>F02M 2700/1358</c>. Null where it is none.
    /// </summary>
    /// <param name="text">As written.</param>
    /// <param name="whole">False where more stands behind it than a letter or a year: another symbol, a remark.</param>
    public static string? Symbol(ReadOnlySpan<char> text, out bool whole)
    {
        Span<char> tight = stackalloc char[32];
        var length = 0;
        whole = true;
        foreach (var c in text)
        {
            if (c != ' ' && length < tight.Length)
            {
                tight[length++] = c;
            }
            else if (c != ' ')
            {
                whole = false;
            }
        }
        ReadOnlySpan<char> rest = tight[..length];
        // The edition of the IPC in front, 1 to 7.
        if (rest.Length > 1 && char.IsAsciiDigit(rest[0]) && char.IsAsciiLetterUpper(rest[1]))
        {
            rest = rest[1..];
        }
        if (rest.Length < 4 || !char.IsAsciiLetterUpper(rest[0]) || !char.IsAsciiDigit(rest[1]) || !char.IsAsciiDigit(rest[2]) || !char.IsAsciiLetterUpper(rest[3]))
        {
            return null;
        }
        var subclass = rest[..4];
        rest = rest[4..];
        var slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return rest.Length == 0 ? subclass.ToString() : null;
        }
        var group = rest[..slash].TrimStart('0');
        var sub = rest[(slash + 1)..];
        var digits = 0;
        while (digits < sub.Length && char.IsAsciiDigit(sub[digits]))
        {
            digits++;
        }
        whole &= sub[digits..] is [] or "-" or [>= 'A' and <= 'Z'] or ['(', .., ')'];
        if (group.Length == 0 || group.ContainsAnyExceptInRange('0', '9') || digits == 0)
        {
            return null;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{subclass} {group}/{sub[..digits]}");
    }

    /// <summary>
    /// IPC of editions 1 to 7 in the fixed width of the USPTO's red book 2: subclass in 4 places, group in 3, subgroup behind: <c>"A47L  514"</c> is A47L 5/14,
    /// <c>"G06F 1516"</c> 15/16. Where blanks were lost (<c>"E03C 104"</c>) the last two figures are the subgroup. Null where it is none.
    /// </summary>
    /// <param name="whole">False where more stands behind it.</param>
    public static string? UsIpc(ReadOnlySpan<char> raw, out bool whole)
    {
        raw = raw.Trim();
        if (raw.Length < 7)
        {
            return Symbol(raw, out whole);
        }
        var digits = raw[4..];
        var group = digits.Length >= 5 ? digits[..3] : digits[..^2];
        return Symbol($"{raw[..4]}{group.Trim()}/{digits[group.Length..].Trim()}", out whole);
    }

    /// <summary>Days on which the editions of the IPC came into force (ST.8, version indicators of editions 1 to 7).</summary>
    public static RegisterDate? Edition(XmlNode edition)
    {
        var read = Edition(edition.Text?.TrimStart('0'));
        if (read is null)
        {
            edition.Unread();
        }
        return read;
    }

    private static RegisterDate? Edition(string? edition) => edition switch
    {
        "1" => new RegisterDate(1968, 9, 1), "2" => new RegisterDate(1974, 7, 1), "3" => new RegisterDate(1980, 1, 1), "4" => new RegisterDate(1985, 1, 1),
        "5" => new RegisterDate(1990, 1, 1), "6" => new RegisterDate(1995, 1, 1), "7" => new RegisterDate(2000, 1, 1), _ => null,
    };

    private static readonly SearchValues<char> UsSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -./");

    /// <summary>
    /// A symbol of the United States Patent Classification in its fixed width (class in 3 places, subclass in 3, decimals or letters behind):
    /// <c>"12340612"</c> is 123/406.12, <c>"  2 16"</c> 2/16, <c>"D 6480-489"</c> D6/480-489, <c>"257E33066"</c> 257/E33.066. What does not fit stays as written.
    /// </summary>
    public static string UsNational(string raw)
    {
        raw = raw.Trim('\n', '\r', '\t').TrimEnd();
        // Some files have lost the blanks in front of a class of one or two digits: then only the blank inside tells, or nothing does.
        if (raw.Length < 4 || raw.AsSpan().ContainsAnyExcept(UsSigns))
        {
            return raw.Trim();
        }
        var of = raw.AsSpan(0, 3);
        foreach (var c in of)
        {
            if (c != ' ' && !char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return raw.Trim();
            }
        }
        if (char.IsAsciiDigit(of[0]) && of.Contains(' '))
        {
            return raw.Trim();
        }
        if (raw.Length == 9 && !raw.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            // Publications of applications until 2006 pad every part with zeros: 623001160 is 623/1.16.
            var decimals = raw.AsSpan(6).TrimEnd('0');
            return $"{Bare(raw.AsSpan(0, 3))}/{Bare(raw.AsSpan(3, 3))}{(decimals.Length == 0 ? "" : ".")}{decimals}";
        }
        var upper = of.ToString().Replace(" ", "", StringComparison.Ordinal);
        var rest = raw.AsSpan(3);
        if (rest.Contains('-'))
        {
            return $"{upper}/{rest.Trim()}";
        }
        if (rest[0] == 'E' && rest.Length > 3)
        {
            return $"{upper}/{rest[..3]}.{rest[3..]}";
        }
        var whole = rest[..Math.Min(3, rest.Length)].Trim();
        var behind = rest.Length > 3 ? rest[3..].TrimEnd() : default;
        return behind.Length == 0 ? $"{upper}/{whole}" : char.IsAsciiDigit(behind[0]) ? $"{upper}/{whole}.{behind}" : $"{upper}/{whole}{behind}";

        static string Bare(ReadOnlySpan<char> digits)
        {
            var bare = digits.TrimStart('0');
            return bare.Length == 0 ? "0" : bare.ToString();
        }
    }
}
