using System.Net;
using System.Security.Cryptography;
using System.Text;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Server.Portal.Pictures;
using Daftar.Values;

namespace Daftar.Tests.Portal;

[Collection(PortalCollection.Name)]
public sealed class FileDoorTests(InventedRegister register)
{
    [Fact]
    public async Task APictureIsShownAndWhatOnlyClaimsToBeOneIsADownload()
    {
        var page = await register.Http.PageAsync("/en/register/TH/trademark/250199999");
        var addresses = page.QuerySelectorAll("#pictures img").Select(image => image.GetAttribute("src")!).ToList();
        Assert.Equal(2, addresses.Count);

        using var picture = await register.Http.GetAsync(addresses[0]);
        Assert.Equal("image/webp", picture.Content.Headers.ContentType?.MediaType);
        Assert.Null(picture.Content.Headers.ContentDisposition);

        using var whole = await register.Http.GetAsync(addresses[0].Replace("/small", "", StringComparison.Ordinal));
        Assert.Equal("image/png", whole.Content.Headers.ContentType?.MediaType);
        Assert.Null(whole.Content.Headers.ContentDisposition);

        using var original = await register.Http.GetAsync(addresses[0].Replace("/small", "/original", StringComparison.Ordinal));
        Assert.Equal("application/octet-stream", original.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition?.DispositionType);

        using var evil = await register.Http.GetAsync(addresses[1]);
        Assert.Equal("application/octet-stream", evil.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", evil.Content.Headers.ContentDisposition?.DispositionType);

        foreach (var answer in new[] { picture, whole, original, evil })
        {
            Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task WherePicturesCannotBeMadeAnewTheyGoOutSandboxedIfTheyBeginAsOne()
    {
        await using var site = await PortalSite.StartWithoutPicturesAsync(register.Site.Hub);
        var page = await register.Http.PageAsync("/en/register/TH/trademark/250199999");
        var addresses = page.QuerySelectorAll("#pictures a").Select(link => link.GetAttribute("href")!).ToList();

        using var picture = await site.Http.GetAsync(addresses[0]);
        using var evil = await site.Http.GetAsync(addresses[1]);

        Assert.Equal(("image/png", null), (picture.Content.Headers.ContentType?.MediaType, picture.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(("application/octet-stream", "attachment"), (evil.Content.Headers.ContentType?.MediaType, evil.Content.Headers.ContentDisposition?.DispositionType));
        Assert.All(new[] { picture, evil }, answer => Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single()));
    }

    [Fact]
    public async Task FilesOfACollectionNotToBeShownAreBehindNoAddress()
    {
        var address = (await register.Http.PageAsync("/en/register/TH/trademark/250199999")).QuerySelector("#pictures a")!.GetAttribute("href")!;
        var terms = new CollectionTerms(register.Site.Hub.Database, register.Site.Hub.Time);
        await terms.Apply((office, right) => OfficeProfiles.Embedded.FactsOf(office, right) is var facts && office == "TH" ? facts with { Terms = new Terms(Show: false) } : facts, default);
        try
        {
            using var hidden = await register.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
        finally
        {
            await terms.Apply(OfficeProfiles.Embedded.FactsOf, default);
        }

        using var shown = await register.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Fact]
    public async Task ALargeFileIsHandedOverInThePartsAskedFor()
    {
        var bytes = InventedRegister.Large();
        var page = await register.Http.PageAsync("/en/register/VN/design/3-2099-00001-01");
        var address = page.QuerySelectorAll("a[href*='/files/']").Select(link => link.GetAttribute("href")!).Single(href => href.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), StringComparison.Ordinal));

        using var ask = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new(1_000_000, 1_000_099) } };
        using var part = await register.Http.SendAsync(ask);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[1_000_000..1_000_100], await part.Content.ReadAsByteArrayAsync());

        using var all = await register.Http.GetAsync(address);
        Assert.Equal(bytes, await all.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", all.Content.Headers.ContentDisposition?.DispositionType);

        using var head = await register.Http.SendAsync(new(HttpMethod.Head, address));
        Assert.Equal((bytes.Length, "bytes"), (head.Content.Headers.ContentLength, head.Headers.AcceptRanges.Single()));

        using var known = await register.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { all.Headers.ETag! } } });
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task AHashAloneOpensNothing()
    {
        var page = await register.Http.PageAsync("/en/register/TH/trademark/250199999");
        var hash = page.QuerySelector("#pictures img")!.GetAttribute("src")!.Split('/')[^2];
        Assert.Equal(64, hash.Length);
        foreach (var form in (string[])["", "/small", "/original"])
        {
            using var other = await register.Http.GetAsync($"/entry/{Guid.NewGuid()}/files/{hash}{form}");
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", null)]
    [InlineData("%PDF-1.7", null)]
    [InlineData("GIF89a…", "image/gif")]
    [InlineData("RIFFxxxxWEBPVP8 ", "image/webp")]
    [InlineData("", null)]
    public void AFormIsKnownByItsFirstBytes(string bytes, string? type) => Assert.Equal(type, PictureForms.ShownByBrowsers(Encoding.UTF8.GetBytes(bytes)));
}
