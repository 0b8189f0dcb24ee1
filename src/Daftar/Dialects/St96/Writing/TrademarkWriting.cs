using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary><see cref="TrademarkRecord"/> → tmk:Trademark, in the order of TrademarkType V6.0.</summary>
internal static class TrademarkWriting
{
    public static void Write(St96Xml xml, TrademarkRecord mark, St96Header header)
    {
        xml.Open(Tmk, "Trademark");
        xml.Attribute("operationCategory", CommonWriting.Operation(mark));
        CommonWriting.Scope(xml, mark);
        xml.Text(Com, "RegistrationOfficeCode", mark.Office);
        xml.Text(Com, "ReceivingOfficeDate", mark.ReceivedDate);
        Numbers(xml, mark);
        xml.Text(Com, "ApplicationDate", mark.FilingDate);
        xml.Text(Com, "RegistrationDate", mark.RegistrationDate);
        xml.Text(Com, "ApplicantFileReference", mark.ApplicantReference);
        xml.Text(Com, "ApplicationLanguageCode", mark.FilingLanguage);
        xml.Text(Com, "SecondLanguageCode", mark.SecondLanguage);
        xml.Text(Com, "ExpiryDate", mark.ExpiryDate);
        xml.Text(Tmk, "TerminationDate", mark.TerminationDate);
        var statusText = Status(xml, mark.Status);
        RelationWriting.BeforeCategory(xml, mark);
        International(xml, mark);
        if (mark.Kind is not null)
        {
            foreach (var category in St96MarkKinds.Categories(mark.Kind))
            {
                xml.Text(Tmk, "MarkCategory", category);
                xml.LoseWhere(category is null, "rightKindCategory");
            }
        }
        MarkWriting.Write(xml, mark);
        xml.Bag(Tmk, "MarkDisclaimerBag", "MarkDisclaimerText", mark.Disclaimers);
        xml.Text(Tmk, "MarkSeriesTotalQuantity", mark.MarksInSeries);
        xml.Text(Tmk, "TradeDistinctivenessIndicator", mark.AcquiredDistinctiveness);
        xml.Text(Tmk, "OppositionPeriodStartDate", mark.OppositionFrom);
        xml.Text(Tmk, "OppositionPeriodEndDate", mark.OppositionUntil);
        GoodsWriting.Write(xml, mark.Goods);
        RelationWriting.Priorities(xml, Tmk, mark.Priorities);
        RelationWriting.Exhibitions(xml, mark.Priorities);
        RelationWriting.Seniorities(xml, mark.Relations);
        PublicationWriting.Write(xml, Tmk, mark);
        Applicants(xml, mark);
        PartyWriting.Representatives(xml, mark.Representatives);
        var correspondents = mark.Correspondents?.Count ?? 0;
        var asNational = correspondents > 1 || (correspondents == 1 && mark.Correspondents![0] is { } only && (only.Category is not null || only.Sequence is not null));
        if (asNational)
        {
            PartyWriting.Commented(xml, "NationalCorrespondent", mark.Correspondents![0], mark.Correspondents[0].Category);
        }
        OppositionWriting.Write(xml, mark.Procedures);
        ProcedureWriting.Write(xml, mark.Procedures);
        EventWriting.Marks(xml, mark.Events);
        DocumentWriting.Write(xml, Tmk, "TrademarkDocumentBag", "TrademarkDocument", mark.Files);
        CommonWriting.Produced(xml, mark, header);
        OppositionWriting.Proceedings(xml, mark.Procedures);
        National(xml, mark, statusText);
        if (correspondents > (asNational ? 1 : 0))
        {
            PartyWriting.Correspondence(xml, mark.Correspondents![asNational ? 1 : 0]);
        }
        xml.LoseWhere(correspondents > 2, "correspondenceBag");
        xml.Close();
        CommonWriting.Rest(xml, mark);
        xml.LoseWhere(mark.EffectDate is not null, "rightEffectiveDate");
        xml.LoseWhere(mark.Titles is not null, "titleBag");
    }

    private static void Numbers(St96Xml xml, TrademarkRecord mark)
    {
        foreach (var number in mark.Identifiers)
        {
            if (number.Of == Values.Numbers.Application)
            {
                xml.Open(Com, "ApplicationNumber");
                xml.Text(Com, "IPOfficeCode", number.Office);
                xml.Text(Com, "ApplicationNumberText", number.Written);
                xml.Close();
            }
            else if (number.Of == Values.Numbers.Registration)
            {
                xml.Text(Com, "RegistrationNumber", number.Written);
                xml.LoseWhere(number.Office != mark.Office, "identifierBag/ipOfficeCode");
            }
            else if (number.Of != Values.Numbers.International || number.Office != "WO")
            {
                xml.Lose("identifierBag/" + number.Of);
            }
        }
    }

