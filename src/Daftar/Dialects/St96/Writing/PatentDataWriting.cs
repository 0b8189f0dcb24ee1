using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>The inside of pat:BibliographicData, in the order of V6.0.</summary>
internal static class PatentDataWriting
{
    public static void Write(St96Xml xml, PatentRecord patent, Publication? publication)
    {
        Identification(xml, patent, publication);
        Priorities(xml, patent.Priorities);
        Term(xml, patent);
        ClassWriting.Write(xml, patent);
        if (patent.Titles is { Count: > 0 })
        {
            xml.Open(Pat, "InventionTitleBag");
            xml.Texts(Pat, "InventionTitle", patent.Titles);
            xml.Close();
        }
        if (patent.LatinName is not null || patent.VarietyName is not null)
        {
            xml.Open(Pat, "PlantName");
            xml.Text(Pat, "BotanicalName", patent.LatinName);
            xml.Text(Pat, "PlantCommonName", patent.VarietyName);
            xml.Close();
        }
        CitationWriting.Write(xml, patent.Citations);
        xml.Text(Pat, "ClaimTotalQuantity", patent.ClaimCount);
        if (patent.SearchFields is { Count: > 0 })
        {
            xml.Open(Pat, "SearchField");
            foreach (var field in patent.SearchFields)
            {
                xml.Text(Pat, "SearchFieldText", field);
            }
            xml.Close();
        }
        if (patent.DrawingSheetCount is not null || patent.FigureCount is not null)
        {
            xml.Open(Pat, "FigureBag");
            xml.Text(Pat, "DrawingSheetTotalQuantity", patent.DrawingSheetCount);
            xml.Text(Pat, "FigureTotalQuantity", patent.FigureCount);
            xml.Close();
        }
        PatentRelationWriting.Related(xml, patent);
        PatentEventWriting.Step(xml, patent.Events, "ProvisionalGrantPublicationDate");
        PatentEventWriting.Step(xml, patent.Events, "GrantPublicationDate");
        PatentPartyWriting.Write(xml, patent);
        PatentRelationWriting.International(xml, patent);
        PatentRelationWriting.Family(xml, patent);
        PatentRelationWriting.Designations(xml, patent.Designations);
        PatentRelationWriting.Licences(xml, patent.Procedures);
        xml.Text(Com, "ReceivingOfficeDate", patent.ReceivedDate);
        PatentEventWriting.Step(xml, patent.Events, "CompleteSpecificationFilingDate");
        PatentEventWriting.Bag(xml, patent);
        Corrections(xml, publication);
        foreach (var exhibition in patent.Priorities ?? [])
        {
            if (exhibition.Category == St96Relations.Exhibition)
            {
                xml.Text(Pat, "ExhibitionFilingDate", exhibition.Date);
                xml.LoseWhere(exhibition.Number is not null || exhibition.Office is not null, "priorityBag/exhibition");
            }
        }
        PatentEventWriting.Steps(xml, patent.Events);
        PatentRelationWriting.Closing(xml, patent.Procedures);
    }

    private static void Identification(St96Xml xml, PatentRecord patent, Publication? publication)
    {
        if (publication?.Number is not null)
        {
            xml.Open(Pat, "PatentPublicationIdentification");
            xml.Text(Com, "IPOfficeCode", publication.Office ?? patent.Office);
            xml.LoseWhere(publication.Office is null, "publicationBag/ipOfficeCode");
            xml.Text(Pat, "PublicationNumber", publication.Number);
            xml.Text(Com, "PublicationLanguageCode", publication.Languages is [var language, ..] ? language : null);
            xml.LoseWhere(publication.Languages is { Count: > 1 }, "publicationBag/publicationLanguageCodeBag");
            xml.Text(Com, "PatentDocumentKindCode", publication.KindCode);
            xml.Text(Com, "PublicationDate", publication.Date);
            xml.Close();
            xml.LoseWhere(publication.Gazette is not null || publication.Section is not null || publication.Page is not null, "publicationBag/publicationIdentifier");
            xml.LoseWhere(publication.Pages is not null, "publicationBag/pageTotalQuantity");
            xml.LoseWhere(publication.ExceptionCode is not null, "publicationBag/publicationExceptionCode");
        }
        else if (publication is null && patent.Identifiers.TrueForAll(static number => number.Of is not (Numbers.Application or Numbers.Grant)) && patent.Identifiers.Find(static number => number.Of == Numbers.Publication) is { } only)
        {
            // The one number there is: without it nobody knows which entry the document is about.
            xml.Open(Pat, "PatentPublicationIdentification");
            xml.Text(Com, "IPOfficeCode", only.Office);
            xml.Text(Pat, "PublicationNumber", only.Written);
            xml.Close();
        }
        xml.Open(Pat, "ApplicationIdentification");
        var filed = patent.Identifiers.Find(static number => number.Of == Numbers.Application) ?? OfInternational(patent);
        xml.Text(Com, "IPOfficeCode", patent.Office);
        if (filed is not null)
        {
            RelationWriting.Application(xml, Com, "ApplicationNumber", filed.Office == patent.Office ? null : filed.Office, filed.Written);
        }
        xml.Text(Com, "ApplicantFileReference", patent.ApplicantReference);
        xml.Text(Com, "FilingLanguageCode", patent.FilingLanguage);
        Kind(xml, patent.Kind, publication?.KindCode);
        xml.Text(Pat, "FilingDate", patent.FilingDate);
        xml.Close();
        var grant = patent.Identifiers.Find(static number => number.Of == Numbers.Grant);
        if (grant is not null || patent.RegistrationDate is not null)
        {
            xml.Open(Pat, "PatentGrantIdentification");
            xml.Text(Com, "IPOfficeCode", grant?.Office ?? patent.Office);
            xml.Text(Pat, "PatentNumber", grant?.Written);
            xml.Text(Pat, "GrantDate", patent.RegistrationDate);
            xml.Close();
        }
    }

