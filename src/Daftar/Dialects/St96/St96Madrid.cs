using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// What WIPO's International Bureau tells an office under the Madrid system (tmk:MadridIBToOfficeTransaction): each recording is a statement about the entry of
/// the international registration, in the register of WO.
/// </summary>
internal static class St96Madrid
{
    /// <summary>The register of international registrations.</summary>
    public const string Register = "WO";

    /// <summary>Recordings of the register; not what only passes between the offices (irregularities, abandonments, receipts).</summary>
    public static bool IsRecording(string name) => name is "MadridDesignation" or "MadridInternationalRegistrationCreation" or "MadridDesignationTermination" or "MadridRenewal"
        or "MadridProtectionRestriction" or "MadridHolderRepresentativeChange" or "MadridBasicRegistrationApplicationChange" or "MadridCompletedProcessing"
        or "MadridLicenseeRecordChange" or "MadridSecondPartPayment" or "MadridCorrection";

    public static void Read(XmlNode node, ReadContext context)
    {
        if (node.Name != "MadridCorrection")
        {
            One(node, default, default, context);
            return;
        }
        // What was wrong stays residue: only what is right is a statement.
        foreach (var right in node.Children("MadridCorrectContent"))
        {
            Inside(right, node, context);
        }
    }

    /// <summary>A division, a merger or a partial change of ownership holds several recordings.</summary>
    private static void Inside(XmlNode around, XmlNode correction, ReadContext context)
    {
        foreach (var child in around.Children())
        {
            if (IsRecording(child.Name))
            {
                One(child, child, correction, context);
            }
            else
            {
                Inside(child, correction, context);
            }
        }
    }

    /// <param name="own">The recording where the record's element holds several.</param>
    /// <param name="corrected">What puts a recording right, where this is one.</param>
    private static void One(XmlNode node, XmlNode own, XmlNode corrected, ReadContext context)
    {
        var mark = new TrademarkRecord
        {
            Office = Register,
            Produced = context.Moment(node.Child("RecordNotificationDate")) ?? context.Envelope.Moment("RecordNotificationDate") ?? St96Times.Produced(node, context),
        };
        var entry = new RegisterEntry();
        St96Mark.Words(mark, node);
        var status = new StatusParts();
        foreach (var child in node.Children())
        {
            if (!Recording(entry, child, context) && !Sign(mark, child))
            {
                Other(mark, entry, child, ref status, context);
            }
        }
        St96Numbers.Check(mark, node, context);
        entry.Kind ??= KindOf(node.Name, "Madrid");
        foreach (var designation in mark.Designations ?? [])
        {
            designation.Date ??= entry.Date;
            node.Child("MadridSystemCategory").IgnoreWhere(designation.Category ?? "");
        }
        foreach (var relation in mark.Relations ?? [])
        {
            node.Child("OfficeOriginCode").IgnoreWhere(relation.Office ?? "");
        }
        if (corrected.Exists)
        {
            (entry.Status, entry.StatusDate) = ("corrected", context.Date(corrected.Child("RecordEffectiveDate")));
            corrected.Child("RecordIdentifier").IgnoreWhere(entry.Identifier ?? "");
        }
        mark.Procedures = [entry];
        Announce(mark, node, entry, context);
        mark.Scope = new Scope(Parts.None, St96Parts.Held(mark));
        context.Add(mark, own);
    }

