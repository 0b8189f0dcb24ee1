using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// ST.36 of any office, by its structure: the standard calls the document <c>xx-patent-document</c> and lets every office put its own letters there
/// (<c>tw-patent-grant</c>, <c>wo-published-application</c>, <c>wo-ocr-published-application</c>, <c>patent-document</c>). The bibliography is the element
/// whose name holds <c>bibliographic-data</c>, with or without letters of the office.
/// </summary>
internal static class St36Office
{
    public static bool Is(string name) => name is "patent-document" || name.EndsWith("-patent-document", StringComparison.Ordinal) || name.EndsWith("-patent-grant", StringComparison.Ordinal)
        || name.EndsWith("-patent-application", StringComparison.Ordinal) || name.EndsWith("-published-application", StringComparison.Ordinal) || name.EndsWith("-utility-model-document", StringComparison.Ordinal);

    /// <summary>
    /// A document with the attributes ST.36 gives its root under a name it does not: that it is ST.36 can be told, so that it is known what the office meant to
    /// send (<c>DOCUMENT-WITHOUT-RECORD</c>).
    /// </summary>
    public static bool Looks(DocumentStart start) => start.Namespace.Length == 0 && start.Attributes.ContainsKey("dtd-version") && start.Attributes.ContainsKey("country")
        && (start.Attributes.ContainsKey("doc-number") || start.Attributes.ContainsKey("date-publ") || start.Attributes.ContainsKey("date-produced")) && !start.Root.Contains("sequence", StringComparison.OrdinalIgnoreCase);

