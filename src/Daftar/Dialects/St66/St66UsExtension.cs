using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.St66;

/// <summary>What the USPTO adds to a mark and its classes in TSDR (urn:us:gov:doc:uspto:trademark:status).</summary>
internal static class St66UsExtension
{
    /// <summary>TradeMarkExt.</summary>
    /// <param name="statusText">The office's sentence on the status, whose code stands in the mark.</param>
    public static void ReadMark(XmlNode extension, TrademarkRecord mark, ReadContext context, ref string? statusText)
    {
        foreach (var child in extension.Children())
        {
            switch (child.Name)
            {
                case "MarkCurrentStatusExternalDescriptionText":
                    statusText = child.Text;
                    break;
                case "MarkFeatureCode":
                    var drawn = Drawing(child, context);
                    if (drawn is not null && mark.Feature is { } written && written != drawn)
                    {
                        // The code counts; other words beside it stay as they are.
                        extension.Parent.Child("MarkFeature").Unread();
                    }
                    mark.Feature = drawn ?? mark.Feature;
                    break;
                case "RegisterCategory":
                    // ST.96 calls the first part of the register Primary.
                    mark.Register = child.Text is "Principal" ? "Primary" : child.Text;
                    break;
                case "TradeDistinctivenessScope":
                    // Section 2(f), in total or in part.
                    mark.AcquiredDistinctiveness = child.IsOfItsForm && child.Text is not null ? true : mark.AcquiredDistinctiveness;
                    break;
                case "FilingBasisDetails":
                    Basis(child.Child("BasisWhenFiled"), "filed", mark, context);
                    Basis(child.Child("BasisCurrently"), "current", mark, context);
                    Basis(child.Child("BasisAmended"), "amended", mark, context);
                    break;
                case "RelatedMarkDetails":
                    Related(child, mark);
                    break;
                case "AdditionalMarkDetails":
                    Additional(child, mark, context);
                    break;
                case "AmentmentToRegistationCertificateText" or "AmendmentToRegistrationCertificateText":
                    // The first is how the office's schema spells it.
                    if (child.Text is { } amendment)
                    {
                        mark.Procedures = St66Values.With(mark.Procedures, new RegisterEntry { Kind = St96.St96Statements.Correction, Text = amendment });
                    }
                    break;
                case "AdditionalInformation":
                    // Which form and fee the application was filed with (TEAS Plus, reduced fee).
                    child.Ignore();
                    break;
                case "OfficeDetails":
                    // Which room of the office holds the file today.
                    child.Ignore();
                    break;
            }
        }
    }

    /// <summary>ClassDescriptionExt.</summary>
    public static void ReadClass(XmlNode extension, GoodsServices goods, ReadContext context)
    {
        List<string>? national = null;
        foreach (var child in extension.Children())
        {
            switch (child.Name)
            {
                case "DomesticClassNumbers":
                    national = St66Values.WithOnce(national, child.Text);
                    break;
                case "ClassNumberStatusDescriptionText":
                    goods.Status = child.Text ?? goods.Status;
                    break;
                case "FilingBasisDetails":
                    goods.FirstUsed = context.Date(child.Child("FirstUseDateNumber"));
                    goods.FirstUsedInCommerce = context.Date(child.Child("FirstUseInCommerceDate"));
                    // The bases are given for the mark as well, and there by stage.
                    child.Child("BasisCurrently").Ignore();
                    break;
                case "PrimeClassText" or "NiceClassTitleText" or "NationalClassTitleText" or "ActiveClassQuantity":
                    // The class number again, headings of the classifications, and a count.
                    child.Ignore();
                    break;
            }
        }
        goods.NationalClasses = national;
    }

    /// <summary>MarkEventExt: the words of the prosecution history.</summary>
    public static void ReadEvent(XmlNode extension, LegalEvent happened, ReadContext context)
    {
        foreach (var child in extension.Children())
        {
            switch (child.Name)
            {
                case "MarkEventInternalDescriptionText":
                    happened.Text = child.Text;
                    break;
                case "MarkEventEntryNumber":
                    happened.Sequence = St66Values.Count(child, context);
                    break;
                case "MarkEventProceedingNumber":
                    happened.Comment = child.Text is { } number and not "0" ? St66AddressBook.Joined(happened.Comment, number, "; ") : happened.Comment;
                    break;
            }
        }
    }

