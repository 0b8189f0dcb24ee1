using Daftar.Register;
using Daftar.Rights;
using Daftar.Server.Portal;
using Daftar.Server.Searching;
using Daftar.Values;

namespace Daftar.Server.Api;

/// <summary>Answers what an entry was as of a day.</summary>
internal static class AsOfAnswers
{
    public static async Task<IResult> AnswerAsync(Guid id, string? asof, string? asofby, Entries entries, CancellationToken cancel)
    {
        if (QuestionReader.TimeOf(asof, asofby) is not { } time)
        {
            return Problems.Request(["'asof' is a year (2019), a month (2019-05) or a day (2019-05-31); 'asofby' is law or learnt."]);
        }

        if (await entries.Find(id, cancel) is not { } entry)
        {
            return Problems.NoEntry();
        }

        if (entry.MergedInto is { } into)
        {
            return Results.Redirect(Addresses.AsOfIn(ApiDoor.Entry(into), asof, asofby), permanent: true);
        }

        if (await entries.OnDay(entry, time.Day.LastDay, time.By, cancel) is not { } found)
        {
            return Problems.NothingThen();
        }

        return ApiJson.Object(json =>
        {
            json.WriteString("id", id);
            json.Date("asOfDate", RegisterDate.From(time.Day.LastDay));
            json.WriteNumber("snapshotNumber", found.Number);
            Days(json, found);
            json.Flag("workedOutIndicator", found.WorkedOut);
            json.Flag("statedLaterIndicator", found.IsStatedAfter(time.Day.LastDay, time.By));
            json.WriteString("rightCategory", CommonFields.Key(found.State.Right));
            json.WriteString("snapshot", ApiDoor.Snapshot(found.Entry, found.Number));
            json.Record("record", found.State);
        });
    }

    private static void Days(System.Text.Json.Utf8JsonWriter json, PublicState found)
    {
        json.Date("inLawDate", Of(found.InLaw?.From));
        json.Date("inLawUntilDate", Of(found.InLaw?.Until));
        json.Date("statedDate", Of(found.StatedOn));
        json.Date("learntDate", Of(DateOnly.FromDateTime(found.Learnt.UtcDateTime)));
        json.Date("shownDate", Of(found.Shown?.From));
        json.Date("shownUntilDate", Of(found.Shown?.Until));

        static RegisterDate? Of(DateOnly? day) => day is { } known ? RegisterDate.From(known) : null;
    }
}
