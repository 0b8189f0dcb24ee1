using System.Globalization;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Which numbers say which design it is, and which it shares with the others it was filed with.</summary>
internal static class St96DesignNumbers
{
    public static void Identify(DesignRecord record, XmlNode design, XmlNode application, List<XmlNode> siblings, int at)
    {
        var (applicationOffice, filed) = St96Numbers.Application(application.Child("ApplicationNumber"));
        var number = design.TextOf("DesignIdentifier");
        if (filed is not null)
        {
            if (number is null ? siblings.Count > 1 : IsPlace(number))
            {
                // Designs counted 1, 2, 3 within their application: application and place together are the number of the design.
                record.PlaceInApplication = number ?? (at + 1).ToString(CultureInfo.InvariantCulture);
                number = filed + "-" + record.PlaceInApplication;
            }
            else if (number is not null && number.Length > filed.Length && number.StartsWith(filed, StringComparison.Ordinal))
            {
                // 001063564-0001 is the first design of application 001063564.
                record.PlaceInApplication = number[filed.Length..].TrimStart('-', '/', '.', ' ');
            }
        }
        var several = siblings.Count > 1 || record.DesignsInApplication > 1 || record.PlaceInApplication is not null;
        St96Numbers.Add(record, Numbers.Design, number);
        St96Numbers.Add(record, Numbers.Application, filed, applicationOffice, several);
        var registration = design.TextOf("RegistrationNumber");
        St96Numbers.Add(record, Numbers.Registration, registration, null, registration is not null && HasSibling(siblings, at, registration));
        var international = application.TextOf("InternationalRegistrationNumber");
        // One international registration stands behind the entries of several offices.
        St96Numbers.Add(record, Numbers.International, international, "WO", several || record.Office != "WO");
        St96Numbers.Add(record, Numbers.OfficeFile, application.TextOf("ReceiptNumber"), null, several);
    }

    private static bool HasSibling(List<XmlNode> siblings, int at, string registration)
    {
        for (var other = 0; other < siblings.Count; other++)
        {
            if (other != at && siblings[other].TextOf("RegistrationNumber") == registration)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsPlace(string identifier)
    {
        if (identifier.Length > 4)
        {
            return false;
        }
        foreach (var c in identifier)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }
        return true;
    }
}