    /// <summary>An application that the International Bureau publishes is known by the number of the PCT: at that office it is the application's number, and without it nobody knows which entry the document is about.</summary>
    public static OfficeNumber? OfInternational(PatentRecord patent) =>
        patent.Office == "WO" ? patent.Identifiers.Find(static number => number is { Of: Numbers.International, Office: "WO", Shared: false }) : null;

    /// <summary>A utility model has no word here: its kind code (U, Y, Z) says it, where there is one.</summary>
    private static void Kind(St96Xml xml, string? kind, string? code)
    {
        var letter = code is [var first, ..] ? first : ' ';
        switch (kind)
        {
            case St96Patent.Invention:
                xml.Text(Pat, "InventionSubjectMatterCategory", "Utility");
                break;
            case St96Patent.Plant:
                xml.Text(Pat, "InventionSubjectMatterCategory", "Plant");
                break;
            case St96Patent.Design:
                xml.Text(Pat, "InventionSubjectMatterCategory", "Design");
                break;
            case null:
                break;
            default:
                xml.LoseWhere(kind != St96Patent.UtilityModel || letter is not ('U' or 'Y' or 'Z'), "rightKindCategory");
                break;
        }
    }

    private static void Priorities(St96Xml xml, List<Priority>? priorities)
    {
        var opened = false;
        var place = 0;
        foreach (var one in priorities ?? [])
        {
            if (one.Category == St96Relations.Exhibition)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Pat, "PriorityClaimBag");
                opened = true;
            }
            xml.Open(Pat, "PriorityClaim");
            xml.Attribute("sequenceNumber", (one.Sequence ?? ++place).ToString(CultureInfo.InvariantCulture));
            xml.Text(Com, "IPOfficeCode", one.Office);
            if (one.Number is not null)
            {
                RelationWriting.Application(xml, Com, "ApplicationNumber", null, one.Number);
            }
            xml.Text(Pat, "FilingDate", one.Date);
            var category = one.Category switch { "international" => "PCT", "regional" => "Regional", "national" => "National", _ => null };
            xml.Text(Pat, "ApplicationFilingCategory", category);
            xml.Close();
            xml.LoseWhere(category is null && one.Category is not null, "priorityBag/priorityCategory");
            xml.LoseWhere(one.Status is not null, "priorityBag/statusText");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Term(St96Xml xml, PatentRecord patent)
    {
        var disclaimers = patent.Procedures?.FindAll(static entry => entry.Kind == "disclaimer");
        if (patent.TermYears is null && patent.TermExtensionDays is null && disclaimers is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "GrantTerm");
        Quantity(xml, "GrantLengthQuantity", patent.TermYears, "Year");
        Quantity(xml, "TermExtensionQuantity", patent.TermExtensionDays, "Day");
        foreach (var disclaimer in disclaimers ?? [])
        {
            xml.Open(Pat, "TerminalDisclaimer");
            xml.Text(Pat, "DisclaimerDate", disclaimer.Date);
            xml.Text(Pat, "DisclaimerText", disclaimer.Text);
            xml.Close();
        }
        xml.Close();
    }

    private static void Quantity(St96Xml xml, string name, int? number, string unit)
    {
        if (number is { } count)
        {
            xml.Open(Pat, name);
            xml.Attribute("unitCode", unit);
            xml.Raw.WriteString(count.ToString(CultureInfo.InvariantCulture));
            xml.Close();
        }
    }

    private static void Corrections(St96Xml xml, Publication? publication)
    {
        if (publication?.Corrections is { Count: > 0 } corrections)
        {
            xml.Open(Pat, "PatentDocumentRepublication");
            xml.Text(Com, "PublicationDate", publication.Date);
            xml.Bag(Pat, "RepublicationNoteTextBag", "RepublicationNoteText", corrections);
            xml.Close();
        }
    }
}
