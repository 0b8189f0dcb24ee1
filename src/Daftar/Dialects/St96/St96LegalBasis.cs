using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>gin:GIGrantProtectionLegalBasis: a provision, a decision or a registration on which the protection stands, in one line of text.</summary>
internal static class St96LegalBasis
{
    public static string? Read(XmlNode basis)
    {
        foreach (var child in basis.Children())
        {
            switch (child.Name)
            {
                case "GILegalBasisLegislativeProvision":
                    return Join(child.TextOf("LegalProvisionText"), child.TextOf("DocumentDate"));
                case "GILegalBasisJudicialDecision":
                    return Join(Who(child), child.TextOf("DecisionDate"));
                case "GILegalBasisRegistrationOffice":
                    return Join(Join(Who(child), St96Numbers.Application(child.Child("ApplicationNumber")).Number), child.TextOf("ApplicationDate"));
            }
        }
        return null;
    }

    private static string? Who(XmlNode node)
    {
        var party = new Party();
        St96Contacts.Read(party, node.Child("Contact"));
        return party.Name;
    }

    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : first + ", " + second;
}
