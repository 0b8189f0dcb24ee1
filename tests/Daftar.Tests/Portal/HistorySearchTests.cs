using System.Net;
using System.Text.Json;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Portal;

/// <summary>Search as of a day and in earlier states, as pages and API have it.</summary>
public sealed class HistorySearchTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AFormerApplicantIsFoundAsOfThenAndInEarlierStatesAndTheHitLeadsToThatState(PostgresVersion version)
    {
        var clock = new SetClock(new DateTimeOffset(2021, 5, 10, 12, 0, 0, TimeSpan.Zero));
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version), clock));
        await site.Hub.LoadXml("old.xml", Marks.Document("2021-05-10T10:00:00Z", Marks.Mark("4/2020/00000001", "STAYS", owner: "Older Teas", events: ["2020-02-03 Filed"])));
        clock.SetUtcNow(new DateTimeOffset(2024, 1, 10, 12, 0, 0, TimeSpan.Zero));
        await site.Hub.LoadXml("new.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "STAYS", owner: "Newer Teas", events: ["2020-02-03 Filed", "2023-06-01 Assigned"])));
        await site.FollowAsync();

        Assert.Equal("0 entries", (await site.Http.PageAsync("/en/search?q=applicant:older")).Text("h1"));
        var page = await site.Http.PageAsync("/en/search?q=applicant:older&asof=2022");
        Assert.Equal("1 entry", page.Text("h1"));
        Assert.Contains("as it held in law on 31 Dec 2022", page.Text(".said p"), StringComparison.Ordinal);
        Assert.Equal("2022", page.QuerySelector("#asof")!.GetAttribute("value"));
        Assert.Contains("held in law 3 Feb 2020 – 1 Jun 2023", page.Text(".hit-state"), StringComparison.Ordinal);
        var state = await site.Http.PageAsync(page.QuerySelector(".hit h2 a")!.GetAttribute("href")!);
        Assert.Contains("Older Teas", state.Body!.TextContent, StringComparison.Ordinal);
        // The chip leads back to today, filters lead on in that time.
        Assert.Equal("0 entries", (await site.Http.PageAsync(page.QuerySelector(".chips a")!.GetAttribute("href")!)).Text("h1"));
        Assert.Contains("asof=2022", page.QuerySelector(".tabs a:nth-child(3)")!.GetAttribute("href")!, StringComparison.Ordinal);

        var states = await site.Http.PageAsync("/id/search?q=stays&scope=history");
        Assert.Equal("1 entri", states.Text("h1"));
        Assert.EndsWith("Keadaan lain yang cocok: 1", states.Text(".hit-state"), StringComparison.Ordinal);
        Assert.Equal("/en/search?q=stays&scope=history", (await Location(site, "/en/search?q=stays&scope=history&asof=&asofby=")));

        using var shown = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/search?asof=2023-12&asofby=learnt&facets=status"));
        var hit = shown.RootElement.GetProperty("hitBag")[0];
        Assert.Equal((1, "2021-05-10", "2024-01-10"), (hit.GetProperty("state").GetProperty("snapshotNumber").GetInt32(), hit.GetProperty("state").GetProperty("shownDate").GetString(), hit.GetProperty("state").GetProperty("shownUntilDate").GetString()));
        Assert.Contains("Older Teas", await site.Http.GetStringAsync(hit.GetProperty("state").GetProperty("href").GetString()), StringComparison.Ordinal);
        foreach (var wrong in (string[])["asof=yesterday", "scope=all", "asof=2020&asofby=guess"])
        {
            using var refused = await site.Http.GetAsync("/api/v1/search?" + wrong);
            Assert.Equal((wrong, HttpStatusCode.BadRequest), (wrong, refused.StatusCode));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasStatedOnlyLaterIsFoundAsOfThenWithThatStatusAndPageEntryAndApiSaySo(PostgresVersion version)
    {
        var clock = new SetClock(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version), clock));
        await site.Hub.LoadXml("all.xml", Marks.Document("2026-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "STAYS", filed: "2010-02-03", events: ["2010-02-03 Filed", "2016-06-01 Registered", "2025-06-01 Renewed"])));
        await site.FollowAsync();

        Assert.Equal("0 entries", (await site.Http.PageAsync("/en/search?asof=2009")).Text("h1"));
        var page = await site.Http.PageAsync("/en/search?asof=2015&status=pending");
        Assert.Equal("1 entry", page.Text("h1"));
        Assert.StartsWith("Stated only after that day: 1 of these", page.Text("p.stated-later"), StringComparison.Ordinal);
        Assert.Equal("first stated on 10 Jan 2026", page.Text(".hit-state .stated-later"));
        Assert.Contains("Baru dinyatakan setelah hari itu: 1", (await site.Http.PageAsync("/id/search?asof=2015")).Text("p.stated-later"), StringComparison.Ordinal);
        var entry = await site.Http.PageAsync(page.QuerySelector(".hit h2 a")!.GetAttribute("href")!);
        Assert.StartsWith("First stated on 10 Jan 2026, after that day", entry.Text(".stated-later"), StringComparison.Ordinal);
        Assert.Equal("Pending", entry.Text(".entry-status .status"));

        using var found = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/search?asof=2015"));
        Assert.Equal(1, found.RootElement.GetProperty("statedLaterQuantity").GetInt32());
        var state = found.RootElement.GetProperty("hitBag")[0].GetProperty("state");
        Assert.True(state.GetProperty("statedLaterIndicator").GetBoolean() && state.GetProperty("workedOutIndicator").GetBoolean());
        using var then = JsonDocument.Parse(await site.Http.GetStringAsync(state.GetProperty("href").GetString()));
        Assert.Equal(("2010-02-03", "2016-06-01", "2026-01-10", "pending"), (then.RootElement.GetProperty("inLawDate").GetString(), then.RootElement.GetProperty("inLawUntilDate").GetString(),
            then.RootElement.GetProperty("statedDate").GetString(), then.RootElement.GetProperty("record").GetProperty("legalStatus").GetProperty("generalStatusCategory").GetString()));

        // The entry's own page asks the same question.
        var id = (await site.Hub.Entry("4-2020-00000001")).Id;
        Assert.Equal($"/en/entry/{id:D}/as-of", (await site.Http.PageAsync($"/en/entry/{id:D}")).QuerySelector("#entry-asof")!.Closest("form")!.GetAttribute("action"));
        Assert.Equal("In force", (await site.Http.PageAsync($"/en/entry/{id:D}/as-of?asof=2017")).Text(".entry-status .status"));
        Assert.Contains("Nothing is known of this entry as it held in law on 31 Dec 2009", (await site.Http.PageAsync($"/en/entry/{id:D}/as-of?asof=2009")).Text(".notice"), StringComparison.Ordinal);
        Assert.Contains("as this register showed it", (await site.Http.PageAsync($"/en/entry/{id:D}/as-of?asof=2026&asofby=learnt")).Text(".notice"), StringComparison.Ordinal);
        foreach (var (address, status) in new[] { ("asof=2009", HttpStatusCode.NotFound), ("asof=no", HttpStatusCode.BadRequest), ("asof=2015&asofby=guess", HttpStatusCode.BadRequest), ("day=2015", HttpStatusCode.BadRequest) })
        {
            using var answer = await site.Http.GetAsync($"/api/v1/entries/{id:D}/as-of?{address}");
            Assert.Equal((address, status), (address, answer.StatusCode));
        }
    }

    /// <summary>What only a former state has may be filtered where former states are asked about, and nowhere else; of what no state has the nearest of those states is proposed.</summary>
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AFilterIsHeldAgainstTheStatesThatAreAskedAbout(PostgresVersion version)
    {
        var clock = new SetClock(new DateTimeOffset(2021, 5, 10, 12, 0, 0, TimeSpan.Zero));
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(version), clock));
        await site.Hub.LoadXml("old.xml", Marks.Document("2021-05-10T10:00:00Z", Marks.Mark("4/2020/00000001", "STAYS", owner: "Older Teas", status: "Application filed", events: ["2020-02-03 Filed"]).Replace(">Word<", ">Woodcut<", StringComparison.Ordinal)));
        clock.SetUtcNow(new DateTimeOffset(2024, 1, 10, 12, 0, 0, TimeSpan.Zero));
        await site.Hub.LoadXml("new.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "STAYS", owner: "Newer Teas", events: ["2020-02-03 Filed", "2023-06-01 Registered"])));
        await site.FollowAsync();

        foreach (var former in (string[])["applicant=Older Teas", "feature=Woodcut", "status=pending"])
        {
            foreach (var time in (string[])["scope=history", "asof=2022"])
            {
                Assert.Equal((former, time, 1), (former, time, await Total(site, $"{time}&{former}")));
                Assert.Equal("1 entry", (await site.Http.PageAsync($"/en/search?{time}&{former}")).Text("h1"));
            }
        }

        Assert.Equal(0, await Total(site, "applicant=Older Teas"));
        Assert.Equal(0, await Total(site, "status=pending"));
        using var today = await site.Http.GetAsync("/api/v1/search?feature=Woodcut");
        Assert.Equal(HttpStatusCode.BadRequest, today.StatusCode);
        foreach (var time in (string[])["scope=history", "asof=2022"])
        {
            using var refused = await site.Http.GetAsync($"/api/v1/search?{time}&feature=Woodcat");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
            Assert.Equal("Woodcut", Assert.Single(Assert.Single(problem.RootElement.GetProperty("parameterBag").EnumerateArray()).GetProperty("suggestionBag").EnumerateArray()).GetString());
            var page = await site.Http.PageAsync($"/en/search?{time}&feature=Woodcat", HttpStatusCode.BadRequest);
            Assert.Contains("feature=Woodcut", page.QuerySelector(".notice .proposals a")!.GetAttribute("href")!, StringComparison.Ordinal);
        }
    }

    private static async Task<int> Total(PortalSite site, string parameters)
    {
        using var answer = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/search?" + parameters));
        return answer.RootElement.GetProperty("totalQuantity").GetInt32();
    }

    private static async Task<string?> Location(PortalSite site, string address)
    {
        using var answer = await site.Http.GetAsync(address);
        return answer.Headers.Location?.ToString();
    }
}
