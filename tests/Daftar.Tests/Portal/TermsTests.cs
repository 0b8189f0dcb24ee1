using System.Net;
using System.Text.Json;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Portal;

/// <summary>What may be done with a collection is said in words on its pages, and to programs in the API; what is not to be shown is behind no address.</summary>
public sealed class TermsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Terms Some = new(CopyOne: true, PassOn: true, Licence: "Invented Licence 1.0");

    [Fact]
    public async Task EveryTermAndTheLicenceAreSaidInTheReadersLanguage()
    {
        await using var site = await SiteAsync(Some);
        foreach (var address in (string[])["/en/register/PH/trademark/1", "/en/coverage"])
        {
            var page = await site.Http.PageAsync(address);
            Assert.Contains("Intellectual Property Office of Nowhere", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Allowed: show, take a copy of one entry, pass on.", page.Body.TextContent, StringComparison.Ordinal);
            Assert.Contains("Not allowed: copy in bulk, alter.", page.Body.TextContent, StringComparison.Ordinal);
            Assert.Contains("Licence: Invented Licence 1.0", page.Body.TextContent, StringComparison.Ordinal);
        }
        var indonesian = await site.Http.PageAsync("/id/coverage");
        Assert.Contains("Diizinkan: ditampilkan, menyalin satu entri, meneruskan.", indonesian.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProgramsAreToldTheSame()
    {
        await using var site = await SiteAsync(Some);
        var id = (await site.Hub.Entry("1")).Id;
        using var entry = JsonDocument.Parse(await site.Http.GetStringAsync($"/api/v1/entries/{id}"));
        using var coverage = JsonDocument.Parse(await site.Http.GetStringAsync("/api/v1/coverage"));
        foreach (var told in (JsonElement[])[entry.RootElement, coverage.RootElement.GetProperty("collectionBag")[0]])
        {
            Assert.Equal("ph-nowhere", told.GetProperty("authorityIdentifier").GetString());
            var terms = told.GetProperty("termsBag");
            Assert.Equal([true, true, false, true, false],
                ((string[])["showIndicator", "copyOneIndicator", "copyBulkIndicator", "passOnIndicator", "alterIndicator"]).Select(name => terms.GetProperty(name).GetBoolean()));
            Assert.Equal("Invented Licence 1.0", terms.GetProperty("licenceText").GetString());
        }
    }

    [Fact]
    public async Task ACollectionNotToBeShownHasNoAddress()
    {
        await using var site = await SiteAsync(Some);
        var id = (await site.Hub.Entry("1")).Id;
        await ApplyAsync(site.Hub, new Terms(Show: false));

        foreach (var address in (string[])["/en/register/PH/trademark/1", $"/entry/{id}", $"/api/v1/entries/{id}", $"/api/v1/entries/{id}/snapshots", $"/api/v1/entries/{id}/snapshots/1"])
        {
            using var answer = await site.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Contains("Not shown to the public", (await site.Http.PageAsync("/en/coverage")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageOfPackagesTellsOfAllButThoseThatHoldRecordsOfACollectionNotToBeShown()
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18)));
        var marks = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA", office: "KH"));
        await site.Hub.LoadXml("anybody.xml", marks);
        await site.Hub.LoadXml("copyright-office.xml", marks, new LoadOptions { Authority = "kh-dipr" });
        await site.Hub.LoadXml("patent-office.xml", marks, new LoadOptions { Authority = "kh-dip" });
        // Nobody says who delivers, and it holds nothing of Cambodia; of what cannot be read nobody knows.
        await site.Hub.LoadXml("elsewhere.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("2", "BETA")));
        await site.Hub.LoadXml("unreadable.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("3", "GAMMA"), Marks.Mark("4", "DELTA").Replace("<", "<<", StringComparison.Ordinal)));
        await site.Hub.LoadXml("set-aside.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ANOTHER", "2019-05-05", "Another owner", office: "KH")));
        Assert.Equal(["set-aside.xml", "unreadable.xml", "elsewhere.xml", "patent-office.xml", "copyright-office.xml", "anybody.xml"], await Listed("/en/packages"));

        await new CollectionTerms(site.Hub.Database, site.Hub.Time).Apply((office, right) => site.Hub.Offices.FactsOf(office, right) with { Terms = new Terms(Show: office != "KH") }, default);

        Assert.Equal(["elsewhere.xml", "patent-office.xml"], await Listed("/en/packages"));
        Assert.Contains("left out", (await site.Http.PageAsync("/en/packages")).Body!.TextContent, StringComparison.Ordinal);

        async Task<IEnumerable<string>> Listed(string address) => (await site.Http.PageAsync(address)).QuerySelectorAll("tbody th").Select(name => name.FirstChild!.TextContent.Trim());
    }

    private async Task<PortalSite> SiteAsync(Terms terms)
    {
        var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA")));
        await ApplyAsync(hub, terms);
        return await PortalSite.StartAsync(hub);
    }

    private static Task ApplyAsync(LoadingHub hub, Terms terms) =>
        new CollectionTerms(hub.Database, hub.Time).Apply((_, _) => new CollectionFacts("ph-nowhere", "Intellectual Property Office of Nowhere", terms), default);
}
