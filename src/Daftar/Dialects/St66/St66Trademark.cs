using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.St66;

/// <summary>One TradeMark element.</summary>
internal static class St66Trademark
{
    /// <param name="own">The mark where the transaction holds several, else none: then the whole transaction is its record.</param>
    public static void Read(XmlNode mark, PartiesBeside beside, ReadContext context, XmlNode own)
    {
        var office = mark.TextOf("RegistrationOfficeCode") ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", mark, null, "RegistrationOfficeCode with the ST.3 code of the office whose register this is.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var record = new TrademarkRecord { Office = office, Produced = St66Values.Produced(context), Operation = St66Values.Operation(mark) };
        Identify(mark, record);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", mark, null, "ApplicationNumber, RegistrationNumber or InternationalMarkKey.", Severity.SetAside);
        }
        var said = new MarkStatus();
        foreach (var child in mark.Children())
        {
            if (!St66MarkContent.Read(child, record, context))
            {
                Bibliography(child, record, beside, context, ref said);
            }
        }
        // These look at what was read before: the notices of the entries, the parties of the transaction.
        foreach (var entries in mark.Children("MarkRecordDetails"))
        {
            St66Records.AddAll(entries, record, context);
        }
        beside.GiveTo(record, context);
        if (office == "US")
        {
            St66UsParties.SplitOwners(record);
            St66UsParties.SplitCorrespondents(record);
        }
        Status(record, said, context);
        St66Publications.SetFirst(record);
        record.Scope = Scope(mark, record, context);
        context.Add(record, own);
    }

    /// <summary>The application number first: it is the number that stays.</summary>
    private static void Identify(XmlNode mark, TrademarkRecord record)
    {
        Add(Numbers.Application, record.Office, mark.TextOf("ApplicationNumber"));
        // In WIPO's own register the registration is the international one.
        Add(record.Office == "WO" ? Numbers.International : Numbers.Registration, record.Office, mark.TextOf("RegistrationNumber"));
        Add(Numbers.International, "WO", mark.TextOf("InternationalRegistrationNumber"));
        foreach (var key in mark.Child("InternationalMarkKey").Children("Identifier"))
        {
            key.Drop("identifierKindCode");
            Add(Numbers.International, "WO", key.Text);
        }

        void Add(Numbers of, string office, string? written)
        {
            if (written is not null)
            {
                var number = new OfficeNumber { Office = office, Of = of, Written = written };
                if (!record.Identifiers.Contains(number))
                {
                    record.Identifiers.Add(number);
                }
            }
        }
    }

    private struct MarkStatus
    {
        public string? Written;
        public string? Milestone;
        public string? State;
        public string? Sentence;
        public RegisterDate? Date;
    }

    private static void Bibliography(XmlNode child, TrademarkRecord record, PartiesBeside beside, ReadContext context, ref MarkStatus said)
    {
        switch (child.Name)
        {
            case "ReceivingOfficeDate":
                record.ReceivedDate = context.Date(child);
                break;
            case "ApplicationDate":
                record.FilingDate = context.Date(child);
                break;
            case "ApplicationDateTime":
                record.FilingDate ??= context.Date(child);
                break;
            case "RegistrationDate":
                record.RegistrationDate = context.Date(child);
                break;
            case "ExpiryDate":
                record.ExpiryDate = context.Date(child);
                break;
            case "TerminationDate":
                record.TerminationDate = context.Date(child);
                break;
            case "RenewalDate":
                record.RenewalDate = context.Date(child);
                break;
            case "EffectiveDate":
                record.EffectDate = context.Date(child);
                break;
            case "PublicationDate":
                record.PublicationDate = context.Date(child);
                break;
            case "OtherDate":
                if (context.Date(child) is { } other)
                {
                    (record.Events ??= []).Add(new LegalEvent { Date = other, Category = child.Attribute("otherDateKind") });
                }
                break;
            case "OppositionPeriodStartDate":
                record.OppositionFrom = context.Date(child);
                break;
            case "OppositionPeriodEndDate":
                record.OppositionUntil = context.Date(child);
                break;
            case "ApplicationReference":
                record.ApplicantReference = child.Text ?? record.ApplicantReference;
                break;
            case "ApplicationLanguageCode":
                record.FilingLanguage = St66Values.Language(child.Text);
                break;
            case "SecondLanguageCode":
                record.SecondLanguage = St66Values.Language(child.Text);
                break;
            case "FilingPlace":
                child.IgnoreWhere(record.Office);
                break;
            case "MarkCurrentStatusCode":
                said.Written = child.Text;
                said.Milestone = child.Attribute("milestone");
                said.State = child.Attribute("status");
                break;
            case "MarkCurrentStatusDate":
                said.Date = context.Date(child);
                break;
            case "TradeMarkExt":
                St66UsExtension.ReadMark(child, record, context, ref said.Sentence);
                break;
            case "TradeMarkVersion":
                record.Produced = context.Moment(child.Child("VersionDateTime")) ?? context.Moment(child.Child("VersionDate")) ?? record.Produced;
                // Counts exports of the record: a new version with the same content changes nothing.
                child.Transport();
                break;
            case "ApplicantDetails":
                record.Applicants = St66Parties.With(record.Applicants, child, "Applicant", beside, context);
                break;
            case "RepresentativeDetails":
                record.Representatives = St66Parties.With(record.Representatives, child, "Representative", beside, context);
                foreach (var representative in child.Children("Representative"))
                {
                    // USPTO: the attorney's own number for the case.
                    record.ApplicantReference ??= representative.At("RepresentativeExt", "RepresentativeDocketText").Text;
                }
                break;
            case "CorrespondenceAddress":
                record.Correspondents = St66Parties.WithCorrespondent(record.Correspondents, child);
                break;
        }
    }

    /// <summary>The EUIPO adds a milestone and a state to its words; the USPTO writes a code, and a sentence in its extension.</summary>
    private static void Status(TrademarkRecord record, in MarkStatus said, ReadContext context)
    {
        if (said.Written is null && said.Sentence is null)
        {
            return;
        }
        var isCode = St66Values.AllDigits(said.Written);
        var code = isCode ? said.Written : St66AddressBook.Joined(said.Milestone, said.State, "/");
        var text = isCode ? said.Sentence : said.Written ?? said.Sentence;
        var word = context.Offices.StatusOf(record.Office, Right.Trademark, code, text);
        record.Status = new LegalStatus
        {
            General = word.Status,
            Reason = word.Reason,
            OfficeCode = code,
            OfficeText = text ?? word.Text,
            Date = said.Date,
            ReportedOn = St66Values.Day(record.Produced),
        };
    }

    /// <summary>
    /// A mark is delivered whole. Events are spoken of only where they are listed: the EUIPO never lists them. An update in WIPO's own
    /// namespace may bring only what changed (ST.66 operationCode): there, parts that are not in it stay as they were.
    /// </summary>
    private static Scope Scope(XmlNode mark, TrademarkRecord record, ReadContext context)
    {
        var fully = Parts.All & ~(Parts.Text | Parts.Events);
        if (mark.Child("MarkEventDetails").Exists)
        {
            fully |= Parts.Events;
        }
        // A date the record gives apart is an event too, and no list of them.
        var listed = record.Events is null ? Parts.None : Parts.Events & ~fully;
        if (!string.Equals(mark.Attribute("operationCode"), "Update", StringComparison.OrdinalIgnoreCase)
            || context.Envelope.Start.Namespace.Contains("euipo", StringComparison.OrdinalIgnoreCase))
        {
            return new Scope(fully, listed);
        }
        Unless(Parts.Parties, record.Applicants is not null && record.Representatives is not null);
        Unless(Parts.Classification, mark.Child("GoodsServicesDetails").Exists);
        Unless(Parts.Status, record.Status is not null);
        Unless(Parts.Publications, record.Publications is not null);
        Unless(Parts.Files, record.Files is not null);
        Unless(Parts.Relations, record.Priorities is not null || record.Relations is not null || record.Designations is not null);
        Unless(Parts.Procedures, record.Procedures is not null);
        fully &= ~Parts.Bibliography;
        // Applicants without representatives, or the other way round, say nothing of the others.
        var partly = Parts.Bibliography | listed | (record.Applicants is null && record.Representatives is null ? Parts.None : Parts.Parties & ~fully);
        return new Scope(fully, partly);

        void Unless(Parts part, bool there)
        {
            if (!there)
            {
                fully &= ~part;
            }
        }
    }
}
