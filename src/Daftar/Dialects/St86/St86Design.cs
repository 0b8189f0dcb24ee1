using Daftar.Dialects.St66;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects.St86;

/// <summary>One Design element, with what the application around it says of all its designs.</summary>
internal static class St86Design
{
    /// <param name="own">The design where the transaction holds several, else none: then the whole transaction is its record.</param>
    public static void Read(in DesignPlace place, PartiesBeside beside, ReadContext context, XmlNode own)
    {
        var design = place.Design;
        var office = design.TextOf("RegistrationOfficeCode") ?? place.Application.TextOf("RegistrationOfficeCode") ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", design, null, "RegistrationOfficeCode with the ST.3 code of the office whose register this is.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var record = new DesignRecord { Office = office, Produced = St66Values.Produced(context), Operation = Operation(place) };
        St86Numbers.Identify(place, record);
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", design, null, "DesignIdentifier, ApplicationNumber or RegistrationNumber.", Severity.SetAside);
        }
        if (place.Application.Exists)
        {
            record.DesignsInApplication = place.Siblings.Count;
        }
        var said = new DesignStatus();
        foreach (var child in place.Application.Children())
        {
            Read(child, record, beside, context, ref said);
        }
        string? overruled = null;
        if (place.Application.Exists)
        {
            // A design's own status takes the place of its application's, the code and the date together.
            overruled = design.Child("DesignCurrentStatusCode").Exists ? said.Written : null;
            said = design.Child("DesignCurrentStatusCode").Exists ? new DesignStatus { Waived = said.Waived, MayBeWaived = said.MayBeWaived, Sealed = said.Sealed } : said;
        }
        var common = place.Application.Child("DesignApplicationCurrentStatusCode", "DesignCurrentStatusCode");
        if (design.Child("DesignCurrentStatusCode") is { Exists: true } status && status.Peek()?.Trim() != common.Peek()?.Trim())
        {
            common.Unread();
        }
        foreach (var child in design.Children())
        {
            Read(child, record, beside, context, ref said);
        }
        foreach (var entries in design.Children("DesignRecordDetails"))
        {
            St66Records.AddAll(entries, record, context);
        }
        beside.GiveTo(record, context);
        if (said.Waived)
        {
            Waive(record);
        }
        else if (said.MayBeWaived)
        {
            // Earlier states may name some: who may not be named now is not in those, either.
            (record.Designers ??= [new Party()]).ForEach(static designer => designer.Close());
        }
        Status(record, said, context);
        St66Publications.SetFirst(record);
        Deferment.Defer(record, design.Child("DefermentPeriod"), "periodCode");
        if (overruled is not null && record.Deferred != true && record.DeferredUntil is null && (Withholding.OfWords(overruled) & Withheld.Look) != 0)
        {
            // The design has a status of its own; that of its application says that publication is put off.
            record.Deferred = true;
            context.Doubt("WITHHOLDING-UNREAD", place.Application, overruled, "PublicationDefermentIndicator of the design: the status of its application is none. Until a publication of it is out, the views and the description are not shown.");
        }
        if (said.Sealed)
        {
            SealedDeposit.Close(record);
        }
        var fully = Parts.All & ~(Parts.Text | Parts.Events);
        if (design.Child("DesignEventDetails").Exists)
        {
            fully |= Parts.Events;
        }
        // Events are spoken of only where they are listed: the EUIPO never lists them.
        record.Scope = new Scope(fully, Parts.None);
        context.Add(record, own);
    }

    private struct DesignStatus
    {
        public string? Written;
        public RegisterDate? Date;
        public bool Waived;
        public bool MayBeWaived;
        public bool Sealed;
    }

    private static Operation Operation(in DesignPlace place)
    {
        var (own, around) = (St66Values.Operation(place.Design), St66Values.Operation(place.Application));
        return own is Rights.Operation.Delete ? own : around;
    }

    /// <summary>The elements of a design and of an application differ in their names at most: DesignApplicationDate, ApplicationDate.</summary>
    private static void Read(XmlNode child, DesignRecord record, PartiesBeside beside, ReadContext context, ref DesignStatus said)
    {
        switch (child.Name)
        {
            case "ReceivingOfficeDate":
                record.ReceivedDate = context.Date(child);
                break;
            case "ApplicationDate" or "DesignApplicationDate":
                record.FilingDate = context.Date(child);
                break;
            case "DesignApplicationDateTime":
                record.FilingDate ??= context.Date(child);
                break;
            case "RegistrationDate" or "DesignRegistrationDate":
                record.RegistrationDate = context.Date(child);
                break;
            case "PublicationDate":
                record.PublicationDate = context.Date(child);
                break;
            case "ExpiryDate":
                record.ExpiryDate = context.Date(child);
                break;
            case "EffectiveDate":
                record.EffectDate = context.Date(child);
                break;
            case "TerminationDate":
                record.TerminationDate = context.Date(child);
                break;
            case "RenewalDate":
                record.RenewalDate = context.Date(child);
                break;
            case "ApplicationReference" or "DesignApplicationReference":
                record.ApplicantReference ??= child.Text;
                break;
            case "DesignReference":
                record.ApplicantReference = child.Text ?? record.ApplicantReference;
                break;
            case "ApplicationLanguageCode" or "DesignApplicationLanguageCode":
                record.FilingLanguage = St66Values.Language(child.Text);
                break;
            case "SecondLanguageCode":
                record.SecondLanguage = St66Values.Language(child.Text);
                break;
            case "DesignCurrentStatusCode" or "DesignApplicationCurrentStatusCode":
                said.Written ??= child.Text;
                break;
            case "DesignCurrentStatusDate" or "DesignApplicationCurrentStatusDate":
                said.Date ??= context.Date(child);
                break;
            case "SealedDepositIndicator" when child.HasContent:
                said.Sealed |= St66Values.Flag(child, context) ?? child.Text is not null;
                break;
            case "DesignerWaiverIndicator" when child.HasContent:
                Waiver(child, context, ref said);
                break;
            case "ApplicantDetails":
                record.Applicants = St66Parties.With(record.Applicants, child, "Applicant", beside, context);
                break;
            case "RepresentativeDetails":
                record.Representatives = St66Parties.With(record.Representatives, child, "Representative", beside, context);
                break;
            case "DesignerDetails":
                record.Designers = St66Parties.With(record.Designers, child, "Designer", beside, context);
                Waiver(child.Child("DesignerWaiverIndicator"), context, ref said);
                break;
            case "CorrespondenceAddress":
                record.Correspondents = St66Parties.WithCorrespondent(record.Correspondents, child);
                break;
            default:
                St86DesignContent.Read(child, record, context);
                break;
        }
    }

    /// <summary>What is neither true nor false may mean that they have: nobody is named until it can be read.</summary>
    private static void Waiver(XmlNode indicator, ReadContext context, ref DesignStatus said)
    {
        var waived = St66Values.Flag(indicator, context);
        said.Waived |= waived == true;
        said.MayBeWaived |= waived is null && indicator.Text is not null;
    }

    /// <summary>The designers have waived being named (Hague common regulations, rule 7; Community design regulation, article 18): whoever is named is not shown.</summary>
    private static void Waive(DesignRecord record)
    {
        record.Designers ??= [new Party()];
        foreach (var designer in record.Designers)
        {
            designer.WaivedNaming = true;
        }
    }

    private static void Status(DesignRecord record, in DesignStatus said, ReadContext context)
    {
        if (said.Written is null)
        {
            return;
        }
        var isCode = St66Values.AllDigits(said.Written);
        var word = context.Offices.StatusOf(record.Office, Right.Design, isCode ? said.Written : null, isCode ? null : said.Written);
        record.Status = new LegalStatus
        {
            General = word.Status,
            Reason = word.Reason,
            OfficeCode = isCode ? said.Written : null,
            OfficeText = isCode ? word.Text : said.Written,
            Date = said.Date,
            ReportedOn = St66Values.Day(record.Produced),
        };
    }
}
