using Daftar.Rights.Trademarks;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The facts only marks have; goods and services have a section of their own. INID codes of WIPO ST.60.</summary>
internal static class TrademarkSheet
{
    public static void Fill(TrademarkRecord mark, Sheet data, Sheet classes)
    {
        var words = data.Words;
        data.Text("540", words["fact.words"], mark.Words)
            .Text(null, words["fact.significantWords"], mark.SignificantWords == mark.Words ? null : mark.SignificantWords)
            .Text(null, words["field.feature"], mark.Feature is { } feature ? data.Show.Value("feature", feature) : null)
            .Yes("541", words["fact.standardCharacters"], mark.StandardCharacters)
            .Texts("561", words["fact.transliteration"], mark.Transliterations)
            .Texts("566", words["fact.translation"], mark.Translations)
            .Texts("571", words["fact.description"], mark.Descriptions)
            .Yes(null, words["fact.inColour"], mark.InColour)
            .Texts("591", words["fact.colours"], mark.Colours)
            .Number(null, words["fact.series"], mark.MarksInSeries)
            .Texts("526", words["fact.disclaimer"], mark.Disclaimers)
            .Yes("521", words["fact.distinctiveness"], mark.AcquiredDistinctiveness)
            .Text(null, words["fact.register"], mark.Register)
            .Add(null, words["fact.bases"], mark.FilingBases?.Select(basis => new FactValue(data.Show.Value("basis", basis.Basis), Note: data.Show.Value("basis", basis.Stage))))
            .Text(null, words["fact.oppositionPeriod"], mark.OppositionFrom is null && mark.OppositionUntil is null ? null : $"{data.Show.Date(mark.OppositionFrom)} – {data.Show.Date(mark.OppositionUntil)}");
        classes.Codes("531", words["field.vienna"], mark.Vienna)
            .Text(null, words["fact.viennaEdition"], mark.ViennaEdition)
            .Codes(null, words["field.figurative"], mark.NationalFigurative);
    }
}