    /// <summary>Mark drawing codes of the USPTO (Trademark Manual of Examining Procedure, 807.18) in the words of ST.96.</summary>
    private static string? Drawing(XmlNode node, ReadContext context)
    {
        switch (node.Text)
        {
            case null:
                return null;
            case "1" or "4":
                return "Word";
            case "2":
                return "Figurative";
            case "3":
                return "Combined";
            case "5":
                return "Stylized characters";
            case "0" or "6":
                // No drawing: unknown, or a mark such as a sound for which there can be none. The office's words in MarkFeature stand.
                return null;
            case var other:
                context.Doubt("MARK-DRAWING-CODE-UNKNOWN", node, other, "A mark drawing code of the USPTO, 0 to 6.");
                return null;
        }
    }

    /// <summary>Indicators that are false say only that something is not so.</summary>
    private static void Basis(XmlNode stage, string name, TrademarkRecord mark, ReadContext context)
    {
        foreach (var indicator in stage.Children())
        {
            var basis = indicator.Name switch
            {
                "BasisUseIndicator" => "use",
                "BasisIntentToUseIndicator" => "intent to use",
                "BasisForeignApplicationIndicator" => "foreign application",
                "BasisForeignRegistrationIndicator" => "foreign registration",
                "BasisRequestforExtentionOfProtectionIndicator" or "BasisRequestForExtensionOfProtectionIndicator" => "international registration",
                "BasisNoIndicator" => "none",
                _ => null,
            };
            if (basis is not null && St66Values.Flag(indicator, context) == true)
            {
                (mark.FilingBases ??= []).Add(new FilingBasis(name, basis));
            }
        }
    }

    private static void Related(XmlNode related, TrademarkRecord mark)
    {
        var text = related.TextOf("RelationshipKindText");
        foreach (var number in related.Children())
        {
            var relation = number.Name switch
            {
                "InternationalRegistrationNumber" => new Relation { Kind = RelationKind.InternationalRegistration, Office = "WO", Of = Numbers.International },
                // A0025288 is given by the office of origin until WIPO registers it.
                "InternationalApplicationNumber" => new Relation { Kind = RelationKind.InternationalFiling, Office = number.Attribute("assignedBy") ?? "WO" },
                "RegistrationNumber" => new Relation { Kind = KindOf(text), Office = mark.Office, Of = Numbers.Registration },
                "ApplicationNumber" or "SerialNumber" => new Relation { Kind = KindOf(text), Office = mark.Office },
                _ => null,
            };
            if (relation is not null && number.Text is { } written)
            {
                relation.Number = written;
                relation.Text = text;
                (mark.Relations ??= []).Add(relation);
            }
        }
    }

    private static RelationKind KindOf(string? words) =>
        words is not null && (words.Contains("divi", StringComparison.OrdinalIgnoreCase) || words.Contains("parent", StringComparison.OrdinalIgnoreCase) || words.Contains("child", StringComparison.OrdinalIgnoreCase))
            ? RelationKind.Division : RelationKind.Other;

    private static void Additional(XmlNode more, TrademarkRecord mark, ReadContext context)
    {
        foreach (var child in more.Children())
        {
            switch (child.Name)
            {
                case "RenewalDate":
                    mark.RenewalDate = context.Date(child);
                    break;
                case "MaintenanceFilingDetails":
                    Maintenance(child, mark);
                    break;
                case "RestrictionStatementText":
                    if (child.Text is { } restriction)
                    {
                        mark.Procedures = St66Values.With(mark.Procedures, new RegisterEntry { Kind = St96.St96Statements.Restriction, Text = restriction });
                    }
                    break;
                case "AmendedToPrincipalRegisterIndicator" or "AmendedToSupplementalRegisterIndicator" or "ChangeInRegistrationIndicator" or "PublishPreviouslyRegisteredMarkIndicator":
                    if (St66Values.Flag(child, context) == true)
                    {
                        (mark.Procedures ??= []).Add(new RegisterEntry { Kind = "change", Text = Words(child.Name) });
                    }
                    break;
            }
        }
    }

    private static string Words(string indicator) => indicator switch
    {
        "AmendedToPrincipalRegisterIndicator" => "Amended to the Principal Register",
        "AmendedToSupplementalRegisterIndicator" => "Amended to the Supplemental Register",
        "ChangeInRegistrationIndicator" => "Change in registration",
        _ => "Previously registered mark published",
    };

    private static void Maintenance(XmlNode filing, TrademarkRecord mark)
    {
        var section = filing.TextOf("SectionText");
        var words = filing.TextOf("SectionDescriptionText");
        var decision = filing.TextOf("DecisionStatusText");
        if (section is null && words is null && decision is null)
        {
            return;
        }
        (mark.Procedures ??= []).Add(new RegisterEntry
        {
            Kind = "maintenance",
            // Section of the Trademark Act: 8, 15, 71.
            Text = St66AddressBook.Joined(section is null ? null : "Section " + section, words, ": "),
            Status = decision,
        });
    }
}
