namespace Daftar.Search;

/// <summary>What Spanish, Portuguese and Italian share: regions, and endings with the region they must begin in, what takes their place and what may be taken off before them.</summary>
internal abstract class RomanceStemmer(string language) : Stemmer(language)
{
    /// <summary>Some endings of nouns and adjectives.</summary>
    private protected sealed record Suffix(string[] Endings, char Region = '2', string With = "", string[]? Before = null);

    private protected static StemWord Begin(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "aeiou");
        w.MarkRegions();
        w.MarkVerbs();
        return w;
    }

    /// <summary>Takes off the longest ending of all; false if there is none that may be.</summary>
    private protected static bool CutSuffix(StemWord w, Suffix[] suffixes)
    {
        var (longest, of) = ((string?)null, (Suffix?)null);
        foreach (var suffix in suffixes)
        {
            if (w.Longest(suffix.Endings) is { } ending && ending.Length > (longest?.Length ?? 0))
            {
                (longest, of) = (ending, suffix);
            }
        }

        if (longest is null || !w.IsIn(of!.Region switch { '1' => w.R1, 'v' => w.Rv, _ => w.R2 }, longest))
        {
            return false;
        }

        w.Cut(longest, of.With);
        if (of.Before is { } before && w.Longest(before) is { } inFront && w.IsIn(w.R2, inFront))
        {
            w.Cut(inFront);
            if (inFront == "iv" && w.Ends("at") && w.IsIn(w.R2, "at"))
            {
                w.Cut("at");
            }
        }

        return true;
    }
}

internal sealed class SpanishStemmer() : RomanceStemmer("es")
{
    private static readonly string[] Pronouns = List("me se sela selo selas selos la le lo las les los nos");
    private static readonly string[] BeforePronoun = List("iendo ando ar er ir");
    private static readonly string[] Y = List("ya ye yan yen yeron yendo yo yas yes yais yamos");

    private static readonly string[] Verbs = List(
        "en es eis emos arian aran aras ariais areis ariamos aremos ara are erian eran eras eriais ereis eriamos eremos era ere irian iran iras iriais ireis iriamos "
        + "iremos ira ire aba ada ida iera ad ed id ase iese aste iste an aban ieran asen iesen aron ieron ado ido ando iendo ar er ir as abas adas idas ieras ases ieses is ais abais iais "
        + "arais ierais aseis ieseis asteis isteis ados idos amos abamos iamos imos aramos ieramos iesemos asemos");

    private static readonly Suffix[] Suffixes =
    [
        new(List("anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos")),
        new(List("adora ador acion adoras adores aciones ante antes ancia ancias"), Before: ["ic"]),
        new(List("logia logias"), With: "log"), new(List("ucion uciones"), With: "u"), new(List("encia encias"), With: "ente"),
        new(["amente"], '1', Before: List("iv os ic ad")), new(["mente"], Before: List("ante able ible")), new(List("idad idades"), Before: List("abil ic iv")), new(List("iva ivo ivas ivos"), Before: ["at"]),
    ];

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = Begin(word);
        if (w.Longest(Pronouns) is { } pronoun)
        {
            var before = new StemWord(w.Text[..^pronoun.Length], "aeiou");
            if (before.Longest(BeforePronoun) is { } verb && before.Length - verb.Length >= w.Rv)
            {
                w.Cut(pronoun);
            }
        }

        if (!CutSuffix(w, Suffixes) && !(w.Longest(Y, w.Rv) is { } y && w.EndsBefore(y, "u") && w.Cut(y)) && w.Longest(Verbs, w.Rv) is { } ending)
        {
            w.Cut(ending);
            if (ending is "en" or "es" or "eis" or "emos" && w.Ends("gu"))
            {
                w.Cut("u");
            }
        }

        if (w.CutIn(w.Rv, ["os", "a", "o", "i"]))
        {
            return w.ToString();
        }

        if (w.CutIn(w.Rv, ["e"]) && w.Ends("gu") && w.IsIn(w.Rv, "u"))
        {
            w.Cut("u");
        }

        return w.ToString();
    }
}

internal sealed class PortugueseStemmer() : RomanceStemmer("pt")
{
    private static readonly string[] Verbs = List(
        "ada ida ia aria eria iria ara era ira ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam aram eram iram avam em arem erem irem assem essem issem ado ido ando endo indo "
        + "arao erao irao ar er ir as adas idas ias arias erias irias aras eras iras avas es ardes erdes irdes ares eres ires asses esses isses astes estes istes is ais eis ieis arieis erieis irieis areis "
        + "ereis ireis asseis esseis isseis aveis ados idos amos iamos ariamos eriamos iriamos aramos eramos iramos avamos emos aremos eremos iremos assemos essemos issemos imos armos ermos irmos eu iu ou");

