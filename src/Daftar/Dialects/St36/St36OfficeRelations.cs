using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Priorities, related documents, the international application and days of public availability in ST.36 as the standard has them (INID 30, 40, 60, 86, 87).</summary>
internal static class St36OfficeRelations
{
    public static void Read(XmlNode bibliography, IpRecord record, ReadContext context)
    {
        foreach (var claim in bibliography.Child("priority-claims").Children("priority-claim"))
        {
            var id = claim.Child("document-id");
            var of = id.Exists ? id : claim;
            // Where it is kept, and whether the copy came: the procedure's own.
            foreach (var name in (ReadOnlySpan<string>)["office-of-filing", "priority-doc-requested", "priority-doc-attached"])
            {
                claim.Child(name).Ignore();
            }
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(claim.AttributeNode("sequence")), Category = claim.Attribute("kind"), Office = St36Values.Country(of.Child("country")),
                Number = of.TextOf("doc-number"), Date = context.Date(of.Child("date")),
            });
        }
        var filing = bibliography.At("pct-or-regional-filing-data", "document-id");
        if (filing.TextOf("doc-number") is { } number)
        {
            filing.TextOf("kind");
            var office = St36Values.Country(filing.Child("country"));
            var regional = office is not (null or "WO") && !number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase);
            (record.Relations ??= []).Add(new Relation
            {
                Kind = regional ? RelationKind.RegionalFiling : RelationKind.InternationalFiling, Office = regional ? office : "WO", Number = number,
                Of = regional ? Numbers.Application : Numbers.International, Date = context.Date(filing.Child("date")), IsChild = false,
            });
            if (!regional && record.Office != "WO")
            {
                record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = true });
            }
        }
        var publishing = bibliography.At("pct-or-regional-publishing-data", "document-id");
        if (publishing.TextOf("doc-number") is { } published)
        {
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.RelatedPublication, Office = St36Values.Country(publishing.Child("country")), Number = published, Of = Numbers.Publication, Date = context.Date(publishing.Child("date")), Text = publishing.TextOf("kind"), IsChild = false });
        }
        foreach (var group in bibliography.Child("related-documents").Children())
        {
            var kind = group.Name switch
            {
                "division" => RelationKind.Division, "addition" => RelationKind.Addition, "continuation" => RelationKind.Continuation, "continuation-in-part" => RelationKind.ContinuationInPart,
                "reissue" or "continuing-reissue" => RelationKind.Reissue, "reexamination" => RelationKind.Reexamination, "substitution" => RelationKind.Substitution,
                "utility-model-basis" => RelationKind.UtilityModelBasis, "related-publication" => RelationKind.RelatedPublication, _ => RelationKind.Other,
            };
            Add(group.Child("document-id"), kind, null, record, context);
            foreach (var relation in group.Children("relation"))
            {
                Add(relation.At("parent-doc", "document-id"), kind, false, record, context);
                relation.Child("child-doc").Ignore(); // this document
            }
        }
        foreach (var group in bibliography.Child("dates-of-public-availability").Children())
        {
            var publication = group.Child("document-id");
            if (context.Date(publication.Child("date")) is { } date)
            {
                var own = bibliography.At("publication-reference", "document-id");
                var (said, kind) = (publication.TextOf("doc-number"), publication.TextOf("kind"));
                publication.Child("country").IgnoreWhere(record.Office);
                // Number and kind of this publication it has itself; those of another are told with its day.
                var other = said is null || said == own.Child("doc-number").Peek() ? kind is null || kind == own.Child("kind").Peek() ? null : kind : $"{said} {kind}".TrimEnd();
                (record.Events ??= []).Add(new LegalEvent { Date = date, Category = group.Name, Text = group.Name.Replace('-', ' ') + (other is null ? "" : $" ({other})"), Language = "en" });
            }
        }
    }

    private static void Add(XmlNode id, RelationKind kind, bool? child, IpRecord record, ReadContext context)
    {
        if (id.TextOf("doc-number") is { } number)
        {
            var text = id.TextOf("kind");
            (record.Relations ??= []).Add(new Relation
            {
                Kind = kind, Office = St36Values.Country(id.Child("country")), Number = number, Date = context.Date(id.Child("date")), IsChild = child,
                Of = kind == RelationKind.RelatedPublication ? Numbers.Publication : Numbers.Application, Text = kind == RelationKind.RelatedPublication ? text : null,
            });
        }
    }
}
