using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>
/// <see cref="IndicationRecord"/> → gin:GIApplication, or bare gin:GIData where nothing is said that only an application has; in the order of
/// the types of V6.0.
/// </summary>
internal static class IndicationWriting
{
    public static void Write(St96Xml xml, IndicationRecord indication, St96Header header)
    {
        var asApplication = indication.Applicants is not null || indication.Owners is not null || indication.Representatives is not null || indication.Correspondents is not null
            || indication.OriginCountries is not null || indication.LegalBasis is not null || indication.Priorities is not null || indication.Relations is not null || indication.Files is not null;
        if (asApplication)
        {
            xml.Open(Gin, "GIApplication");
            xml.Attribute("st96Version", St96Writer.Version);
            CommonWriting.Scope(xml, indication);
            xml.Text(Gin, "ContractingPartyOriginCode", indication.OriginCountries is { Count: > 0 } ? indication.OriginCountries[0] : null);
            xml.LoseWhere(indication.OriginCountries is { Count: > 1 }, "originCountryCodeBag");
            Data(xml, indication, isRecord: false);
            LegalBasis(xml, indication.LegalBasis);
            Parent(xml, indication);
            Applicants(xml, indication);
            PartyWriting.Representatives(xml, indication.Representatives);
            DocumentWriting.Write(xml, Com, "DocumentIncludedBag", "DocumentIncluded", indication.Files);
            if (indication.Correspondents is { Count: > 0 } correspondents)
            {
                PartyWriting.Correspondence(xml, correspondents[0]);
                xml.LoseWhere(correspondents.Count > 1, "correspondenceBag");
            }
            RelationWriting.Priorities(xml, Gin, indication.Priorities, "GIPriorityBag", "GIPriority");
            xml.LoseWhere(indication.Priorities is not null && indication.Priorities.Exists(static one => one.Category == St96Relations.Exhibition), "priorityBag");
            xml.Close();
        }
        else
        {
            Data(xml, indication, isRecord: true);
        }
        Rest(xml, indication, header);
    }

    private static void Data(St96Xml xml, IndicationRecord indication, bool isRecord)
    {
        xml.Open(Gin, "GIData");
        xml.Attribute("officeCode", indication.Office);
        xml.Attribute("languageCode", indication.FilingLanguage);
        if (isRecord)
        {
            CommonWriting.Scope(xml, indication);
        }
        foreach (var number in indication.Identifiers)
        {
            if (number.Of == Numbers.Application)
            {
                RelationWriting.Application(xml, Com, "ApplicationNumber", number.Office == indication.Office ? null : number.Office, number.Written);
                break;
            }
        }
        xml.Text(Com, "ApplicationDate", indication.FilingDate);
        xml.Text(Com, "RegistrationNumber", indication.Number(Numbers.Registration));
        xml.Text(Com, "RegistrationDate", indication.RegistrationDate);
        if ((indication.Titles ?? indication.Transliterations ?? indication.Translations) is not null)
        {
            xml.Open(Gin, "GINameBag");
            xml.Texts(Gin, "GINameText", indication.Titles);
            xml.Texts(Gin, "GINameTransliterationText", indication.Transliterations);
            xml.Texts(Gin, "GINameTranslationText", indication.Translations);
            xml.Close();
        }
        FeatureWriting.Products(xml, indication);
        FeatureWriting.Features(xml, indication);
        FeatureWriting.Area(xml, indication);
        xml.Text(Gin, "GICategory", indication.Category);
        Control(xml, indication.ControlBodies);
        foreach (var user in indication.AuthorisedUsers ?? [])
        {
            PartyWriting.Plain(xml, Gin, "AuthorizedUser", user, publishable: false, static (inner, party) => inner.Text(Gin, "AuthorizedUserCategory", party.Category));
        }
        // What the office files it under.
        xml.Text(Com, "RecordIdentifier", indication.Number(Numbers.OfficeFile));
        Publications(xml, indication);
        Status(xml, indication.Status);
        xml.Text(Gin, "WithdrawalDate", indication.TerminationDate);
        xml.Text(Com, "ExpiryDate", indication.ExpiryDate);
        xml.Text(Com, "WebURI", indication.WebAddress);
        xml.Close();
    }

    /// <summary>The schema's list of states is closed: an office's own word becomes the nearest of them, and is named as lost.</summary>
    private static void Status(St96Xml xml, LegalStatus? status)
    {
        if (status is null)
        {
            return;
        }
        var listed = status.OfficeText is "Filing" or "Published" or "Registered" or "Ended";
        xml.Text(Gin, "GIStatusCategory", listed ? status.OfficeText : status.General switch
        {
            GeneralStatus.Pending => "Filing", GeneralStatus.InForce => "Registered", GeneralStatus.Ended => "Ended", _ => null,
        });
        xml.LoseWhere(!listed, "legalStatus/currentStatusText");
        xml.LoseWhere(status.OfficeCode is not null, "legalStatus/currentStatusCode");
        xml.LoseWhere(status.Date is not null, "legalStatus/currentStatusDate");
    }

