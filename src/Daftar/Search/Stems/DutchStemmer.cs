namespace Daftar.Search;

/// <summary>Dutch (Porter's).</summary>
internal sealed class DutchStemmer() : Stemmer("nl")
{
    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "aeiouy");
        for (var at = 0; at < w.Length; at++)
        {
            if ((w[at] == 'y' && (at == 0 || w.IsVowel(at - 1))) || (w[at] == 'i' && w.IsVowel(at - 1) && w.IsVowel(at + 1)))
            {
                w[at] = char.ToUpperInvariant(w[at]);
            }
        }

        w.MarkRegions(3);
        switch (w.Longest(["heden", "en", "ene", "s", "se"]))
        {
            case "heden":
                _ = w.IsIn(w.R1, "heden") && w.Cut("heden", "heid");
                break;
            case { } ending and ("en" or "ene"):
                CutEn(w, ending);
                break;
            case { } ending:
                _ = w.IsIn(w.R1, ending) && w.IsConsonant(w.Length - ending.Length - 1) && w[w.Length - ending.Length - 1] != 'j' && w.Cut(ending);
                break;
        }

        var hadE = CutE(w);
        if (w.Ends("heid") && w.IsIn(w.R2, "heid") && !w.EndsBefore("heid", "c"))
        {
            w.Cut("heid");
            _ = w.Ends("en") && CutEn(w, "en");
        }

        switch (w.Longest(["end", "ing", "ig", "lijk", "baar", "bar"]))
        {
            case { } ending when !w.IsIn(w.R2, ending):
                break;
            case "ig":
                _ = !w.EndsBefore("ig", "e") && w.Cut("ig");
                break;
            case { } ending and ("end" or "ing"):
                w.Cut(ending);
                _ = (w.Ends("ig") && w.IsIn(w.R2, "ig") && !w.EndsBefore("ig", "e") && w.Cut("ig")) || Undouble(w);
                break;
            case "lijk":
                w.Cut("lijk");
                CutE(w);
                break;
            case "baar":
                w.Cut("baar");
                break;
            case "bar":
                _ = hadE && w.Cut("bar");
                break;
        }

        // one vowel for two before the last consonant: maan, manen
        var end = w.Length;
        if (end > 3 && w.IsConsonant(end - 1) && w[end - 1] != 'I' && w[end - 2] == w[end - 3] && w[end - 2] is 'a' or 'e' or 'o' or 'u' && w.IsConsonant(end - 4))
        {
            w[end - 2] = w[end - 1];
            w.Cut("x");
        }

        return w.ToString();
    }

    private static bool CutEn(StemWord w, string ending) =>
        w.IsIn(w.R1, ending) && w.IsConsonant(w.Length - ending.Length - 1) && !w.EndsBefore(ending, "gem") && w.Cut(ending) && Undouble(w) | true;

    private static bool CutE(StemWord w) => w.Ends("e") && w.IsIn(w.R1, "e") && w.IsConsonant(w.Length - 2) && w.Cut("e") && Undouble(w) | true;

    private static bool Undouble(StemWord w) => w.Longest(["kk", "dd", "tt"]) is not null && w.Cut("x");
}
