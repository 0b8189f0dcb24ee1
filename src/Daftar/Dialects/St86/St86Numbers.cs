using System.Globalization;
using Daftar.Dialects.St66;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St86;

/// <summary>Which numbers say which design it is, and which it shares with the others it was filed with.</summary>
internal static class St86Numbers
{
    public static void Identify(in DesignPlace place, DesignRecord record)
    {
        var application = Application(place.Design) ?? Application(place.Application);
        var registration = Registration(place.Design) ?? Registration(place.Application);
        var design = place.Design.TextOf("DesignIdentifier");
        if (design is not null && (application is not null || registration is not null) && IsPlace(design))
        {
            // WIPO's ST.86 counts the designs of an application: 1, 2, 3.
            record.PlaceInApplication = design;
            design = Counted(design);
        }
        else if (design is not null && application is not null && design.Length > application.Length && design.StartsWith(application, StringComparison.Ordinal))
        {
            // EUIPO: 001063564-0001 is the first design of application 001063564.
            record.PlaceInApplication = design[application.Length..].TrimStart('-', '/', '.', ' ');
        }
        else if (design is null && place.Application.Exists && place.Siblings.Count > 1)
        {
            record.PlaceInApplication = (place.At + 1).ToString(CultureInfo.InvariantCulture);
            design = Counted(record.PlaceInApplication);
        }
        var several = design is not null || record.PlaceInApplication is not null;
        Add(Numbers.Design, design, false);
        Add(Numbers.Application, application, several);
        Add(Numbers.Registration, registration, registration is not null && SharesRegistration(place, registration, several));
        Add(Numbers.International, place.Design.TextOf("InternationalRegistrationNumber") ?? place.Application.TextOf("InternationalRegistrationNumber"), several);
        Add(Numbers.OfficeFile, place.Application.TextOf("ReceiptNumber"), several);

        // Application and place together are the number of a design that is only counted: until it is registered it has no other.
        string? Counted(string at) => (application ?? registration) is { } filed ? filed + "-" + at : null;

        void Add(Numbers of, string? written, bool shared)
        {
            if (written is not null)
            {
                record.Identifiers.Add(new OfficeNumber { Office = of == Numbers.International ? "WO" : record.Office, Of = of, Written = written, Shared = shared });
            }
        }
    }

    internal static string? Application(XmlNode node) =>
        node.TextOf("ApplicationNumber") ?? node.TextOf("DesignApplicationNumber") ?? node.TextOf("DesignApplicationIdentifier");

    internal static string? Registration(XmlNode node) =>
        node.TextOf("RegistrationNumber") ?? node.TextOf("DesignRegistrationNumber") ?? node.TextOf("DesignRegistrationIdentifier");

    private static bool IsPlace(string identifier) => identifier.Length <= 4 && St66Values.AllDigits(identifier);

    /// <summary>
    /// A registration number is a design's own where the designs beside it have other ones or none. Where it stands in the application, or the
    /// design is known by its place only and stands alone, the others may carry the same.
    /// </summary>
    private static bool SharesRegistration(in DesignPlace place, string registration, bool several)
    {
        if (place.Siblings.Count == 1 || Registration(place.Design) is null)
        {
            return several;
        }
        for (var i = 0; i < place.Siblings.Count; i++)
        {
            if (i != place.At && Registration(place.Siblings[i]) == registration)
            {
                return true;
            }
        }
        return false;
    }
}
