using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>What a design is and looks like, and what stands in the register about it.</summary>
internal static class St96DesignContent
{
    /// <returns>False for an element that is none of these.</returns>
    public static bool Read(DesignRecord record, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "DesignTitleText":
                record.Titles = With(record.Titles, child);
                return true;
            case "DesignDescriptionText":
                record.Descriptions = With(record.Descriptions, child);
                return true;
            case "NoveltyStatementText":
                record.NoveltyStatements = With(record.NoveltyStatements, child);
                return true;
            case "DesignClaim":
                foreach (var text in child.Child("DesignClaimTextBag").Children("DesignClaimText"))
                {
                    record.Claims = With(record.Claims, text);
                }
                // A claim for all designs of the application is this design's too.
                child.At("AffectedDesign", "AllDesignsIndicator").IgnoreWhere("true");
                return true;
            case "DesignClassificationBag":
                St96Locarno.Read(record, child);
                return true;
            case "DesignRepresentationBag":
                St96Views.Read(record, child);
                return true;
            case "DesignSpecimenBag":
                foreach (var specimen in child.Children("DesignSpecimen"))
                {
                    (record.Files ??= []).Add(new FileReference
                    {
                        Kind = FileKind.Document, View = St96Views.Specimen, Name = specimen.TextOf("FileName"), Identifier = specimen.TextOf("SpecimenIdentifier"),
                        Text = specimen.TextOf("SpecimenDescriptionText"), Format = specimen.TextOf("ImageFormatCategory"),
                    });
                }
                return true;
            case "PriorityBag":
                St96Relations.Priorities(record, child, context);
                return true;
            case "ExhibitionPriorityBag":
                St96Relations.Exhibitions(record, child, context);
                return true;
            case "RelatedApplicationBag":
                Related(record, child, context);
                return true;
            case "PatentIdentificationBag":
                Cited(record, child, context);
                return true;
            case "PublicationBag":
                record.Publications = St96Publications.Gazettes(record.Publications, child, "Publication", context);
                return true;
            case "DesignEventBag":
                record.Events = St96Events.Read(record.Events, child, "DesignEvent", context);
                return true;
            case "OppositionBag":
                St96Oppositions.Read(record, child, context);
                return true;
            default:
                return false;
        }
    }

    internal static List<LocalText>? With(List<LocalText>? list, XmlNode node)
    {
        St96Values.AddText(ref list, node);
        return list;
    }

    /// <summary>What a design is said to be related to, beyond a division: the word kept where the kind does not say it.</summary>
    private static void Related(DesignRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("RelatedApplication"))
        {
            var category = node.TextOf("RelatedApplicationCategory");
            var (office, application) = St96Numbers.Application(node.Child("RelatedApplicationNumber"));
            var registration = node.TextOf("RelatedApplicationRegistrationNumber");
            St96Relations.Add(record, new Relation
            {
                Kind = category == Division ? RelationKind.Division : category == OfPatent ? RelationKind.BasicPatent : RelationKind.Other,
                Text = category is Division or OfPatent ? null : category,
                Office = office ?? record.Office,
                Number = registration ?? application,
                ApplicationNumber = registration is null ? null : application,
                Of = registration is null ? Numbers.Application : Numbers.Registration,
                Date = context.Date(node.Child("RelatedApplicationDate")),
            });
        }
    }

    /// <summary>Words of dgn:RelatedApplicationCategoryType that a kind of relation says.</summary>
    public const string Division = "Division", OfPatent = "Design application based on patent or utility model";

    private static void Cited(DesignRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("CitedPatentDocumentIdentification"))
        {
            (record.Citations ??= []).Add(new Citation
            {
                Office = node.TextOf("IPOfficeCode"), Number = node.TextOf("DocumentNumber"), KindCode = node.TextOf("PatentDocumentKindCode"),
                Date = context.Date(node.Child("PatentDocumentDate")), Text = St96Values.Words(node.Child("EntityName")),
            });
        }
    }
}
