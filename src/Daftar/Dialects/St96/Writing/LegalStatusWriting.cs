using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary><see cref="PatentRecord"/> → pat:PatentLegalStatusData: numbers and events, nothing else of the record.</summary>
internal static class LegalStatusWriting
{
    public static void Write(St96Xml xml, PatentRecord patent, St96Header header)
    {
        xml.Open(Pat, "PatentLegalStatusData");
        xml.Raw.WriteAttributeString("xmlns", Com.Prefix, null, Com.Name);
        xml.Attribute("officeCode", patent.Office);
        var produced = patent.Produced ?? header.Produced;
        xml.Attribute("creationDate", RegisterDate.From(DateOnly.FromDateTime(produced.UtcDateTime)).ToString());
        xml.LoseWhere(patent.Produced is { } moment && moment.UtcDateTime.TimeOfDay != TimeSpan.Zero, "produced/time");
        xml.Attribute("st96Version", St96Writer.Version);
        xml.Open(Pat, "PatentLegalStatus");
        StatedScope.Write(xml.Raw, PatentScope.OfStatus(patent), PatentScope.ImpliedOfStatus(patent.Status is not null));
        xml.Beside();
        Numbers(xml, patent);
        xml.Open(Pat, "StatusEventDataBag");
        var last = Last(patent.Events);
        foreach (var one in patent.Events ?? [])
        {
            if (!PatentEventWriting.IsStep(patent.Events!, one))
            {
                Event(xml, one, ReferenceEquals(one, last) ? patent.Status : null);
            }
        }
        xml.Close();
        xml.Close();
        xml.Close();
        Lost(xml, patent.Status, last);
    }

    /// <summary>The event whose state is the entry's: the latest of those that stand in the document.</summary>
    private static LegalEvent? Last(List<LegalEvent>? events)
    {
        LegalEvent? last = null;
        foreach (var one in events ?? [])
        {
            if (!PatentEventWriting.IsStep(events!, one) && (last?.Date is null || (one.Date is { } date && date >= last.Date)))
            {
                last = one;
            }
        }
        return last;
    }

    /// <summary>
    /// The state of the entry in ST.27's letters, where its last event does not say it: active before (stage 1) or after grant (stage 4), or not
    /// active. Stage 1 stands for any stage before grant: the record does not tell them apart.
    /// </summary>
    private static string? States(LegalStatus? status) => status?.General switch
    {
        GeneralStatus.Pending => "A-0-1", GeneralStatus.InForce => "A-0-4", GeneralStatus.Ended => "N-0-0", _ => null,
    };

    private static string? Reason(LegalStatus? status) => status is { General: GeneralStatus.Ended } ? status.Reason switch
    {
        "invalidated" => "Invalid", null => null, var word => Reasons.FirstOrDefault(reason => string.Equals(reason, word, StringComparison.OrdinalIgnoreCase)),
    } : null;

    /// <summary>The status is read off the last event: words, code and date that are others than the event's have no place.</summary>
    private static void Lost(St96Xml xml, LegalStatus? status, LegalEvent? last)
    {
        if (status is null)
        {
            return;
        }
        xml.LoseWhere(last is null, "legalStatus");
        xml.LoseWhere(last is not null && status.OfficeText is not null && status.OfficeText != last.Text, "legalStatus/currentStatusText");
        xml.LoseWhere(last is not null && status.OfficeCode is not null && status.OfficeCode != last.Code, "legalStatus/currentStatusCode");
        xml.LoseWhere(last is not null && status.Date is not null && status.Date != last.Date, "legalStatus/currentStatusDate");
        xml.LoseWhere(last is not null && status.Reason is not null && Reason(status) is null && last.Category is null, "legalStatus/statusReason");
    }

    private static void Numbers(St96Xml xml, PatentRecord patent)
    {
        xml.Open(Pat, "ApplicationIdentification");
        xml.Text(Com, "IPOfficeCode", patent.Office);
        if (patent.Number(Values.Numbers.Application) is { } filed)
        {
            RelationWriting.Application(xml, Com, "ApplicationNumber", null, filed);
        }
        xml.Close();
        foreach (var number in patent.Identifiers)
        {
            if (number.Of == Values.Numbers.Publication)
            {
                xml.Open(Pat, "PatentPublicationIdentification");
                xml.Text(Com, "IPOfficeCode", number.Office);
                xml.Text(Pat, "PublicationNumber", number.Written);
                xml.Close();
            }
            else if (number.Of == Values.Numbers.Grant)
            {
                xml.Open(Pat, "PatentGrantIdentification");
                xml.Text(Com, "IPOfficeCode", number.Office);
                xml.Text(Pat, "PatentNumber", number.Written);
                xml.Close();
            }
        }
    }

    /// <param name="status">The entry's status, for the event that says it.</param>
    private static void Event(St96Xml xml, LegalEvent one, LegalStatus? status)
    {
        xml.Open(Pat, "StatusEventData");
        xml.Text(Com, "StatusEventIdentifier", one.Sequence?.ToString(CultureInfo.InvariantCulture));
        xml.Open(Pat, "StatusEventCode");
        var parts = (one.States ?? States(status) ?? St96LegalStatus.NoStates).Split('-');
        xml.Text(Com, "StateCode", parts[0]);
        xml.Text(Com, "PreviousStageCode", parts.Length > 1 ? parts[1] : "0");
        xml.Text(Com, "CurrentStageCode", parts.Length > 2 ? parts[2] : "0");
        xml.Text(Pat, "KeyEventCode", one.KeyEvent);
        xml.Text(Pat, "DetailedEventCode", one.DetailedEvent);
        xml.Text(Pat, "EventIndicatorCode", parts.Length > 3 ? parts[3] : null);
        xml.Text(Pat, "NationalEventCode", one.Code ?? St96LegalStatus.NoNationalCode);
        xml.Close();
        xml.Text(Com, "EventDate", one.Date);
        var reason = one.Category is not null && Reasons.Contains(one.Category) ? one.Category : Reason(status);
        if (reason is not null && one.Comment is null)
        {
            xml.Open(Pat, "IPRightCessationEventData");
            xml.Text(Pat, "GazetteNumber", one.Gazette);
            if (one.Text is { } words)
            {
                xml.Text(Com, "CommentText", new LocalText(one.Language, words));
            }
            xml.Text(Com, "ReasonNotInForceCategory", reason);
            xml.Close();
        }
        else if (one.Text is not null || one.Comment is not null || one.Gazette is not null)
        {
            // pat:OtherEventData is the one kind that has words for every event.
            xml.Open(Pat, "OtherEventData");
            xml.Text(Pat, "GazetteNumber", one.Gazette);
            xml.Text(Com, "CommentText", one.Comment);
            if (one.Text is { } text)
            {
                xml.Text(Pat, "NationalEventDescriptionText", new LocalText(one.Language, text));
            }
            xml.Close();
        }
        xml.Close();
        xml.LoseWhere(one.Category is not null && (reason != one.Category || one.Comment is not null), "eventBag/eventCategory");
        xml.LoseWhere(one.Text is null && one.Language is not null, "eventBag/languageCode");
    }

    // com:ReasonNotInForceCategoryType, V6.0
    private static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "Abandoned", "No national phase entry", "Invalid", "Withdrawn", "Lapsed", "Refused", "Discontinued", "Expired", "Surrendered", "Terminated",
        "Marketing authority withdrawn",
    };
}