    private static void Control(St96Xml xml, List<Party>? bodies)
    {
        if (bodies is not { Count: > 0 })
        {
            return;
        }
        // The certificates that the schema wants here are not part of the record.
        var authority = bodies.Find(static body => body.Category == St96Indication.Authority);
        var inspection = bodies.Find(static body => body.Category != St96Indication.Authority);
        xml.Open(Gin, "OriginCertificateBag");
        xml.Text(Gin, "CompetentAuthorityText", PartyWriting.Name(xml, authority));
        xml.Text(Gin, "InspectionBodyText", PartyWriting.Name(xml, inspection));
        xml.Close();
        xml.LoseWhere(bodies.Count > (authority is null ? 0 : 1) + (inspection is null ? 0 : 1)
            || bodies.Exists(static body => body.AddressLines is not null || body.Country is not null || body.City is not null || body.Identifier is not null
                || body.WebAddresses is not null || body.Emails is not null), "controlBodyBag");
    }

    private static void Publications(St96Xml xml, IndicationRecord indication)
    {
        PublicationWriting.First(xml, indication);
        if (indication.Publications is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Gin, "GIPublicationBag");
        foreach (var one in indication.Publications)
        {
            xml.Open(Gin, "GIPublication");
            PublicationWriting.Identifier(xml, one);
            xml.Text(Com, "PublicationDate", one.Date);
            xml.Text(Com, "PublicationSubsection", one.Section);
            xml.Text(Com, "PublicationPage", one.Page);
            xml.Close();
            PublicationWriting.Rest(xml, one);
        }
        xml.Close();
    }

    /// <summary>"Law No. 20, 2016-11-25" back into provision and date.</summary>
    private static void LegalBasis(St96Xml xml, string? basis)
    {
        if (basis is null)
        {
            return;
        }
        var comma = basis.LastIndexOf(", ", StringComparison.Ordinal);
        RegisterDate? date = comma > 0 && RegisterDate.TryParse(basis.AsSpan(comma + 2), out var day) && day.ToString() == basis[(comma + 2)..] ? day : null;
        xml.Open(Gin, "GIGrantProtectionLegalBasis").Open(Gin, "GILegalBasisLegislativeProvision");
        xml.Text(Com, "LegalProvisionText", date is null ? basis : basis[..comma]);
        xml.Text(Com, "DocumentDate", date);
        xml.Close();
        xml.Close();
    }

    private static void Parent(St96Xml xml, IndicationRecord indication)
    {
        var written = false;
        foreach (var one in indication.Relations ?? [])
        {
            if (!written && one is { Kind: RelationKind.Division, IsChild: not true, Of: Numbers.Application })
            {
                RelationWriting.Application(xml, Gin, "ParentApplicationNumber", one.Office, one.Number);
                xml.LoseWhere(one.Date is not null, "relationBag/relationDate");
                written = true;
            }
            else
            {
                xml.Lose("relationBag/" + one.Kind);
            }
        }
    }

    private static void Applicants(St96Xml xml, IndicationRecord indication)
    {
        if (indication.Applicants is not { Count: > 0 } && indication.Owners is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Gin, "ApplicantBag");
        foreach (var party in indication.Applicants ?? [])
        {
            Applicant(xml, party, party.Category);
        }
        foreach (var party in indication.Owners ?? [])
        {
            // As of marks: no bag of owners; here the role stands in the justification of the interest.
            Applicant(xml, party, St96Roles.IsOwner(party.Category) ? party.Category : St96Roles.Owner);
            xml.LoseWhere(party.Category is not null && !St96Roles.IsOwner(party.Category), "ownerBag/partyCategory");
        }
        xml.Close();
    }

    private static void Applicant(St96Xml xml, Party party, string? role) => PartyWriting.Plain(xml, Gin, "Applicant", party, publishable: true, (inner, one) =>
    {
        inner.Text(Com, "NationalityCode", inner.IsPublic && (one.Withheld & PartyParts.Nationality) != 0 ? null : one.Nationality);
        inner.Text(Com, "ResidenceCountryCode", PartyWriting.Residence(inner, one));
        inner.Text(Gin, "InterestedPartyJustificationText", role);
    });

    private static void Rest(St96Xml xml, IndicationRecord indication, St96Header header)
    {
        CommonWriting.Rest(xml, indication);
        xml.LoseWhere(indication.Produced is { } produced && produced != header.Produced, "produced");
        xml.LoseWhere(indication.Kind is not null, "rightKindCategory");
        xml.LoseWhere(indication.EffectDate is not null, "rightEffectiveDate");
        xml.LoseWhere(indication.RenewalDate is not null, "renewalDate");
        xml.LoseWhere(indication.ReceivedDate is not null, "receivingOfficeDate");
        xml.LoseWhere(indication.SecondLanguage is not null, "secondLanguageCode");
        xml.LoseWhere(indication.ApplicantReference is not null, "applicantFileReference");
        xml.LoseWhere(indication.Events is not null, "eventBag");
        xml.LoseWhere(indication.Designations is not null, "designationBag");
        xml.LoseWhere(indication.Procedures is not null, "recordBag");
        xml.LoseWhere(indication.RegistrationCountries is not null, "registrationCountryCodeBag");
        xml.LoseWhere(indication.Number(Numbers.International) is not null, "identifierBag/International");
        xml.LoseWhere(indication.Number(Numbers.OfficeFile) is not null, "identifierBag/OfficeFile");
    }
}
