using System.Text;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>family-member</c> in answers of OPS: a publication of a patent family with its application and priorities, its bibliography where that was asked for,
/// and the legal events INPADOC has of it. It adds to the entry it names and takes nothing away; the family is said by its number.
/// </summary>
internal static class St36Family
{
    public static void Read(XmlNode member, ReadContext context)
    {
        var family = member.Attribute("family-id");
        var document = member.Child("exchange-document");
        var record = document.Exists ? St36Docdb.Of(document, context) : Bare(member, context);
        if (record is null)
        {
            return;
        }
        if (document.Exists)
        {
            // The same numbers and priorities as in the document.
            foreach (var node in member.Children())
            {
                if (node.Name is "publication-reference" or "application-reference" or "priority-claim")
                {
                    node.Ignore();
                }
            }
        }
        if (record is PatentRecord patent)
        {
            patent.Family ??= family;
        }
        foreach (var node in member.Children("legal"))
        {
            if (Event(node) is { } of)
            {
                (record.Events ??= []).Add(of);
            }
        }
        if (record.Events is not null && (record.Scope.Fully & Parts.Events) == 0)
        {
            record.Scope = record.Scope with { Partly = record.Scope.Partly | Parts.Events };
        }
        context.Add(record);
    }

    private static IpRecord? Bare(XmlNode member, ReadContext context)
    {
        var reference = St36DocdbForms.Of(member, "publication-reference", context);
        if (reference.Country is not { } office || (reference.Docdb ?? reference.Best) is not { } number)
        {
            context.Doubt("RECORD-NUMBER-MISSING", member, null, "An office and a publication number (publication-reference).", Severity.SetAside);
            return null;
        }
        var kind = reference.Kind;
        IpRecord record = kind is ['S', ..] ? new DesignRecord { Office = office } : new PatentRecord { Office = office };
        record.ExchangedBy = "EP";
        record.Scope = new Scope(Parts.None, Parts.Bibliography | Parts.Relations | Parts.Publications | Parts.Events);
        var publication = new Publication { Office = office, Number = number, KindCode = kind, Date = reference.Date };
        record.Publications = [publication];
        record.PublicationDate = publication.Date;
        St36DocdbNumbers.Read(member, record, publication, context);
        return record;
    }

    /// <summary>
    /// An event of INPADOC: code and words, and what the numbered fields add, each with its own description. It took effect on the effective date where one is
    /// given, else on the day of the gazette. Days on which it came into the EPO's file are transport.
    /// </summary>
    private static LegalEvent? Event(XmlNode node)
    {
        var code = node.Attribute("code");
        var text = node.Attribute("desc");
        node.TransportAttribute("dateMigr");
        var influence = node.Attribute("infl");
        RegisterDate? gazette = null, effective = null;
        var details = new StringBuilder();
        foreach (var field in node.Children())
        {
            switch (field.Name)
            {
                case "pre":
                    field.Ignore(); // the fields once more, as a line for a printer
                    break;
                case "L007EP":
                    gazette = RegisterDate.TryParse(field.Text, out var on) ? on : null;
                    field.Drop("desc");
                    break;
                case "L500EP":
                    foreach (var part in field.Children())
                    {
                        if (part.Name == "L525EP" && RegisterDate.TryParse(part.Text, out var since))
                        {
                            effective = since;
                            part.Drop("desc");
                        }
                        else if (part.HasContent && part.Text is { } value)
                        {
                            var name = part.Attribute("desc");
                            var more = part.Attribute("descData");
                            part.Drop("infl");
                            details.Append(details.Length > 0 ? "; " : "").Append(name is null ? "" : name + ": ").Append(value).Append(more is null ? "" : " " + more);
                        }
                    }
                    break;
                case "L018EP" or "L019EP":
                    field.Ignore().Transport();
                    break;
                default:
                    field.Ignore(); // country, number and kind of the application, and the code again
                    break;
            }
        }
        if (code is null && text is null)
        {
            return null;
        }
        return new LegalEvent
        {
            // The details belong to the words: lapses in two states on one day are two events.
            Date = effective ?? gazette, Code = code, Text = details.Length == 0 ? text : text is null ? details.ToString() : $"{text} ({details})", Language = "en",
            Category = "INPADOC", Comment = Comment(influence, effective is null ? null : gazette),
        };
    }

    private static string? Comment(string? influence, RegisterDate? gazette)
    {
        var word = influence switch { "+" => "in favour of the right", "-" => "against the right", _ => null };
        return gazette is null ? word : (word is null ? "" : word + "; ") + "gazette of " + gazette;
    }
}
