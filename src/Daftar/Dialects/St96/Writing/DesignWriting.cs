using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary><see cref="DesignRecord"/> → dgn:DesignApplication with one dgn:Design, in the order of the types of V6.0.</summary>
internal static class DesignWriting
{
    public static void Write(St96Xml xml, DesignRecord design, St96Header header)
    {
        xml.Open(Dgn, "DesignApplication");
        xml.Attribute("operationCategory", CommonWriting.Operation(design));
        xml.Attribute("st96Version", St96Writer.Version);
        CommonWriting.Scope(xml, design);
        xml.Text(Com, "RegistrationOfficeCode", design.Office);
        xml.Text(Com, "ReceivingOfficeDate", design.ReceivedDate);
        Numbers(xml, design);
        xml.Text(Com, "ApplicantFileReference", design.ApplicantReference);
        xml.Text(Dgn, "DesignApplicationLanguageCode", design.FilingLanguage);
        xml.Text(Com, "SecondLanguageCode", design.SecondLanguage);
        xml.Text(Dgn, "DesignTotalQuantity", design.DesignsInApplication);
        RelationWriting.Designations(xml, Dgn, "HagueAgreementActCategory", design.Designations);
        xml.Open(Dgn, "DesignBag");
        Design(xml, design);
        xml.Close();
        Applicants(xml, design);
        PartyWriting.Representatives(xml, design.Representatives);
        Documents(xml, design);
        xml.Text(Com, "ApplicationDate", design.FilingDate);
        if (design.Correspondents is { Count: > 0 } correspondents)
        {
            PartyWriting.Correspondence(xml, correspondents[0]);
            xml.LoseWhere(correspondents.Count > 1, "correspondenceBag");
        }
        xml.Close();
        Rest(xml, design, header);
    }

    private static void Numbers(St96Xml xml, DesignRecord design)
    {
        xml.Text(Dgn, "ReceiptNumber", design.Number(Values.Numbers.OfficeFile));
        foreach (var number in design.Identifiers)
        {
            if (number.Of == Values.Numbers.Application)
            {
                RelationWriting.Application(xml, Com, "ApplicationNumber", number.Office, number.Written);
                break;
            }
        }
        xml.Text(Com, "InternationalRegistrationNumber", design.Number(Values.Numbers.International));
    }

    /// <summary>The schema has one such text: in the language of filing where there is one in it, else the first.</summary>
    private static void One(St96Xml xml, string name, List<LocalText>? texts, string? language, string path)
    {
        if (texts is [var first, ..])
        {
            xml.Text(Dgn, name, texts.Find(text => text.Language is not null && text.Language == language) ?? first);
            xml.LoseWhere(texts.Count > 1, path);
        }
    }

