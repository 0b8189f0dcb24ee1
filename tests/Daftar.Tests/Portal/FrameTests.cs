using System.Net;
using Daftar.Languages;

namespace Daftar.Tests.Portal;

/// <summary>What every page has: languages, headers, files of its own, no word of another site.</summary>
[Collection(PortalCollection.Name)]
public sealed class FrameTests(InventedRegister register)
{
    public static TheoryData<string> Addresses => ["/en/", "/en/search", "/en/search?view=grid", "/en/coverage", "/en/packages", "/en/register/TH/trademark/250199999", "/en/nothing-here"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task NothingInAPageNeedsAWeakerPolicy(string address)
    {
        using var answer = await register.Http.GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy);
        var page = await register.Http.PageAsync(address, answer.StatusCode);

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], img"), element =>
            Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task EveryPageSpeaksEveryLanguage(string address)
    {
        foreach (var labels in Labels.All)
        {
            var local = "/" + labels.Language + address[3..];
            var page = await register.Http.PageAsync(local, address.Contains("nothing", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK);
            Assert.Equal(labels.Language, page.DocumentElement.GetAttribute("lang"));
            Assert.Contains(labels["frame.browse"], page.Texts("nav a"));
            // a key that has no word is shown as it is
            Assert.DoesNotMatch(@"\b(fact|section|history|entry|search|coverage|source|field|part|home|hit)\.[a-z]\w+", page.Body!.TextContent);
        }
    }

    [Fact]
    public async Task FilesOfPagesAreKeptForeverAndComeCompressed()
    {
        var page = await register.Http.PageAsync("/en/");
        foreach (var file in page.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(element => (element.GetAttribute("src") ?? element.GetAttribute("href"))!))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");
            using var answer = await register.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("/lib/assets.json")]
    [InlineData("/lib/..%2fDaftar.dll")]
    [InlineData("/lib/nothing.css")]
    public async Task OnlyListedFilesAreHandedOut(string address)
    {
        using var answer = await register.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task CoverageShowsWhatThereIsAndOfficesWithNothing()
    {
        var page = await register.Http.PageAsync("/en/coverage");

        Assert.Contains(page.Texts("tr"), row => row.Contains("Timor-Leste TL Nothing delivered yet", StringComparison.Ordinal));
        Assert.Contains(page.Texts("tr"), row => row.StartsWith("Philippines PH Trademarks 40 2010 – 2021", StringComparison.Ordinal));
        Assert.Contains(page.Texts("tr"), row => row.Contains("Designs 1 2020", StringComparison.Ordinal) && row.Contains("a picture 100 %", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PackagesShowTheirAccount()
    {
        var page = await register.Http.PageAsync("/en/packages");
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("PH-TM-2026-02-demonstration", StringComparison.Ordinal));
        Assert.Equal(["40", "40", "0", "0", "0", "0", "0", "0", "0"], row.Texts("td.number"));
        Assert.DoesNotContain("removed", page.Texts("th"));
    }
}
