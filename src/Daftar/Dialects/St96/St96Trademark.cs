using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>tmk:Trademark → <see cref="TrademarkRecord"/>. One pass over the children, in whatever order they come.</summary>
internal static class St96Trademark
{
    public static void Read(XmlNode record, ReadContext context)
    {
        var mark = new TrademarkRecord { Office = St96Numbers.Office(record, context), Produced = St96Times.Produced(record, context) };
        var status = new StatusParts();
        foreach (var child in record.Children())
        {
            Part(mark, child, ref status, context);
        }
        St96Numbers.Sort(mark);
        St96Numbers.Check(mark, record, context);
        mark.Status = status.Make(mark, context);
        St96Publications.First(mark);
        if (St96Dialect.Operate(mark, record, context))
        {
            context.Add(mark);
        }
    }

    /// <summary>One element of a mark, wherever it stands.</summary>
    internal static void Part(TrademarkRecord mark, XmlNode child, ref StatusParts status, ReadContext context)
    {
        if (!Number(mark, child) && !Date(mark, child, context) && !Party(mark, child) && !Relation(mark, child, context) && !Procedure(mark, child, context))
        {
            Other(mark, child, ref status, context);
        }
    }

    private static bool Number(TrademarkRecord mark, XmlNode child)
    {
        switch (child.Name)
        {
            case "RegistrationOfficeCode":
            case "ReceivingOfficeCode":
                child.Drop();
                return true;
            case "ApplicationNumber":
                var (office, number) = St96Numbers.Application(child);
                St96Numbers.Add(mark, Numbers.Application, number, office);
                return true;
            case "RegistrationNumber":
                St96Numbers.Add(mark, Numbers.Registration, child.Text);
                return true;
            case "InternationalMarkIdentifierBag":
                // One international registration stands behind the entries of several offices.
                foreach (var identifier in child.Children("InternationalMarkIdentifier"))
                {
                    identifier.Drop("officeCode");
                    St96Numbers.Add(mark, Numbers.International, identifier.Text, "WO", shared: mark.Office != "WO");
                }
                return true;
            default:
                return false;
        }
    }

