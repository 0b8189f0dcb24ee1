using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A title said to be English is in Latin letters, one said to be Thai has Thai ones.</summary>
internal sealed class TitleInOtherScript : RecordCheck
{
    public override string Code => "TITLE-IN-OTHER-SCRIPT";

    public override string Wrong => "A title in another script than its language";

    public override string Expected => "A title in the script of the language it says it is in; without one, of a language the office writes in.";

    public override string Mend => "Correct the language code, or put the title under its own language; both titles can be delivered side by side.";

    public override Source? Source => new(Standards.St96, "com:languageCode");

    public override void Run(IpRecord record, CheckRun run)
    {
        var titles = record.Titles;
        for (var i = 0; i < (titles?.Count ?? 0); i++)
        {
            if (titles![i].Language is { } language)
            {
                if (IsOther(language, titles[i].Text))
                {
                    run.Find(Invariant($"{language}: {titles[i].Text}"), Invariant($"titleBag/{i + 1}"), titles[i].Text);
                }
            }
            else if (record.ExchangedBy is null && IsOfNone(run.Offices.Find(record.Office)?.Languages, titles[i].Text))
            {
                run.Find(Invariant($"without language, in the script of none of the office's: {titles[i].Text}"), Invariant($"titleBag/{i + 1}"), titles[i].Text);
            }
        }
    }

    /// <summary>Languages the office is expected to write in, from its file; an office that names none is not judged.</summary>
    private static bool IsOfNone(List<string>? languages, string title)
    {
        foreach (var language in languages ?? [])
        {
            if (!IsOther(language, title))
            {
                return false;
            }
        }
        return languages is { Count: > 0 };
    }

    private static bool IsOther(string language, string title)
    {
        var script = Languages639.ScriptOf(language);
        if (script is null && !Languages639.IsLatin(language))
        {
            return false;
        }
        int own = 0, latin = 0, other = 0;
        foreach (var c in title)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }
            own += script is { } range && c >= range.First && c <= range.Last ? 1 : 0;
            latin += c < '\u0250' || c is >= '\u1E00' and < '\u1F00' or >= '\uFF21' and <= '\uFF5A' ? 1 : 0;
            other++;
        }
        // Names and abbreviations in Latin letters stand in titles of every language.
        return script is null ? other - latin > latin && other >= 3 : own == 0 && other >= 12;
    }
}