    private static string Where(XmlNode document, XmlNode bibliography)
    {
        var name = bibliography.Exists ? bibliography.Name : "bibliographic-data";
        return $"An application or publication number: it is read at {name}/application-reference/document-id/doc-number, or at {name}/publication-reference/document-id/doc-number in <{document.Name}>, or from its attribute doc-number.";
    }

    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = Bibliography(document);
        var published = bibliography.At("publication-reference", "document-id");
        var filed = bibliography.At("application-reference", "document-id");
        var office = St36Values.Country(published.Child("country")) ?? Code(document.Attribute("country")) ?? Code(bibliography.Attribute("country")) ?? Prefix(document.Name) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", document, document.AttributeNode("country").Peek(), "The office of the publication: publication-reference/document-id/country, or the attribute country.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var kind = published.TextOf("kind") ?? document.Attribute("kind");
        var language = St36Values.Language(document.Attribute("lang"));
        var granted = kind is ['B' or 'C', ..] || document.Name.EndsWith("-grant", StringComparison.Ordinal);
        var publication = new Publication
        {
            Office = office, Number = published.TextOf("doc-number") ?? document.Attribute("doc-number"), KindCode = kind,
            Date = context.Date(published.Child("date")) ?? (RegisterDate.TryParse(document.Attribute("date-publ"), out var day) ? day : null),
        };
        IpRecord record = kind is ['S', ..] ? new DesignRecord { Office = office } : new PatentRecord { Office = office, Kind = kind is ['U' or 'Y', ..] || document.Name.Contains("utility-model", StringComparison.Ordinal) ? "utility model" : "invention" };
        record.Scope = bibliography.IsNone ? new Scope(Parts.None, Parts.Publications | Parts.Text | Parts.Files)
            : granted ? new Scope(Parts.Bibliography | Parts.Classification, Parts.Relations | Parts.Parties | Parts.Events | Parts.Publications | Parts.Text | Parts.Files)
            : new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations | Parts.Parties, Parts.Events | Parts.Publications | Parts.Text | Parts.Files);
        if (bibliography.IsNone)
        {
            St36Unread.Tell(document, context);
        }
        record.Produced = Moments.Read(document.TransportAttribute("date-produced")) ?? Moments.Read(publication.Date?.ToString());
        foreach (var name in (ReadOnlySpan<string>)["file", "dtd-version", "status"])
        {
            document.TransportAttribute(name);
        }
        St36Root.Compare(document, publication, context);
        St36Root.Identity(document, publication, filed.TextOf("doc-number"), context);
        St36Root.Again(bibliography.AttributeNode("lang"), language, context);
        St36Root.Again(bibliography.AttributeNode("country"), office, context);
        bibliography.Drop("id");
        Identify(record, bibliography.Child("application-reference"), filed, publication, granted, context);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, Where(document, bibliography), Severity.SetAside);
        }
        record.PublicationDate = granted ? null : publication.Date;
        record.RegistrationDate = granted ? publication.Date : null;
        foreach (var title in bibliography.Children("invention-title"))
        {
            var own = St36Values.Language(title.Attribute("lang")) ?? language;
            title.Drop("id");
            if (St36Values.Line(title) is { } text && record.Titles?.Exists(known => known.Language == own) != true)
            {
                (record.Titles ??= []).Add(new LocalText(own, text));
            }
        }
        if ((St36Values.Language(bibliography.TextOf("language-of-publication")) ?? language) is { } printed)
        {
            publication.Languages = [printed];
        }
        record.FilingLanguage = St36Values.Language(bibliography.TextOf("language-of-filing"));
        St36UsParties.Read(bibliography, record);
        St36OfficeRelations.Read(bibliography, record, context);
        Technical(bibliography, record, context);
        publication.Abstracts = St36Texts.Texts(document, "abstract", language) ?? St36Texts.Texts(bibliography, "abstract", language);
        St36Texts.LiftClaims(document, context);
        publication.Descriptions = St36Texts.Texts(document, "description", language);
        publication.Claims = St36Texts.Claims(document, language, context);
        record.Files = St36Texts.Files(document, record is DesignRecord ? FileKind.View : FileKind.Drawing);
        record.Publications = publication.Number is null && publication.Abstracts is null && publication.Descriptions is null && publication.Claims is null ? null : [publication];
        context.Add(record);
    }

    private static XmlNode Bibliography(XmlNode document)
    {
        foreach (var child in document.Children())
        {
            if (child.Name.Contains("bibliographic-data", StringComparison.Ordinal))
            {
                return child;
            }
        }
        return default;
    }

    /// <summary>Two letters of an office; null for anything else.</summary>
    public static string? Code(string? country) => country is { Length: 2 } ? country.ToUpperInvariant() : null;

    /// <summary>The letters an office puts before the name of the document; xx is the standard's own placeholder.</summary>
    public static string? Prefix(string name) => name is [>= 'a' and <= 'z', >= 'a' and <= 'z', '-', ..] && !name.StartsWith("xx", StringComparison.Ordinal) ? name[..2].ToUpperInvariant() : null;

    /// <summary>An international publication is known by the number of the PCT application, which the receiving office gave.</summary>
    private static void Identify(IpRecord record, XmlNode reference, XmlNode filed, Publication publication, bool granted, ReadContext context)
    {
        reference.Drop("appl-type");
        reference.Drop("id");
        filed.TextOf("kind");
        var country = St36Values.Country(filed.Child("country"));
        record.FilingDate = context.Date(filed.Child("date"));
        if (filed.TextOf("doc-number") is { } number)
        {
            if (record.Office == "WO" || number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase))
            {
                record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = record.Office != "WO" });
            }
            else if (country is null || country == record.Office)
            {
                record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = Numbers.Application, Written = number });
            }
            else
            {
                // A translation or validation under the number of another office (kind T); of any other document one of the two is wrong.
                if (publication.KindCode is not ['T', ..])
                {
                    context.Doubt("VALUE-SAID-TWICE", filed.Child("country"), $"{record.Office} and {country}", $"One office: the application number is taken for one of {country}, to which this document of {record.Office} is related.");
                }
                record.Relations = [new Relation { Kind = RelationKind.RegionalFiling, Office = country, Number = number, Date = record.FilingDate, IsChild = false }];
            }
        }
        if (publication.Number is { } published)
        {
            record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = record is DesignRecord && granted ? Numbers.Registration : Numbers.Publication, Written = published });
        }
    }

    private static void Technical(XmlNode bibliography, IpRecord record, ReadContext context)
    {
        St36Docdb.Classes(bibliography, record, context);
        St36Docdb.States(bibliography.Child("designation-of-states"), record);
        List<Citation>? citations = null;
        St36Citations.All(bibliography.Child("references-cited"), "citation", ref citations, context);
        if (record is PatentRecord patent)
        {
            var cpc = patent.Cpc;
            St36Classes.Cpc(bibliography.Child("classifications-cpc"), ref cpc, context);
            patent.Cpc = cpc;
            patent.Citations = citations;
            patent.ClaimCount = St36Values.Count(bibliography.Child("number-of-claims"), context);
            patent.FigureCount = St36Values.Count(bibliography.At("figures", "number-of-figures"), context);
            patent.DrawingSheetCount = St36Values.Count(bibliography.At("figures", "number-of-drawing-sheets"), context);
        }
        else if (record is DesignRecord design)
        {
            design.Citations = citations;
            var locarno = bibliography.Child("classification-locarno");
            design.LocarnoEdition = locarno.TextOf("edition");
            foreach (var node in locarno.Children())
            {
                if (node.Name is "main-classification" or "further-classification" && node.Text is { } text)
                {
                    (design.Locarno ??= []).Add(text);
                }
            }
        }
    }
}
