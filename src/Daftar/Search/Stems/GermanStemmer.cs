namespace Daftar.Search;

/// <summary>German; umlauts are found written out, too (Moebel, Möbel).</summary>
internal sealed class GermanStemmer() : Stemmer("de")
{
    private static readonly string[] First = List("em ern er erin erinnen e en es s ln lns");
    private static readonly string[] Second = List("en er est st et");
    private static readonly string[] Third = List("end ung ig ik isch lich heit keit");

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = Plain(word);
        w.MarkRegions(3);
        switch (w.Longest(First))
        {
            case { } ending when !w.IsIn(w.R1, ending):
                break;
            case "em":
                _ = !w.EndsBefore("em", "syst") && w.Cut("em");
                break;
            case "s":
                _ = w.Length > 1 && "bdfghklmnrt".Contains(w[w.Length - 2], StringComparison.Ordinal) && w.Cut("s");
                break;
            case { } ending and ("ln" or "lns"):
                w.Cut(ending, "l");
                break;
            case { } ending:
                w.Cut(ending);
                _ = ending is "e" or "en" or "es" && w.Ends("niss") && w.Cut("s");
                break;
        }

        switch (w.Longest(Second))
        {
            case { } ending when !w.IsIn(w.R1, ending):
                break;
            case "st":
                _ = w.Length > 5 && "bdfghklmnt".Contains(w[w.Length - 3], StringComparison.Ordinal) && w.Cut("st");
                break;
            case "et":
                _ = w.Length > 2 && "dflmnrstuz".Contains(w[w.Length - 3], StringComparison.Ordinal) && w.Longest(["geordnet", "internet", "planet", "ticket", "tret"]) is null && w.Cut("et");
                break;
            case { } ending:
                w.Cut(ending);
                break;
        }

        CutDerived(w);
        return w.ToString();
    }

    private static void CutDerived(StemWord w)
    {
        if (w.Longest(Third) is not { } ending || !w.IsIn(w.R2, ending))
        {
            return;
        }

        if (ending is "ig" or "ik" or "isch")
        {
            _ = !w.EndsBefore(ending, "e") && w.Cut(ending);
            return;
        }

        w.Cut(ending);
        switch (ending)
        {
            case "end" or "ung":
                _ = w.Ends("ig") && !w.EndsBefore("ig", "e") && w.IsIn(w.R2, "ig") && w.Cut("ig");
                break;
            case "lich" or "heit":
                w.CutIn(w.R1, ["er", "en"]);
                break;
            default:
                w.CutIn(w.R2, ["lich", "ig"]);
                break;
        }
    }

    /// <summary>ae, oe and ue are umlauts, which folding has taken off; u and y between vowels are consonants.</summary>
    private static StemWord Plain(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "aeiouy");
        for (var at = 1; at < w.Length - 1; at++)
        {
            if (w[at] is 'u' or 'y' && w.IsVowel(at - 1) && w.IsVowel(at + 1))
            {
                w[at] = char.ToUpperInvariant(w[at]);
            }
        }

        Span<char> plain = stackalloc char[w.Length];
        var length = 0;
        for (var at = 0; at < w.Length; at++)
        {
            if (!(w[at] == 'e' && at > 0 && w[at - 1] is 'a' or 'o' or 'u' && !(at > 1 && w[at - 2] == 'q')))
            {
                plain[length++] = w[at];
            }
        }

        return new StemWord(plain[..length], "aeiouy");
    }
}