    /// <summary>HagueOwnershipChange: ownership change.</summary>
    public static string KindOf(string name, string system)
    {
        var words = new System.Text.StringBuilder();
        foreach (var letter in name.AsSpan(system.Length))
        {
            words.Append(char.IsAsciiLetterUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }

    /// <summary>A registration and a designation are announced in the issue of the gazette that the header names.</summary>
    private static void Announce(TrademarkRecord mark, XmlNode node, RegisterEntry entry, ReadContext context)
    {
        RegisterDate? day = RegisterDate.TryParse(context.Envelope.Text("PublicationDate"), out var date) ? date : null;
        if (node.Name is "MadridDesignation" or "MadridInternationalRegistrationCreation" && (day is not null || context.Envelope.Text("PublicationIdentifier") is not null))
        {
            mark.Publications = [new Publication { Office = Register, Gazette = context.Envelope.Text("PublicationIdentifier"), Date = day }];
        }
        else
        {
            entry.Published = day;
        }
    }

    private static bool Recording(RegisterEntry entry, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "RecordIdentifier":
                child.Drop("officeCode");
                entry.Identifier = child.Text;
                return true;
            case "RecordFilingDate":
                entry.Filed = context.Date(child);
                return true;
            case "RecordEffectiveDate":
            case "InternationalRecordingDate":
                entry.Date ??= context.Date(child);
                return true;
            case "RecordNotificationDate":
                return true;
            case "NotificationLanguage":
                // In which of the three languages the office is written to.
                child.Transport();
                return true;
            case "MadridDesignationCategory":
            case "MadridInternationalRegistrationCreationCategory":
            case "MadridDesignationTerminationCategory":
            case "MadridRenewalCategory":
            case "MadridProtectionRestrictionCategory":
            case "MadridHolderRepresentativeChangeCategory":
            case "MadridCompletedProcessingCategory":
                entry.Kind = child.Text is { } category ? St96Values.Lower(category) : null;
                return true;
            case "LicenceIdentifier":
                entry.Text = child.Text;
                return true;
            case "MadridSystemCategory" when child.Parent.Name == "MadridRenewal":
                // Under which treaty it was renewed.
                entry.Text = child.Text;
                return true;
            case "ActiveClassTotalQuantity":
                // How many classes the list of goods has.
                child.Ignore();
                return true;
            case "GoodsServicesLimitationBag":
                // To what goods the right is limited, class by class, stays residue.
                foreach (var limitation in child.Children("GoodsServicesLimitation"))
                {
                    entry.Text ??= limitation.Child("CommentTextBag").TextOf("CommentText");
                }
                return true;
            case "LicenseeChangeBag":
                var licensees = entry.Parties;
                St96Parties.Add(ref licensees, child.Child("LicenseeBag"));
                entry.Parties = licensees;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The sign: elements that a tmk:Trademark has in its MarkRepresentation stand in the recording itself.</summary>
    private static bool Sign(TrademarkRecord mark, XmlNode child)
    {
        switch (child.Name)
        {
            case "MarkImage":
                St96Mark.Image(mark, child);
                return true;
            case "MarkImageClassification":
                St96Vienna.Read(mark, child);
                return true;
            case "ColourIndicator":
                mark.InColour = St96Values.Indicator(child);
                return true;
            case "MarkFeatureCategoryBag":
                mark.Feature = child.TextOf("MarkFeatureCategory");
                return true;
            case "MarkImageColourClaimedTextBag":
            case "MarkImageColourPartClaimedTextBag":
                var colours = mark.Colours;
                St96Values.AddTexts(ref colours, child, child.Name[..^"Bag".Length]);
                mark.Colours = colours;
                return true;
            case "MarkDescriptionBag":
                St96Mark.Descriptions(mark, child);
                return true;
            case "MarkTranslationTextBag":
                var translations = mark.Translations;
                St96Values.AddTexts(ref translations, child, "MarkTranslationText");
                mark.Translations = translations;
                return true;
            default:
                return false;
        }
    }

    private static void Other(TrademarkRecord mark, RegisterEntry entry, XmlNode child, ref StatusParts status, ReadContext context)
    {
        switch (child.Name)
        {
            case "InternationalRegistrationNumber":
                // One number under both names: other documents give the one or the other.
                St96Numbers.Add(mark, Numbers.Registration, child.Text);
                St96Numbers.Add(mark, Numbers.International, child.Text);
                break;
            case "InternationalRegistrationDate":
                mark.RegistrationDate = context.Date(child);
                break;
            case "Representative":
                var representatives = mark.Representatives;
                St96Parties.AddOne(ref representatives, child);
                mark.Representatives = representatives;
                break;
            case "HolderChangeBag":
                St96Trademark.Part(mark, child.Child("HolderBag"), ref status, context);
                var before = entry.Parties;
                St96Parties.Add(ref before, child.Child("PreviousHolderBag"), St96Procedures.PreviousOwner);
                entry.Parties = before;
                break;
            case "ReceivingOfficeCode":
                // The office the copy is for.
                child.Transport();
                break;
            default:
                St96Trademark.Part(mark, child, ref status, context);
                break;
        }
    }
}