    private static readonly Suffix[] Suffixes =
    [
        new(List("eza ezas ico ica icos icas ismo ismos avel ivel ista istas oso osa osos osas amento amentos imento imentos adora ador acao adoras adores acoes ante antes ancia ancias")),
        new(List("logia logias"), With: "log"), new(List("ucao ucoes"), With: "u"), new(List("encia encias"), With: "ente"), new(["amente"], '1', Before: List("iv os ic ad")),
        new(["mente"], Before: List("ante avel ivel")), new(List("idade idades"), Before: List("abil ic iv")), new(List("iva ivo ivas ivos"), Before: ["at"]),
    ];

    /// <summary>Plurals that change the word's end: Snowball leaves them, goods are full of them (botões, papéis, animais).</summary>
    private static readonly (string Plural, string Singular)[] Plurals = [("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("ns", "m")];

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = Begin(word);
        foreach (var (plural, singular) in Plurals)
        {
            if (w.Ends(plural) && w.IsIn(w.Rv, plural) && w.Longest(["acoes", "ucoes"]) is null)
            {
                w.Cut(plural, singular);
                break;
            }
        }

        if (CutSuffix(w, Suffixes) || w.CutWithin(w.Rv, Verbs))
        {
            if (w.Ends("ci") && w.IsIn(w.Rv, "i"))
            {
                w.Cut("i");
            }
        }
        else
        {
            w.CutIn(w.Rv, ["os", "a", "i", "o"]);
        }

        if (w.CutIn(w.Rv, ["e"]) && ((w.Ends("gu") && w.IsIn(w.Rv, "u")) || (w.Ends("ci") && w.IsIn(w.Rv, "i"))))
        {
            w.Cut("u");
        }

        return w.ToString();
    }
}

internal sealed class ItalianStemmer() : RomanceStemmer("it")
{
    private static readonly string[] Pronouns = List(
        "ci gli la le li lo mi ne si ti vi sene gliela gliele glieli glielo gliene mela mele meli melo mene tela tele teli telo tene cela cele celi celo cene vela vele veli velo vene");

    private static readonly string[] Verbs = List(
        "ammo ando ano are arono asse assero assi assimo ata ate ati ato ava avamo avano avate avi avo emmo enda ende endi endo erai eranno ere erebbe erebbero erei eremmo eremo ereste eresti erete "
        + "erono essero ete eva evamo evano evate evi evo iamo immo irai iranno ire irebbe irebbero irei iremmo iremo ireste iresti irete irono isca iscano isce isci isco iscono issero ita ite iti ito "
        + "iva ivamo ivano ivate ivi ivo ono uta ute uti uto ar ir");

    private static readonly Suffix[] Suffixes =
    [
        new(List("anza anze ico ici ica ice iche ichi ismo ismi abile abili ibile ibili ista iste isti oso osi osa ose mente atrice atrici ante anti")),
        new(List("azione azioni atore atori"), Before: ["ic"]), new(List("logia logie"), With: "log"), new(List("uzione uzioni usione usioni"), With: "u"), new(List("enza enze"), With: "ente"),
        new(List("amento amenti imento imenti"), 'v'), new(["amente"], '1', Before: List("iv os ic abil")), new(["ita"], Before: List("abil ic iv")), new(List("ivo ivi iva ive"), Before: ["at"]),
    ];

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "aeiou");
        for (var at = 1; at < w.Length; at++)
        {
            if ((w[at] == 'u' && w[at - 1] == 'q') || (w[at] is 'u' or 'i' && w.IsVowel(at - 1) && w.IsVowel(at + 1)))
            {
                w[at] = char.ToUpperInvariant(w[at]);
            }
        }

        w.MarkRegions();
        w.MarkVerbs();
        if (w.Longest(Pronouns) is { } pronoun)
        {
            var before = new StemWord(w.Text[..^pronoun.Length], "aeiou");
            if (before.Longest(["ando", "endo", "ar", "er", "ir"]) is { } verb && before.Length - verb.Length >= w.Rv)
            {
                w.Cut(pronoun, verb.Length == 2 ? "e" : "");
            }
        }

        if (!CutSuffix(w, Suffixes))
        {
            w.CutWithin(w.Rv, Verbs);
        }

        if (w.CutIn(w.Rv, ["a", "e", "i", "o"]))
        {
            w.CutIn(w.Rv, ["i"]);
        }

        if ((w.Ends("ch") || w.Ends("gh")) && w.IsIn(w.Rv, "h"))
        {
            w.Cut("h");
        }

        return w.ToString();
    }
}
