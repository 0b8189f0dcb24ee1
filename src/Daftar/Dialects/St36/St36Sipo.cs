using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>PatentDocumentAndRelated</c>: publications of CNIPA since about 2015 (namespaces of its former name, SIPO). The content of ST.36 under names like
/// those of ST.96; each number comes as the office writes it (<c>original</c>) and in a form of fixed length made from it (<c>standard</c>).
/// </summary>
internal static class St36Sipo
{
    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("BibliographicData");
        var published = Original(bibliography, "PublicationReference").Child("DocumentID");
        var application = Original(bibliography, "ApplicationReference");
        var language = St36Values.Language(document.Attribute("lang")) ?? "zh";
        var gazette = bibliography.At("PublicAvailabilityDate", "GazetteReference");
        var publication = new Publication
        {
            Office = St36Cn.Office, Number = published.TextOf("DocNumber") ?? document.Attribute("docNumber"), KindCode = published.TextOf("Kind") ?? document.Attribute("kind"),
            Date = context.Date(published.Child("Date")), Gazette = gazette.TextOf("GazetteNumber"), Languages = [language],
        };
        published.TextOf("WIPOST3Code");
        gazette.Child("Date").Ignore(); // the day of this publication
        About(document);
        var filed = application.Child("DocumentID");
        filed.TextOf("WIPOST3Code");
        var record = new PatentRecord
        {
            Office = St36Cn.Office, Kind = KindOf(application.Attribute("applType")), Produced = context.Moment(document.AttributeNode("dateProduced").Transport()),
            Scope = bibliography.IsNone ? St36CnParts.TextOnly : St36CnParts.Whole, FilingDate = context.Date(filed.Child("Date")), PublicationDate = publication.Date,
        };
        St36CnParts.Identify(record, filed.TextOf("DocNumber"), publication, document, context);
        Titles(bibliography, record, language);
        List<PatentClass>? ipc = null;
        foreach (var symbol in bibliography.Child("ClassificationIPCRDetails").Children("ClassificationIPCR"))
        {
            St36CnParts.Add(ref ipc, symbol, context);
        }
        Made(bibliography.Child("ClassificationIPCRDetails"));
        record.Ipc = ipc;
        Priorities(bibliography.Child("PriorityDetails"), record, context);
        St36SipoParties.Read(bibliography.Child("Parties"), record);
        Relations(bibliography, record, context);
        Body(document, record, publication, language, context);
        record.Publications = [publication];
        context.Add(record);
    }

    /// <summary>Kinds of application of CNIPA: 10 invention, 11 the same from the PCT, 20 and 21 utility models.</summary>
    private static string? KindOf(string? type) => type switch { "10" or "11" => "invention", "20" or "21" => "utility model", _ => null };

    /// <summary>The number as the office writes it; the standard form says the same in 15 digits.</summary>
    private static XmlNode Original(XmlNode parent, string name)
    {
        XmlNode found = default;
        foreach (var node in parent.Children(name))
        {
            if (node.Attribute("dataFormat") == "standard" && (found.Exists || More(parent, name)))
            {
                node.Ignore();
                continue;
            }
            found = found.IsNone ? node : found;
            Made(node);
        }
        return found;

        static bool More(XmlNode parent, string name)
        {
            foreach (var node in parent.Children(name))
            {
                if (node.Attribute("dataFormat") == "original")
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>How a part came into the office's database, and that it is its own form: nothing about the invention.</summary>
    internal static void Made(XmlNode node)
    {
        foreach (var name in (ReadOnlySpan<string>)["dataFormat", "sourceDB", "creator", "processingType", "sequence"])
        {
            node.Drop(name);
        }
    }

    private static void About(XmlNode document)
    {
        foreach (var name in (ReadOnlySpan<string>)["file", "status", "xsdVersion", "schemaLocation"])
        {
            document.TransportAttribute(name);
        }
        // They stand in the bibliography, too.
        foreach (var name in (ReadOnlySpan<string>)["country", "docNumber", "kind", "datePublication"])
        {
            document.Drop(name);
        }
    }

    private static void Titles(XmlNode bibliography, PatentRecord record, string language)
    {
        foreach (var node in bibliography.Children("InventionTitle"))
        {
            Made(node);
            if (St36Values.Line(node) is { } title)
            {
                (record.Titles ??= []).Add(new LocalText(St36Values.Language(node.Attribute("lang")) ?? language, title));
            }
        }
    }

    private static void Priorities(XmlNode group, PatentRecord record, ReadContext context)
    {
        var sequences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in group.Children("Priority"))
        {
            var sequence = node.Attribute("sequence");
            if (node.Attribute("dataFormat") != "standard" && sequence is not null)
            {
                sequences.Add(sequence);
            }
        }
        foreach (var node in group.Children("Priority"))
        {
            var sequence = node.Attribute("sequence");
            if (node.Attribute("dataFormat") == "standard" && sequence is not null && sequences.Contains(sequence))
            {
                node.Ignore();
                continue;
            }
            Made(node);
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(sequence), Category = node.Attribute("kind"),
                Office = St36Values.Country(node.Child("WIPOST3Code")), Number = node.TextOf("DocNumber"), Date = context.Date(node.Child("Date")),
            });
        }
    }

    private static void Relations(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        St36CnParts.International(bibliography.At("PCTOrRegionalApplicationData", "DocumentID"), "WIPOST3Code", "DocNumber", "Date", RelationKind.InternationalFiling, record, context);
        St36CnParts.International(bibliography.At("PCTOrRegionalPublishingData", "DocumentID"), "WIPOST3Code", "DocNumber", "Date", RelationKind.RelatedPublication, record, context);
        bibliography.Child("PCTPublicationLanguage").Ignore(); // of the international publication, which is another entry's
        var entered = bibliography.Child("NationalStageEntryDate");
        if (context.Date(entered.Child("Date")) is { } date)
        {
            (record.Events ??= []).Add(St36Values.Event(context, St36Cn.Office, entered.Name, date));
        }
        foreach (var node in bibliography.Child("RelatedDocuments").Children())
        {
            var kind = node.Name switch { "Division" => RelationKind.Division, "Addition" => RelationKind.Addition, _ => RelationKind.Other };
            foreach (var parent in node.Descendants("ParentDocument"))
            {
                var id = parent.Child("DocumentID");
                id.Drop("sequence");
                (record.Relations ??= []).Add(new Relation { Kind = kind, Office = St36Values.Country(id.Child("WIPOST3Code")), Number = id.TextOf("DocNumber"), Date = context.Date(id.Child("Date")), IsChild = false });
            }
            foreach (var child in node.Descendants("ChildDocument"))
            {
                // This application, of which nothing is written but a date of zeros.
                child.At("DocumentID", "Date").IgnoreWhere("00000000");
            }
        }
    }

    private static void Body(XmlNode document, PatentRecord record, Publication publication, string language, ReadContext context)
    {
        foreach (var node in document.Children())
        {
            Made(node);
        }
        var title = document.At("Abstract", "AbstractFigure");
        var drawing = title.At("Figure", "Image").Attribute("file");
        title.Ignore();
        foreach (var node in document.Children("Abstract"))
        {
            foreach (var paragraph in node.Children("Paragraphs"))
            {
                paragraph.Drop("num");
            }
        }
        publication.Abstracts = St36Texts.Texts(document, "Abstract", language);
        St36Texts.LiftClaims(document, context, "Description", "Claims");
        publication.Descriptions = St36Texts.Texts(document, "Description", language);
        foreach (var claim in document.Child("Claims").Children("Claim"))
        {
            if (claim.FlowText is { } text)
            {
                var number = claim.Attribute("num")?.TrimStart('0');
                (publication.Claims ??= []).Add(new Claim(number is { Length: > 0 } ? number : null, St36Values.Language(document.Child("Claims").Attribute("lang")) ?? language, text));
            }
            else
            {
                ClaimText.Missing(context, claim, claim.Attribute("num"));
            }
        }
        record.ClaimCount = publication.Claims?.Count;
        document.Child("Drawings").Drop("lang");
        foreach (var figure in document.Child("Drawings").Children("Figure"))
        {
            var number = figure.Attribute("num")?.TrimStart('0');
            foreach (var image in figure.Children("Image"))
            {
                Image(image, FileKind.Drawing, number, record);
            }
            figure.Ignore(); // the number again, in words
        }
        foreach (var name in (ReadOnlySpan<string>)["Description", "Claims"])
        {
            foreach (var image in document.Child(name).Descendants("Image"))
            {
                Image(image, FileKind.Document, null, record);
            }
        }
        St36CnParts.TitleDrawing(drawing, record);
    }

    private static void Image(XmlNode image, FileKind kind, string? number, PatentRecord record)
    {
        var content = image.Attribute("imgContent");
        if (image.Attribute("file") is { } name)
        {
            (record.Files ??= []).Add(new FileReference
            {
                Kind = kind, Name = name, Sequence = St36Values.Sequence(number), Format = image.Attribute("imgFormat"), View = content is null or "drawing" or "undefined" ? null : content,
            });
        }
        // Size, orientation and id say how it was printed.
        image.Ignore();
    }
}
