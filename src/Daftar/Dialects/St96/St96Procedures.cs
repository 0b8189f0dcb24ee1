using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>Entries in the register: tmk:MarkRecordBag and dgn:DesignRecordBag (transfers, licences, changes, renewals …) and tmk:AssignmentBag.</summary>
internal static class St96Procedures
{
    /// <summary>Status words of com:RecordCurrentStatusCategory that say nothing.</summary>
    private const string Undefined = "Undefined";

    public static void Read(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var holder in bag.Children())
        {
            foreach (var node in holder.Children())
            {
                var entry = One(node, context);
                if (entry is not null)
                {
                    (record.Procedures ??= []).Add(entry);
                }
            }
        }
    }

    private static RegisterEntry? One(XmlNode node, ReadContext context)
    {
        var entry = new RegisterEntry
        {
            Kind = node.Name switch
            {
                "RecordTransfer" => "transfer",
                "RecordLicence" => "licence",
                "RecordChangeNameAddress" => "change",
                "RecordOppositionPeriod" => "opposition period",
                "RecordNationalInternationalReplacement" => "replacement",
                "RecordShortNotation" => "notation",
                _ => "record",
            },
        };
        foreach (var child in node.Children())
        {
            switch (child.Name)
            {
                case "RecordIdentifier":
                    child.Drop("officeCode");
                    entry.Identifier = child.Text;
                    break;
                case "RecordFilingDate":
                    entry.Filed = context.Date(child);
                    break;
                case "RecordEffectiveDate":
                    entry.Date = context.Date(child);
                    break;
                case "BasicRecordCategory":
                case "DesignBasicRecordCategory":
                    entry.Kind = child.Text is { } category ? category == "Representative appointment" ? Representative : St96Values.Lower(category) : entry.Kind;
                    break;
                case "RecordTransferCategory":
                case "RecordChangeNameAddressCategory":
                case "RecordLicenceCategory":
                    // Licence in a RecordLicence says no more than its name; Partial transfer does.
                    entry.Status ??= child.Text is { } word && word is not ("Licence" or "Other" or "Total transfer") ? word : null;
                    break;
                case "RecordCurrentStatusCategory":
                    entry.Status = child.Text is { } status && status != Undefined ? status : entry.Status;
                    break;
                case "RecordCurrentStatusDate":
                    entry.StatusDate = context.Date(child);
                    break;
                case "RecordLanguageCode":
                    entry.Language = child.Text is { } language ? St96Values.Lower(language) : null;
                    break;
                case "RecordReference":
                    entry.Text ??= child.Text;
                    break;
                case "RecordPublicationBag":
                    foreach (var publication in child.Children("RecordPublication"))
                    {
                        publication.Child("PublicationIdentifier").Drop();
                        entry.Published ??= context.Date(publication.Child("PublicationDate"));
                    }
                    break;
                case "RecordEventBag":
                    entry.Events = St96Events.Read(entry.Events, child, "RecordEvent", context);
                    break;
                case "LicenceBag":
                    foreach (var licence in child.Children("Licence"))
                    {
                        Licence(entry, licence, context);
                    }
                    break;
                case "HolderChangeBag":
                    Parties(entry, child.Child("HolderBag"), null);
                    Parties(entry, child.Child("PreviousHolderBag"), PreviousOwner);
                    break;
                case "ClaimantBag":
                    Parties(entry, child, Claimant);
                    break;
                case "RepresentativeBag":
                    Parties(entry, child, Representative);
                    break;
            }
        }
        return entry.Identifier is null && entry.Date is null && entry.Filed is null && entry.Parties is null && entry.Published is null && entry.Text is null ? null : entry;
    }

    /// <summary>Roles of parties in an entry of the register, as Daftar words them.</summary>
    public const string PreviousOwner = "previous owner", Claimant = "claimant", Representative = "representative";

    private static void Licence(RegisterEntry entry, XmlNode licence, ReadContext context)
    {
        entry.Identifier ??= licence.TextOf("LicenceIdentifier") ?? licence.TextOf("LicenceNumber");
        entry.Date ??= context.Date(licence.Child("LicenceDate"));
        var category = licence.TextOf("LicenceCategory");
        if (category == "Security interest")
        {
            entry.Kind = "pledge";
        }
        else if (category is not null and not "Unknown")
        {
            entry.Status ??= category;
        }
        // Without goods named the licence is for all of them.
        licence.Child("GoodsServicesLimitationIndicator").IgnoreWhere("false");
        licence.Child("LimitationIndicator").IgnoreWhere("false");
        Parties(entry, licence.Child("LicenseeBag"), null);
    }

    /// <summary>USPTO assignments.</summary>
    public static void Assignments(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("Assignment"))
        {
            var entry = new RegisterEntry { Kind = "transfer" };
            foreach (var child in node.Children())
            {
                switch (child.Name)
                {
                    case "AssignmentIdentifier":
                        entry.Identifier = child.Text;
                        break;
                    case "AssignmentConveyanceCategory":
                        entry.Text = child.Text;
                        break;
                    case "AssignmentReceivedDate":
                        entry.Filed = context.Date(child);
                        break;
                    case "AssignmentRecordedDate":
                        entry.Date = context.Date(child);
                        break;
                    case "AssignmentExecutedDate":
                        if (context.Date(child) is { } executed)
                        {
                            (entry.Events ??= []).Add(new LegalEvent { Date = executed, Text = "executed" });
                        }
                        break;
                    case "AssigneeBag":
                        Parties(entry, child, null);
                        break;
                    case "AssignorBag":
                        Parties(entry, child, PreviousOwner);
                        break;
                    case "Assignee":
                        One(entry, child, null);
                        break;
                    case "Assignor":
                        One(entry, child, PreviousOwner);
                        break;
                    case "NationalCorrespondent":
                        One(entry, child, "correspondent");
                        break;
                    case "Registrant":
                        // The holder when the assignment was recorded: also the mark's own party.
                        child.Ignore();
                        break;
                    case "PageTotalQuantity":
                    case "PropertyTotalQuantity":
                    case "AssignmentGroupCategory":
                    case "AssignmentMailedDate":
                        // Pages and properties of the paper, and the day its receipt was posted.
                        child.Ignore();
                        break;
                    case "AssignmentDocumentBag":
                        // Address and page count of the scanned paper in the office's own viewer.
                        child.Ignore();
                        break;
                }
            }
            if (entry.Identifier is not null || entry.Date is not null)
            {
                (record.Procedures ??= []).Add(entry);
            }
        }
        // The number of assignments listed.
        bag.Child("NationalAssignmentTotalQuantity").Ignore();
    }

    private static void Parties(RegisterEntry entry, XmlNode bag, string? category)
    {
        var parties = entry.Parties;
        St96Parties.Add(ref parties, bag, category);
        entry.Parties = parties;
    }

    private static void One(RegisterEntry entry, XmlNode node, string? category)
    {
        var parties = entry.Parties;
        St96Parties.AddOne(ref parties, node, category);
        entry.Parties = parties;
    }
}
