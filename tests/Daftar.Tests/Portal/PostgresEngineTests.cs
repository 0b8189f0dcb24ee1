using System.Net;
using System.Text.Json;
using Daftar.Demonstration;
using Daftar.Search;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Portal;

/// <summary>Portal and API over the engine in the database: what it cannot do is said, and nothing breaks.</summary>
public sealed class PostgresEngineTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task EveryDoorOfTheSearchAnswersAndSaysWhatItCannot(PostgresVersion version)
    {
        var hub = new LoadingHub(await postgres.NewAsync(version));
        var folder = hub.Folder("packages");
        foreach (var package in GeneratePackages.Run(new GenerateRequest { Applications = 200, Folder = folder, Offices = ["PH"], Updates = 1 }).Packages)
        {
            await hub.Load(Path.Combine(folder, package.Path));
        }

        using var index = PostgresIndex.Open(hub.Database, DocumentOf.Fields);
        await new FollowJournal(hub.Database, index, 2, hub.Time).CatchUp(null, default);
        await using var site = await PortalSite.StartAsync(hub, index);

        foreach (var address in (string[])["/en/", "/en/search?q=coffee", "/en/search?q=coffee+or+tea&class=30", "/en/help/search", "/en/search?q=zzzunfindable", "/api/v1/search?q=coffee&highlights=true&facets=office,class", "/en/search?q=coffee&view=grid"])
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await site.Http.GetAsync(address)).StatusCode));
        }

        // the engine has no similar marks: told as what is not there, by the page and by the API
        foreach (var address in (string[])["/en/similar?q=kopiko", "/en/search?q=similar(kopiko)"])
        {
            Assert.Contains("the embedded one can (setting search.engine)", (await site.Http.PageAsync(address, HttpStatusCode.NotImplemented)).Text(".notice"), StringComparison.Ordinal);
        }

        foreach (var address in (string[])["/api/v1/similar-marks?q=kopiko", "/api/v1/search?q=similar(kopiko)"])
        {
            using var answer = await site.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
            Assert.Equal("notSupported", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
        }

        // what it can: what was perhaps meant, names, classes and symbols while one types, values that there are not
        Assert.NotEmpty((await site.Http.PageAsync("/en/search?q=cofffee")).QuerySelectorAll(".proposals a"));
        Assert.Contains("\"suggestionText\":\"30\"", await site.Http.GetStringAsync("/api/v1/suggest?q=class:3"), StringComparison.Ordinal);
        Assert.Contains("\"suggestionCategory\":\"class\"", await site.Http.GetStringAsync("/api/v1/suggest?q=ipc:A"), StringComparison.Ordinal);
        var owner = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/search?size=1")).RootElement.GetProperty("hitBag")[0].GetProperty("ownerName").GetString()!;
        Assert.Contains("\"suggestionCategory\":\"owner\"", await site.Http.GetStringAsync("/api/v1/suggest?q=owner:" + Uri.EscapeDataString(owner[..5])), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.GetAsync("/api/v1/search?office=Pilipinas")).StatusCode);
    }
}
