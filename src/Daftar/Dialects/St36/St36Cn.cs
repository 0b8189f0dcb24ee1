using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary><c>cn-patent-document</c>: publications of CNIPA until about 2015, ST.36 with <c>cn-</c> elements.</summary>
internal static class St36Cn
{
    public const string Office = "CN";

    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("cn-bibliographic-data");
        var reference = bibliography.Child("cn-publication-reference");
        var published = reference.Child("document-id");
        var application = bibliography.Child("application-reference");
        // The office writes in Chinese, and some files do not say so.
        var language = St36Values.Language(document.Attribute("lang")) ?? "zh";
        document.Drop("country");
        var publication = new Publication
        {
            Office = Office, Number = published.TextOf("doc-number"), KindCode = published.TextOf("kind"), Date = context.Date(published.Child("date")),
            Gazette = reference.At("gazette-reference", "gazette-num").Text, Languages = [language],
        };
        published.TextOf("country");
        reference.At("gazette-reference", "date").Ignore(); // the day of this publication
        var record = new PatentRecord
        {
            Office = Office, Kind = KindOf(application.Attribute("appl-type")), Produced = Moments.Read(publication.Date?.ToString()), Scope = bibliography.IsNone ? St36CnParts.TextOnly : St36CnParts.Whole,
            FilingDate = context.Date(application.At("document-id", "date")), PublicationDate = publication.Date,
        };
        St36Root.Again(application.At("document-id", "country"), Office, context);
        St36CnParts.Identify(record, application.At("document-id", "doc-number").Text, publication, document, context);
        if (St36Values.Line(bibliography.Child("invention-title")) is { } title)
        {
            record.Titles = [new LocalText(language, title)];
        }
        List<PatentClass>? ipc = null;
        foreach (var symbol in bibliography.Child("classifications-ipcr").Children("classification-ipcr"))
        {
            St36Classes.AddUnique(ref ipc, St36CnParts.Ipc(symbol.Child("text"), context));
        }
        record.Ipc = ipc;
        foreach (var claim in bibliography.Child("priority-claims").Children("priority-claim"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(claim.AttributeNode("sequence")), Category = claim.Attribute("kind"),
                Office = St36Values.Country(claim.Child("country")), Number = claim.TextOf("doc-number"), Date = context.Date(claim.Child("date")),
            });
        }
        Parties(bibliography.Child("cn-parties"), record, context);
        Relations(bibliography, record, context);
        Body(document, bibliography, record, publication, language, context);
        record.Publications = [publication];
        context.Add(record);
    }

    private static string? KindOf(string? type) => type switch { "发明专利" => "invention", "实用新型" => "utility model", _ => null };

    private static void Parties(XmlNode parties, PatentRecord record, ReadContext context)
    {
        List<Party>? applicants = null, inventors = null, representatives = null;
        // The address of the applicant who stands for all: the first one's.
        parties.Child("cn-applicants").Drop("cn-representative-is");
        St36Parties.All(parties.Child("cn-applicants"), "cn-applicant", ref applicants);
        foreach (var node in parties.Child("cn-inventors").Children("cn-inventor"))
        {
            var waived = node.Attribute("cn-not-to-be-published-request-by-inventor");
            if (St36Parties.Of(node) is { } inventor)
            {
                inventor.IsPerson = true;
                inventor.WaivedNaming = waived == "yes" ? true : null;
                if (waived is not (null or "" or "yes" or "no"))
                {
                    context.Doubt("INDICATOR-UNREADABLE", node, waived, "cn-not-to-be-published-request-by-inventor yes or no; until then the inventor is not named.");
                    inventor.Close();
                }
                (inventors ??= []).Add(inventor);
            }
        }
        foreach (var node in parties.Child("cn-agents").Children("cn-agent"))
        {
            St36CnParts.Agency(node.At("cn-agency", "name").Text, ref representatives);
            if (St36Parties.Of(node, node.Attribute("rep-type")) is { } agent)
            {
                agent.IsPerson = true;
                (representatives ??= []).Add(agent);
            }
        }
        (record.Applicants, record.Inventors, record.Representatives) = (applicants, inventors, representatives);
    }

    private static void Relations(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        St36CnParts.International(bibliography.At("pct-or-regional-filing-data", "document-id"), "country", "doc-number", "date", RelationKind.InternationalFiling, record, context);
        St36CnParts.International(bibliography.At("pct-or-regional-publishing-data", "document-id"), "country", "doc-number", "date", RelationKind.RelatedPublication, record, context);
        var entered = bibliography.Child("date-pct-article-22-39-fulfilled");
        if (context.Date(entered.Child("date")) is { } date)
        {
            (record.Events ??= []).Add(St36Values.Event(context, Office, entered.Name, date));
        }
        foreach (var claim in bibliography.At("cn-related-documents", "cn-domestic-priority-claims").Children("cn-domestic-priority-claim"))
        {
            // CNIPA puts the earlier Chinese application where ST.36 puts the child.
            foreach (var id in claim.Descendants("document-id"))
            {
                (record.Priorities ??= []).Add(new Priority { Category = "national", Office = St36Values.Country(id.Child("country")), Number = id.TextOf("doc-number"), Date = context.Date(id.Child("date")) });
            }
        }
    }

    private static void Body(XmlNode document, XmlNode bibliography, PatentRecord record, Publication publication, string language, ReadContext context)
    {
        var body = document.Child("application-body");
        body.Drop("lang"); // CN, which is the country
        body.Drop("country");
        publication.Abstracts = St36Texts.Texts(bibliography, "abstract", language);
        St36Texts.LiftClaims(body, context);
        publication.Descriptions = St36Texts.Texts(body, "description", language);
        publication.Claims = St36Texts.Claims(body, language, context);
        record.ClaimCount = publication.Claims?.Count;
        foreach (var figure in body.Child("drawings").Children("figure"))
        {
            figure.Drop("figure-labels"); // the number again, in words
        }
        record.Files = St36Texts.Files(body, FileKind.Drawing);
        St36CnParts.TitleDrawing(bibliography.At("cn-abstract-drawing", "figure", "img").Attribute("file"), record);
        bibliography.At("cn-abstract-drawing", "figure", "img").Ignore();
        bibliography.At("cn-abstract-drawing", "figure").Drop("num");
    }
}
