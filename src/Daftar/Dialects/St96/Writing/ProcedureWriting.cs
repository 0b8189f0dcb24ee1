using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>tmk:MarkRecordBag: transfers, licences and pledges, changes, and everything else the list of basic records has a word for.</summary>
internal static class ProcedureWriting
{
    public static void Write(St96Xml xml, List<RegisterEntry>? entries)
    {
        var opened = false;
        foreach (var entry in entries ?? [])
        {
            if (entry.Kind is "opposition" or "cancellation" or "appeal" or "maintenance" || St96Statements.IsOne(entries, entry))
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "MarkRecordBag");
                opened = true;
            }
            xml.Open(Tmk, "MarkRecord");
            switch (entry.Kind)
            {
                case "transfer":
                    Transfer(xml, entry);
                    break;
                case "licence":
                case "pledge":
                    Licence(xml, entry);
                    break;
                case "change":
                    Change(xml, entry);
                    break;
                default:
                    Basic(xml, entry);
                    break;
            }
            xml.Close();
            Rest(xml, entry);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>Statements of tmk:NationalTrademarkInformation.</summary>
    public static void Statements(St96Xml xml, List<RegisterEntry>? entries, ReadOnlySpan<(string Element, string Kind)> statements)
    {
        foreach (var (element, kind) in statements)
        {
            xml.Text(Tmk, element, St96Statements.Of(entries, kind)?.Text);
        }
    }

    /// <summary>tmk:MaintenanceFilingBag of tmk:NationalTrademarkInformation.</summary>
    public static void Maintenance(St96Xml xml, List<RegisterEntry> entries)
    {
        xml.Open(Tmk, "MaintenanceFilingBag");
        foreach (var entry in entries)
        {
            if (entry.Kind == "maintenance")
            {
                xml.Open(Tmk, "MaintenanceFiling");
                var text = entry.Text ?? "";
                var colon = text.StartsWith("Section ", StringComparison.Ordinal) ? text.IndexOf(": ", StringComparison.Ordinal) : -1;
                xml.Text(Tmk, "SectionText", colon < 0 ? null : text[8..colon]);
                xml.Text(Tmk, "SectionDescriptionText", colon < 0 ? text : text[(colon + 2)..]);
                xml.Text(Tmk, "DecisionStatusCategory", entry.Status);
                xml.Close();
                xml.LoseWhere(entry.Identifier is not null || entry.Date is not null || entry.Filed is not null || entry.Parties is not null, "recordBag");
            }
        }
        xml.Close();
    }

    private static void Head(St96Xml xml, RegisterEntry entry)
    {
        xml.Text(Com, "RecordIdentifier", entry.Identifier);
        xml.Text(Com, "RecordFilingDate", entry.Filed);
        xml.Text(Com, "RecordEffectiveDate", entry.Date);
    }

    /// <summary>What every record has between its category and its own part.</summary>
    private static void Middle(St96Xml xml, RegisterEntry entry)
    {
        xml.Text(Com, "RecordReference", entry.Text);
        xml.Text(Com, "RecordLanguageCode", entry.Language);
        if (entry.Published is not null)
        {
            xml.Open(Tmk, "RecordPublicationBag").Open(Tmk, "RecordPublication");
            xml.Text(Com, "PublicationDate", entry.Published);
            xml.Close();
            xml.Close();
        }
        Parties(xml, entry, "ClaimantBag", "Claimant", St96Procedures.Claimant);
    }

    private static void Transfer(St96Xml xml, RegisterEntry entry)
    {
        xml.Open(Tmk, "RecordTransfer");
        Head(xml, entry);
        xml.Text(Com, "RecordTransferCategory", entry.Status == "Partial transfer" ? entry.Status : "Total transfer");
        Middle(xml, entry);
        Status(xml, entry, "Partial transfer");
        if (entry.Parties is { Count: > 0 })
        {
            xml.Open(Tmk, "HolderChangeBag");
            Parties(xml, entry, "PreviousHolderBag", "PreviousHolder", St96Procedures.PreviousOwner);
            Parties(xml, entry, "HolderBag", "Holder", null);
            xml.Close();
        }
        xml.Close();
    }

    private static void Licence(St96Xml xml, RegisterEntry entry)
    {
        xml.Open(Tmk, "RecordLicence");
        Head(xml, entry);
        xml.Text(Com, "RecordLicenceCategory", entry.Kind == "licence" ? "Licence" : "Other");
        Middle(xml, entry);
        var listed = entry.Status is not null && LicenceCategories.Contains(entry.Status);
        Status(xml, entry, listed ? entry.Status : null);
        xml.Open(Tmk, "LicenceBag").Open(Tmk, "Licence");
        xml.Text(Com, "LicenceCategory", entry.Kind == "pledge" ? "Security interest" : listed ? entry.Status : null);
        xml.LoseWhere(entry.Kind == "pledge" && listed, "recordBag/recordStatusText");
        xml.Text(Tmk, "GoodsServicesLimitationIndicator", false);
        Parties(xml, entry, "LicenseeBag", "Licensee", null, publishable: false);
        xml.Close();
        xml.Close();
        xml.Close();
    }

