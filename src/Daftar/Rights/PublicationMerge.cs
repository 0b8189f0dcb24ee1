namespace Daftar.Rights;

/// <summary>
/// Publications and their texts merge apart: a record may list all publications without their texts (the texts known stay), or bring the
/// claims of one publication without listing the others (the others stay).
/// </summary>
internal static class PublicationMerge
{
    public static List<Publication>? Lay(List<Publication>? mine, List<Publication>? theirs, Parts fully, Parts partly)
    {
        var speaksOfList = ((fully | partly) & Parts.Publications) != 0;
        var listIsComplete = (fully & Parts.Publications) != 0;
        var speaksOfText = ((fully | partly) & Parts.Text) != 0;
        var textIsComplete = (fully & Parts.Text) != 0;
        if (theirs is null or { Count: 0 })
        {
            return listIsComplete ? null : mine;
        }
        var result = new List<Publication>(listIsComplete ? [] : mine ?? []);
        foreach (var given in theirs)
        {
            var at = result.FindIndex(given.Same);
            var known = mine?.Find(given.Same);
            var laid = Copy(speaksOfList || known is null ? given : known);
            if (speaksOfList && known is not null && !listIsComplete)
            {
                laid.Date ??= known.Date;
                laid.Languages ??= known.Languages;
                laid.Page ??= known.Page;
                laid.Pages ??= known.Pages;
                laid.ExceptionCode ??= known.ExceptionCode;
                laid.Corrections ??= known.Corrections;
            }
            laid.Abstracts = Text(given.Abstracts, known?.Abstracts, static text => text.Language);
            laid.Claims = Text(given.Claims, known?.Claims, static claim => claim.Language);
            laid.Descriptions = Text(given.Descriptions, known?.Descriptions, static text => text.Language);
            if (at >= 0)
            {
                result[at] = laid;
            }
            else
            {
                result.Add(laid);
            }
        }
        return result;

        // Claims in one language take none away that are known in another.
        List<T>? Text<T>(List<T>? theirText, List<T>? myText, Func<T, string?> languageOf) =>
            !speaksOfText ? myText : textIsComplete ? theirText : Lists.ByLanguage(myText, theirText, languageOf);
    }

    private static Publication Copy(Publication of) => new()
    {
        Office = of.Office, Number = of.Number, KindCode = of.KindCode, Date = of.Date, Languages = of.Languages, Gazette = of.Gazette,
        Section = of.Section, Page = of.Page, Pages = of.Pages, ExceptionCode = of.ExceptionCode, Corrections = of.Corrections,
        Abstracts = of.Abstracts, Claims = of.Claims, Descriptions = of.Descriptions,
    };
}
