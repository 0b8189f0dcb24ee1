using System.Globalization;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Server.Portal;
using Daftar.Server.Searching;
using Daftar.Values;

namespace Daftar.Server.Api;

/// <summary>Answers on entries, their snapshots, and what the register holds.</summary>
internal static class ApiAnswers
{
    public static IResult Start() => ApiJson.Object(static json =>
    {
        json.WriteString("name", "Daftar");
        json.WriteString("search", $"{ApiDoor.Root}/search{{?q,right,office,status,sort,size,after,facets,asof,asofby,scope}}");
        json.WriteString("similarMarks", $"{ApiDoor.Root}/similar-marks{{?q,class,office,status,goods,not,least,size}}");
        json.WriteString("suggest", $"{ApiDoor.Root}/suggest{{?q,language}}");
        json.WriteString("entry", $"{ApiDoor.Root}/entries/{{id}}");
        json.WriteString("snapshots", $"{ApiDoor.Root}/entries/{{id}}/snapshots");
        json.WriteString("snapshot", $"{ApiDoor.Root}/entries/{{id}}/snapshots/{{number}}{{?against}}");
        json.WriteString("asOf", $"{ApiDoor.Root}/entries/{{id}}/as-of{{?asof,asofby}}");
        json.WriteString("coverage", $"{ApiDoor.Root}/coverage");
    });

    public static async Task<IResult> EntryAsync(Guid id, Entries entries, ISearchIndex index, CancellationToken cancel)
    {
        if (await entries.Find(id, cancel) is not { } entry)
        {
            return Problems.NoEntry();
        }

        if (entry.MergedInto is { } into)
        {
            return Results.Redirect(ApiDoor.Entry(into), permanent: true);
        }

        var named = await NamedEntries.OfAsync(id, entry.State, entries, index, cancel);
        return ApiJson.Object(json =>
        {
            json.WriteString("id", entry.Id);
            json.WriteString("generalStatusCategory", CommonFields.Key(entry.Status));
            json.Flag("deletedByOfficeIndicator", entry.Deleted);
            json.Flag("demonstrationIndicator", entry.Demonstration);
            json.WriteString("href", ApiDoor.Entry(id));
            json.WriteString("page", Addresses.Entry(id));
            Facts(json, entry.Collection);
            if (entry.State is { } state)
            {
                json.WriteString("rightCategory", CommonFields.Key(state.Right));
                json.Record("record", state, named);
            }

            Lines(json, entry);
        });
    }

    public static async Task<IResult> SnapshotsAsync(Guid id, Entries entries, CancellationToken cancel)
    {
        if (await entries.Find(id, cancel) is not { } entry)
        {
            return Problems.NoEntry();
        }

        if (entry.MergedInto is { } into)
        {
            return Results.Redirect(ApiDoor.Snapshots(into), permanent: true);
        }

        return ApiJson.Object(json =>
        {
            json.WriteString("id", id);
            Lines(json, entry);
        });
    }

    /// <param name="id">The entry.</param>
    /// <param name="number">The snapshot, by the order learnt.</param>
    /// <param name="against">Number of another snapshot: its differences to this one are added.</param>
    /// <param name="entries">The register.</param>
    /// <param name="cancel">The caller gave up.</param>
    public static async Task<IResult> SnapshotAsync(Guid id, int number, string? against, Entries entries, CancellationToken cancel)
    {
        IReadOnlyList<FieldChange>? changes = null;
        if (await entries.Snapshot(id, number, cancel) is not { } snapshot)
        {
            return Problems.NoSnapshot();
        }

        if (against is not null)
        {
            if (!int.TryParse(against, NumberStyles.None, CultureInfo.InvariantCulture, out var other))
            {
                return Problems.Request([$"'against' is '{against}', expected the number of a snapshot."]);
            }

            if (await entries.Snapshot(id, other, cancel) is not { } before)
            {
                return Problems.NoSnapshot();
            }

            changes = before.State is { } old && snapshot.State is { } young ? RecordDifference.Between(old, young) : [];
        }

        return ApiJson.Object(json =>
        {
            json.WriteString("id", id);
            json.Snapshot(snapshot.Line);
            json.Record("record", snapshot.State);
            if (changes is null)
            {
                return;
            }

            json.WriteStartArray("changeBag");
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                json.Text("before", change.Before);
                json.Text("after", change.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public static async Task<IResult> CoverageAsync(Entries entries, CancellationToken cancel)
    {
        var rows = await entries.Coverage(cancel);
        return ApiJson.Object(json =>
        {
            json.WriteStartArray("collectionBag");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                json.WriteString("registrationOfficeCode", row.Office);
                json.WriteString("rightCategory", CommonFields.Key(row.Right));
                Facts(json, row.Facts);
                json.WriteNumber("entryQuantity", row.Entries);
                json.WriteNumber("pendingQuantity", row.Pending);
                json.WriteNumber("inForceQuantity", row.InForce);
                json.WriteNumber("endedQuantity", row.Ended);
                json.WriteNumber("deletedByOfficeQuantity", row.Deleted);
                json.Text("firstFilingYear", row.FirstYear?.ToString("0000", CultureInfo.InvariantCulture));
                json.Text("lastFilingYear", row.LastYear?.ToString("0000", CultureInfo.InvariantCulture));
                json.Text("lastPackageName", row.LastPackage);
                if (row.LastArrived is { } arrived)
                {
                    json.Moment("lastPackageDateTime", arrived);
                }

                json.Flag("demonstrationIndicator", row.Demonstration);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Whose a collection is, and all five of its terms.</summary>
    private static void Facts(System.Text.Json.Utf8JsonWriter json, CollectionFacts facts)
    {
        json.Text("authorityIdentifier", facts.Authority);
        json.Text("authorityName", facts.Name);
        json.WriteStartObject("termsBag");
        json.WriteBoolean("showIndicator", facts.Terms.Show);
        json.WriteBoolean("copyOneIndicator", facts.Terms.CopyOne);
        json.WriteBoolean("copyBulkIndicator", facts.Terms.CopyInBulk);
        json.WriteBoolean("passOnIndicator", facts.Terms.PassOn);
        json.WriteBoolean("alterIndicator", facts.Terms.Alter);
        json.Text("licenceText", facts.Terms.Licence);
        json.WriteEndObject();
    }

    private static void Lines(System.Text.Json.Utf8JsonWriter json, EntryView entry)
    {
        json.WriteStartArray("snapshotBag");
        foreach (var line in entry.Snapshots)
        {
            json.WriteStartObject();
            json.Snapshot(line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (entry.Removals.Count == 0)
        {
            return;
        }

        // That something was taken down, when, and on what kind of basis; never what it was.
        json.WriteStartArray("removalBag");
        foreach (var removal in entry.Removals)
        {
            json.WriteStartObject();
            json.WriteString("removalDate", removal.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("basisCategoryBag");
            foreach (var kind in removal.BasisCategories)
            {
                json.WriteStringValue(kind);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
