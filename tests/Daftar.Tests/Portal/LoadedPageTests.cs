using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Portal;

/// <summary>The page of packages: what is no part of an account stands beside it.</summary>
public sealed class LoadedPageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task PackagesShowWhatAFullExtractionRemovedBesideTheirAccount()
    {
        await using var site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18)));
        await site.Hub.LoadXml("known.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3)));
        await site.Hub.LoadXml("full.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Many(1)), new LoadOptions { Kind = PackageKind.Full, RemoveOmitted = true });

        var page = await site.Http.PageAsync("/en/packages");

        Assert.Equal("removed", page.Texts("thead th")[^1]);
        Assert.Equal(["1", "0", "0", "1", "0", "0", "0", "0", "0", "2"], Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("full.xml", StringComparison.Ordinal)).Texts("td.number"));
        Assert.Equal("–", Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("known.xml", StringComparison.Ordinal)).Texts("td.number")[^1]);
        Assert.Contains("Removed are no records", page.Text(".page-top"), StringComparison.Ordinal);
        Assert.Contains("dikeluarkan", (await site.Http.PageAsync("/id/packages")).Texts("thead th"));
    }
}
