using Daftar.Dialects.St66;
using Daftar.Rights;
using Daftar.Rights.Designs;

namespace Daftar.Dialects.St86;

/// <summary>What the design is, and what stands in the register about it.</summary>
internal static class St86DesignContent
{
    public static void Read(XmlNode child, DesignRecord record, ReadContext context)
    {
        switch (child.Name)
        {
            case "DesignTitle":
                record.Titles = St66Values.WithText(record.Titles, child);
                break;
            case "DesignDescription":
                Description(child, record, context);
                break;
            case "NoveltyStatement":
                record.NoveltyStatements = St66Values.WithText(record.NoveltyStatements, child);
                break;
            case "VerbalElementText":
                record.Words = St66AddressBook.Joined(record.Words, child.Text, " ");
                break;
            // One that holds nothing stays unread: it may mean that it is (RecordReader.Closing).
            case "PublicationDefermentIndicator" when child.HasContent:
                record.Deferred = St66Values.Flag(child, context);
                if (record.Deferred is null && child.Text is not null)
                {
                    record.RestrictedParts |= SealedDeposit.Look;
                }
                break;
            case "PublicationDefermentTillDate" or "DefermentExpirationDate" when child.HasContent:
                record.DeferredUntil = context.Date(child);
                if (record.DeferredUntil is null && child.Text is not null)
                {
                    // The day until which the views are closed cannot be read: they are, until it can be.
                    record.RestrictedParts |= SealedDeposit.Look;
                }
                break;
            case "RenewalCurrentStatusCode":
                record.RenewalStatus = child.Text;
                break;
            case "DesignRepresentationSheetDetails":
                St86Views.AddSheets(child, record, context);
                break;
            case "DesignSpecimenDetails":
                St86Views.AddSpecimens(child, record);
                break;
            case "IndicationProductDetails":
                St86Products.AddAll(child, record, context);
                break;
            case "ClassDescriptionDetails":
                St86Products.AddClasses(child, null, record, context);
                break;
            case "PriorityDetails":
                St66Relations.AddPriorities(child, record, context);
                break;
            case "ExhibitionPriorityDetails":
                St66Relations.AddExhibitions(child, record, context);
                break;
            case "RelatedApplicationDetails":
                St66Relations.AddAssociated(child, record, context);
                break;
            case "DivisionalApplicationDetails":
                St66Relations.AddDivision(child, record, context);
                break;
            case "DesignatedCountryDetails":
                St66Relations.AddDesignations(child, record, context);
                break;
            case "PublicationDetails":
                St66Publications.AddAll(child, record, context);
                break;
            case "OppositionDetails":
                St66Procedures.AddAll(child, "Opposition", "opposition", record, context);
                break;
            case "InvalidityDetails":
                St66Procedures.AddAll(child, "Invalidity", "invalidity", record, context);
                break;
            case "DesignEventDetails":
                St66Events.AddAll(child, "DesignEvent", record, context);
                break;
            case "DesignDocumentDetails":
                St66Files.AddDocuments(child, "DesignDocument", record, context);
                break;
        }
    }

    /// <summary>The standard has the description here; the EUIPO says only whether one was filed, for descriptions are not published.</summary>
    private static void Description(XmlNode child, DesignRecord record, ReadContext context)
    {
        if (child.Text is "true" or "false")
        {
            record.HasDescription = St66Values.Flag(child, context);
            return;
        }
        record.Descriptions = St66Values.WithText(record.Descriptions, child);
    }
}
