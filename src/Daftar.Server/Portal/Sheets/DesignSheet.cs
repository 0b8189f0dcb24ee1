using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The facts only designs have. INID codes of WIPO ST.80.</summary>
internal static class DesignSheet
{
    public static void Fill(DesignRecord design, Sheet data, Sheet people, Sheet classes, Sheet texts)
    {
        var words = data.Words;
        data.Texts("54", words["fact.products"], design.Products)
            .Number("28", words["fact.designCount"], design.DesignsInApplication)
            .Number(null, words["fact.figureCount"], design.FigureCount)
            .Text(null, words["fact.verbalElement"], design.Words)
            .Texts(null, words["fact.colours"], design.Colours)
            .Yes(null, words["fact.deferred"], design.Deferred)
            .Date(null, words["fact.deferredUntil"], design.DeferredUntil)
            .Yes(null, words["fact.descriptionFiled"], design.HasDescription)
            .Text(null, words["fact.renewalStatus"], design.RenewalStatus)
            .Number(null, words["fact.termYears"], design.TermYears);
        people.Parties("72", words["fact.designers"], design.Designers)
            .Parties(null, words["fact.examiners"], design.Examiners);
        classes.Codes("51", words["field.locarno"], design.Locarno, symbol => data.Show.ClassMeaning(Right.Design, symbol))
            .Text(null, words["fact.edition"], design.LocarnoEdition)
            .Codes(null, words["fact.national"], design.NationalClasses)
            .Codes(null, words["field.vienna"], design.Vienna)
            .Text(null, words["fact.viennaEdition"], design.ViennaEdition)
            .Codes("58", words["fact.searchFields"], design.SearchFields);
        texts.Texts("57", words["fact.description"], design.Descriptions)
            .Texts(null, words["field.claims"], design.Claims)
            .Texts(null, words["fact.novelty"], design.NoveltyStatements);
    }
}
