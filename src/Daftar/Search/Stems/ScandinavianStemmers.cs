namespace Daftar.Search;

/// <summary>Swedish, Danish and Norwegian: one ending of the word, one consonant of two, one ending of a derived word.</summary>
/// <param name="main">Endings of the word.</param>
/// <param name="beforeS">Letters after which an s is an ending.</param>
/// <param name="pairs">Consonants of which the second goes.</param>
/// <param name="derived">Endings of derived words.</param>
internal abstract class ScandinavianStemmer(string language, string main, string beforeS, string pairs, string derived) : Stemmer(language)
{
    private readonly string[] main = List(main);
    private readonly string[] pairs = List(pairs);
    private readonly string[] derived = List(derived);

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "aeiouy");
        w.MarkRegions(3);
        switch (w.Longest([.. main, "s"], w.R1))
        {
            case "s":
                _ = w.Length > 1 && beforeS.Contains(w[w.Length - 2], StringComparison.Ordinal) && w.Cut("s");
                break;
            case { } ending when MayGo(w, ending):
                w.Cut(ending, With(ending));
                break;
        }

        CutPair(w);
        CutDerived(w);
        return w.ToString();
    }

    private protected virtual bool MayGo(StemWord w, string ending) => true;

    /// <summary>What takes the place of an ending.</summary>
    private protected virtual string With(string ending) => "";

    private protected virtual void CutDerived(StemWord w) => w.CutWithin(w.R1, derived);

    private protected void CutPair(StemWord w) => _ = w.Longest(pairs, w.R1) is not null && w.Cut("x");
}

internal sealed class SwedishStemmer() : ScandinavianStemmer(
    "sv",
    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast et ets",
    "bcdfghjklmnoprtvy",
    "dd gd nn dt gt kt tt",
    "lig ig els")
{
    /// <summary>Before which et belongs to the word: alfabet, kvalitet, raket.</summary>
    private static readonly string[] Kept = List("h iet uit fab cit dit alit ilit mit nit pit rit sit tit ivit kvit xit kom rak pak stak");

    private protected override bool MayGo(StemWord w, string ending) =>
        ending is not ("et" or "ets") || (w.Length - ending.Length is > 2 and var end && w.IsConsonant(end - 1) && w.IsVowel(end - 2) && !Array.Exists(Kept, kept => w.EndsBefore(ending, kept)));
}

internal sealed class DanishStemmer() : ScandinavianStemmer(
    "da",
    "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret",
    "abcdfghjklmnoprtvyz",
    "gd dt gt kt",
    "ig lig elig els")
{
    private protected override void CutDerived(StemWord w)
    {
        if (w.Ends("igst"))
        {
            w.Cut("st");
        }

        base.CutDerived(w);
        CutPair(w);
        if (w.Length > w.R1 && w.Length > 1 && w[w.Length - 1] == w[w.Length - 2] && w.IsConsonant(w.Length - 1))
        {
            w.Cut("x");
        }
    }
}

internal sealed class NorwegianStemmer() : ScandinavianStemmer(
    "no",
    "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ets et het ast ers erte ert",
    "bcdfghjlmnoptvyz",
    "dt vt",
    "leg eleg ig eig lig elig els lov elov slov hetslov")
{
    private protected override string With(string ending) => ending is "erte" or "ert" ? "er" : "";
}
