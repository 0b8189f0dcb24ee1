using System.Net;
using System.Text;
using Daftar.Server.Portal;

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
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Null(picture.Content.Headers.ContentDisposition);

        using var evil = await register.Http.GetAsync(addresses[1]);
        Assert.Equal("application/octet-stream", evil.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", evil.Content.Headers.ContentDisposition?.DispositionType);

        foreach (var answer in new[] { picture, evil })
        {
            Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task AHashAloneOpensNothing()
    {
        var page = await register.Http.PageAsync("/en/register/TH/trademark/250199999");
        var hash = page.QuerySelector("#pictures img")!.GetAttribute("src")!.Split('/')[^1];
        using var other = await register.Http.GetAsync($"/entry/{Guid.NewGuid()}/files/{hash}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", null)]
    [InlineData("%PDF-1.7", null)]
    [InlineData("GIF89a…", "image/gif")]
    [InlineData("RIFFxxxxWEBPVP8 ", "image/webp")]
    [InlineData("", null)]
    public void AFormIsKnownByItsFirstBytes(string bytes, string? type) => Assert.Equal(type, FileDoor.PictureType(Encoding.UTF8.GetBytes(bytes)));
}
