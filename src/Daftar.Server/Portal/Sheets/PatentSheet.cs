using System.Globalization;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The facts only inventions have. INID codes of WIPO ST.9.</summary>
internal static class PatentSheet
{
    public static void Fill(PatentRecord patent, Sheet data, Sheet people, Sheet classes)
    {
        var words = data.Words;
        data.Number(null, words["fact.claimCount"], patent.ClaimCount)
            .Number(null, words["fact.figureCount"], patent.FigureCount)
            .Number(null, words["fact.sheetCount"], patent.DrawingSheetCount)
            .Text(null, words["fact.procedureLanguage"], data.Show.LanguageName(patent.ProcedureLanguage))
            .Number(null, words["fact.termYears"], patent.TermYears)
            .Number(null, words["fact.extension"], patent.TermExtensionDays)
            .Text(null, words["fact.latinName"], patent.LatinName)
            .Text(null, words["fact.varietyName"], patent.VarietyName)
            .Text(null, words["fact.family"], patent.Family);
        people.Parties("72", words["fact.inventors"], patent.Inventors)
            .Parties(null, words["fact.examiners"], patent.Examiners);
        classes.Add("51", "IPC", patent.Ipc?.Select(symbol => Of(symbol, classes)), flows: true)
            .Add("52", "CPC", patent.Cpc?.Select(symbol => Of(symbol, classes)), flows: true)
            .Codes("52", words["fact.national"], patent.National?.Select(symbol => symbol.Symbol))
            .Codes(null, words["field.locarno"], patent.Locarno, symbol => classes.Show.ClassMeaning(Right.Design, symbol))
            .Text(null, words["fact.edition"], patent.LocarnoEdition)
            .Codes("58", words["fact.searchFields"], patent.SearchFields);
    }

    public static void FillRelated(PatentRecord patent, Sheet related) =>
        related.Codes(null, related.Words["fact.familyMembers"], patent.FamilyMembers)
            .Citations("56", patent.Citations);

    private static FactValue Of(PatentClass symbol, Sheet classes) => new(
        symbol.Symbol,
        Note: symbol.Version is { } version ? Edition(version) : null,
        Link: $"{Addresses.SearchIn(classes.Words.Language)}?right=patent&ipc-subclass={Uri.EscapeDataString(symbol.Symbol.Length >= 4 ? symbol.Symbol[..4] : symbol.Symbol)}");

    /// <summary>The edition of a symbol as the IPC Guide and ST.10/C print it: (2006.01).</summary>
    private static string Edition(RegisterDate version) =>
        version.Month == 0 ? string.Create(CultureInfo.InvariantCulture, $"({version.Year:0000})") : string.Create(CultureInfo.InvariantCulture, $"({version.Year:0000}.{version.Month:00})");
}
