using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Which numbers of a DOCDB document say which entry it speaks of, and its priorities.</summary>
internal static class St36DocdbNumbers
{
    public static void Read(XmlNode bibliography, IpRecord record, Publication publication, ReadContext context)
    {
        var office = record.Office;
        var application = St36DocdbForms.Of(bibliography, "application-reference", context);
        record.FilingDate = application.Date;
        var utilityModel = publication.KindCode is ['U' or 'Y' or 'Z', ..];
        if (application.Kind == "W" || application.Original?.StartsWith("PCT", StringComparison.OrdinalIgnoreCase) == true)
        {
            International(application, record);
        }
        else if (application.Country == office)
        {
            if (OwnForm(office, application) is { } written)
            {
                record.Identifiers.Add(new OfficeNumber { Office = office, Of = Numbers.Application, Written = written });
            }
        }
        else if (application.Best is { } other)
        {
            // A validation or translation filed under the number of another office.
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.RegionalFiling, Office = application.Country, Number = other, Date = application.Date, IsChild = false });
        }
        record.Identifiers.Add(new OfficeNumber
        {
            Office = office, Of = office != "US" ? Numbers.Publication : record.Right == Right.Design ? Numbers.Registration : IsApplicationNumber(publication.Number!) ? Numbers.Publication : Numbers.Grant,
            Written = publication.Number!,
            // Numbers of utility models run in a series of their own in many offices (JP, KR, DE …) and repeat those of patents.
            Shared = utilityModel && record.Identifiers.Exists(known => known.Identifies),
        });
        Priorities(bibliography.Child("priority-claims"), record, context);
        Priorities(bibliography, record, context); // a member of a family has them by itself
        foreach (var node in bibliography.Child("related-documents").Children())
        {
            Related(node, record, context);
        }
    }

    /// <summary>Publications of US applications are numbered by year, eleven digits or ten; patents have at most eight characters.</summary>
    private static bool IsApplicationNumber(string number) => number.Length >= 10;

    /// <summary>
    /// The application number as the office itself would recognise it. DOCDB's own form of US numbers is serial and year run together (10/101234
    /// of 2003 is 10123403), which is another application's number when read as the USPTO writes it: only the original form will do there.
    /// </summary>
    private static string? OwnForm(string office, in St36DocdbForms application) => office switch
    {
        "US" => application.Original,
        "EP" => application.Docdb ?? application.Best,
        _ => application.Best,
    };

    /// <summary>
    /// Kind W is a PCT application. An international publication (WO) is known by it; a document of another office, which merely came out of it,
    /// is not: the number is shown and searched, and related to.
    /// </summary>
    private static void International(in St36DocdbForms application, IpRecord record)
    {
        var number = application.Original ?? (application.Docdb is null ? application.Epodoc : application.Country + application.Docdb);
        if (number is null)
        {
            return;
        }
        var own = record.Office == "WO";
        record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = number, Shared = !own });
        if (!own)
        {
            (record.Relations ??= []).Add(new Relation { Kind = RelationKind.InternationalFiling, Office = "WO", Number = number, Of = Numbers.International, Date = application.Date, IsChild = false });
            record.FilingDate = null;
        }
    }

    /// <summary>The bulk files repeat a claim per form under one sequence; OPS holds the forms inside one claim.</summary>
    private static void Priorities(XmlNode group, IpRecord record, ReadContext context)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in group.Children("priority-claim"))
        {
            var sequence = claim.Attribute("sequence");
            if (sequence is not null && !done.Add(sequence))
            {
                continue;
            }
            var forms = new St36DocdbForms();
            string? category = null, active = null;
            foreach (var same in group.Children("priority-claim"))
            {
                if (same != claim && (sequence is null || same.Attribute("sequence") != sequence))
                {
                    continue;
                }
                forms.Take(same, context);
                category ??= same.Attribute("kind");
                active ??= same.TextOf("priority-active-indicator");
                category ??= same.TextOf("priority-linkage-type") switch { "W" => "international", "T" => "technical relation", var word => word };
                same.Child("priority-linkage-type").Ignore();
            }
            if (forms.IsNone)
            {
                continue;
            }
            (record.Priorities ??= []).Add(new Priority
            {
                Sequence = St36Values.Sequence(sequence), Office = forms.Country, Number = Original(group, forms) ?? Normal(forms), Date = forms.Date,
                Category = category ?? forms.Kind switch { "W" => "international", "A" => "national", "P" => "provisional", _ => null },
                Status = active switch { "Y" or "YES" => "active", "N" or "NO" => "not active", var word => word },
            });
        }
    }

    /// <summary>
    /// The original form of a priority, found by its last figures: original forms are counted in an order of their own, and the one with the
    /// same sequence may be another priority's.
    /// </summary>
    private static string? Original(XmlNode group, in St36DocdbForms of)
    {
        var tail = Tail(of.Epodoc ?? of.Docdb);
        foreach (var claim in group.Children("priority-claim"))
        {
            foreach (var id in claim.Children("document-id"))
            {
                if ((claim.Attribute("data-format") ?? id.Attribute("document-id-type")) == "original" && id.TextOf("doc-number") is { } number && (tail is null || Tail(number) == tail))
                {
                    return number;
                }
            }
        }
        return null;
    }

    /// <summary>Without an original: the docdb form, but of the United States epodoc's, in which the year is to be seen.</summary>
    private static string? Normal(in St36DocdbForms of) => of.Country == "US" ? of.Epodoc ?? of.Docdb : of.Docdb ?? of.Epodoc;

    /// <summary>The last five figures of a number; null where it has fewer.</summary>
    private static string? Tail(string? number)
    {
        Span<char> digits = stackalloc char[5];
        var left = 5;
        for (var i = (number?.Length ?? 0) - 1; i >= 0 && left > 0; i--)
        {
            if (char.IsAsciiDigit(number![i]))
            {
                digits[--left] = number[i];
            }
        }
        return left == 0 ? digits.ToString() : null;
    }

    private static void Related(XmlNode node, IpRecord record, ReadContext context)
    {
        var kind = node.Name switch
        {
            "division" => RelationKind.Division, "continuation" => RelationKind.Continuation, "continuation-in-part" => RelationKind.ContinuationInPart,
            "addition" => RelationKind.Addition, "reissue" => RelationKind.Reissue, "substitution" => RelationKind.Substitution, _ => RelationKind.Other,
        };
        foreach (var relation in node.Children("relation"))
        {
            var parent = new St36DocdbForms();
            parent.Take(relation.Child("parent-doc"), context);
            if (parent.Best is { } number)
            {
                (record.Relations ??= []).Add(new Relation { Kind = kind, Office = parent.Country, Number = number, Date = parent.Date, IsChild = false });
            }
            relation.Child("child-doc").Ignore(); // this document
        }
    }
}
