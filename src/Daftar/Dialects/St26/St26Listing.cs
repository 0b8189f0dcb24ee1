using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St26;

/// <summary><c>ST26SequenceListing</c> → a file of the application it names. Of that application it says nothing else: names and titles in it are the applicant's.</summary>
internal static class St26Listing
{
    /// <summary>Set aside where it names no application and no record of its package names it.</summary>
    public const string Unattached = "SEQUENCE-LISTING-UNATTACHED";

    /// <summary>It names none, and one application alone of its package has its reference or claims its earliest priority.</summary>
    public const string Attached = "SEQUENCE-LISTING-ATTACHED";

    public static void Read(XmlNode listing, ReadContext context)
    {
        var application = listing.Child("ApplicationIdentification");
        var written = application.TextOf("IPOfficeCode")?.ToUpperInvariant();
        var number = application.TextOf("ApplicationNumberText");
        var office = OfficeOf(written);
        if ((office is null || number is null) && context.AttachedTo is { } attached)
        {
            Add(new PatentRecord { Office = attached.Number.Office, Scope = new Scope(Parts.None, Parts.Files), Identifiers = [attached.Number] }, listing, context, Told);
            return;

            void Told() => TellAttached(listing, attached, context);
        }
        if (office is null || number is null)
        {
            context.Doubt(Unattached, application.Exists ? application : listing, $"{written} {number}".Trim() is { Length: > 0 } came ? came : listing.Attribute("fileName"),
                "The office (ST.3) and number of the application the listing belongs to (ST.26, ApplicationIdentification); or a record in the package that names the file." + OfItself(listing), Severity.SetAside);
            // Mended together with what sets it aside.
            _ = Date(listing, context);
            Judge(application, context);
            return;
        }
        var international = office == "WO" || number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase);
        var record = new PatentRecord { Office = international ? "WO" : office, Scope = new Scope(Parts.None, Parts.Files) };
        record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = international ? Numbers.International : Numbers.Application, Written = number });
        Add(record, listing, context);
    }

    /// <summary>Nothing is wrong with it that must be mended; whoever delivers may want to know, and to say another.</summary>
    private static void TellAttached(XmlNode listing, AttachedTo attached, ReadContext context)
    {
        var byReference = attached.By.Contains(AttachedTo.Reference, StringComparison.Ordinal);
        var priority = listing.Child("EarliestPriorityApplicationIdentification");
        var reference = listing.TextOf("ApplicantFileReference");
        string?[] said = [byReference ? $"the applicant's reference {reference}" : null, attached.By.Contains(AttachedTo.Priority, StringComparison.Ordinal) ? $"the earliest priority {$"{priority.TextOf("IPOfficeCode")} {priority.TextOf("ApplicationNumberText")}".Trim()}" : null];
        var by = string.Join(" and ", said.Where(static one => one is not null));
        context.Doubt(Attached, byReference ? listing.Child("ApplicantFileReference") : priority.Child("ApplicationNumberText"), by,
            $"The office (ST.3) and number of the application (ST.26, ApplicationIdentification). The listing is attached to {attached.Number}: of the applications in its package that one alone says the same.", Severity.Watch);
    }

    /// <summary>
    /// What leads a person to the application: the reference is the applicant's own, several applications claim one priority, and a title is no identifier. By the first two it is attached
    /// where one application alone of its package says the same (decision 49).
    /// </summary>
    private static string OfItself(XmlNode listing)
    {
        var priority = listing.Child("EarliestPriorityApplicationIdentification");
        string?[] said =
        [
            listing.TextOf("ApplicantFileReference") is { } reference ? $"the applicant's reference {reference}" : null,
            priority.TextOf("ApplicationNumberText") is { } earliest ? $"the earliest priority {$"{priority.TextOf("IPOfficeCode")} {earliest}".Trim()}{(priority.TextOf("FilingDate") is { } filed ? " of " + filed : "")}" : null,
            listing.TextOf("ApplicantName") is { } applicant ? $"the applicant {applicant}" : null,
            listing.TextOf("InventionTitle") is { } title ? $"the title \"{title}\"" : null,
        ];
        return said.Any(static one => one is not null) ? $" To find it, the listing says {Finding.Cut(string.Join(", ", said.Where(static one => one is not null)), 300)}." : "";
    }

    /// <summary>Before an application has a number a listing has the applicant's reference instead (ST.26, ApplicantFileReference): a record says by its name whose it is.</summary>
    public static void ReadNamed(XmlNode listing, ReadContext context)
    {
        var application = listing.Child("ApplicationIdentification");
        if (OfficeOf(application.TextOf("IPOfficeCode")) is null || application.TextOf("ApplicationNumberText") is null)
        {
            Add(new PatentRecord { Office = "", Scope = new Scope(Parts.None, Parts.Files) }, listing, context);
        }
    }

    /// <summary>IB: the receiving office of the International Bureau, whose applications are those under the PCT. XX is no office.</summary>
    public static string? OfficeOf(string? written) =>
        written?.ToUpperInvariant() switch { "IB" => "WO", [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] and not "XX" and var code => code, _ => null };

    private static void Add(PatentRecord record, XmlNode listing, ReadContext context, Action? told = null)
    {
        told?.Invoke();
        Judge(listing.Child("ApplicationIdentification"), context);
        var summary = St26Sequences.Read(listing, context);
        var format = listing.Attribute("dtdVersion") is { } version ? $"{FileReference.XmlListing} {version}" : FileReference.XmlListing;
        record.Files = [summary.File(listing.Attribute("fileName"), format, Date(listing, context))];
        // With what program it was written, and what its own application says of itself: reference, priority, applicant, inventor, title, filing date.
        listing.Ignore();
        context.Add(record);
    }

    /// <summary>The day of filing is the application's own to say: here it is only looked at.</summary>
    private static void Judge(XmlNode application, ReadContext context) => _ = context.Date(application.Child("FilingDate"));

    private static RegisterDate? Date(XmlNode listing, ReadContext context)
    {
        var text = listing.Attribute("productionDate");
        if (text is null)
        {
            return null;
        }
        if (RegisterDate.TryParse(text, out var date))
        {
            return date;
        }
        context.Doubt("DATE-UNREADABLE", listing.AttributeNode("productionDate"), text, "A date as YYYY-MM-DD (ST.26, productionDate).");
        return null;
    }
}