    private static bool Date(TrademarkRecord mark, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "ApplicationDate":
            case "ApplicationDateTime":
                mark.FilingDate ??= context.Date(child);
                return true;
            case "RegistrationDate":
                mark.RegistrationDate = context.Date(child);
                return true;
            case "ExpiryDate":
                mark.ExpiryDate = context.Date(child);
                return true;
            case "TerminationDate":
                mark.TerminationDate = context.Date(child);
                return true;
            case "RenewalDate":
                mark.RenewalDate = context.Date(child);
                return true;
            case "ReceivingOfficeDate":
                mark.ReceivedDate = context.Date(child);
                return true;
            case "RightEffectiveDate":
                mark.EffectDate = context.Date(child);
                return true;
            case "OppositionPeriodStartDate":
                mark.OppositionFrom = context.Date(child);
                return true;
            case "OppositionPeriodEndDate":
                mark.OppositionUntil = context.Date(child);
                return true;
            default:
                return false;
        }
    }

    private static bool Party(TrademarkRecord mark, XmlNode child)
    {
        switch (child.Name)
        {
            case "ApplicantBag":
            case "HolderBag":
                List<Party>? applicants = null;
                St96Parties.Add(ref applicants, child);
                if (applicants is not null)
                {
                    St96Roles.Share(mark, applicants, child.Name == "HolderBag");
                }
                return true;
            case "RepresentativeBag":
                var representatives = mark.Representatives;
                St96Parties.Add(ref representatives, child);
                mark.Representatives = representatives;
                return true;
            case "NationalRepresentative":
            case "RecordAttorney":
                // The attorney's own number for the case.
                mark.ApplicantReference ??= child.TextOf("DocketText");
                var attorneys = mark.Representatives;
                St96Parties.AddOne(ref attorneys, child);
                mark.Representatives = attorneys;
                return true;
            case "NationalCorrespondent":
            case "CorrespondenceAddress":
                var correspondents = mark.Correspondents;
                St96Parties.AddOne(ref correspondents, child);
                mark.Correspondents = correspondents;
                return true;
            default:
                return false;
        }
    }

    private static bool Relation(TrademarkRecord mark, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "PriorityBag":
                St96Relations.Priorities(mark, child, context);
                return true;
            case "ExhibitionPriorityBag":
                St96Relations.Exhibitions(mark, child, context);
                return true;
            case "SeniorityBag":
                St96Relations.Seniorities(mark, child, context);
                return true;
            case "DesignatedCountryBag":
                St96Relations.Designations(mark, child);
                return true;
            case "AssociatedMarkBag":
                St96Relations.Associated(mark, child, context);
                return true;
            case "DivisionalApplicationBag":
                St96Relations.Initial(mark, child, RelationKind.Division, context);
                return true;
            case "ConversionApplicationBag":
                St96Relations.Initial(mark, child, RelationKind.Conversion, context);
                return true;
            case "BasicRegistrationApplicationBag":
                St96Relations.Basic(mark, child, context);
                return true;
            case "PreviousRegistrationBag":
                St96Relations.Previous(mark, child, context);
                return true;
            default:
                return false;
        }
    }

    private static bool Procedure(TrademarkRecord mark, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "OppositionBag":
                St96Oppositions.Read(mark, child, context);
                return true;
            case "MarkRecordBag":
                St96Procedures.Read(mark, child, context);
                return true;
            case "AssignmentBag":
                St96Procedures.Assignments(mark, child, context);
                return true;
            case "LegalProceedingsBag":
                St96Oppositions.Proceedings(mark, child, context);
                return true;
            case "MarkEventBag":
                mark.Events = St96Events.Read(mark.Events, child, "MarkEvent", context);
                return true;
            case "PublicationBag":
                mark.Publications = St96Publications.Gazettes(mark.Publications, child, "Publication", context);
                return true;
            case "TrademarkDocumentBag":
            case "DocumentIncludedBag":
                mark.Files = St96Documents.Add(mark.Files, child, context);
                return true;
            default:
                return false;
        }
    }

    private static void Other(TrademarkRecord mark, XmlNode child, ref StatusParts status, ReadContext context)
    {
        switch (child.Name)
        {
            case "MarkCurrentStatusCode":
                status.Code = child;
                break;
            case "MarkCurrentStatusDate":
                status.Date = child;
                break;
            case "MarkCategory":
                mark.Kind = St96MarkKinds.Add(mark.Kind, child.Text);
                break;
            case "MarkRepresentation":
                St96Mark.Read(mark, child);
                break;
            case "MarkDisclaimerBag":
                var disclaimers = mark.Disclaimers;
                St96Values.AddTexts(ref disclaimers, child, "MarkDisclaimerText");
                mark.Disclaimers = disclaimers;
                break;
            case "GoodsServicesBag":
                mark.Goods = St96Goods.Read(child, context);
                break;
            case "TradeDistinctivenessIndicator":
                mark.AcquiredDistinctiveness = St96Values.Indicator(child);
                break;
            case "ApplicationLanguageCode":
                mark.FilingLanguage = child.Text is { } first ? St96Values.Lower(first) : null;
                break;
            case "SecondLanguageCode":
                mark.SecondLanguage = child.Text is { } second ? St96Values.Lower(second) : null;
                break;
            case "ApplicantFileReference":
                mark.ApplicantReference = child.Text;
                break;
            case "MarkSeriesTotalQuantity":
                mark.MarksInSeries = St96Values.Whole(child);
                break;
            case "FilingPlace":
                // "US" beside RegistrationOfficeCode "US" says nothing more.
                child.IgnoreWhere(mark.Office);
                break;
            case "NationalTrademarkInformation":
                status.Words = child.Child("MarkCurrentStatusExternalDescriptionText");
                St96National.Information(mark, child, context);
                break;
            case "NationalFilingBasis":
                St96National.FilingBasis(mark, child);
                break;
            case "NationalGoodsServices":
                // Totals of the classes listed in GoodsServicesBag.
                child.Ignore();
                break;
        }
    }
}

/// <summary>Where the status stands in a record: a code, words, and a date.</summary>
internal struct StatusParts
{
    public XmlNode Code;
    public XmlNode Words;
    public XmlNode Date;

    /// <summary>Null where the record says nothing of a status.</summary>
    public readonly LegalStatus? Make(IpRecord record, ReadContext context)
    {
        var code = Code.Text;
        var words = Words.Text;
        var date = context.Date(Date);
        if (code is null && words is null && date is null)
        {
            return null;
        }
        // MarkCurrentStatusCode holds a code (702) or a word of the list (Application published): ST.96 MarkCurrentStatusCodeType is a union.
        if (code is not null && words is null && !IsCode(code))
        {
            (code, words) = (null, code);
        }
        var word = context.Offices.StatusOf(record.Office, record.Right, code, words);
        return new LegalStatus
        {
            General = word.Status,
            Reason = word.Reason,
            OfficeCode = code,
            OfficeText = words,
            Date = date,
            ReportedOn = record.Produced is { } produced ? RegisterDate.From(DateOnly.FromDateTime(produced.UtcDateTime)) : null,
        };
    }

    internal static bool IsCode(string text)
    {
        if (text.Length <= 4)
        {
            return true;
        }
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                return text.Length <= 12;
            }
        }
        return false;
    }
}
