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

    /// <summary>Office or language said again, in an attribute or element beside what the record took; another one stays unread, and is told.</summary>
    public static void Again(XmlNode said, string? taken, ReadContext context)
    {
        if (taken is null)
        {
            _ = said.Text;
        }
        else
        {
            Letters(said, taken, context);
        }
    }

    /// <summary>
    /// The root's id where it is office, number and kind run together, as the EPO writes it: with the number of the publication (<c>EP1234567B1</c>), or that of the application
    /// without its check digit (<c>EP01963450A1</c>, DTD 1.0). Another's stays unread, and is told. Any other id is the file's own.
    /// </summary>
    public static void Identity(XmlNode document, Publication taken, string? application, ReadContext context)
    {
        var attribute = document.AttributeNode("id");
        if (attribute.Text is not { Length: > 8 and < 24 } said || taken is not { Office: { } office, Number: { } number } || !said.StartsWith(office, StringComparison.Ordinal))
        {
            return;
        }
        var rest = said.AsSpan(office.Length);
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        var kind = rest[digits..];
        if (digits < 6 || kind.Length > 2 || (kind.Length > 0 && !char.IsAsciiLetterUpper(kind[0])))
        {
            return;
        }
        var own = OfficeNumber.Fold(office, rest[..digits].ToString()).TrimStart('0');
        var isOwn = own == OfficeNumber.Fold(office, number).TrimStart('0') || (application is not null && OfficeNumber.Fold(office, application).TrimStart('0').StartsWith(own, StringComparison.Ordinal));
        if (!isOwn || (kind.Length > 0 && taken.KindCode is { } known && !kind.SequenceEqual(known)))
        {
            Differs(attribute, office + number + taken.KindCode, said, context);
        }
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
        context.Doubt("VALUE-SAID-TWICE", attribute, $"{taken ?? "nothing"} and {said}", Around(attribute) is not { } around
            ? "One value: the attribute of the root says again what the bibliography says of this publication." : $"One value: <{around}> says again what the document says of this publication elsewhere.");
    }

    /// <summary>The element that says it, where that is not the root by an attribute; null where it is.</summary>
    private static string? Around(XmlNode said) => said.Path.Contains('@', StringComparison.Ordinal) ? said.Parent.Parent.IsNone ? null : said.Parent.Name : said.Name;
}
