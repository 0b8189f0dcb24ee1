using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>gin:GIApplication (with the gin:GIData in it) and bare gin:GIData → <see cref="IndicationRecord"/>.</summary>
internal static class St96Indication
{
    public static void Read(XmlNode record, ReadContext context)
    {
        var data = record.Name == "GIData" ? record : record.Child("GIData");
        var application = record.Name == "GIData" ? default : record;
        var office = St96Numbers.Code(data.AttributeNode("officeCode")) ?? St96Numbers.Office(record, context);
        var indication = new IndicationRecord { Office = office, Produced = St96Times.Produced(record, context), FilingLanguage = St96Values.Language(data) };
        application.Drop("languageCode");
        application.Drop("officeCode");
        var status = new StatusParts();
        foreach (var child in application.Children())
        {
            if (child.Name != "GIData")
            {
                Application(indication, child, context);
            }
        }
        foreach (var child in data.Children())
        {
            Data(indication, child, ref status, context);
        }
        St96Numbers.Sort(indication);
        St96Numbers.Check(indication, record, context);
        indication.Status = status.Make(indication, context);
        St96Publications.First(indication);
        // GIData and GIApplication have no operation of their own: it stands in the transaction.
        if (St96Dialect.Operate(indication, record, context))
        {
            context.Add(indication);
        }
    }

    private static bool Common(IndicationRecord indication, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "ApplicationNumber":
                var (office, number) = St96Numbers.Application(child);
                St96Numbers.Add(indication, Numbers.Application, number, office);
                return true;
            case "ApplicationDate":
                indication.FilingDate ??= context.Date(child);
                return true;
            case "RegistrationNumber":
                St96Numbers.Add(indication, Numbers.Registration, child.Text);
                return true;
            case "RegistrationDate":
                indication.RegistrationDate = context.Date(child);
                return true;
            case "RecordIdentifier":
                St96Numbers.Add(indication, Numbers.OfficeFile, child.Text);
                return true;
            case "InternationalRegistrationNumber":
                St96Numbers.Add(indication, Numbers.International, child.Text, "WO", indication.Office != "WO");
                return true;
            case "AuthorizedUser":
                var users = indication.AuthorisedUsers;
                St96Parties.AddOne(ref users, child);
                indication.AuthorisedUsers = users;
                return true;
            case "GIPublicationBag":
                indication.Publications = St96Publications.Gazettes(indication.Publications, child, "GIPublication", context);
                return true;
            default:
                return false;
        }
    }

    private static void Application(IndicationRecord indication, XmlNode child, ReadContext context)
    {
        if (Common(indication, child, context))
        {
            return;
        }
        switch (child.Name)
        {
            case "ContractingPartyOriginCode":
                var origins = indication.OriginCountries;
                St96Values.AddCode(ref origins, child);
                indication.OriginCountries = origins;
                break;
            case "GIGrantProtectionLegalBasis":
                indication.LegalBasis = St96LegalBasis.Read(child);
                break;
            case "ParentApplicationNumber":
                var (office, number) = St96Numbers.Application(child);
                St96Relations.Add(indication, new Relation { Kind = RelationKind.Division, Office = office ?? indication.Office, Number = number, IsChild = false });
                break;
            case "ApplicantBag":
                List<Party>? applicants = null;
                St96Parties.Add(ref applicants, child);
                if (applicants is not null)
                {
                    St96Roles.Share(indication, applicants, false);
                }
                break;
            case "RepresentativeBag":
                var representatives = indication.Representatives;
                St96Parties.Add(ref representatives, child);
                indication.Representatives = representatives;
                break;
            case "CorrespondenceAddress":
                var correspondents = indication.Correspondents;
                St96Parties.AddOne(ref correspondents, child);
                indication.Correspondents = correspondents;
                break;
            case "DocumentIncludedBag":
                indication.Files = St96Documents.Add(indication.Files, child, context);
                break;
            case "GIPriorityBag":
                St96Relations.Priorities(indication, child, context);
                break;
            case "PaymentBag":
            case "SignatureBag":
                // The fees and signatures of the form are the office's business with the applicant.
                child.Ignore();
                break;
        }
    }

    private static void Data(IndicationRecord indication, XmlNode child, ref StatusParts status, ReadContext context)
    {
        if (Common(indication, child, context))
        {
            return;
        }
        switch (child.Name)
        {
            case "GINameBag":
                Names(indication, child);
                break;
            case "ProductIndicationBag":
                St96Products.Read(indication, child);
                break;
            case "FeatureDescriptionBag":
                St96Features.Read(indication, child);
                break;
            case "GeographicRegionDescriptionBag":
                St96Area.Read(indication, child, context);
                break;
            case "GICategory":
                indication.Category = child.Text;
                break;
            case "OriginCertificateBag":
                Control(indication, child.Child("InspectionBodyText"), null);
                Control(indication, child.Child("CompetentAuthorityText"), Authority);
                break;
            case "GIStatusCategory":
                status.Code = child;
                break;
            case "WithdrawalDate":
                indication.TerminationDate = context.Date(child);
                break;
            case "ExpiryDate":
                indication.ExpiryDate = context.Date(child);
                break;
            case "WebURI":
                indication.WebAddress = child.Text;
                break;
        }
    }

    /// <summary>The category of a control body that is the public authority behind it.</summary>
    public const string Authority = "competent authority";

    private static void Control(IndicationRecord indication, XmlNode node, string? category)
    {
        if (node.Text is { } name)
        {
            (indication.ControlBodies ??= []).Add(new Party { Name = name, Category = category });
        }
    }

    private static void Names(IndicationRecord indication, XmlNode bag)
    {
        var titles = indication.Titles;
        var transliterations = indication.Transliterations;
        var translations = indication.Translations;
        foreach (var child in bag.Children())
        {
            switch (child.Name)
            {
                case "GINameText":
                case "GINameRichText":
                    St96Values.AddText(ref titles, child);
                    break;
                case "GINameTransliterationText":
                    St96Values.AddText(ref transliterations, child);
                    break;
                case "GINameTranslationText":
                    St96Values.AddText(ref translations, child);
                    break;
            }
        }
        indication.Titles = titles;
        indication.Transliterations = transliterations;
        indication.Translations = translations;
    }
}
