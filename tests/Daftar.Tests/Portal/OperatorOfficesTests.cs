using Daftar.Offices;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Portal;

/// <summary>An office that only the operator's own file names is called by that name wherever a page names offices.</summary>
public sealed class OperatorOfficesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Name = "Invented Office of Nowhere";

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-offices-").FullName;

    [Fact]
    public async Task WithoutEntriesItIsNamedOnTheFirstPageAndInTheCoverage()
    {
        await using var site = await SiteAsync();

        Assert.Contains(Name, (await site.Http.PageAsync("/en/")).Body!.TextContent, StringComparison.Ordinal);
        var row = Assert.Single((await site.Http.PageAsync("/en/coverage")).QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("QQ", StringComparison.Ordinal));
        Assert.Contains(Name, row.TextContent, StringComparison.Ordinal);
        // A territory people know keeps its name, whatever the office calls itself.
        Assert.Contains("Thailand", (await site.Http.PageAsync("/en/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithEntriesItIsNamedInHitsFacetsFiltersAndOnTheirPages()
    {
        await using var site = await SiteAsync();
        await site.Hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA", office: "QQ")));
        await site.FollowAsync();

        var found = await site.Http.PageAsync("/en/search?office=QQ");
        Assert.Contains($"{Name} (QQ)", found.QuerySelector("a.chip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(found.QuerySelectorAll(".facet-value"), value => value.TextContent.Contains($"{Name} (QQ)", StringComparison.Ordinal));
        foreach (var address in (string[])["/en/", "/en/coverage", "/en/register/QQ/trademark/1"])
        {
            Assert.Contains(Name, (await site.Http.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<PortalSite> SiteAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "QQ.jsonc"), $$"""{ "code": "QQ", "name": "{{Name}}" }""");
        await File.WriteAllTextAsync(Path.Combine(folder, "TH.jsonc"), """{ "code": "TH", "name": "Another Name" }""");
        return await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), offices: OfficeProfiles.With(folder)));
    }
}
