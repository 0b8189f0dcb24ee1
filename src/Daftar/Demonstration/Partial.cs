using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;

namespace Daftar.Demonstration;

/// <summary>
/// A partial record: the numbers, and of the rest only what changed. Of parts it holds something of it speaks partly (ST.96
/// operationCategory Update); every other part stays as it was.
/// </summary>
internal static class Partial
{
    public static void Reduce(IpRecord record, Life life, int from, int to)
    {
        var parties = false;
        var registered = false;
        var renewed = false;
        var published = false;
        var corrected = false;
        var text = false;
        foreach (var happening in life.All)
        {
            if (happening.Day < from || happening.Day > to)
            {
                continue;
            }
            parties |= happening.What is What.Transferred or What.NameChanged or What.AddressChanged or What.RepresentativeChanged;
            registered |= happening.What == What.Registered;
            renewed |= happening.What == What.Renewed;
            published |= happening.What is What.Published or What.Registered or What.GrantPublished;
            corrected |= happening.What == What.Corrected;
            text |= happening.What == What.FullText;
        }
        // With its registration an indication has a holder.
        parties |= registered && record is IndicationRecord;
        var first = StatusWords.Of(from);
        record.FilingDate = null;
        record.FilingLanguage = null;
        record.Kind = null;
        record.Titles = corrected ? record.Titles : null;
        record.RegistrationDate = registered ? record.RegistrationDate : null;
        record.ExpiryDate = registered || renewed ? record.ExpiryDate : null;
        record.PublicationDate = record.PublicationDate >= first ? record.PublicationDate : null;
        record.Applicants = parties ? record.Applicants : null;
        record.Representatives = parties ? record.Representatives : null;
        record.Owners = parties ? record.Owners : null;
        record.Priorities = null;
        record.Files = null;
        record.Events = record.Events?.FindAll(one => one.Date >= first) is { Count: > 0 } events ? events : null;
        record.Status = record.Events is null ? null : record.Status;
        record.Publications = record.Publications?.FindAll(one => one.Date >= first || text) is { Count: > 0 } publications && (published || text) ? publications : null;
        record.Scope = new Scope(Parts.None,
            (record.Events is null ? Parts.None : Parts.Events | Parts.Status)
            | (record.Publications is null ? Parts.None : record is PatentRecord ? Parts.Publications | Parts.Relations : Parts.Publications)
            | (text || (published && record is PatentRecord) ? Parts.Text : Parts.None)
            | (parties ? Parts.Parties : Parts.None)
            | (registered || renewed || published || corrected ? Parts.Bibliography : Parts.None)
            | (corrected && record is (TrademarkRecord or DesignRecord) ? Parts.Classification : Parts.None));
        switch (record)
        {
            case TrademarkRecord mark:
                Mark(mark, corrected, published);
                break;
            case DesignRecord design:
                Design(design, corrected);
                break;
            case IndicationRecord indication:
                Indication(indication, parties);
                break;
            case PatentRecord patent:
                Patent(patent, withText: text || published);
                break;
        }
    }

    private static void Mark(TrademarkRecord mark, bool corrected, bool published)
    {
        mark.Feature = null;
        mark.Words = null;
        mark.StandardCharacters = null;
        mark.Disclaimers = null;
        mark.Colours = null;
        mark.Register = null;
        mark.Vienna = null;
        mark.Goods = corrected ? mark.Goods : null;
        mark.OppositionFrom = published ? mark.OppositionFrom : null;
        mark.OppositionUntil = published ? mark.OppositionUntil : null;
    }

    private static void Design(DesignRecord design, bool corrected)
    {
        // ST.96 writes the product beside its class.
        design.Locarno = corrected ? design.Locarno : null;
        design.LocarnoEdition = corrected ? design.LocarnoEdition : null;
        design.Products = corrected ? design.Products : null;
        design.Descriptions = null;
        design.Designers = null;
        design.DesignsInApplication = null;
    }

    private static void Indication(IndicationRecord indication, bool parties)
    {
        indication.ControlBodies = parties ? indication.ControlBodies : null;
        indication.AuthorisedUsers = parties ? indication.AuthorisedUsers : null;
        indication.Category = null;
        indication.Products = null;
        indication.ProductTexts = null;
        indication.NiceClasses = null;
        indication.Features = null;
        indication.Area = null;
        indication.OriginCountries = null;
        indication.LegalBasis = null;
    }

    private static void Patent(PatentRecord patent, bool withText)
    {
        patent.Inventors = null;
        patent.Ipc = null;
        patent.ClaimCount = null;
        patent.TermYears = patent.RegistrationDate is null ? null : patent.TermYears;
        patent.Relations = patent.Publications is null ? null : patent.Relations;
        foreach (var publication in patent.Publications ?? [])
        {
            publication.Abstracts = withText ? publication.Abstracts : null;
            publication.Claims = withText ? publication.Claims : null;
        }
    }
}
