using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>pat:SPCBibliographicData → <see cref="PatentRecord"/>: a supplementary protection certificate, which prolongs the patent it names.</summary>
internal static class St96Certificate
{
    public const string Kind = "supplementary protection certificate";

    public static void Read(XmlNode document, ReadContext context)
    {
        var office = St96Numbers.Code(document.Attribute("officeCode")) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", document, document.AttributeNode("officeCode").Peek(), "The attribute officeCode: the ST.3 code of the register.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var patent = new PatentRecord { Office = office, Kind = Kind, Produced = St96Times.Produced(document, context) };
        document.TransportAttribute("id");
        List<LocalText>? titles = null;
        foreach (var child in document.Children())
        {
            switch (child.Name)
            {
                case "SPCNumber": St96Numbers.Add(patent, Numbers.Application, child.Text, office); break;
                case "SPCFilingDate": patent.FilingDate = context.Date(child); break;
                case "GrantDate": patent.RegistrationDate = context.Date(child); break;
                case "EnteredIntoForceDate": patent.EffectDate = context.Date(child); break;
                case "LatestExpiryDate": patent.ExpiryDate = context.Date(child); break;
                case "ExpiryDate": patent.ExpiryDate ??= context.Date(child); break;
                case "NotInForceDate": patent.TerminationDate = context.Date(child); break;
                case "InventionTitle":
                    St96Values.AddText(ref titles, child);
                    break;
                case "RelatedSPCNumber" when child.Text is { } related:
                    (patent.Relations ??= []).Add(new Relation { Kind = RelationKind.Other, Office = office, Number = related, Text = "related certificate" });
                    break;
                case "PatentNumber" when child.Text is { } basic:
                    (patent.Relations ??= []).Add(new Relation { Kind = RelationKind.BasicPatent, Office = office, Number = basic, Of = Numbers.Grant, IsChild = false });
                    break;
                case "ProductDescriptionText" when St96Values.Words(child) is { } product:
                    (patent.Procedures ??= []).Add(new RegisterEntry { Kind = "product", Text = product, Language = St96Values.Language(child) });
                    break;
                case "SPCAuthorizationBag":
                    Authorizations(patent, child, context);
                    break;
                case "SPCTermExtensionBag":
                    Extensions(patent, child, context);
                    break;
            }
        }
        patent.Titles = titles;
        Parties(patent, document);
        Status(patent, document.Child("ReasonNotInForceCategory"));
        St96Numbers.Check(patent, document, context);
        patent.Scope = new Scope(Parts.Bibliography | Parts.Relations | Parts.Procedures, Parts.Parties | (patent.Status is null ? Parts.None : Parts.Status));
        context.Add(patent);
    }

    private static void Parties(PatentRecord patent, XmlNode document)
    {
        // What stands in the bag of parties of a patent stands here by itself.
        var parties = new PatentRecord { Office = patent.Office };
        St96PatentParties.Read(parties, document);
        List<Party>? agents = null;
        foreach (var node in document.Children("Representative"))
        {
            St96Parties.AddOne(ref agents, node);
        }
        (patent.Applicants, patent.Representatives) = (parties.Applicants, agents);
    }

    /// <summary>Why it is no longer in force, in ST.96's own words; a certificate that has none is not said to be in force.</summary>
    private static void Status(PatentRecord patent, XmlNode reason)
    {
        if (reason.Text is { } words)
        {
            patent.Status = new LegalStatus
            {
                General = GeneralStatus.Ended, OfficeText = words, Date = patent.TerminationDate,
                Reason = words.ToLowerInvariant() switch { "invalid" => "invalidated", "abandoned" or "withdrawn" or "lapsed" or "refused" or "expired" or "surrendered" => words.ToLowerInvariant(), _ => null },
            };
        }
    }

    private static void Authorizations(PatentRecord patent, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children())
        {
            (patent.Procedures ??= []).Add(new RegisterEntry
            {
                Kind = node.Name == "SPCFirstAuthorization" ? "first marketing authorization" : "marketing authorization", Identifier = node.TextOf("AuthorizationIdentifier"),
                Date = context.Date(node.Child("AuthorizationDate")), Text = node.TextOf("MarketingAuthorizationGeographicCode"),
            });
        }
    }

    private static void Extensions(PatentRecord patent, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("SPCTermExtension"))
        {
            (patent.Procedures ??= []).Add(new RegisterEntry
            {
                Kind = "extension of term", Filed = context.Date(node.Child("ReceivingOfficeDate")), Date = context.Date(node.Child("ExtensionGrantDate")),
                Status = node.TextOf("ExtensionTerminationReasonCategory"), StatusDate = context.Date(node.Child("ExtensionTerminationDate")),
                Text = context.Date(node.Child("ExpiryDate")) is { } until ? "until " + until : null, Identifier = node.TextOf("ExtensionAuthorizationNumber"),
            });
        }
    }
}
