using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Related applications, documents cited, and oppositions of designs.</summary>
internal static class DesignRelationWriting
{
    public static void Related(St96Xml xml, DesignRecord design)
    {
        var opened = false;
        foreach (var one in design.Relations ?? [])
        {
            var category = one switch
            {
                { Kind: RelationKind.Division } => St96DesignContent.Division,
                { Kind: RelationKind.BasicPatent } => St96DesignContent.OfPatent,
                { Text: "Related design" or "New application for amended design" } => one.Text,
                _ => null,
            };
            if (category is null || one.Of is not (Numbers.Application or Numbers.Registration))
            {
                xml.Lose("relationBag/" + one.Kind);
                continue;
            }
            if (!opened)
            {
                xml.Open(Dgn, "RelatedApplicationBag");
                opened = true;
            }
            xml.Open(Dgn, "RelatedApplication");
            xml.Text(Dgn, "RelatedApplicationCategory", category);
            var isRegistered = one.Of == Numbers.Registration;
            if (!isRegistered || one.ApplicationNumber is not null || one.Office != design.Office)
            {
                RelationWriting.Application(xml, Dgn, "RelatedApplicationNumber", one.Office, isRegistered ? one.ApplicationNumber : one.Number);
            }
            xml.Text(Dgn, "RelatedApplicationDate", one.Date);
            xml.Text(Dgn, "RelatedApplicationRegistrationNumber", isRegistered ? one.Number : null);
            xml.Close();
            xml.LoseWhere(one.IsChild is not null, "relationBag/childIndicator");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    public static void Cited(St96Xml xml, List<Citation>? citations)
    {
        var opened = false;
        foreach (var one in citations ?? [])
        {
            if (one.Number is null)
            {
                // Literature, which only patents have a place for.
                xml.Lose("citationBag");
                continue;
            }
            if (!opened)
            {
                xml.Open(Dgn, "PatentIdentificationBag");
                opened = true;
            }
            xml.Open(Com, "CitedPatentDocumentIdentification");
            xml.Text(Com, "IPOfficeCode", one.Office);
            xml.Text(Com, "DocumentNumber", one.Number);
            xml.Text(Com, "EntityName", one.Text);
            xml.Text(Com, "PatentDocumentKindCode", one.KindCode);
            xml.Text(Com, "PatentDocumentDate", one.Date);
            xml.Close();
            xml.LoseWhere(one.Category is not null || one.Phase is not null || one.Passage is not null || one.Sequence is not null, "citationBag");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>Other entries of the register have no place in an application of a design.</summary>
    public static void Oppositions(St96Xml xml, List<RegisterEntry>? entries)
    {
        var opened = false;
        foreach (var entry in entries ?? [])
        {
            if (entry.Kind != "opposition")
            {
                xml.Lose("recordBag/" + entry.Kind);
                continue;
            }
            if (!opened)
            {
                xml.Open(Dgn, "OppositionBag");
                opened = true;
            }
            Opposition(xml, entry);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Opposition(St96Xml xml, RegisterEntry entry)
    {
        xml.Open(Dgn, "Opposition");
        xml.Text(Com, "OppositionIdentifier", entry.Identifier);
        xml.Text(Com, "OppositionDate", entry.Filed);
        xml.Text(Com, "ProceedingLanguageCode", entry.Language);
        xml.Text(Com, "OppositionGroundsText", entry.Text);
        var listed = entry.Status is "Opposition filed" or "Admissibility checked" or "Agreement between parties" or "Final decision" or "Undefined";
        xml.Text(Dgn, "OppositionCurrentStatusCategory", listed ? entry.Status : null);
        xml.Text(Com, "OppositionCurrentStatusDate", entry.StatusDate);
        if (entry.EarlierRights is { Count: > 0 })
        {
            xml.Open(Dgn, "EarlierDesignBag");
            foreach (var earlier in entry.EarlierRights)
            {
                var parts = earlier.Split(' ', 2);
                var office = parts.Length == 2 && St96Numbers.Code(parts[0]) == parts[0] ? parts[0] : null;
                xml.Open(Dgn, "EarlierDesign");
                xml.Text(Dgn, "DesignRegistrationIdentifier", office is null ? earlier : parts[1]);
                xml.Text(Dgn, "EarlierDesignCountryCode", office);
                xml.Close();
            }
            xml.Close();
        }
        if (entry.Parties is { Count: > 0 })
        {
            xml.Open(Dgn, "OpponentBag");
            foreach (var party in entry.Parties)
            {
                PartyWriting.Design(xml, "Opponent", party, party.Category, publishable: false);
            }
            xml.Close();
        }
        xml.Close();
        xml.LoseWhere(entry.Status is not null && !listed, "recordBag/recordStatusText");
        xml.LoseWhere(entry.Date is not null, "recordBag/recordDate");
        xml.LoseWhere(entry.Published is not null, "recordBag/recordPublicationDate");
        xml.LoseWhere(entry.Events is not null, "recordBag/eventBag");
    }
}
