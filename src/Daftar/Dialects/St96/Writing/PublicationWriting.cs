using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Gazette notices: tmk:PublicationBag and dgn:PublicationBag.</summary>
internal static class PublicationWriting
{
    public static void Write(St96Xml xml, St96Space space, IpRecord record)
    {
        First(xml, record);
        if (record.Publications is not { Count: > 0 })
        {
            return;
        }
        xml.Open(space, "PublicationBag");
        foreach (var one in record.Publications)
        {
            xml.Open(space, "Publication");
            Identifier(xml, one);
            Section(xml, space, one.Section);
            xml.Text(Com, "PublicationDate", one.Date);
            xml.Text(Com, "PublicationPage", one.Page);
            xml.Close();
            Rest(xml, one);
        }
        xml.Close();
    }

    /// <summary>com:PublicationIdentifier: the gazette, else the notice's number, and whose it is.</summary>
    public static void Identifier(St96Xml xml, Publication one)
    {
        if ((one.Gazette ?? one.Number) is { } identifier)
        {
            xml.Open(Com, "PublicationIdentifier");
            xml.Attribute("officeCode", ClosedLists.Country(one.Office));
            xml.Raw.WriteString(St96Xml.Clean(identifier));
            xml.Close();
        }
    }

    /// <summary>The date of first publication is read off the notices; one of its own has no place.</summary>
    public static void First(St96Xml xml, IpRecord record)
    {
        if (record.PublicationDate is not { } first)
        {
            return;
        }
        foreach (var one in record.Publications ?? [])
        {
            if (one.Date == first)
            {
                return;
            }
        }
        xml.Lose("publicationDate");
    }

    public static void Rest(St96Xml xml, Publication one)
    {
        xml.LoseWhere(one.Number is not null, "publicationBag/publicationNumber");
        xml.LoseWhere(one.Office is not null && ((one.Gazette ?? one.Number) is null || ClosedLists.Country(one.Office) is null), "publicationBag/ipOfficeCode");
        xml.LoseWhere(one.KindCode is not null, "publicationBag/patentDocumentKindCode");
        xml.LoseWhere(one.Languages is not null, "publicationBag/publicationLanguageCodeBag");
        xml.LoseWhere(one.Pages is not null, "publicationBag/pageTotalQuantity");
        xml.LoseWhere(one.ExceptionCode is not null, "publicationBag/publicationExceptionCode");
        xml.LoseWhere(one.Corrections is not null, "publicationBag/correctionBag");
        xml.LoseWhere(one.Abstracts is not null || one.Claims is not null || one.Descriptions is not null, "publicationBag/text");
    }

    /// <summary>A section of the list, a subsection, or both with a comma between.</summary>
    private static void Section(St96Xml xml, St96Space space, string? section)
    {
        if (section is null)
        {
            return;
        }
        if (Sections.Contains(section))
        {
            xml.Text(space, "PublicationSectionCategory", section);
            return;
        }
        var comma = section.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && Sections.Contains(section[..comma]))
        {
            xml.Text(space, "PublicationSectionCategory", section[..comma]);
            section = section[(comma + 2)..];
        }
        xml.Text(Com, "PublicationSubsection", section);
    }

    // tmk: and dgn:PublicationSectionCategoryType, V6.0; what only one of them has is marked.
    private static readonly HashSet<string> Sections = new(StringComparer.Ordinal)
    {
        "Applications", "Amendments to applications", "Correction of errors on applications", "Withdrawals", "Limitations", "Total refusals",
        "Partial refusals", "Registrations with no amendments", "Registrations with amendments", "Correction of errors on registrations",
        "Total transfers", "Partial transfers", "Replacement of representative", "Appointment of a new representative", "Deletion of the representative",
        "Registrations with restrictions", "Registrations no longer in effect", "Registrations renewed", "Applications publishing for opposition",
        "Registrations publishing", "Registration republished",
        // tmk
        "Change of proprietor name and or address", "Change of representative name and or professional address",
        "Total surrender of trademarks", "Partial surrender of trademarks",
        // dgn
        "Change of name and address of proprietor", "Change of name and professional address of representative",
        "Total surrender of designs", "Partial surrender of designs",
    };
}
