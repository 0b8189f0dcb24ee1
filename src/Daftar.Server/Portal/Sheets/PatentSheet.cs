using Daftar.Rights.Patents;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The facts only inventions have. INID codes of WIPO ST.9.</summary>
internal static class PatentSheet
{
    public static void Fill(PatentRecord patent, Sheet data, Sheet people, Sheet classes)
    {
        var words = data.Words;
        data.Number(null, words["fact.claimCount"], patent.ClaimCount)
            .Number(null, words["fact.figureCount"], patent.FigureCount)
            .Number(null, words["fact.extension"], patent.TermExtensionDays)
            .Text(null, words["fact.family"], patent.Family);
        people.Parties("72", words["fact.inventors"], patent.Inventors)
            .Parties(null, words["fact.examiners"], patent.Examiners);
        classes.Add("51", "IPC", patent.Ipc?.Select(symbol => Of(symbol, classes)), flows: true)
            .Add("52", "CPC", patent.Cpc?.Select(symbol => Of(symbol, classes)), flows: true)
            .Codes("52", words["fact.national"], patent.National?.Select(symbol => symbol.Symbol))
            .Codes(null, words["field.locarno"], patent.Locarno);
    }

    public static void FillCitations(PatentRecord patent, Sheet related) =>
        related.Add("56", related.Words["fact.citations"], patent.Citations?.Select(citation => new FactValue(
            CommonSheet.Joined($"{citation.Office} {citation.Number} {citation.KindCode}".Trim(), citation.Text, related.Show.Date(citation.Date)),
            Note: citation.Category)));

    private static FactValue Of(PatentClass symbol, Sheet classes) => new(
        symbol.Symbol,
        Note: symbol.Version is { } version ? $"({version})" : null,
        Link: $"{Addresses.SearchIn(classes.Words.Language)}?right=patent&ipc-subclass={Uri.EscapeDataString(symbol.Symbol.Length >= 4 ? symbol.Symbol[..4] : symbol.Symbol)}");
}
