using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Priorities, PCT data and related documents of the USPTO (INID 30, 60, 86, 87).</summary>
internal static class St36UsRelations
{
    public static void Read(XmlNode bibliography, IpRecord record, bool grant, ReadContext context)
    {
        foreach (var claim in bibliography.Child("priority-claims").Children("priority-claim"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(claim.AttributeNode("sequence")), Category = claim.Attribute("kind"),
                Office = St36Values.Country(claim.Child("country")), Number = claim.TextOf("doc-number"), Date = context.Date(claim.Child("date")),
            });
        }
        International(bibliography, record, context);
        foreach (var node in bibliography.Child("us-related-documents").Children())
        {
            if (node.Name == "related-publication")
            {
                Published(node.Child("document-id"), record, grant, context);
                continue;
            }
            var kind = KindOf(node.Name);
            if (kind == RelationKind.Provisional)
            {
                Provisional(node, record, context);
                continue;
            }
            foreach (var relation in node.Children("relation"))
            {
                Parent(relation, kind, record, context);
            }
        }
    }

    private static RelationKind KindOf(string name) => name switch
    {
        "addition" => RelationKind.Addition, "division" or "us-divisional-reissue" => RelationKind.Division, "continuation" => RelationKind.Continuation,
        "continuation-in-part" => RelationKind.ContinuationInPart, "reissue" or "continuing-reissue" or "us-reexamination-reissue-merger" => RelationKind.Reissue,
        "reexamination" => RelationKind.Reexamination, "substitution" => RelationKind.Substitution, "us-provisional-application" => RelationKind.Provisional,
        "utility-model-basis" => RelationKind.UtilityModelBasis, _ => RelationKind.Other,
    };

    /// <summary>
    /// A parent, with its state and the patent it became. A chain of continuations is listed link by link: where the child is not this
    /// application but one before it, the words say so.
    /// </summary>
    private static void Parent(XmlNode node, RelationKind kind, IpRecord record, ReadContext context)
    {
        var child = node.At("child-doc", "document-id", "doc-number").Text;
        node.Child("child-doc").Ignore(); // its office, kind and date: this application's, or told where it is a parent
        var through = child is null || record.Number(Numbers.Application) is not { } own || OfficeNumber.Fold("US", child) == OfficeNumber.Fold("US", own) ? null : "of " + child;
        var parent = node.Child("parent-doc");
        var id = parent.Child("document-id");
        if (id.TextOf("doc-number") is not { } number)
        {
            return;
        }
        id.TextOf("kind"); // 00 or the kind of a later publication: an application has none
        var country = St36Values.Country(id.Child("country"));
        var international = number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase);
        var granted = parent.At("parent-grant-document", "document-id");
        (record.Relations ??= []).Add(new Relation
        {
            Kind = kind, Office = international ? "WO" : country, Number = number, Of = international ? Numbers.International : Numbers.Application,
            Date = context.Date(id.Child("date")), IsChild = false, Text = parent.TextOf("parent-status") is { } state ? through is null ? state : state + ", " + through : through,
            PublicationNumber = granted.TextOf("doc-number"), RegistrationDate = context.Date(granted.Child("date")),
        });
        granted.Ignore(); // its office and kind: a patent of the same office
        var pct = parent.At("parent-pct-document", "document-id");
        if (pct.TextOf("doc-number") is { } filed)
        {
            record.Relations.Add(new Relation { Kind = RelationKind.InternationalFiling, Office = "WO", Number = filed, Of = Numbers.International, Date = context.Date(pct.Child("date")), IsChild = false, Text = "of the parent" });
            pct.Ignore(); // the receiving office, which the number names
        }
    }

    private static void Provisional(XmlNode node, IpRecord record, ReadContext context)
    {
        var id = node.Child("document-id");
        id.TextOf("kind"); // 00: an application has none
        if (id.TextOf("doc-number") is { } number)
        {
            (record.Relations ??= []).Add(new Relation
            {
                Kind = RelationKind.Provisional, Office = St36Values.Country(id.Child("country")), Number = number, Date = context.Date(id.Child("date")), IsChild = false,
                Text = node.TextOf("us-provisional-application-status"),
            });
        }
    }

    /// <summary>
    /// An earlier publication of this same application (INID 65). In a grant its number is an identifier of the entry; applicants typed it
    /// themselves in republications, so there it is told and not trusted.
    /// </summary>
    private static void Published(XmlNode id, IpRecord record, bool grant, ReadContext context)
    {
        if (id.TextOf("doc-number") is not { } number)
        {
            return;
        }
        var kind = id.TextOf("kind");
        var office = St36Values.Country(id.Child("country"));
        (record.Relations ??= []).Add(new Relation { Kind = RelationKind.RelatedPublication, Office = office, Number = number, Of = Numbers.Publication, Date = context.Date(id.Child("date")), Text = kind });
        if (grant && office == "US" && number.Length == 11 && !number.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            record.Identifiers.Add(new OfficeNumber { Office = "US", Of = Numbers.Publication, Written = number });
        }
    }

    private static void International(XmlNode bibliography, IpRecord record, ReadContext context)
    {
        var filing = bibliography.Child("pct-or-regional-filing-data");
        var id = filing.Child("document-id");
        if (id.TextOf("doc-number") is { } number)
        {
            id.TextOf("kind"); // 00: an application has none
            var office = St36Values.Country(id.Child("country"));
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.InternationalFiling, Office = office, Number = number, Of = Numbers.International, Date = context.Date(id.Child("date")), IsChild = false });
            if (office == "WO")
            {
                // Shown and searched; the international application is an entry of its own.
                record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = true });
            }
        }
        foreach (var name in (ReadOnlySpan<string>)["us-371c124-date", "us-371c12-date"])
        {
            if (context.Date(filing.At(name, "date")) is { } date)
            {
                (record.Events ??= []).Add(St36Values.Event(context, "US", name[3..^5], date, record.Right == Right.Patent));
            }
        }
        var publishing = bibliography.At("pct-or-regional-publishing-data", "document-id");
        if (publishing.TextOf("doc-number") is { } published)
        {
            publishing.TextOf("kind"); // A: an international publication
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.RelatedPublication, Office = St36Values.Country(publishing.Child("country")), Number = published, Of = Numbers.Publication, Date = context.Date(publishing.Child("date")), IsChild = false });
        }
    }
}
