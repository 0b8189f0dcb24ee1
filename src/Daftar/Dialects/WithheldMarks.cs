using System.Text.RegularExpressions;

namespace Daftar.Dialects;

/// <summary>What comments, processing instructions of others, and names of files and folders say is not for the public (decision 60).</summary>
internal static partial class WithheldMarks
{
    /// <summary>Written before the records of a file whose name says so: the original is read again without its name.</summary>
    public const string OfFile = "daftar-withheld";

    /// <summary>A longer text tells of many things.</summary>
    private const int LongestRemark = 60;

    /// <param name="token">A comment or a processing instruction, as written.</param>
    /// <returns>What it withholds, the day until which, where it says one, and its words.</returns>
    public static (Withheld What, string? Day, string Said) Of(string token)
    {
        if (token.StartsWith("<!--", StringComparison.Ordinal))
        {
            var text = token[4..Math.Max(4, token.Length - 3)].Trim();
            // What was made a comment so that nobody reads it is said by nobody.
            return text.Length <= LongestRemark && !text.Contains('<', StringComparison.Ordinal) ? Until(OfRemark(text), text) : default;
        }
        var inside = token[2..Math.Max(2, token.Length - 2)].Trim();
        var blank = inside.AsSpan().IndexOfAny(" \t\r\n");
        var (target, data) = blank < 0 ? (inside, "") : (inside[..blank], inside[blank..].Trim());
        if (target == OfFile)
        {
            var (what, segment) = OfPath(Uri.UnescapeDataString(data));
            return (what, null, segment);
        }
        if (target.StartsWith("xml", StringComparison.OrdinalIgnoreCase) || target.StartsWith("daftar", StringComparison.Ordinal))
        {
            return default;
        }
        return Until(Withholding.Said(target, data) is not Withheld.Nothing and var named ? named : data.Length <= LongestRemark ? OfRemark(data) : Withheld.Nothing, inside);
    }

    /// <summary>The folders and the file of a path, the file without its ending.</summary>
    /// <returns>What the first of them withholds that says so, and its name.</returns>
    public static (Withheld What, string Segment) OfPath(string? path)
    {
        foreach (var step in (path ?? "").Split(['/', '\\', '!'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Withholding.OfFileName(Path.GetFileNameWithoutExtension(step)) is not Withheld.Nothing and var what)
            {
                return (what, step);
            }
        }
        return (Withheld.Nothing, "");
    }

    private static Withheld OfRemark(string text) => text.Length > 4 && Withholding.OfWords(Names().Replace(text, " ")) is var what && (what & Withheld.NotYet) == 0 ? what : Withheld.Nothing;

    /// <summary>A person named behind words in small letters, or behind "by": "checked by Ana Secretova" withholds nothing, "Not For Publication" does.</summary>
    [GeneratedRegex(@"\bby\s+\p{Lu}.*|(?<=\b\p{Ll}+\W+)\p{Lu}(\p{Ll}+|\.)(\W{1,2}\p{Lu}(\p{Ll}+|\.))+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    private static (Withheld What, string? Day, string Said) Until(Withheld what, string said) => what == Withheld.Nothing ? default
        // A design whose look is withheld is closed by that alone, not the entry.
        : (what & (Withheld.Entry | Withheld.Secret)) != 0 && Ends().Match(said) is { Success: true } end ? (what | Withheld.Until, end.Groups["day"].Value, said) : (what, null, said);

    [GeneratedRegex(@"\b(until|till|before|bis|jusqu'au|hasta|sampai|hingga)\b\W*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();
}
