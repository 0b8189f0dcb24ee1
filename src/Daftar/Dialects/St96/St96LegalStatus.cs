using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>pat:PatentLegalStatus: events of WIPO ST.27, and the status the last of them says. It speaks of nothing else.</summary>
internal static class St96LegalStatus
{
    public static void Read(XmlNode record, ReadContext context)
    {
        var identification = record.Child("ApplicationIdentification");
        var office = St96Numbers.Code(identification.Child("IPOfficeCode")) ?? St96Numbers.Code(context.Envelope.Text("PatentLegalStatusData@officeCode")) ?? context.Authority;
        if (office is null)
        {
            context.Doubt("OFFICE-MISSING", record, record.At("ApplicationIdentification", "IPOfficeCode").Peek(), "ApplicationIdentification/IPOfficeCode: the ST.3 code of the register.", Severity.SetAside);
            office = ReadContext.NoOffice;
        }
        var patent = new PatentRecord { Office = office, Produced = St96Times.Produced(record, context) };
        var (numbering, filed) = St96Numbers.Application(identification.Child("ApplicationNumber"));
        St96Numbers.Add(patent, Numbers.Application, filed, numbering);
        // They say which application it is; the record does not speak of dates and languages.
        identification.Ignore();
        foreach (var child in record.Children())
        {
            switch (child.Name)
            {
                case "PatentGrantIdentification":
                    St96Numbers.Add(patent, Numbers.Grant, child.TextOf("PatentNumber"), St96Numbers.Code(child.Child("IPOfficeCode")));
                    child.Ignore();
                    break;
                case "PatentPublicationIdentification":
                    St96Numbers.Add(patent, Numbers.Publication, child.TextOf("PublicationNumber"), St96Numbers.Code(child.Child("IPOfficeCode")));
                    child.Ignore();
                    break;
                case "IPRightKindCategory":
                    child.Ignore();
                    break;
                case "StatusEventDataBag":
                    foreach (var data in child.Children("StatusEventData"))
                    {
                        if (Event(data, office, context) is { } one)
                        {
                            (patent.Events ??= []).Add(one);
                        }
                    }
                    break;
            }
        }
        St96Numbers.Sort(patent);
        St96Numbers.Check(patent, record, context);
        patent.Status = Status(patent);
        patent.Scope = PatentScope.ImpliedOfStatus(patent.Status is not null);
        context.Add(patent);
    }

    /// <summary>ST.96's defaults for "not mapped" and "not said" (NationalEventCode X000; StateCode U and stages 0).</summary>
    public const string NoNationalCode = "X000", NoStates = "U-0-0";

    private static LegalEvent? Event(XmlNode data, string office, ReadContext context)
    {
        var code = data.Child("StatusEventCode");
        var one = new LegalEvent
        {
            Sequence = St96Values.Whole(data.Child("StatusEventIdentifier")),
            KeyEvent = code.TextOf("KeyEventCode"),
            DetailedEvent = code.TextOf("DetailedEventCode"),
            Code = code.TextOf("NationalEventCode") is { } national && national != NoNationalCode ? national : null,
            States = States(code),
        };
        one.Date = context.Date(data.Child("EventDate", "EffectiveDate")) ?? context.Date(data.Child("PublicationDate"));
        foreach (var child in data.Children())
        {
            if (child.Name.EndsWith("EventData", StringComparison.Ordinal))
            {
                Supplement(one, child, child.Name == "OtherEventData");
            }
        }
        one.Text ??= one.Code is not null && context.Offices.Find(office)?.Events.GetValueOrDefault(one.Code) is { } word ? word.Text : null;
        return one is { Date: null, KeyEvent: null, Code: null } ? null : one;
    }

    private static string? States(XmlNode code)
    {
        var state = code.TextOf("StateCode");
        if (state is null)
        {
            return null;
        }
        var states = state + "-" + (code.TextOf("PreviousStageCode") ?? "0") + "-" + (code.TextOf("CurrentStageCode") ?? "0");
        if (code.TextOf("EventIndicatorCode") is { } indicator)
        {
            return states + "-" + indicator;
        }
        return states == NoStates ? null : states;
    }

    /// <param name="hasWords">Only pat:OtherEventData has an element for the words of the event; elsewhere they stand in the comment.</param>
    private static void Supplement(LegalEvent one, XmlNode data, bool hasWords)
    {
        foreach (var child in data.Children())
        {
            switch (child.Name)
            {
                case "NationalEventDescriptionText":
                case "RegionalEventDescriptionText":
                    one.Language = St96Values.Language(child);
                    one.Text ??= child.Text;
                    break;
                case "CommentText" when hasWords:
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    child.Drop("languageCode");
                    one.Comment = child.Text;
                    break;
                case "CommentText":
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    one.Language = St96Values.Language(child);
                    one.Text ??= child.Text;
                    break;
                case "GazetteNumber":
                    one.Gazette = child.Text;
                    break;
                case "ReasonNotInForceCategory":
                    one.Category = child.Text;
                    break;
            }
        }
    }

    /// <summary>
    /// The status that the last event says by its state and stage (ST.27: A active, N not active, T terminated, U unspecified; stages 1 to 3 before
    /// grant, 4 and 5 after). Nothing where it says neither.
    /// </summary>
    private static LegalStatus? Status(PatentRecord patent)
    {
        LegalEvent? last = null;
        foreach (var one in patent.Events ?? [])
        {
            if (one.States is not null && (last?.Date is null || (one.Date is { } date && date >= last.Date)))
            {
                last = one;
            }
        }
        if (last?.States is not [var state, '-', _, '-', var stage, ..])
        {
            return null;
        }
        var general = (state, stage) switch
        {
            ('A', '1' or '2' or '3') => GeneralStatus.Pending,
            ('A', '4' or '5') => GeneralStatus.InForce,
            ('N' or 'T', _) => GeneralStatus.Ended,
            _ => GeneralStatus.Unknown,
        };
        return general == GeneralStatus.Unknown ? null : new LegalStatus
        {
            General = general,
            Reason = general == GeneralStatus.Ended && last.Category is { } reason ? reason == "Invalid" ? "invalidated" : St96Values.Lower(reason) : null,
            OfficeCode = last.Code,
            OfficeText = last.Text,
            Date = last.Date,
            ReportedOn = patent.Produced is { } produced ? RegisterDate.From(DateOnly.FromDateTime(produced.UtcDateTime)) : null,
        };
    }
}
