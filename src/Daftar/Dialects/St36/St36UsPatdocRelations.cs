using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Priorities (B300), related documents (B600) and the international application (B800) of red book 2.5.</summary>
internal static class St36UsPatdocRelations
{
    private const string Office = "US";

    public static void Read(XmlNode bibliography, IpRecord record, ReadContext context)
    {
        foreach (var claim in bibliography.Children("B300"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = (record.Priorities?.Count ?? 0) + 1, Office = St36UsPatdocParties.Country(claim.At("B330", "CTRY")),
                Number = St36UsPatdoc.Text(claim.Child("B310")), Date = St36UsPatdoc.Date(claim.Child("B320"), context),
            });
        }
        foreach (var node in bibliography.Child("B600").Children())
        {
            switch (node.Name)
            {
                case "B610": Parent(node, RelationKind.Addition, record, context); break;
                case "B620": Parent(node, RelationKind.Division, record, context); break;
                case "B630":
                    foreach (var link in node.Children())
                    {
                        Parent(link, link.Name switch { "B631" => RelationKind.Continuation, "B632" => RelationKind.ContinuationInPart, "B633" => RelationKind.Reissue, _ => RelationKind.Other }, record, context);
                    }
                    break;
                case "B640": Parent(node, RelationKind.Reissue, record, context); break;
                case "B641US": Parent(node, RelationKind.Division, record, context); break;
                case "B645" or "B646US": Parent(node, RelationKind.Reexamination, record, context); break;
                case "B660": Parent(node, RelationKind.Substitution, record, context); break;
                case "B680US": Add(node.Child("DOC"), RelationKind.Provisional, Numbers.Application, record, context); break;
                case "B690US": Published(node.Child("DOC"), record, context); break;
            }
        }
        International(bibliography.Child("B800"), record, context);
    }

    /// <summary>A parent with its state and the patent it became; where the child is not this application but one before it, the words say so.</summary>
    private static void Parent(XmlNode node, RelationKind kind, IpRecord record, ReadContext context)
    {
        var pair = node.Child("PARENT-US");
        var child = St36UsPatdoc.Text(pair.At("CDOC", "DOC", "DNUM"));
        pair.Child("CDOC").Ignore();
        var id = pair.At("PDOC", "DOC");
        var own = record.Number(Numbers.Application);
        var through = child is null || own is null || OfficeNumber.Fold(Office, child) == OfficeNumber.Fold(Office, own) ? null : "of " + child;
        var state = St36UsPatdoc.Text(pair.Child("PSTA")) switch { "00" => "PENDING", "01" => "GRANTED", "03" => "ABANDONED", "04" => "STATUTORY INVENTION REGISTRATION", var other => other };
        if (Add(id, kind, Numbers.Application, record, context) is not { } relation)
        {
            return;
        }
        relation.IsChild = false;
        relation.Text = state is null ? through : through is null ? state : state + ", " + through;
        var granted = pair.At("PPUB", "DOC");
        relation.PublicationNumber = St36UsPatdoc.Text(granted.Child("DNUM"));
        relation.RegistrationDate = St36UsPatdoc.Date(granted, context);
        granted.Ignore(); // its office and kind: a patent of the same office
        foreach (var sibling in node.Children("SIBLING"))
        {
            Add(sibling.At("SDOC", "DOC"), RelationKind.Reissue, Numbers.Application, record, context);
        }
    }

    private static Relation? Add(XmlNode id, RelationKind kind, Numbers of, IpRecord record, ReadContext context)
    {
        id.Child("KIND").Ignore(); // 00: an application has none
        if (St36UsPatdoc.Text(id.Child("DNUM")) is not { } number)
        {
            return null;
        }
        var international = number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase);
        var country = St36UsPatdocParties.Country(id.Child("CTRY"));
        var relation = new Relation
        {
            Kind = kind, Office = international ? "WO" : country ?? Office, Number = number, Of = international ? Numbers.International : of, Date = St36UsPatdoc.Date(id, context),
        };
        (record.Relations ??= []).Add(relation);
        return relation;
    }

    /// <summary>The earlier publication of this same application: its number identifies the entry, its day is that of first publication.</summary>
    private static void Published(XmlNode id, IpRecord record, ReadContext context)
    {
        var kind = St36UsPatdoc.Text(id.Child("KIND"));
        if (Add(id, RelationKind.RelatedPublication, Numbers.Publication, record, context) is not { } relation)
        {
            return;
        }
        relation.Text = kind;
        if (relation.Office != Office)
        {
            return;
        }
        if (relation.Date is { } date && (record.PublicationDate is null || date < record.PublicationDate))
        {
            record.PublicationDate = date;
        }
        if (relation.Number is { Length: 11 } number && !number.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            record.Identifiers.Add(new OfficeNumber { Office = Office, Of = Numbers.Publication, Written = number });
        }
    }

    private static void International(XmlNode group, IpRecord record, ReadContext context)
    {
        foreach (var filing in group.Children("B860"))
        {
            if (Add(filing.At("B861", "DOC"), RelationKind.InternationalFiling, Numbers.International, record, context) is { Number: { } number } relation)
            {
                relation.IsChild = false;
                // Shown and searched; the international application is an entry of its own.
                record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = true });
            }
            if (St36UsPatdoc.Date(filing.Child("B864US"), context) is { } entered)
            {
                (record.Events ??= []).Add(St36Values.Event(context, Office, "371c124", entered, record.Right == Right.Patent));
            }
        }
        if (Add(group.At("B870", "B871", "DOC"), RelationKind.RelatedPublication, Numbers.Publication, record, context) is { } publication)
        {
            publication.IsChild = false;
        }
    }
}
