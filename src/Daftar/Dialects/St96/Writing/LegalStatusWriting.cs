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
        Numbers(xml, patent);
        xml.Open(Pat, "StatusEventDataBag");
        foreach (var one in patent.Events ?? [])
        {
            Event(xml, one);
        }
        xml.Close();
        xml.Close();
        xml.Close();
        // A status document speaks of events; whoever asks for one knows that the rest is elsewhere.
        xml.LoseWhere(patent.Status is not null && patent.Events?.Exists(static one => one.States is not null) != true, "legalStatus");
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

    private static void Event(St96Xml xml, LegalEvent one)
    {
        xml.Open(Pat, "StatusEventData");
        xml.Text(Com, "StatusEventIdentifier", one.Sequence?.ToString(CultureInfo.InvariantCulture));
        xml.Open(Pat, "StatusEventCode");
        var parts = (one.States ?? St96LegalStatus.NoStates).Split('-');
        xml.Text(Com, "StateCode", parts[0]);
        xml.Text(Com, "PreviousStageCode", parts.Length > 1 ? parts[1] : "0");
        xml.Text(Com, "CurrentStageCode", parts.Length > 2 ? parts[2] : "0");
        xml.Text(Pat, "KeyEventCode", one.KeyEvent);
        xml.Text(Pat, "DetailedEventCode", one.DetailedEvent);
        xml.Text(Pat, "EventIndicatorCode", parts.Length > 3 ? parts[3] : null);
        xml.Text(Pat, "NationalEventCode", one.Code ?? St96LegalStatus.NoNationalCode);
        xml.Close();
        xml.Text(Com, "EventDate", one.Date);
        var reason = one.Category is not null && one.Comment is null && Reasons.Contains(one.Category);
        if (reason)
        {
            xml.Open(Pat, "IPRightCessationEventData");
            xml.Text(Pat, "GazetteNumber", one.Gazette);
            if (one.Text is { } words)
            {
                xml.Text(Com, "CommentText", new LocalText(one.Language, words));
            }
            xml.Text(Com, "ReasonNotInForceCategory", one.Category);
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
        xml.LoseWhere(one.Category is not null && !reason, "eventBag/eventCategory");
        xml.LoseWhere(one.Text is null && one.Language is not null, "eventBag/languageCode");
    }

    // com:ReasonNotInForceCategoryType, V6.0
    private static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "Abandoned", "No national phase entry", "Invalid", "Withdrawn", "Lapsed", "Refused", "Discontinued", "Expired", "Surrendered", "Terminated",
        "Marketing authority withdrawn",
    };
}