    private static void International(St96Xml xml, TrademarkRecord mark)
    {
        foreach (var number in mark.Identifiers)
        {
            if (number.Of == Values.Numbers.International && number.Office == "WO")
            {
                xml.Open(Tmk, "InternationalMarkIdentifierBag");
                xml.Text(Tmk, "InternationalMarkIdentifier", number.Written);
                xml.Close();
            }
        }
    }

    /// <returns>Words that must stand in NationalTrademarkInformation, because MarkCurrentStatusCode holds the code.</returns>
    private static string? Status(St96Xml xml, LegalStatus? status)
    {
        if (status is null)
        {
            return null;
        }
        var (code, words) = (status.OfficeCode, status.OfficeText);
        var wordsApart = words is not null && (code is not null || StatusParts.IsCode(words));
        xml.Text(Tmk, "MarkCurrentStatusCode", code ?? (wordsApart ? null : words));
        xml.Text(Tmk, "MarkCurrentStatusDate", status.Date);
        xml.LoseWhere(code is null && words is null, "legalStatus/generalStatusCategory");
        xml.LoseWhere(code is not null && words is null && !StatusParts.IsCode(code), "legalStatus/currentStatusCode");
        return wordsApart ? words : null;
    }

    private static void Applicants(St96Xml xml, TrademarkRecord mark)
    {
        if (mark.Applicants is not { Count: > 0 } && mark.Owners is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Tmk, "ApplicantBag");
        if (mark.Applicants is not null)
        {
            foreach (var party in mark.Applicants)
            {
                PartyWriting.Mark(xml, "Applicant", party, party.Category);
            }
        }
        if (mark.Owners is not null)
        {
            foreach (var party in mark.Owners)
            {
                // V6 has no bag of owners: the role stands in the comment, as the USPTO writes it.
                PartyWriting.Mark(xml, "Applicant", party, St96Roles.IsOwner(party.Category) ? party.Category : St96Roles.Owner);
                xml.LoseWhere(party.Category is not null && !St96Roles.IsOwner(party.Category), "ownerBag/partyCategory");
            }
        }
        xml.Close();
    }

    private static void National(St96Xml xml, TrademarkRecord mark, string? statusText)
    {
        var maintained = mark.Procedures is not null && mark.Procedures.Exists(static entry => entry.Kind == "maintenance");
        var allowed = St96Statements.AllowanceOf(mark.Events)?.Date;
        var stated = mark.Procedures is not null && mark.Procedures.Exists(entry => St96Statements.IsOne(mark.Procedures, entry));
        if (mark.Register is not null || statusText is not null || mark.RenewalDate is not null || maintained || stated || allowed is not null)
        {
            xml.Open(Tmk, "NationalTrademarkInformation");
            xml.Text(Tmk, "RegisterCategory", ClosedLists.Register(mark.Register) ?? "Unknown");
            xml.Text(Tmk, "MarkCurrentStatusExternalDescriptionText", statusText);
            ProcedureWriting.Statements(xml, mark.Procedures, St96Statements.BeforeDates);
            xml.Text(Tmk, "AllowanceNoticeDate", allowed);
            xml.Text(Com, "RenewalDate", mark.RenewalDate);
            ProcedureWriting.Statements(xml, mark.Procedures, St96Statements.BehindDates);
            if (maintained)
            {
                ProcedureWriting.Maintenance(xml, mark.Procedures!);
            }
            xml.Close();
        }
        if (mark.FilingBases is not null)
        {
            xml.Open(Tmk, "NationalFilingBasis");
            foreach (var (element, stage) in St96National.Stages)
            {
                if (mark.FilingBases.Exists(basis => basis.Stage == stage))
                {
                    xml.Open(Tmk, element);
                    foreach (var (indicator, word) in St96National.Bases)
                    {
                        // An amendment has neither of the last two in the schema.
                        if (stage != "amended" || indicator is not ("NoBasisIndicator" or "BasisInternationalRegistrationIndicator"))
                        {
                            xml.Text(Tmk, indicator, mark.FilingBases.Contains(new FilingBasis(stage, word)));
                        }
                    }
                    xml.Close();
                }
            }
            xml.Close();
        }
    }
}