    private static void Design(St96Xml xml, DesignRecord design)
    {
        xml.Open(Dgn, "Design");
        // A design that its application only counts is identified by its place.
        xml.Text(Dgn, "DesignIdentifier", design.Number(Values.Numbers.Design) ?? design.PlaceInApplication);
        xml.Text(Com, "RightEffectiveDate", design.EffectDate);
        xml.Text(Com, "RegistrationNumber", design.Number(Values.Numbers.Registration));
        xml.Text(Com, "RegistrationDate", design.RegistrationDate);
        One(xml, "DesignTitleText", design.Titles, design.FilingLanguage, "titleBag");
        xml.Texts(Dgn, "DesignDescriptionText", design.Descriptions);
        if (design.Claims is { Count: > 0 })
        {
            xml.Open(Dgn, "DesignClaim");
            xml.Bag(Dgn, "DesignClaimTextBag", "DesignClaimText", design.Claims);
            xml.Close();
        }
        One(xml, "NoveltyStatementText", design.NoveltyStatements, design.FilingLanguage, "noveltyStatementBag");
        xml.Text(Dgn, "PublicationDefermentIndicator", design.Deferred);
        if (Deferment.Period(design) is { } period)
        {
            xml.Open(Dgn, "DefermentPeriod");
            xml.Attribute("periodCategory", period.Unit);
            xml.Raw.WriteString(period.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            xml.Close();
        }
        if (design.Designers is { Count: > 0 } && design.Designers.TrueForAll(static designer => designer.WaivedNaming == true))
        {
            xml.Text(Dgn, "DesignerWaiverIndicator", true);
        }
        xml.Text(Com, "ExpiryDate", design.ExpiryDate);
        Status(xml, design.Status);
        ViewWriting.Specimens(xml, design);
        ViewWriting.Views(xml, design);
        LocarnoWriting.Write(xml, design);
        RelationWriting.Priorities(xml, Dgn, design.Priorities);
        RelationWriting.Exhibitions(xml, design.Priorities);
        DesignRelationWriting.Related(xml, design);
        PublicationWriting.Write(xml, Dgn, design);
        DesignRelationWriting.Cited(xml, design.Citations);
        Applicants(xml, design);
        Designers(xml, design.Designers);
        Events(xml, design.Events);
        DesignRelationWriting.Oppositions(xml, design.Procedures);
        xml.Close();
    }

    /// <summary>The schema's list of states is closed: an office's own word becomes the nearest of them, and is named as lost.</summary>
    private static void Status(St96Xml xml, LegalStatus? status)
    {
        if (status is null)
        {
            return;
        }
        var listed = status.OfficeText is "Filed" or "Withdrawn" or "Rejected" or "Registered" or "Cancelled" or "Expired" or "Undefined";
        xml.Text(Dgn, "DesignCurrentStatusCategory", listed ? status.OfficeText : status switch
        {
            { General: GeneralStatus.Pending } => "Filed",
            { General: GeneralStatus.InForce } => "Registered",
            { Reason: "withdrawn" } => "Withdrawn",
            { Reason: "refused" } => "Rejected",
            { Reason: "expired" or "lapsed" } => "Expired",
            { General: GeneralStatus.Ended, Reason: "cancelled" or "surrendered" or "invalidated" } => "Cancelled",
            _ => "Undefined",
        });
        xml.Text(Dgn, "DesignCurrentStatusDate", status.Date);
        xml.LoseWhere(!listed, "legalStatus/currentStatusText");
        xml.LoseWhere(status.OfficeCode is not null, "legalStatus/currentStatusCode");
    }

    private static void Applicants(St96Xml xml, DesignRecord design)
    {
        if (design.Applicants is not { Count: > 0 } && design.Owners is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Dgn, "ApplicantBag");
        foreach (var party in design.Applicants ?? [])
        {
            PartyWriting.Design(xml, "Applicant", party, party.Category);
        }
        foreach (var party in design.Owners ?? [])
        {
            // As of marks: no bag of owners, the role stands in the comment.
            PartyWriting.Design(xml, "Applicant", party, St96Roles.IsOwner(party.Category) ? party.Category : St96Roles.Owner);
            xml.LoseWhere(party.Category is not null && !St96Roles.IsOwner(party.Category), "ownerBag/partyCategory");
        }
        xml.Close();
    }

    private static void Designers(St96Xml xml, List<Party>? designers)
    {
        var opened = false;
        foreach (var designer in designers ?? [])
        {
            var isNamed = designer.Name is not null || designer.Identifier is not null;
            if (!isNamed || (xml.IsPublic && designer.WaivedNaming == true))
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Dgn, "DesignerBag");
                opened = true;
            }
            PartyWriting.Designer(xml, designer);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>An event of a design has a category of four, a comment and a date.</summary>
    private static void Events(St96Xml xml, List<LegalEvent>? events)
    {
        if (events is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Dgn, "DesignEventBag");
        foreach (var one in events)
        {
            var listed = one.Category is "Withdrawn" or "Registered" or "Expired";
            xml.Open(Dgn, "DesignEvent");
            xml.Text(Dgn, "DesignEventCategory", listed ? one.Category : "Undefined");
            if (one.Text is { } text)
            {
                xml.Text(Com, "CommentText", new LocalText(one.Language, text));
            }
            xml.Text(Dgn, "DesignEventDate", one.Date);
            xml.Close();
            xml.LoseWhere(one.Category is not null && !listed, "eventBag/eventCategory");
            xml.LoseWhere(one.Code is not null, "eventBag/nationalEventCode");
            xml.LoseWhere(one.Comment is not null, "eventBag/commentText");
            xml.LoseWhere(one.Sequence is not null, "eventBag/sequenceNumber");
            xml.LoseWhere(one.Gazette is not null, "eventBag/gazetteNumber");
            xml.LoseWhere(one.Text is null && one.Language is not null, "eventBag/languageCode");
        }
        xml.Close();
    }

    private static void Documents(St96Xml xml, DesignRecord design)
    {
        var documents = design.Files?.FindAll(static file => file.Kind is FileKind.Document or FileKind.Drawing or FileKind.PageImage && file.View != St96Views.Specimen);
        if (documents is { Count: > 0 })
        {
            DocumentWriting.Write(xml, Com, "DocumentIncludedBag", "DocumentIncluded", documents);
        }
    }

    private static void Rest(St96Xml xml, DesignRecord design, St96Header header)
    {
        CommonWriting.Rest(xml, design);
        xml.LoseWhere(design.Produced is { } produced && produced != header.Produced, "produced");
        xml.LoseWhere(design.Kind is not null, "rightKindCategory");
        xml.LoseWhere(design.RenewalDate is not null, "renewalDate");
        xml.LoseWhere(design.TerminationDate is not null, "terminationDate");
        xml.LoseWhere(design.Colours is not null, "colourClaimedBag");
        xml.LoseWhere(design.Words is not null, "verbalElementText");
        xml.LoseWhere(design.HasDescription is not null, "designDescriptionIndicator");
        xml.LoseWhere(design.RenewalStatus is not null, "renewalCurrentStatusText");
        xml.LoseWhere(design.TermYears is not null, "grantLengthQuantity");
        xml.LoseWhere(design.FigureCount is not null, "figureTotalQuantity");
        xml.LoseWhere(design.Examiners is not null, "examinerBag");
        xml.LoseWhere(design.SearchFields is not null, "searchFieldBag");
        xml.LoseWhere(design.DeferredUntil is not null && Deferment.Period(design) is null, "publicationDefermentTillDate");
    }
}
