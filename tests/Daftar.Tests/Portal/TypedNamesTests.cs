using System.Globalization;
using System.Text.Json;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Portal;

/// <summary>Names as people type them: in small letters with their signs, and behind the name of a field while something stands before.</summary>
public sealed class TypedNamesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task ANameOfTheRegisterIsNotTakenForOperatorsOfAnotherService(PostgresVersion version)
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version), new SetClock(new DateTimeOffset(2024, 5, 10, 12, 0, 0, TimeSpan.Zero))));
        (string Words, string Owner)[] marks = [("YOOHOO!", "Invented Teas"), ("Marlow &amp; Spence", "Invented Teas"), ("PLAIN", "John Smithe"), ("ROCK'N'ROLLER!", "Invented Teas"), ("COFFEE TEA", "Coffee and Tea Company"), ("PLAINER", "Tern, Ltd")];
        await site.Hub.LoadXml("marks.xml", Marks.Document("2024-05-10T10:00:00Z", [.. marks.Select((mark, at) => Marks.Mark(string.Create(CultureInfo.InvariantCulture, $"4/2020/0000000{at + 1}"), mark.Words, owner: mark.Owner))]));
        await site.FollowAsync();

        foreach (var name in (string[])["yoohoo!", "mark:yoohoo!", "marlow&spence", "smithe, john", "rock'n'roller!", "tern,ltd", "plain <3", "<3"])
        {
            Assert.Equal((name, ""), (name, await Hint(site, name)));
        }

        // the same signs are habits where no name has them
        Assert.Equal("coffee OR tea", await Hint(site, "coffee, tea"));
        Assert.Equal("coffee*", await Hint(site, "coffee!"));
        Assert.Equal("coffee tea", await Hint(site, "coffee&tea"));
        Assert.Equal("yoohoo* NOT tea", await Hint(site, "yoohoo! -tea"));
    }

    /// <summary>Many names begin so that have nothing of what stands before: those that have it are suggested all the same, with what both find.</summary>
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task NamesAreSuggestedTogetherWithWhatStandsBefore(PostgresVersion version)
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version), new SetClock(new DateTimeOffset(2024, 5, 10, 12, 0, 0, TimeSpan.Zero))));
        string[] owners = [.. Enumerable.Range(0, 12).SelectMany(static at => Enumerable.Repeat($"Tan{(char)('a' + at)}x Trading", 3)), "Tanzania Farms", "Tanzania Farms", "Tango Roasters"];
        await site.Hub.LoadXml("marks.xml", Marks.Document("2024-05-10T10:00:00Z", [.. owners.Select((owner, at) => Marks.Mark(string.Create(CultureInfo.InvariantCulture, $"4/2020/{at + 1:00000000}"), at >= owners.Length - 3 ? "COFFEE" : "MILK", owner: owner))]));
        await site.FollowAsync();

        Assert.Equal(["coffee owner:\"Tanzania Farms\" 2", "coffee owner:\"Tango Roasters\" 1"], await Suggested(site, "coffee owner:tan"));
        Assert.Equal([], await Suggested(site, "water owner:tan"));
        Assert.Equal([], await Suggested(site, "(coffee owner:tan"));
        Assert.Equal(5, (await Suggested(site, "owner:tan")).Count);
    }

    private static async Task<string> Hint(PortalSite site, string query)
    {
        using var answer = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/search?q=" + Uri.EscapeDataString(query)));
        var told = answer.RootElement.EnumerateObject().Where(static one => one.Value.ValueKind == JsonValueKind.Array).SelectMany(static one => one.Value.EnumerateArray()).Where(static one => one.ValueKind == JsonValueKind.String)
            .Select(static one => one.GetString()!).FirstOrDefault(static one => one.Contains(": ", StringComparison.Ordinal));
        return told?[(told.LastIndexOf(": ", StringComparison.Ordinal) + 2)..] ?? "";
    }

    private static async Task<IReadOnlyList<string>> Suggested(PortalSite site, string typed)
    {
        using var answer = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/suggest?q=" + Uri.EscapeDataString(typed)));
        return [.. answer.RootElement.GetProperty("suggestionBag").EnumerateArray().Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.GetProperty("queryText").GetString()} {one.GetProperty("entryQuantity").GetInt64()}"))];
    }
}
