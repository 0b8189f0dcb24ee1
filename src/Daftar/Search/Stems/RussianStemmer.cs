namespace Daftar.Search;

/// <summary>Russian; folding has made ё an е and й an и.</summary>
internal sealed class RussianStemmer() : Stemmer("ru", 'а', 'я')
{
    private static readonly string[] Gerunds = List("ив ивши ившись ыв ывши ывшись");
    private static readonly string[] GerundsAfterA = List("в вши вшись");
    private static readonly string[] Adjectives = List("ее ие ые ое ими ыми еи ии ыи ои ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly string[] Participles = List("ивш ывш ующ");
    private static readonly string[] ParticiplesAfterA = List("ем нн вш ющ щ");
    private static readonly string[] Verbs = List("ила ыла ена еите уите ите или ыли еи уи ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");
    private static readonly string[] VerbsAfterA = List("ла на ете ите ли и л ем н ло но ет ют ны ть ешь нно");
    private static readonly string[] Nouns = List("а ев ов ие ье е иями ями ами еи ии и иеи ои иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private protected override string Cut(ReadOnlySpan<char> word)
    {
        var w = new StemWord(word, "аеиоуыэюя");
        w.MarkRegions();
        w.Rv = w.Next(0, wanted: true);
        if (!CutEither(w, Gerunds, GerundsAfterA))
        {
            w.CutWithin(w.Rv, ["ся", "сь"]);
            if (w.CutWithin(w.Rv, Adjectives))
            {
                CutEither(w, Participles, ParticiplesAfterA);
            }
            else if (!CutEither(w, Verbs, VerbsAfterA))
            {
                w.CutWithin(w.Rv, Nouns);
            }
        }

        w.CutWithin(w.Rv, ["и"]);
        w.CutIn(Math.Max(w.R2, w.Rv), ["ость", "ост"]);
        w.CutWithin(w.Rv, ["еиш", "еише"]);
        _ = w.Ends("нн") && w.IsIn(w.Rv, "н") ? w.Cut("н") : w.Ends("ь") && w.IsIn(w.Rv, "ь") && w.Cut("ь");
        return w.ToString();
    }

    /// <summary>The longest ending of both lists; those of the second stand behind а or я only.</summary>
    private static bool CutEither(StemWord w, string[] endings, string[] afterA)
    {
        var (one, other) = (w.Longest(endings, w.Rv), w.Longest(afterA, w.Rv));
        if (other is not null && other.Length > (one?.Length ?? 0))
        {
            return w.Length - other.Length - 1 >= w.Rv && (w.EndsBefore(other, "а") || w.EndsBefore(other, "я")) && w.Cut(other);
        }

        return one is not null && w.Cut(one);
    }
}
