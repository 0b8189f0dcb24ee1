namespace Daftar.Search;

/// <summary>English (Porter 2).</summary>
internal sealed class EnglishStemmer() : Stemmer("en")
{
    private static readonly string[] Longer = List("gener commun arsen past univers later emerg organ inter");
    private static readonly string[] Alone = List("sky news howe atlas cosmos bias andes");
    private static readonly string[] Past = List("ed edly ing ingly");
    private static readonly string[] Eed = List("eed eedly");
    private static readonly string[] Doubled = List("bb dd ff gg mm nn pp rr tt");
    private static readonly string[] Third = List("tional ational alize icate iciti ical ful ness ative");
    private static readonly string[] Fourth = List("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion");

    private static readonly (string Ending, string With)[] Derived =
    [
        ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"), ("izer", "ize"), ("ization", "ize"), ("ational", "ate"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"), ("aliti", "al"), ("alli", "al"), ("fulness", "ful"), ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"),
        ("ogist", "og"), ("ogi", "og"), ("fulli", "ful"), ("lessli", "less"), ("li", ""),
    ];

    private static readonly string[] DerivedEndings = [.. Derived.Select(one => one.Ending)];

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        switch (word)
        {
            case "skis": return "ski";
            case "skies": return "sky";
            case "idly": return "idl";
            case "gently": return "gentl";
            case "ugly": return "ugli";
            case "early": return "earli";
            case "only": return "onli";
            case "singly": return "singl";
        }

        foreach (var one in Alone)
        {
            if (word.SequenceEqual(one))
            {
                return one;
            }
        }

        var w = new StemWord(word, "aeiouy");
        for (var at = 0; at < w.Length; at++)
        {
            if (w[at] == 'y' && (at == 0 || w.IsVowel(at - 1)))
            {
                w[at] = 'Y';
            }
        }

        MarkRegions(w);
        Plural(w);
        PastAndGerund(w);
        if (w.Length > 2 && w[w.Length - 1] is 'y' or 'Y' && w.IsConsonant(w.Length - 2))
        {
            w[w.Length - 1] = 'i';
        }

        Second(w);
        ThirdAndFourth(w);
        if (w.Ends("e") && (w.IsIn(w.R2, "e") || (w.IsIn(w.R1, "e") && !IsShort(w, w.Length - 1))))
        {
            w.Cut("e");
        }
        else if (w.Ends("ll") && w.IsIn(w.R2, "l"))
        {
            w.Cut("l");
        }

        return w.ToString();
    }

    private static void MarkRegions(StemWord w)
    {
        w.MarkRegions();
        foreach (var begin in Longer)
        {
            if (w.Text.StartsWith(begin))
            {
                w.R1 = begin.Length;
                w.R2 = w.Past(w.R1);
                return;
            }
        }
    }

    private static void Plural(StemWord w)
    {
        if (w.Ends("sses"))
        {
            w.Cut("es");
        }
        else if (w.Ends("ied") || w.Ends("ies"))
        {
            w.Cut(w.Length > 4 ? "es" : "s");
        }
        else if (w.Ends("s") && !w.Ends("ss") && !w.Ends("us") && w.Next(0, wanted: true) < w.Length - 1)
        {
            w.Cut("s");
        }
    }

    private static void PastAndGerund(StemWord w)
    {
        if (w.Longest(Eed) is { } eed)
        {
            if (w.IsIn(w.R1, eed) && w.Text[..^eed.Length] is not ("proc" or "exc" or "succ"))
            {
                w.Cut(eed, "ee");
            }

            return;
        }

        if (w.Longest(Past) is not { } ending)
        {
            return;
        }

        if (ending == "ing" && w.Text is "inning" or "outing" or "canning" or "herring" or "earring" or "evening")
        {
            return;
        }

        if (ending == "ing" && w.Length == 5 && w[1] is 'y' or 'Y' && w.IsConsonant(0))
        {
            // dying, lying, tying
            w.Cut("ying", "ie");
            return;
        }

        if (w.Next(0, wanted: true) is var vowel && (vowel > w.Length - ending.Length || !w.IsVowel(vowel - 1)))
        {
            return;
        }

        w.Cut(ending);
        if (w.Ends("at") || w.Ends("bl") || w.Ends("iz"))
        {
            w.Cut("", "e");
        }
        else if (w.Longest(Doubled) is not null)
        {
            if (!(w.Length == 3 && w[0] is 'a' or 'e' or 'o'))
            {
                w.Cut("x");
            }
        }
        else if (w.R1 >= w.Length && IsShort(w, w.Length))
        {
            w.Cut("", "e");
        }
    }

    private static void Second(StemWord w)
    {
        if (w.Longest(DerivedEndings) is not { } ending || !w.IsIn(w.R1, ending) || (ending == "ogi" && !w.EndsBefore(ending, "l"))
            || (ending == "li" && !(w.Length > 2 && "cdeghkmnrt".Contains(w[w.Length - 3], StringComparison.Ordinal))))
        {
            return;
        }

        w.Cut(ending, Array.Find(Derived, one => one.Ending == ending).With);
    }

    private static void ThirdAndFourth(StemWord w)
    {
        if (w.Longest(Third) is { } third && w.IsIn(w.R1, third) && (third != "ative" || w.IsIn(w.R2, third)))
        {
            w.Cut(third, third switch { "tional" => "tion", "ational" => "ate", "alize" => "al", "icate" or "iciti" or "ical" => "ic", _ => "" });
        }

        if (w.Longest(Fourth) is { } fourth && w.IsIn(w.R2, fourth) && (fourth != "ion" || w.EndsBefore(fourth, "s") || w.EndsBefore(fourth, "t")))
        {
            w.Cut(fourth);
        }
    }

    /// <summary>True if the word ends, before a place, in a short syllable.</summary>
    private static bool IsShort(StemWord w, int end) =>
        w.Text[..end].SequenceEqual("past")
        || (end == 2 && w.IsVowel(0) && w.IsConsonant(1))
        || (end > 2 && w.IsConsonant(end - 3) && w.IsVowel(end - 2) && w.IsConsonant(end - 1) && w[end - 1] is not ('w' or 'x' or 'Y'));
}
