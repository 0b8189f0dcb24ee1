using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Values;

namespace Daftar.Dialects.EuGi;

/// <summary>Legal instrument, single document, publications and summary sheets: each a text and an address.</summary>
internal static partial class EuGiDocuments
{
    public static void Read(IndicationRecord gi, XmlNode node, ReadContext context)
    {
        var instrument = node.Child("legalInstrument");
        gi.LegalBasis = instrument.TextOf("text");
        Link(gi, instrument, "Legal instrument");
        Link(gi, node.Child("singleDocument"), "Single document");
        foreach (var publication in node.Children("publications"))
        {
            Published(gi, publication);
            Link(gi, publication, "Publication");
        }
        foreach (var sheet in node.Children("summarySheets"))
        {
            Link(gi, sheet, "Summary sheet");
        }
        foreach (var report in node.Children("sustainabilityReports"))
        {
            Link(gi, report, "Sustainability report");
        }
        if (EuGiAgain.Flag(node.Child("amendmentsInProgressFlag")))
        {
            gi.Procedures = [new RegisterEntry { Kind = "amendment", Status = "in progress" }];
        }
    }

    /// <summary>"Official Journal C 142, 30.3.2022" is a notice in a gazette; "Ares(2022)152588" and "Amendment" are documents and no more.</summary>
    private static void Published(IndicationRecord gi, XmlNode publication)
    {
        if (publication.TextOf("text") is not { } text || Notice().Match(text) is not { Success: true } notice)
        {
            return;
        }
        RegisterDate? date = null;
        if (notice.Groups["year"].Success)
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"{notice.Groups["year"].Value}{notice.Groups["month"].Value.PadLeft(2, '0')}{notice.Groups["day"].Value.PadLeft(2, '0')}");
            date = RegisterDate.TryParse(day, out var said) ? said : null;
        }
        var gazette = string.Create(CultureInfo.InvariantCulture, $"Official Journal {notice.Groups["series"].Value.ToUpperInvariant()} {notice.Groups["number"].Value}");
        if (gi.Publications?.Exists(known => known.Gazette == gazette && known.Date == date) != true)
        {
            (gi.Publications ??= []).Add(new Publication { Office = "EU", Gazette = gazette, Date = date, Page = notice.Groups["page"] is { Success: true } page ? page.Value : null });
        }
    }

    private static void Link(IndicationRecord gi, XmlNode node, string what)
    {
        var (text, address) = (node.TextOf("text"), node.TextOf("uri"));
        if (text is null && address is null)
        {
            return;
        }
        gi.Files ??= [];
        if (!gi.Files.Exists(known => known.Identifier == address && known.Text == $"{what}: {text}"))
        {
            gi.Files.Add(new FileReference { Kind = FileKind.Document, Identifier = address, Text = text is null ? what : $"{what}: {text}", Language = Language().Match(text ?? "") is { Success: true } ending ? ending.Groups["code"].Value.ToLowerInvariant() : null });
        }
    }

    // The series is the one fixed thing: people write the words and the comma in many ways.
    [GeneratedRegex(@"^\s*o\w*\s*j?\w*\s*,?\s*(?:J\s+)?(?<series>[LC])\s?(?<number>\d+\w?)(?:[\s,]+(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4}))?(?:,?\s*p\.?\s*(?<page>\d+))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Notice();

    [GeneratedRegex(@"_(?<code>[A-Z]{2})\.pdf$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Language();
}
