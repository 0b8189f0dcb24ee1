using System.Text;
using Daftar.Rights;

namespace Daftar.Dialects.St66;

/// <summary>MarkRecordDetails and DesignRecordDetails: transfers, changes, licences, rights in rem, renewals and other entries in the register.</summary>
internal static class St66Records
{
    /// <param name="record">Its publications must have been read: the EUIPO names them here by number and section without their date.</param>
    public static void AddAll(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var entry in details.Children())
        {
            // MarkRecord or DesignRecord, holding one of BasicRecord, RecordTransfer, RecordLicence …
            foreach (var kind in entry.Children())
            {
                (record.Procedures ??= []).Add(Read(kind, record, context));
            }
        }
    }

    private static RegisterEntry Read(XmlNode node, IpRecord record, ReadContext context)
    {
        var entry = new RegisterEntry();
        var text = new StringBuilder();
        string? words = null;
        List<Party>? parties = null;
        foreach (var child in node.Children())
        {
            switch (child.Name)
            {
                case "RecordIdentifier":
                    entry.Identifier = child.Text;
                    break;
                case "RecordFilingDate":
                    entry.Filed = context.Date(child);
                    break;
                case "RecordEffectiveDate":
                    entry.Date = context.Date(child);
                    break;
                case "RecordLanguageCode":
                    entry.Language = St66Values.Language(child.Text);
                    break;
                case "RecordInterestedOfficeCode":
                    entry.Office = child.Text;
                    break;
                case "RecordCurrentStatusCode":
                    entry.Status = child.Text;
                    break;
                case "RecordCurrentStatusDate":
                    entry.StatusDate = context.Date(child);
                    break;
                case "RecordPublicationDetails":
                    entry.Published = Published(child, record, entry, context);
                    break;
                case "RenewalSequenceNumber":
                    St66Procedures.AppendLines(text, child.Text is { } times ? "Renewal " + times : null);
                    break;
                case "FactDecisionText":
                    St66Procedures.AppendLines(text, child);
                    break;
                case "RecordOppositionPeriodStartDate":
                    St66Procedures.AppendLines(text, child.Text is { } from ? "from " + from : null);
                    break;
                case "RecordOppositionPeriodEndDate":
                    St66Procedures.AppendLines(text, child.Text is { } until ? "until " + until : null);
                    break;
                case "RecordViewsIndicator":
                    // EUIPO: whether the entry brings views of its own; those it brings are among the files.
                    child.Ignore();
                    break;
                case "ClaimantDetails":
                    parties = St66Parties.With(parties, child, "Claimant", PartiesBeside.None, context, "claimant");
                    break;
                case "RepresentativeDetails":
                    parties = St66Parties.With(parties, child, "Representative", PartiesBeside.None, context, "representative");
                    break;
                case "HolderDetails":
                    foreach (var holder in child.Children())
                    {
                        // PreviousHolder or NewHolder, with the elements of a holder or of an applicant inside.
                        var party = St66Parties.Read(holder, holder.Child("HolderAddressBook", "HolderIdentifier").Exists ? "Holder" : "Applicant", context);
                        party.Category ??= holder.Name == "NewHolder" ? "new holder" : "previous holder";
                        parties = St66Values.With(parties, party);
                    }
                    break;
                case "LicenceDetails":
                    foreach (var licence in child.Children("Licence"))
                    {
                        parties = Licence(licence, parties, text, context);
                    }
                    break;
                default:
                    // BasicRecordKind, RecordTransferKind, RecordLicenceKind …
                    if (child.Name.EndsWith("Kind", StringComparison.Ordinal))
                    {
                        words = child.Text;
                    }
                    break;
            }
        }
        entry.Kind = St66Words.RecordKind(node.Name, words);
        entry.Parties = parties;
        entry.Text = text.Length == 0 ? words : St66AddressBook.Joined(words, text.ToString(), "\n");
        return entry;
    }

    /// <summary>Adds the licensees to the parties, and the licence's terms to the text.</summary>
    private static List<Party>? Licence(XmlNode licence, List<Party>? parties, StringBuilder text, ReadContext context)
    {
        foreach (var child in licence.Children())
        {
            switch (child.Name)
            {
                case "LicenceKind" or "TerritoryLimitationText" or "PeriodLimitationText":
                    St66Procedures.AppendLines(text, child);
                    break;
                case "PeriodLimitationStartDate":
                    St66Procedures.AppendLines(text, child.Text is { } from ? "from " + from : null);
                    break;
                case "PeriodLimitationEndDate":
                    St66Procedures.AppendLines(text, child.Text is { } until ? "until " + until : null);
                    break;
                case "LicenseeDetails":
                    parties = St66Parties.With(parties, child, "Licensee", PartiesBeside.None, context, "licensee");
                    break;
            }
        }
        return parties;
    }

    /// <summary>The first publication of the entry: its own date, or that of the record's notice of the same number and section. Later ones are its history.</summary>
    private static Values.RegisterDate? Published(XmlNode details, IpRecord record, RegisterEntry entry, ReadContext context)
    {
        Values.RegisterDate? first = null;
        foreach (var notice in details.Children("RecordPublication"))
        {
            var number = notice.TextOf("PublicationSequenceNumber");
            var section = notice.TextOf("PublicationSection");
            var gazette = notice.TextOf("PublicationIdentifier");
            var date = context.Date(notice.Child("PublicationDate"));
            if (first is not null)
            {
                var day = date ?? record.Publications?.Find(known => number is not null && known.Number == number && (section is null || known.Section == section))?.Date;
                (entry.Events ??= []).Add(new LegalEvent { Category = "Publication", Date = day, Gazette = St66AddressBook.Joined(gazette, number, " "), Comment = section });
                continue;
            }
            // A notice that the record does not have stands nowhere else.
            if (record.Publications?.Exists(known => (number is null || known.Number == number) && (section is null || known.Section == section) && (gazette is null || known.Gazette == gazette)) != true)
            {
                notice.Child("PublicationSequenceNumber").Unread();
                notice.Child("PublicationSection").Unread();
                notice.Child("PublicationIdentifier").Unread();
            }
            foreach (var publication in record.Publications ?? [])
            {
                date ??= (number is not null || gazette is not null)
                    && (number is null || publication.Number == number) && (section is null || publication.Section == section) && (gazette is null || publication.Gazette == gazette)
                    ? publication.Date : null;
            }
            first = date;
        }
        return first;
    }
}
