namespace Daftar.Search;

/// <summary>French.</summary>
internal sealed class FrenchStemmer() : Stemmer("fr")
{
    private const string Vowels = "aeiouy";

    private static readonly string[] Nouns = List("ance iqUe isme able iste eux ances iqUes ismes ables istes");
    private static readonly string[] Doers = List("atrice ateur ation atrices ateurs ations");
    private static readonly string[] Abilities = List("ite ites");
    private static readonly string[] IVerbs = List(
        "it i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons");

    private static readonly string[] Verbs = List("ions ee ees es erent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez");
    private static readonly string[] AVerbs = List("a ai aIent ait ant ante antes ants as asse assent asses assiez assions ais aise aises eais");

    private static readonly string[] All = [.. Nouns, .. Doers, .. Abilities, .. List(
        "logie logies usion ution usions utions ence ences ement ements if ive ifs ives eaux aux oux euse euses issement issements amment emment ment ments")];

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, Vowels);
        for (var at = 0; at < w.Length; at++)
        {
            var isBetween = w.IsVowel(at - 1) && w.IsVowel(at + 1);
            if ((w[at] is 'u' or 'i' && isBetween) || (w[at] == 'y' && (w.IsVowel(at - 1) || w.IsVowel(at + 1))) || (w[at] == 'u' && at > 0 && w[at - 1] == 'q'))
            {
                w[at] = char.ToUpperInvariant(w[at]);
            }
        }

        w.MarkRegions();
        w.Rv = (w.IsVowel(0) && w.IsVowel(1)) || w.Text.StartsWith("par") || w.Text.StartsWith("col") || w.Text.StartsWith("tap") ? 3 : w.Next(1, wanted: true);
        if (CutNoun(w) || CutVerb(w))
        {
            if (w.Ends("Y"))
            {
                w[w.Length - 1] = 'i';
            }
        }
        else
        {
            CutRest(w);
        }

        if (w.Longest(["enn", "onn", "ett", "ell", "eill"]) is not null)
        {
            w.Cut("x");
        }

        return w.ToString();
    }

    private static bool CutNoun(StemWord w)
    {
        if (w.Longest(All) is not { } ending)
        {
            return false;
        }

        var isIn1 = w.IsIn(w.R1, ending);
        var isIn2 = w.IsIn(w.R2, ending);
        switch (ending)
        {
            case "eaux":
                return w.Cut("x");
            case "aux":
                return isIn1 && w.Cut(ending, "al");
            case "oux":
                return w.Length > 3 && w[w.Length - 4] is 'b' or 'h' or 'j' or 'l' or 'n' or 'p' && w.Cut("x");
            case "logie" or "logies":
                return isIn2 && w.Cut(ending, "log");
            case "usion" or "ution" or "usions" or "utions":
                return isIn2 && w.Cut(ending, "u");
            case "ence" or "ences":
                return isIn2 && w.Cut(ending, "ent");
            case "euse" or "euses":
                return isIn2 ? w.Cut(ending) : isIn1 && w.Cut(ending, "eux");
            case "issement" or "issements":
                return isIn1 && w.IsConsonant(w.Length - ending.Length - 1) && w.Cut(ending);
            case "amment" or "emment":
                // goes on with the endings of verbs
                return w.IsIn(w.Rv, ending) && w.Cut(ending, ending[0] + "nt") && false;
            case "ment" or "ments":
                return w.IsVowel(w.Length - ending.Length - 1) && w.Length - ending.Length - 1 >= w.Rv && w.Cut(ending) && false;
            case "ement" or "ements":
                return w.IsIn(w.Rv, ending) && w.Cut(ending) && CutBefore(w, "iv", "at") | CutBefore(w, "eus") | CutBefore(w, "abl") | CutBefore(w, "iqU") | true;
            case "if" or "ive" or "ifs" or "ives":
                return isIn2 && w.Cut(ending) && CutBefore(w, "at", "ic") | true;
            default:
                return isIn2 && w.Cut(ending)
                    && (Array.IndexOf(Doers, ending) >= 0 ? CutBefore(w, "ic") : Array.IndexOf(Abilities, ending) >= 0 && (CutBefore(w, "abil", null, "abl") | CutBefore(w, "ic") | CutBefore(w, "iv"))) | true;
        }
    }

    /// <summary>Takes off what stands before an ending, and perhaps what stands before that; where it may not be, it is written as elsewhere.</summary>
    private static bool CutBefore(StemWord w, string before, string? beforeThat = null, string? otherwise = null)
    {
        if (!w.Ends(before))
        {
            return false;
        }

        if (!w.IsIn(w.R2, before))
        {
            return (otherwise ?? (before == "ic" ? "iqU" : null)) is { } with && w.Cut(before, with);
        }

        return w.Cut(before) && (beforeThat is null || CutBefore(w, beforeThat) | true);
    }

    private static bool CutVerb(StemWord w)
    {
        if (w.Longest(IVerbs, w.Rv) is { } i && w.IsConsonant(w.Length - i.Length - 1) && w.Length - i.Length - 1 >= w.Rv)
        {
            return w.Cut(i);
        }

        // e and s alone are left to the rest: without accents every noun has them
        if (w.Longest(Verbs, w.Rv) is { } verb && verb is not "es")
        {
            return (verb != "ions" || w.IsIn(w.R2, verb)) && w.Cut(verb);
        }

        if (w.Longest(AVerbs, w.Rv) is { } a && !(a is "ais" or "aise" or "aises" && (w.EndsBefore(a, "auv") || w.EndsBefore(a, "epl"))))
        {
            w.Cut(a);
            if (w.Ends("e") && w.IsIn(w.Rv, "e") && a[0] == 'a')
            {
                w.Cut("e");
            }

            return true;
        }

        return false;
    }

    private static void CutRest(StemWord w)
    {
        if (w.Ends("s") && w.Length > 1 && w[w.Length - 2] is not ('a' or 'i' or 'o' or 'u' or 's'))
        {
            w.Cut("s");
        }

        switch (w.Longest(["ion", "ier", "iere", "Ier", "Iere", "e"], w.Rv))
        {
            case "ion":
                _ = w.IsIn(w.R2, "ion") && (w.EndsBefore("ion", "s") || w.EndsBefore("ion", "t")) && w.Cut("ion");
                break;
            case "e":
                w.Cut("e");
                break;
            case { } ending:
                w.Cut(ending, "i");
                break;
        }
    }
}
