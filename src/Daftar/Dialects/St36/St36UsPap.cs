using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>patent-application-publication</c>, versions 1.5 and 1.6: applications as the USPTO published them from 2001 to 2004, before the red book took over
/// the names of ST.36.
/// </summary>
internal static class St36UsPap
{
    private const string Office = "US";

    public static void Read(XmlNode document, ReadContext context)
    {
        var bibliography = document.Child("subdoc-bibliographic-information");
        var published = bibliography.Child("document-id");
        var filed = bibliography.Child("domestic-filing-data");
        var publication = new Publication { Office = Office, Number = published.TextOf("doc-number"), KindCode = published.TextOf("kind-code"), Date = context.Date(published.Child("document-date")), Languages = ["en"] };
        var record = new PatentRecord
        {
            Office = Office, Produced = Moments.Read(publication.Date?.ToString()), FilingDate = context.Date(filed.Child("filing-date")), PublicationDate = publication.Date,
            Kind = bibliography.TextOf("publication-filing-type")?.Contains("plant", StringComparison.OrdinalIgnoreCase) == true ? "plant patent" : "invention",
            Scope = bibliography.IsNone ? new Scope(Parts.None, Parts.Publications | Parts.Text | Parts.Files)
                : new Scope(Parts.Bibliography | Parts.Classification | Parts.Relations | Parts.Parties, Parts.Events | Parts.Publications | Parts.Text | Parts.Files),
        };
        if (filed.At("application-number", "doc-number").Text is { } application)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Application, Written = application });
        }
        if (publication.Number is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Publication, Written = number });
        }
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or publication number (domestic-filing-data, document-id).", Severity.SetAside);
        }
        // The series code is the first two digits of the application number.
        filed.Child("application-number-series-code").Ignore();
        Technical(bibliography.Child("technical-information"), record, context);
        St36UsPapParties.Read(bibliography, record);
        Relations(bibliography, record, context);
        if (publication.KindCode is { } kind)
        {
            (record.Events ??= []).Insert(0, St36Values.Event(context, Office, kind, publication.Date));
        }
        Body(document, record, publication, context);
        record.Publications = [publication];
        context.Add(record);
    }

    private static void Technical(XmlNode technical, PatentRecord record, ReadContext context)
    {
        if (St36Values.Line(technical.Child("title-of-invention")) is { } title)
        {
            record.Titles = [new LocalText("en", title)];
        }
        List<PatentClass>? ipc = null, national = null;
        var group = technical.Child("classification-ipc");
        var edition = St36Symbols.Edition(group.Child("classification-ipc-edition"));
        foreach (var node in group.Children())
        {
            if (node.TextOf("ipc") is not { } text)
            {
                continue;
            }
            if (St36Symbols.Symbol(text, out var whole) is { } symbol)
            {
                St36Classes.LeaveUnless(whole, node.Child("ipc"));
                St36Classes.AddUnique(ref ipc, new PatentClass { Symbol = symbol, Version = edition, Position = node.Name == "classification-ipc-primary" ? "F" : "L" });
            }
            else
            {
                context.Doubt("CLASS-UNREADABLE", node, text, "A symbol such as B08B003/00.");
            }
        }
        foreach (var node in technical.Child("classification-us").Children())
        {
            var symbol = node.Child("uspc");
            if (symbol.TextOf("class") is { } of && symbol.TextOf("subclass") is { } sub)
            {
                St36Classes.AddUnique(ref national, new PatentClass { Symbol = of.Length > 3 ? of + "/" + sub : St36Symbols.UsNational(of.PadLeft(3) + sub), Office = Office, Position = node.Name == "classification-us-primary" ? "F" : "L" });
            }
        }
        (record.Ipc, record.National) = (ipc, national);
    }

    private static void Relations(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        foreach (var claim in bibliography.Children("foreign-priority-data"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = (record.Priorities?.Count ?? 0) + 1, Office = St36Values.Country(claim.Child("country-code")),
                Number = claim.At("priority-application-number", "doc-number").Text, Date = context.Date(claim.Child("filing-date")),
            });
        }
        foreach (var group in bibliography.Child("continuity-data").Children())
        {
            if (group.Name == "continuations")
            {
                foreach (var node in group.Children())
                {
                    Parent(node, record, context);
                }
            }
            else
            {
                Parent(group, record, context);
            }
        }
    }

    /// <summary>A parent with its state and the patent it became; of the child, which is this application or one between, the parent's own record tells.</summary>
    private static void Parent(XmlNode node, PatentRecord record, ReadContext context)
    {
        var kind = node.Name switch
        {
            "continuation-of" => RelationKind.Continuation, "continuation-in-part-of" => RelationKind.ContinuationInPart, "division-of" => RelationKind.Division,
            "reissue-of" => RelationKind.Reissue, "non-provisional-of-provisional" => RelationKind.Provisional, "a-371-of-international" => RelationKind.InternationalFiling, _ => RelationKind.Other,
        };
        var pair = node.Child("parent-child");
        var id = pair.IsNone ? node.Child("document-id") : pair.At("parent", "document-id");
        if (id.TextOf("doc-number") is not { } number)
        {
            return;
        }
        var child = pair.At("child", "document-id", "doc-number").Text;
        pair.Child("child").Ignore();
        var through = child is null || record.Number(Numbers.Application) is not { } own || OfficeNumber.Fold(Office, child) == OfficeNumber.Fold(Office, own) ? null : "of " + child;
        var state = pair.TextOf("parent-status");
        var international = number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase) || kind == RelationKind.InternationalFiling;
        id.TextOf("kind-code");
        var patent = pair.At("parent-patent", "document-id");
        patent.TextOf("country-code");
        var country = St36Values.Country(id.Child("country-code"));
        (record.Relations ??= []).Add(new Relation
        {
            Kind = kind, Office = international ? "WO" : country ?? Office, Number = number, Of = international ? Numbers.International : Numbers.Application,
            Date = context.Date(id.Child("document-date")), IsChild = false, Text = state is null ? through : through is null ? state : state + ", " + through,
            PublicationNumber = patent.TextOf("doc-number"),
        });
    }

    private static void Body(XmlNode document, PatentRecord record, Publication publication, ReadContext context)
    {
        publication.Abstracts = St36Texts.Texts(document, "subdoc-abstract", "en");
        St36Texts.LiftClaims(document, context, "subdoc-description", "subdoc-claims");
        publication.Descriptions = St36Texts.Texts(document, "subdoc-description", "en");
        document.At("subdoc-claims", "heading").Ignore(); // "What is claimed is:"
        foreach (var claim in document.Child("subdoc-claims").Children("claim"))
        {
            if (claim.FlowText is { } text)
            {
                var id = claim.Attribute("id");
                var number = id?[(id.LastIndexOf('-') + 1)..].TrimStart('0');
                (publication.Claims ??= []).Add(new Claim(number is { Length: > 0 } ? number : null, "en", text));
            }
            else
            {
                ClaimText.Missing(context, claim, claim.Attribute("id"));
            }
        }
        record.ClaimCount = publication.Claims?.Count;
        foreach (var part in document.Children())
        {
            var drawings = part.Name == "subdoc-drawings";
            foreach (var image in part.Descendants("image"))
            {
                if (image.Attribute("file") is { } name)
                {
                    (record.Files ??= []).Add(new FileReference { Kind = drawings ? FileKind.Drawing : FileKind.Document, Name = name, Format = image.Attribute("imf") });
                }
                // Its id, and whether it is a drawing, a table or a formula as printed.
                image.Ignore();
            }
            if (drawings)
            {
                // A heading, the figure of the title page, and ids.
                part.Ignore();
            }
        }
    }
}
