using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St26;

/// <summary><c>ST26SequenceListing</c> → a file of the application it names. Of that application it says nothing else: names and titles in it are the applicant's.</summary>
internal static class St26Listing
{
    /// <summary>Set aside where it names no application and no record of its package names it.</summary>
    public const string Unattached = "SEQUENCE-LISTING-UNATTACHED";

    public static void Read(XmlNode listing, ReadContext context)
    {
        var application = listing.Child("ApplicationIdentification");
        var written = application.TextOf("IPOfficeCode")?.ToUpperInvariant();
        var number = application.TextOf("ApplicationNumberText");
        var office = OfficeOf(written);
        if (office is null || number is null)
        {
            context.Doubt(Unattached, application.Exists ? application : listing, $"{written} {number}".Trim() is { Length: > 0 } came ? came : listing.Attribute("fileName"),
                "The office (ST.3) and number of the application the listing belongs to (ST.26, ApplicationIdentification); or a record in the package that names the file.", Severity.SetAside);
            return;
        }
        var international = office == "WO" || number.StartsWith("PCT", StringComparison.OrdinalIgnoreCase);
        var record = new PatentRecord { Office = international ? "WO" : office, Scope = new Scope(Parts.None, Parts.Files) };
        record.Identifiers.Add(new OfficeNumber { Office = record.Office, Of = international ? Numbers.International : Numbers.Application, Written = number });
        Add(record, listing, context);
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

    private static void Add(PatentRecord record, XmlNode listing, ReadContext context)
    {
        var summary = Sequences(listing, context);
        var format = listing.Attribute("dtdVersion") is { } version ? $"{FileReference.XmlListing} {version}" : FileReference.XmlListing;
        record.Files = [summary.File(listing.Attribute("fileName"), format, Date(listing, context))];
        // With what program it was written, and what its own application says of itself: reference, priority, applicant, inventor, title, filing date.
        listing.Ignore();
        context.Add(record);
    }

    private static SequenceSummary Sequences(XmlNode listing, ReadContext context)
    {
        var summary = new SequenceSummary();
        var wrong = false;
        foreach (var data in listing.Children("SequenceData"))
        {
            var sequence = data.Child("INSDSeq");
            var molecule = sequence.TextOf("INSDSeq_moltype");
            var letters = Letters(sequence.TextOf("INSDSeq_sequence"));
            summary.Add(molecule, molecule is null ? 0 : letters);
            if (!wrong && sequence.TextOf("INSDSeq_length") is { } told && (!long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length != letters))
            {
                // Once a listing: where one length is wrong, a thousand are.
                wrong = true;
                context.Doubt("SEQUENCE-LENGTH-DIFFERS", sequence.Child("INSDSeq_length"), told, string.Create(CultureInfo.InvariantCulture, $"The length of the sequence: {letters} (ST.26, INSDSeq_length)."));
            }
            foreach (var qualifier in sequence.Child("INSDSeq_feature-table").Descendants("INSDQualifier"))
            {
                if (qualifier.TextOf("INSDQualifier_name") == "organism")
                {
                    summary.Organism(qualifier.TextOf("INSDQualifier_value"));
                }
            }
        }
        var total = listing.Child("SequenceTotalQuantity");
        if (total.Text != summary.Count.ToString(CultureInfo.InvariantCulture))
        {
            context.Doubt("SEQUENCE-COUNT-DIFFERS", total.Exists ? total : listing, total.Text, string.Create(CultureInfo.InvariantCulture, $"How many sequences the listing holds: {summary.Count} (ST.26, SequenceTotalQuantity)."));
        }
        return summary;
    }

    private static long Letters(string? text)
    {
        var letters = 0L;
        foreach (var c in text ?? "")
        {
            letters += char.IsWhiteSpace(c) ? 0 : 1;
        }
        return letters;
    }

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
