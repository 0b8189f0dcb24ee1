using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Numbers of a register document of the EPO: application, publications (each with its bulletin), parents and children, the international application.</summary>
internal static class St36RegisterNumbers
{
    private const string Office = "EP";

    public static void Read(XmlNode bibliography, PatentRecord record, ReadContext context)
    {
        foreach (var reference in bibliography.Children("application-reference"))
        {
            reference.Drop("change-date");
            reference.Drop("change-gazette-num");
            var id = reference.Child("document-id");
            var number = id.TextOf("doc-number");
            var office = St36Values.Country(id.Child("country"));
            if (number is null)
            {
                continue;
            }
            if (office == Office)
            {
                Add(record, new OfficeNumber { Office = Office, Of = Numbers.Application, Written = number });
                record.FilingDate ??= context.Date(id.Child("date"));
            }
            else if (office == "WO")
            {
                Add(record, new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = true });
                (record.Relations ??= []).Add(new Relation { Kind = RelationKind.InternationalFiling, Office = "WO", Number = number, Of = Numbers.International, Date = context.Date(id.Child("date")), IsChild = false });
            }
            id.Child("date").Ignore();
        }
        foreach (var reference in bibliography.Children("publication-reference"))
        {
            var id = reference.Child("document-id");
            var publication = new Publication
            {
                Office = St36Values.Country(id.Child("country")), Number = id.TextOf("doc-number"), KindCode = id.TextOf("kind"), Date = context.Date(id.Child("date")),
                Gazette = null,
            };
            reference.Drop("change-date");
            // The bulletin that announced it: of its own day.
            reference.Drop("change-gazette-num");
            if (St36Values.Language(id.Attribute("lang")) is { } language)
            {
                publication.Languages = [language];
            }
            if (publication.Number is null)
            {
                continue;
            }
            if (publication.Office == Office)
            {
                Add(record, new OfficeNumber { Office = Office, Of = Numbers.Publication, Written = publication.Number });
                (record.Publications ??= []).Add(publication);
                if (record.PublicationDate is null || publication.Date < record.PublicationDate)
                {
                    record.PublicationDate = publication.Date;
                }
                if (publication.KindCode is ['B', '1', ..])
                {
                    record.RegistrationDate = publication.Date;
                }
            }
            else
            {
                (record.Relations ??= []).Add(new Relation { Kind = RelationKind.RelatedPublication, Office = publication.Office, Number = publication.Number, Of = Numbers.Publication, Date = publication.Date, Text = publication.KindCode });
            }
        }
        foreach (var group in bibliography.Child("related-documents").Children())
        {
            var kind = group.Name == "division" ? RelationKind.Division : RelationKind.Other;
            foreach (var relation in group.Children("relation"))
            {
                Related(relation.Child("parent-doc"), kind, false, record, context);
                Related(relation.Child("child-doc"), kind, true, record, context);
            }
        }
    }

    private static void Add(PatentRecord record, OfficeNumber number)
    {
        if (!record.Identifiers.Contains(number))
        {
            record.Identifiers.Add(number);
        }
    }

    private static void Related(XmlNode document, RelationKind kind, bool child, PatentRecord record, ReadContext context)
    {
        Relation? of = null;
        foreach (var id in document.Children("document-id"))
        {
            var what = id.Attribute("document-id-type");
            id.TextOf("kind"); // D: of a division
            var country = St36Values.Country(id.Child("country"));
            if (id.TextOf("doc-number") is not { } number)
            {
                continue;
            }
            if (what == "publication number" && of is not null)
            {
                of.PublicationNumber = number;
            }
            else
            {
                of = new Relation { Kind = kind, Office = country, Number = number, Of = what == "publication number" ? Numbers.Publication : Numbers.Application, Date = context.Date(id.Child("date")), IsChild = child };
                (record.Relations ??= []).Add(of);
            }
        }
    }
}
