using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// USPTO red book 4.0 to 4.7: <c>us-patent-grant</c> and <c>us-patent-application</c>. A design grant (S1) is a design, not a patent. Each
/// document is one publication; of the publications and texts it speaks only of its own.
/// </summary>
internal static class St36Us
{
    private const string Office = "US";

    public static void Read(XmlNode document, ReadContext context)
    {
        var grant = document.Name == "us-patent-grant";
        var bibliography = document.Child(grant ? "us-bibliographic-data-grant" : "us-bibliographic-data-application");
        var application = bibliography.Child("application-reference");
        var type = application.Attribute("appl-type");
        var published = bibliography.At("publication-reference", "document-id");
        var kind = published.TextOf("kind");
        var design = type == "design" || kind is ['S', ..];
        IpRecord record = design ? new DesignRecord { Office = Office, Kind = "design patent" } : new PatentRecord { Office = Office, Kind = KindOf(type) };
        // A grant does not repeat the address for correspondence that the application gave: parties are added to.
        record.Scope = grant
            ? new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations, Parts.Parties | Parts.Events | Parts.Publications | Parts.Text | Parts.Files | Parts.Procedures)
            : new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations | Parts.Parties, Parts.Events | Parts.Publications | Parts.Text | Parts.Files);
        if (bibliography.IsNone)
        {
            record.Scope = new Scope(Parts.None, Parts.Publications | Parts.Text | Parts.Files);
        }
        var language = St36Values.Language(document.Attribute("lang"));
        // About the file: its name, DTD and run. Country and day of publication stand in publication-reference too.
        foreach (var name in (ReadOnlySpan<string>)["file", "dtd-version", "status"])
        {
            document.TransportAttribute(name);
        }

        var publication = new Publication
        {
            Office = Office, Number = published.TextOf("doc-number"), KindCode = kind,
            Date = context.Date(published.Child("date")) ?? (RegisterDate.TryParse(document.Attribute("date-publ"), out var day) ? day : null),
        };
        // Another day of publication in the root would rank the record among its others by a day it was not published on.
        record.Produced = Moments.Read(document.TransportAttribute("date-produced")) ?? Moments.Read(publication.Date?.ToString());
        if (language is not null)
        {
            publication.Languages = [language];
        }
        St36Root.Compare(document, publication, context);
        St36Root.Identity(document, publication, application.At("document-id", "doc-number").Text, context);
        St36Root.Again(bibliography.AttributeNode("lang"), language, context);
        St36Root.Again(bibliography.AttributeNode("country"), Office, context);
        St36Root.Again(published.Child("country"), Office, context);
        St36Root.Again(application.At("document-id", "country"), Office, context);
        Identify(record, application, publication, grant, design);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or publication number (application-reference, publication-reference).", Severity.SetAside);
        }
        record.FilingDate = context.Date(application.At("document-id", "date"));
        if (St36Values.Line(bibliography.Child("invention-title")) is { } title)
        {
            record.Titles = [new LocalText(language, title)];
        }
        // The series code is the first two digits of the application number.
        bibliography.Child("us-application-series-code").Ignore();
        St36UsParties.Read(bibliography, record);
        St36UsRelations.Read(bibliography, record, grant, context);
        record.PublicationDate = Earliest(record.Relations, publication.Date);
        var statutoryRegistration = kind is ['H', ..];
        record.RegistrationDate = grant && !statutoryRegistration ? publication.Date : null;
        if (kind is not null)
        {
            (record.Events ??= []).Insert(0, St36Values.Event(context, Office, kind, publication.Date, !design));
        }

        Body(document, record, publication, language, context);
        record.Publications = [publication];
        if (record is PatentRecord patent)
        {
            Patent(bibliography, patent, context);
        }
        else
        {
            Design(bibliography, (DesignRecord)record, publication, context);
        }
        Term(bibliography.Child("us-term-of-grant"), record, context);
        context.Add(record);
    }

    private static string KindOf(string? type) => type switch
    {
        "plant" => "plant patent", "sir" => "statutory invention registration", _ => "invention",
    };

    private static void Identify(IpRecord record, XmlNode application, Publication publication, bool grant, bool design)
    {
        var id = application.Child("document-id");
        if (id.TextOf("doc-number") is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Application, Written = number });
        }
        if (publication.Number is { } published)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = !grant ? Numbers.Publication : design ? Numbers.Registration : Numbers.Grant, Written = published });
        }
    }

    /// <summary>The first publication of the same application, which a grant gives as related publication; else this one.</summary>
    private static RegisterDate? Earliest(List<Relation>? relations, RegisterDate? own)
    {
        foreach (var relation in relations ?? [])
        {
            if (relation.Kind == RelationKind.RelatedPublication && relation.Office == Office && relation.Date is { } date && (own is null || date < own))
            {
                own = date;
            }
        }
        return own;
    }

    private static void Body(XmlNode document, IpRecord record, Publication publication, string? language, ReadContext context)
    {
        publication.Abstracts = St36Texts.Texts(document, "abstract", language);
        St36Texts.LiftClaims(document, context);
        publication.Descriptions = St36Texts.Texts(document, "description", language);
        publication.Claims = St36Texts.Claims(document, language, context);
        record.Files = St36Texts.Files(document, record is DesignRecord ? FileKind.View : FileKind.Drawing);
        foreach (var node in document.Children("us-chemistry"))
        {
            AddFile(node.Attribute("cdx-file"), "chem", record);
            AddFile(node.Attribute("mol-file"), "chem", record);
            node.Ignore();
        }
        foreach (var node in document.Children("us-math"))
        {
            AddFile(node.Attribute("nb-file"), "math", record);
            node.Ignore();
        }
        foreach (var list in document.Child("us-sequence-list-doc").Children("sequence-list"))
        {
            if (list.Attribute("file") is { } name)
            {
                (record.Files ??= []).Add(new FileReference { Kind = FileKind.SequenceListing, Name = name, Format = list.Attribute("seq-file-type") });
            }
        }
        // Carrier and id of the listing; its sequences, where they stand in the document, are the listing's own format.
        document.Child("us-sequence-list-doc").Ignore();
        // A notice printed on every statutory invention registration.
        document.At("us-bibliographic-data-grant", "us-sir-flag").Ignore();
        // "What is claimed is:" and its kind.
        document.Child("us-claim-statement").Ignore();
    }

    private static void AddFile(string? name, string content, IpRecord record)
    {
        if (name is not null)
        {
            (record.Files ??= []).Add(new FileReference { Kind = FileKind.Document, Name = name, View = content, Format = Path.GetExtension(name).TrimStart('.').ToLowerInvariant() });
        }
    }

    private static void Patent(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        List<PatentClass>? ipc = null, cpc = null, national = null;
        St36Classes.Ipcr(bibliography.Child("classifications-ipcr"), ref ipc, context);
        foreach (var node in bibliography.Children("classification-ipc"))
        {
            St36Classes.Ipc(node, ref ipc, context);
        }
        St36Classes.Cpc(bibliography.Child("classifications-cpc"), ref cpc, context);
        foreach (var node in bibliography.Children("classification-national"))
        {
            St36Classes.National(node, ref national);
        }
        record.Ipc = ipc;
        record.Cpc = cpc;
        record.National = national;
        record.Citations = Citations(bibliography, context);
        record.SearchFields = SearchFields(bibliography);
        record.ClaimCount = St36Values.Count(bibliography.Child("number-of-claims"), context);
        record.FigureCount = St36Values.Count(bibliography.At("figures", "number-of-figures"), context);
        record.DrawingSheetCount = St36Values.Count(bibliography.At("figures", "number-of-drawing-sheets"), context);
        record.LatinName = St36Values.Line(bibliography.At("us-botanic", "latin-name"));
        record.VarietyName = St36Values.Line(bibliography.At("us-botanic", "variety"));
    }

    private static void Design(XmlNode bibliography, DesignRecord record, Publication publication, ReadContext context)
    {
        var locarno = bibliography.Child("classification-locarno");
        record.LocarnoEdition = locarno.TextOf("edition");
        foreach (var node in locarno.Children())
        {
            if (node.Name is "main-classification" or "further-classification" && node.Text is { } text)
            {
                // Written 0606, 06-06 or 06 06; class and subclass of two digits each.
                var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
                (record.Locarno ??= []).Add(digits.Length == 4 && !digits.AsSpan().ContainsAnyExceptInRange('0', '9') ? digits[..2] + "-" + digits[2..] : text);
            }
        }
        List<PatentClass>? national = null;
        foreach (var node in bibliography.Children("classification-national"))
        {
            St36Classes.National(node, ref national);
        }
        record.NationalClasses = national?.ConvertAll(symbol => symbol.Symbol);
        record.Citations = Citations(bibliography, context);
        record.SearchFields = SearchFields(bibliography);
        record.FigureCount = St36Values.Count(bibliography.At("figures", "number-of-figures"), context);
        // A design has one claim (37 CFR 1.153), and its sheets are its views.
        bibliography.Child("number-of-claims").Ignore();
        bibliography.At("figures", "number-of-drawing-sheets").Ignore();
        record.Descriptions = publication.Descriptions;
        record.Claims = publication.Claims?.ConvertAll(claim => new LocalText(claim.Language, claim.Text));
        publication.Descriptions = null;
        publication.Claims = null;
    }

    private static List<Citation>? Citations(XmlNode bibliography, ReadContext context)
    {
        List<Citation>? citations = null;
        St36Citations.All(bibliography.Child("us-references-cited"), "us-citation", ref citations, context);
        St36Citations.All(bibliography.Child("references-cited"), "citation", ref citations, context);
        // The claim printed in the Official Gazette: a choice of the printer.
        bibliography.Child("us-exemplary-claim").Ignore();
        return citations;
    }

    private static List<string>? SearchFields(XmlNode bibliography)
    {
        List<string>? fields = null;
        foreach (var name in (ReadOnlySpan<string>)["us-field-of-classification-search", "field-of-search"])
        {
            foreach (var node in bibliography.Child(name).Children())
            {
                var symbol = node.Name == "classification-national" && node.Child("main-classification").RawText is { } raw ? St36Symbols.UsNational(raw) : node.Name.EndsWith("-text", StringComparison.Ordinal) ? node.Text : null;
                // The country is the United States; "unstructured" says that the symbol is a range.
                node.Child("country").Ignore();
                node.Child("additional-info").Ignore();
                St36Values.Add(ref fields, symbol);
            }
        }
        return fields;
    }

    private static void Term(XmlNode term, IpRecord record, ReadContext context)
    {
        var years = St36Values.Count(term.Child("length-of-grant"), context);
        if (record is PatentRecord patent)
        {
            patent.TermYears = years;
            patent.TermExtensionDays = St36Values.Count(term.Child("us-term-extension"), context);
        }
        else if (record is DesignRecord design)
        {
            design.TermYears = years;
        }
        foreach (var disclaimer in term.Children("disclaimer"))
        {
            (record.Procedures ??= []).Add(new RegisterEntry { Kind = "disclaimer", Date = context.Date(disclaimer.Child("date")), Text = St36Values.Line(disclaimer.Child("text")) });
        }
    }
}
