using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// Attributes of ST.36's root element that name the publication again: country, doc-number, kind, date-publ. The record takes what the bibliography says; an attribute that says
/// otherwise stays unread, and so residue, and is told.
/// </summary>
internal static class St36Root
{
    /// <param name="document">The root of the record.</param>
    /// <param name="taken">The publication as it goes into the record.</param>
    /// <param name="context">For what differs.</param>
    public static void Compare(XmlNode document, Publication taken, ReadContext context)
    {
        Letters(document.AttributeNode("country"), taken.Office, context);
        Letters(document.AttributeNode("kind"), taken.KindCode, context);
        Number(document.AttributeNode("doc-number"), taken, context);
        Date(document.AttributeNode("date-publ"), taken.Date, context);
    }

    private static void Letters(XmlNode attribute, string? taken, ReadContext context)
    {
        if (attribute.Text?.Trim() is { Length: > 0 } said && !said.Equals(taken, StringComparison.OrdinalIgnoreCase))
        {
            Differs(attribute, taken, said, context);
        }
    }

    private static void Number(XmlNode attribute, Publication taken, ReadContext context)
    {
        if (attribute.Text?.Trim() is not { Length: > 0 } said || said == taken.Number)
        {
            return;
        }
        if (taken.Number is not { } number || OfficeNumber.Fold(taken.Office ?? "", number).TrimStart('0') != OfficeNumber.Fold(taken.Office ?? "", said).TrimStart('0'))
        {
            Differs(attribute, taken.Number, said, context);
        }
    }

    private static void Date(XmlNode attribute, RegisterDate? taken, ReadContext context)
    {
        if (attribute.Text?.Trim() is not { Length: > 0 } said)
        {
            return;
        }
        var isDate = RegisterDate.TryParse(said, out var date);
        if (isDate && date == taken)
        {
            return;
        }
        if (!isDate && taken is null)
        {
            // Nothing else says the day: context.Date tells that this is none.
            _ = context.Date(attribute);
            attribute.Unread();
            return;
        }
        Differs(attribute, taken?.ToString(), said, context);
    }

    private static void Differs(XmlNode attribute, string? taken, string said, ReadContext context)
    {
        attribute.Unread();
        context.Doubt("VALUE-SAID-TWICE", attribute, $"{taken ?? "nothing"} and {said}", "One value: the attribute of the root says again what the bibliography says of this publication.");
    }
}
