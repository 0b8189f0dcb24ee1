using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>fulltext-document</c>: the full text of one publication as national offices send it to the EPO (FTM 1.0 to 1.2.3). Of the bibliography it gives
/// the two numbers and their dates and no more, so nothing else may be blanked by it. OPS answers with the same, claims and description apart.
/// </summary>
internal static class St36Fulltext
{
    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("bibliographic-data");
        var published = bibliography.At("publication-reference", "document-id");
        var filed = bibliography.At("application-reference", "document-id");
        var office = St36Values.Country(published.Child("country")) ?? St36Values.Country(filed.Child("country")) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", document, null, "The office of the publication: publication-reference/document-id/country.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var kind = published.TextOf("kind");
        var publication = new Publication { Office = office, Number = published.TextOf("doc-number"), KindCode = kind, Date = context.Date(published.Child("date")) };
        var record = new PatentRecord
        {
            Office = office, Kind = KindOf(kind), Scope = new Scope(Parts.None, Parts.Bibliography | Parts.Relations | Parts.Publications | Parts.Text | Parts.Files),
            FilingDate = context.Date(filed.Child("date")), PublicationDate = publication.Date,
        };
        // OPS gives out the texts of every office.
        record.ExchangedBy = document.Attribute("system") == "ops.epo.org" && office != "EP" ? "EP" : null;
        document.Drop("fulltext-format");
        bibliography.Child("publication-reference").Drop("data-format");
        Identify(record, filed, publication);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or publication number (application-reference, publication-reference).", Severity.SetAside);
        }
        // About the file: its schema, and how its text was made (ST36WOCR: read by a machine from page images).
        foreach (var name in (ReadOnlySpan<string>)["dtd-version", "source", "noNamespaceSchemaLocation"])
        {
            document.TransportAttribute(name);
        }
        foreach (var part in document.Children())
        {
            // C: the text as corrected; id serves references inside the document.
            part.Drop("status");
            part.Drop("id");
        }
        publication.Abstracts = St36Texts.Texts(document, "abstract", null);
        St36Texts.LiftClaims(document, context);
        publication.Descriptions = St36Texts.Texts(document, "description", null);
        publication.Claims = St36Texts.Claims(document, null, context);
        publication.Languages = LanguagesOf(publication);
        record.Files = St36Texts.Files(document, FileKind.Drawing);
        record.Publications = [publication];
        context.Add(record);
    }

    /// <summary>The letter of the kind code (WIPO ST.16): U and Y are utility models; A, B, C and T (a translation of a European patent) are patents.</summary>
    private static string? KindOf(string? code) => code is ['U' or 'Y', ..] ? "utility model" : code is ['A' or 'B' or 'C' or 'T', ..] ? "invention" : null;

    private static void Identify(PatentRecord record, XmlNode filed, Publication publication)
    {
        // T: the number is that of the European application, of which this is the part validated here.
        var validated = filed.TextOf("kind") == "T";
        filed.TextOf("country");
        if (filed.TextOf("doc-number") is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = Numbers.Application, Written = number });
            if (validated)
            {
                record.Relations = [new Relation { Kind = RelationKind.Validation, Office = "EP", Number = number, Date = record.FilingDate, IsChild = false }];
            }
        }
        if (publication.Number is { } published)
        {
            record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = Numbers.Publication, Written = published });
        }
    }

    private static List<string>? LanguagesOf(Publication publication)
    {
        List<string>? languages = null;
        foreach (var text in (publication.Abstracts ?? []).Concat(publication.Descriptions ?? []))
        {
            if (text.Language is { } language && languages?.Contains(language) != true)
            {
                (languages ??= []).Add(language);
            }
        }
        return languages;
    }
}
