using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Parts of a recording of the Hague system: the entry in the register, the registration, one design.</summary>
internal static class St96HagueParts
{
    public static bool Entry(RegisterEntry entry, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "RecordIdentifier":
                child.Drop("officeCode");
                entry.Identifier = child.Text;
                return true;
            case "InternationalRecordingDate":
                entry.Date = context.Date(child);
                return true;
            case "RecordNotifyingOfficeCode":
                entry.Office = child.Text;
                return true;
            case "DecisionDate":
            case "DecisionEffectiveDate":
                entry.StatusDate = context.Date(child) ?? entry.StatusDate;
                return true;
            case "HolderChangeBag":
                Add(entry, child.Child("PreviousHolderBag"), St96Procedures.PreviousOwner);
                return false;
            case "PreviousHolderBag":
                Add(entry, child, St96Procedures.PreviousOwner);
                return true;
            case "CommentText" when entry.Text is null:
                entry.Text = child.Text;
                child.Drop("languageCode");
                return true;
            case "InternationalRegistrationNumber":
            case "MergeFromInternationalRegistrationNumber":
            case "InternationalRegistrationNumberBag":
            case "HagueDesignBag":
                return true;
            default:
                return false;
        }
    }

    private static void Add(RegisterEntry entry, XmlNode bag, string role)
    {
        var parties = entry.Parties;
        St96Parties.Add(ref parties, bag, role);
        entry.Parties = parties;
    }

    public static void Registration(DesignRecord record, XmlNode child, string? place, ReadContext context)
    {
        switch (child.Name)
        {
            case "InternationalRegistrationDate":
                record.RegistrationDate = context.Date(child);
                break;
            case "InternationalFilingDate":
                record.FilingDate = context.Date(child);
                break;
            case "RenewalDate":
                record.RenewalDate = context.Date(child);
                break;
            case "ExpiryDate":
                record.ExpiryDate = context.Date(child);
                break;
            case "FilingLanguageCode":
                record.FilingLanguage = child.Text is { } language ? St96Values.Lower(language) : null;
                break;
            case "ApplicantFileReference":
                record.ApplicantReference = child.Text;
                break;
            case "DesignTotalQuantity":
                record.DesignsInApplication = St96Values.Whole(child);
                break;
            case "DefermentExpiryDate":
                record.Deferred = true;
                record.DeferredUntil = context.Date(child);
                if (record.DeferredUntil is null)
                {
                    record.RestrictedParts |= SealedDeposit.Look;
                }
                break;
            case "DesignatedCountryBag":
                St96Relations.Designations(record, child);
                break;
            case "HolderChangeBag":
                Holders(record, child.Child("HolderBag"));
                break;
            case "HolderBag":
                Holders(record, child);
                break;
            case "RepresentativeBag":
                var representatives = record.Representatives;
                St96Parties.Add(ref representatives, child);
                record.Representatives = representatives;
                break;
            case "CorrespondenceAddress":
                var correspondents = record.Correspondents;
                St96Parties.AddOne(ref correspondents, child);
                record.Correspondents = correspondents;
                break;
            case "DesignerChangeBag":
                Designers(record, child.Child("DesignerBag"));
                break;
            case "DocumentIncludedBag":
                record.Files = St96Documents.Add(record.Files, child, context);
                break;
            case "DesignClaimBag":
                foreach (var claim in child.Children("DesignClaim"))
                {
                    Claim(record, claim, place, context);
                }
                break;
            case "MergeToInternationalRegistrationNumber":
                St96Relations.Add(record, new Relation { Kind = RelationKind.Merger, Office = record.Office, Number = child.Text, Of = Numbers.Registration, IsChild = true });
                break;
        }
    }

    private static void Claim(DesignRecord record, XmlNode claim, string? place, ReadContext context)
    {
        var named = claim.Child("AffectedDesign").Child("DesignIdentifierBag");
        var isMine = !named.Exists;
        foreach (var one in named.Children("DesignIdentifier"))
        {
            isMine |= one.Text is { } identifier && identifier == place;
        }
        if (isMine)
        {
            St96DesignContent.Read(record, claim, context);
        }
    }

    public static void Design(DesignRecord record, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "ViewTotalQuantity":
                record.FigureCount = St96Values.Whole(child);
                break;
            case "LocarnoClassificationBag":
                St96Locarno.Locarno(record, child);
                break;
            case "ProductDescriptionTextBag":
                var products = record.Products;
                St96Values.AddTexts(ref products, child, "ProductDescriptionText");
                record.Products = products;
                break;
            case "DesignDescriptionTextBag":
                foreach (var text in child.Children("DesignDescriptionText"))
                {
                    record.Descriptions = St96DesignContent.With(record.Descriptions, text);
                }
                break;
            case "DesignerBag":
                Designers(record, child);
                break;
            case "ViewBag":
                var count = 0;
                foreach (var view in child.Children("View"))
                {
                    St96Views.View(record, view, ++count);
                }
                break;
            default:
                St96DesignContent.Read(record, child, context);
                break;
        }
    }

    private static void Holders(DesignRecord record, XmlNode bag)
    {
        List<Party>? holders = null;
        St96Parties.Add(ref holders, bag);
        if (holders is not null)
        {
            St96Roles.Share(record, holders, true);
        }
    }

    private static void Designers(DesignRecord record, XmlNode bag)
    {
        var designers = record.Designers;
        St96Parties.Add(ref designers, bag);
        record.Designers = designers;
    }
}
