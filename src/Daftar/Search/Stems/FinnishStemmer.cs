namespace Daftar.Search;

/// <summary>Finnish, without the harmony of vowels: folding has made ä an a and ö an o.</summary>
internal sealed class FinnishStemmer() : Stemmer("fi")
{
    private static readonly string[] Particles = List("kin kaan ko han pa");
    private static readonly string[] Possessives = List("si ni nsa mme nne an en");
    private static readonly string[] BeforeAn = List("ta ssa sta lla lta na");
    private static readonly string[] Cases = List("han hen hin hon hun siin seen den tten n a tta ta ssa sta lla lta lle na ksi ine");
    private static readonly string[] Others = List("mpi mpa mmi mma impi impa immi imma eja");
    private static readonly string[] LongVowels = List("aa ee ii oo uu");
    private static readonly string[] WithI = List("ai ei ii oi ui");

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "aeiouy");
        w.MarkRegions();
        if (w.Longest(Particles, w.R1) is { } particle && (w.IsVowel(w.Length - particle.Length - 1) || w.EndsBefore(particle, "n") || w.EndsBefore(particle, "t")))
        {
            w.Cut(particle);
        }
        else if (w.Ends("sti") && w.IsIn(w.R2, "sti"))
        {
            w.Cut("sti");
        }

        CutPossessive(w);
        var hadCase = CutCase(w);
        if (w.Longest(Others, w.R2) is { } other && (other[0] is 'i' or 'e' || !w.EndsBefore(other, "po")))
        {
            w.Cut(other);
        }

        if (hadCase)
        {
            w.CutWithin(w.R1, ["i", "j"]);
        }
        else if (w.Ends("t") && w.IsIn(w.R1, "t") && w.IsVowel(w.Length - 2))
        {
            w.Cut("t");
            _ = w.Longest(["mma", "imma"], w.R2) is { } plural && (plural == "imma" || !w.EndsBefore(plural, "po")) && w.Cut(plural);
        }

        Tidy(w);
        return w.ToString();
    }

    private static void CutPossessive(StemWord w)
    {
        switch (w.Longest(Possessives, w.R1))
        {
            case "si":
                _ = !w.EndsBefore("si", "k") && w.Cut("si");
                break;
            case "ni":
                w.Cut("ni");
                _ = w.Ends("kse") && w.Cut("e", "i");
                break;
            case "an":
                _ = IsAfter(w, BeforeAn, "an") && w.Cut("an");
                break;
            case "en":
                _ = (w.EndsBefore("en", "lle") || w.EndsBefore("en", "ine")) && w.Cut("en");
                break;
            case { } ending:
                w.Cut(ending);
                break;
        }
    }

    private static bool IsAfter(StemWord w, string[] endings, string last) => Array.Exists(endings, ending => w.EndsBefore(last, ending));

    private static bool CutCase(StemWord w)
    {
        if (w.Longest(Cases, w.R1) is not { } ending)
        {
            return false;
        }

        var before = w.Length - ending.Length - 1;

        // an ending that cannot stand there may be a shorter one
        ending = ending switch
        {
            "han" or "hen" or "hin" or "hon" or "hun" when w[before] != ending[1] => "n",
            "siin" or "den" or "tten" when !IsAfter(w, WithI, ending) => "n",
            "seen" when !IsAfter(w, LongVowels, ending) => "n",
            "tta" when w[before] != 'e' => "ta",
            _ => ending,
        };
        switch (ending)
        {
            case "a" when !(w.IsVowel(before) && w.IsConsonant(before - 1)):
                return false;
            case "n":
                w.Cut("n");
                _ = (w.Longest(LongVowels) is not null || w.Ends("ie")) && w.Length - 1 >= w.R1 && w.Cut("x");
                return true;
            default:
                return w.Cut(ending);
        }
    }

    private static void Tidy(StemWord w)
    {
        _ = w.Longest(LongVowels, w.R1) is not null && w.Cut("x");
        _ = w.Length > w.R1 + 1 && w[w.Length - 1] is 'a' or 'e' or 'i' && w.IsConsonant(w.Length - 2) && w.Cut("x");
        _ = w.Ends("oj") && w.IsIn(w.R1, "j") ? w.Cut("j") : w.Ends("uj") && w.IsIn(w.R1, "j") && w.Cut("j");
        _ = w.Ends("jo") && w.IsIn(w.R1, "o") && w.Cut("o");

        // a doubled consonant in front of vowels at the end loses one
        var at = w.Length - 1;
        while (at > 0 && w.IsVowel(at))
        {
            at--;
        }

        if (at > 0 && w[at] == w[at - 1])
        {
            var rest = w.Text[(at + 1)..].ToString();
            w.Cut(rest.Length == 0 ? "x" : w[at] + rest, rest);
        }
    }
}
