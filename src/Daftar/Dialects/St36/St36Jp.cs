using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>jp-official-gazette</c>: an application or patent in the gazettes of the JPO, ST.36 with <c>jp:</c> elements. All pictures of a publication are
/// pages of one TIFF, so a file is named once however many figures it holds.
/// </summary>
internal static class St36Jp
{
    private const string Office = "JP";

    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("bibliographic-data");
        var published = bibliography.At("publication-reference", "document-id");
        var filed = bibliography.At("application-reference", "document-id");
        var language = St36Values.Language(document.Attribute("lang")) ?? "ja";
        bibliography.Drop("lang");
        foreach (var name in (ReadOnlySpan<string>)["country", "kind-of-st16", "kind-of-jp"])
        {
            document.Attribute(name);
        }
        document.TransportAttribute("dtd-version");
        bibliography.Drop("country");
        var words = published.TextOf("kind");
        var granted = document.Attribute("kind-of-st16") is ['B' or 'C', ..];
        var publication = new Publication
        {
            Office = Office, Number = published.TextOf("doc-number"), KindCode = document.Attribute("kind-of-st16"), Date = context.Date(published.Child("date")), Languages = [language],
            Pages = St36Values.Count(bibliography.Child("total-pages"), context),
        };
        published.TextOf("country");
        var record = new PatentRecord
        {
            Office = Office, Kind = words is null ? null : words.Contains("実用新案", StringComparison.Ordinal) ? "utility model" : "invention", Produced = Moments.Read(publication.Date?.ToString()),
            Scope = bibliography.IsNone ? St36CnParts.TextOnly : granted
                ? new Scope(Parts.Bibliography | Parts.Classification, Parts.Relations | Parts.Parties | Parts.Events | Parts.Publications | Parts.Text | Parts.Files | Parts.Procedures)
                : new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations | Parts.Parties, Parts.Events | Parts.Publications | Parts.Text | Parts.Files | Parts.Procedures),
            FilingDate = context.Date(filed.Child("date")), PublicationDate = granted ? null : publication.Date,
        };
        Identify(record, filed, publication, granted);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or publication number (application-reference, publication-reference).", Severity.SetAside);
        }
        if (words is not null)
        {
            // Which gazette it appeared in, in the office's words: 公開特許公報(A), 公表特許公報(A), 特許公報(B2).
            (record.Events ??= []).Add(new LegalEvent { Code = document.Attribute("kind-of-jp"), Text = words, Language = "ja", Date = publication.Date });
        }
        if (St36Values.Line(bibliography.Child("invention-title")) is { } title)
        {
            record.Titles = [new LocalText(language, title)];
        }
        St36JpParts.Parties(bibliography.Child("parties"), record);
        St36JpParts.Classes(bibliography, record, context);
        St36JpParts.Relations(bibliography, record, context);
        St36JpParts.Steps(bibliography, record, context);
        record.ClaimCount = St36Values.Count(bibliography.Child("number-of-claims"), context);
        bibliography.Child("number-of-claims").Drop("adopted-law");
        // Which figure stands on the title page, and that it was filed online: matters of printing and of the office's own work.
        bibliography.Child("figure-to-publish").Ignore();
        bibliography.Child("filing-form").Ignore();
        Body(document, record, publication, language, context);
        record.Publications = [publication];
        context.Add(record);
    }

    private static void Identify(PatentRecord record, XmlNode filed, Publication publication, bool granted)
    {
        filed.TextOf("country");
        if (filed.TextOf("doc-number") is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Application, Written = number });
        }
        if (publication.Number is { } published)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = granted ? Numbers.Grant : Numbers.Publication, Written = published });
        }
    }

    private static void Body(XmlNode document, PatentRecord record, Publication publication, string language, ReadContext context)
    {
        publication.Abstracts = St36Texts.Texts(document, "abstract", language);
        St36Texts.LiftClaims(document, context);
        publication.Descriptions = St36Texts.Texts(document, "description", language);
        publication.Claims = St36Texts.Claims(document, language, context);
        var figures = 0;
        foreach (var drawings in document.Children("drawings"))
        {
            foreach (var _ in drawings.Children("figure"))
            {
                figures++;
            }
        }
        record.FigureCount = figures > 0 ? figures : null;
        foreach (var file in St36Texts.Files(document, FileKind.Drawing) ?? [])
        {
            Once(record, file);
        }
        foreach (var node in document.Children())
        {
            switch (node.Name)
            {
                case "image-of-bibliographic-data" or "image-of-chosen-drawing":
                    Pages(node, "img", null, record);
                    break;
                case "search-report-group":
                    Pages(node, "search-report", "search report", record);
                    break;
                case "foreign-language-body":
                    // The application in the language it was filed in.
                    node.TransportAttribute("dtd-version");
                    Pages(node, "doc-page", "application as filed", record, St36Values.Language(node.Attribute("lang")));
                    break;
                case "written-amendment-group":
                    St36JpParts.Amendments(node, record, context);
                    Pages(node, "img", null, record);
                    break;
                case "overflow":
                    // What found no room on the title page as printed: classes, parties and states that the bibliography gives.
                    node.Ignore();
                    break;
            }
        }
    }

    private static void Pages(XmlNode group, string name, string? view, PatentRecord record, string? language = null)
    {
        foreach (var page in group.Descendants(name))
        {
            var file = page.Attribute("file");
            var format = page.Attribute("img-format") ?? page.Attribute("type");
            page.Ignore(); // size and place on the page
            if (file is not null)
            {
                Once(record, new FileReference { Kind = FileKind.PageImage, Name = file, Format = format, View = view, Language = language });
            }
        }
    }

    private static void Once(PatentRecord record, FileReference file)
    {
        if (record.Files?.Exists(known => known.Name == file.Name) != true)
        {
            // Of which figure it is would be true of one page only.
            (file.Sequence, file.Identifier) = (null, null);
            (record.Files ??= []).Add(file);
        }
    }
}