    private static void Change(St96Xml xml, RegisterEntry entry)
    {
        xml.Open(Tmk, "RecordChangeNameAddress");
        Head(xml, entry);
        var listed = entry.Status is "Change applicant name or address" or "Holder" or "Licensee";
        xml.Text(Com, "RecordChangeNameAddressCategory", listed ? entry.Status : "Other");
        Middle(xml, entry);
        Status(xml, entry, listed ? entry.Status : null);
        if (entry.Parties is { Count: > 0 })
        {
            xml.Open(Tmk, "HolderChangeBag");
            Parties(xml, entry, "PreviousHolderBag", "PreviousHolder", St96Procedures.PreviousOwner);
            Parties(xml, entry, "HolderBag", "Holder", null);
            xml.Close();
        }
        xml.Close();
    }

    private static void Basic(St96Xml xml, RegisterEntry entry)
    {
        xml.Open(Tmk, "BasicRecord");
        Head(xml, entry);
        var category = entry.Kind is null or "record" ? null : entry.Kind == St96Procedures.Representative ? "Representative appointment" : BasicCategories.Find(word => string.Equals(word, entry.Kind, StringComparison.OrdinalIgnoreCase));
        xml.Text(Tmk, "BasicRecordCategory", category);
        xml.LoseWhere(category is null && entry.Kind is not (null or "record"), "recordBag/recordCategory");
        Middle(xml, entry);
        PartyWriting.Representatives(xml, entry.Parties?.FindAll(static party => party.Category == St96Procedures.Representative));
        Status(xml, entry, null);
        xml.LoseWhere(entry.Parties is not null && entry.Parties.Exists(static party => party.Category is not (St96Procedures.Claimant or St96Procedures.Representative)), "recordBag/partyBag");
        xml.Close();
    }

    /// <summary>com:RecordCurrentStatusCategory has one word that says something.</summary>
    private static void Status(St96Xml xml, RegisterEntry entry, string? written)
    {
        if (entry.Status == "Record filed")
        {
            xml.Text(Com, "RecordCurrentStatusCategory", entry.Status);
        }
        else
        {
            xml.LoseWhere(entry.Status is not null && entry.Status != written, "recordBag/recordStatusText");
        }
        xml.Text(Com, "RecordCurrentStatusDate", entry.StatusDate);
    }

    private static void Rest(St96Xml xml, RegisterEntry entry)
    {
        xml.LoseWhere(entry.EarlierRights is not null, "recordBag/earlierRightBag");
        xml.LoseWhere(entry.Office is not null, "recordBag/ipOfficeCode");
        xml.LoseWhere(entry.Events is not null, "recordBag/eventBag");
    }

    private static void Parties(St96Xml xml, RegisterEntry entry, string bag, string name, string? category, bool publishable = true)
    {
        var opened = false;
        foreach (var party in entry.Parties ?? [])
        {
            var isNamed = party.Category is St96Procedures.Claimant or St96Procedures.PreviousOwner;
            if (category is null ? isNamed : party.Category != category)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, bag);
                opened = true;
            }
            PartyWriting.Mark(xml, name, party, category is null ? party.Category : null, publishable);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    // com:LicenceCategoryType, V6.0, less those that are a kind of their own or say nothing
    private static readonly HashSet<string> LicenceCategories = new(StringComparer.Ordinal)
    {
        "Exclusive", "NonExclusive", "Compulsory", "LOR", "Availability or Offer", "Royalty agreement", "Sublicence", "Concession", "Subconcession",
    };

    // tmk:BasicRecordCategoryType, V6.0
    private static readonly List<string> BasicCategories =
    [
        "Second part fee paid", "Second part fee not paid", "Protection granted", "Judicial action", "Effect continuation", "Renunciation",
        "Transfer refusal", "Representative appointment", "Appeal expired", "Appeal lapsed", "Appeal withdrawn", "Total refusal", "Total invalidation",
        "Total cancellation", "Total ceasing of effect", "Final confirmation refusal", "Final reversing refusal", "Final total refusal",
        "Renewal under Rule 40_3", "Non Renewal", "Non Renewal certain parties", "Non Renewal under Rule 40_3", "Registration",
        "Subsequent designation", "Limitation", "No effect limitation", "Partial refusal", "Partial ceasing of effect", "Partial invalidation",
        "Partial cancellation", "Partial transfer", "Renewal", "Complementary renewal", "Final other decision",
    ];
}
