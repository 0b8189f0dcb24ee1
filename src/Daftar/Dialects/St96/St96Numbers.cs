using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Numbers of ST.96: com:ApplicationNumber with its office inside, plain registration numbers, ST.13 numbers.</summary>
internal static class St96Numbers
{
    /// <summary>
    /// The office whose register this is: RegistrationOfficeCode, else the office of the application number, else the receiving office, else
    /// the authority the package is declared for. Where there is only a code that ST.3 does not have, that, and it is told. Where nothing says so, that is reported.
    /// </summary>
    public static string Office(XmlNode record, ReadContext context)
    {
        var registrar = record.Child("RegistrationOfficeCode");
        if (registrar.Text is { Length: > 0 } written && Code(written) is null)
        {
            // Whatever else says whose record it is: this was meant to.
            context.Doubt("OFFICE-CODE-UNKNOWN", registrar, written, "The two-letter code of the office in WIPO ST.3.");
        }
        var office = Code(registrar.Text)
            ?? Code(record.At("ApplicationNumber", "IPOfficeCode"))
            ?? Code(record.AttributeNode("officeCode"))
            ?? Code(record.Child("ReceivingOfficeCode"))
            ?? context.Authority
            ?? (registrar.Text is { Length: > 0 and <= LongestCode } other ? other : null);
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", record, record.At("ApplicationNumber", "IPOfficeCode").Peek() ?? record.AttributeNode("officeCode").Peek() ?? record.Child("ReceivingOfficeCode").Peek() ?? record.Child("GIData").AttributeNode("officeCode").Peek(), "RegistrationOfficeCode or ApplicationNumber/IPOfficeCode: the ST.3 code of the register.", Severity.SetAside);
        }
        return office ?? ReadContext.NoOffice;
    }

    /// <summary>Longer is no code of an office.</summary>
    private const int LongestCode = 16;

    /// <summary>An ST.3 code in upper case; null for anything that is none.</summary>
    public static string? Code(string? text) => text is { Length: 2 } && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1])
        ? char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) ? text : text.ToUpperInvariant()
        : null;

    /// <summary>As <see cref="Code(string?)"/>; what is none stays unread, and is told (OFFICE-CODE-UNKNOWN).</summary>
    public static string? Code(XmlNode node) => node.Peek()?.Trim() is { Length: > 0 } said && Code(said) is null ? null : Code(node.Text);

    /// <summary>The office said again, beside what the record took: another one stays unread, and is told.</summary>
    public static void CodeAgain(XmlNode node, string taken, string? orElse, ReadContext context)
    {
        if (Code(node) is { } said && said != taken && said != orElse)
        {
            node.Unread();
            context.Doubt("VALUE-SAID-TWICE", node, $"{taken} and {said}", "One value: the office of the document is that of its application or publication.");
        }
    }

    /// <summary>com:ApplicationNumber: IPOfficeCode?, (ST13ApplicationNumber | ApplicationNumberText); some offices write the number straight into it.</summary>
    public static (string? Office, string? Number) Application(XmlNode node)
    {
        var office = Code(node.Child("IPOfficeCode"));
        return (office, node.TextOf("ApplicationNumberText") ?? node.TextOf("ST13ApplicationNumber") ?? node.Text);
    }

    /// <summary>The number of an application that is not kept.</summary>
    public static void UnreadApplication(XmlNode node)
    {
        node.Child("ApplicationNumberText").Unread();
        node.Child("ST13ApplicationNumber").Unread();
        node.Unread();
    }

    public static void Add(IpRecord record, Numbers of, string? number, string? office = null, bool shared = false)
    {
        if (number is null)
        {
            return;
        }
        var identifier = new OfficeNumber { Office = office ?? record.Office, Of = of, Written = number, Shared = shared };
        if (!record.Identifiers.Contains(identifier))
        {
            record.Identifiers.Add(identifier);
        }
    }

    /// <summary>Applications stand before registrations, whatever the order in the record; international numbers and file ids last.</summary>
    public static void Sort(IpRecord record)
    {
        if (record.Identifiers.Count > 1)
        {
            // Insertion sort: stable, and there are never more than a few.
            for (var i = 1; i < record.Identifiers.Count; i++)
            {
                var moving = record.Identifiers[i];
                var at = i;
                for (; at > 0 && Rank(record.Identifiers[at - 1]) > Rank(moving); at--)
                {
                    record.Identifiers[at] = record.Identifiers[at - 1];
                }
                record.Identifiers[at] = moving;
            }
        }
    }

    private static int Rank(OfficeNumber number) => number.Of switch
    {
        Numbers.Design => 0,
        Numbers.Application => 1,
        Numbers.Grant or Numbers.Registration => 2,
        Numbers.Publication => 3,
        Numbers.International => 4,
        _ => 5,
    };

    /// <summary>A record that names no entry is reported. What else it says is read all the same: what is wrong with that is told, too.</summary>
    public static void Check(IpRecord record, XmlNode node, ReadContext context)
    {
        foreach (var number in record.Identifiers)
        {
            if (number.Identifies)
            {
                return;
            }
        }
        context.Doubt("RECORD-NUMBER-MISSING", node, null, "An application, registration or publication number.", Severity.SetAside);
    }
}
