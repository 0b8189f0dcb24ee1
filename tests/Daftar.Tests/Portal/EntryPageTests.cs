using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Daftar.Tests.Portal;

[Collection(PortalCollection.Name)]
public sealed class EntryPageTests(InventedRegister register)
{
    private const string ThaiMark = "/en/register/TH/trademark/250199999";

    [Fact]
    public async Task AnEntryIsShownWithNumbersDatesStatusPartiesAndGoods()
    {
        var page = await register.Http.PageAsync(ThaiMark);

        Assert.Equal("กาแฟดอยสมมติ", page.Text("h1"));
        Assert.Contains("In force", page.Text(".entry-status"));
        Assert.Contains("as reported on 5 Mar 2026: “จดทะเบียน”, since 20 Feb 2026", page.Text(".entry-status"));
        Assert.Contains("(210)Application number 250199999", page.Texts(".facts > div"));
        Assert.Contains("Coffee; tea", page.Text("#classes"));
        Assert.Contains("Second Invented Hill Co., Ltd.", page.Text("#people"));
        Assert.NotNull(page.QuerySelector(".entry-picture img"));
    }

    [Fact]
    public async Task WhatIsWithheldOfAPartyIsNowhereOnThePageNorInTheData()
    {
        var page = await register.Http.PageAsync(ThaiMark);
        var json = await register.Http.GetStringAsync(page.LinkTo("JSON"));

        Assert.Contains("Chiang Rai", page.Text("#people"));
        Assert.DoesNotContain("99 Secret Lane", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("99 Secret Lane", json);

        var design = await register.Http.PageAsync("/en/register/VN/design/3-2099-00001-01");
        Assert.DoesNotContain("Never Shown", design.DocumentElement.OuterHtml);
        Assert.Contains("Has waived being named", design.Text("#people"));
    }

    [Fact]
    public async Task GoodsAreShownInTheLanguageChosen()
    {
        var page = await register.Http.PageAsync(ThaiMark);
        Assert.Equal("?goods=th#classes", page.QuerySelector("#classes a[hreflang]")!.GetAttribute("href"));

        var thai = await register.Http.PageAsync(ThaiMark + "?goods=th");
        Assert.Contains("กาแฟ; ชา", thai.Text("#classes"));
        Assert.DoesNotContain("Coffee; tea", thai.Text("#classes"));
    }

    [Fact]
    public async Task TheTimelineTellsWhenEachEventTookEffectWasStatedAndWasLearnt()
    {
        var page = await register.Http.PageAsync(ThaiMark);
        var events = page.Texts(".timeline li");

        Assert.Equal(2, events.Count);
        Assert.StartsWith("20 Feb 2026 Registered REG stated 5 Mar 2026 · learnt ", events[0], StringComparison.Ordinal);
        Assert.EndsWith("snapshot 2", events[0], StringComparison.Ordinal);
        Assert.StartsWith("3 Jun 2025 Application filed FIL stated 5 Jan 2026 · learnt ", events[1], StringComparison.Ordinal);
        Assert.EndsWith("snapshot 1", events[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task HistoryListsEverySnapshotAndLeadsToWhatItChanged()
    {
        var page = await register.Http.PageAsync(ThaiMark);
        Assert.Equal(2, page.QuerySelectorAll("#history tbody tr").Length);
        Assert.Contains("current", page.Text("#history tbody tr"));

        var changes = await register.Http.PageAsync(page.QuerySelector("#history tbody tr td[data-label='What changed'] a")!.GetAttribute("href")!);
        Assert.Contains("Applicant 1 › Name", changes.Texts(".changes th[scope=row]"));
        Assert.Contains("First Invented Hill Co., Ltd.", changes.Texts("del"));
        Assert.Contains("Second Invented Hill Co., Ltd.", changes.Texts("ins"));
        Assert.Contains("20 Feb 2026 · REG · Registered", changes.Texts("ins"));
    }

    [Fact]
    public async Task AnEarlierStateIsShownAsItWasAndSaysSo()
    {
        var id = await IdAsync("250199999");
        var page = await register.Http.PageAsync($"/en/entry/{id}/snapshots/1");

        Assert.Contains("This is state 1 of 2, not what holds today.", page.Text(".notice"));
        Assert.Contains("Pending", page.Text(".entry-status"));
        Assert.Contains("First Invented Hill Co., Ltd.", page.Text("#people"));
        await register.Http.PageAsync($"/en/entry/{id}/snapshots/3", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ThePermanentAddressSpeaksTheReadersLanguageAndJsonToPrograms()
    {
        var id = await IdAsync("250199999");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/entry/{id}");
        request.Headers.AcceptLanguage.ParseAdd("fr;q=0.9, id-ID;q=0.8, en;q=0.5");
        using var answer = await register.Http.SendAsync(request);
        Assert.Equal("id", answer.Content.Headers.ContentLanguage.Single());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.Contains("<html lang=\"id\">", await answer.Content.ReadAsStringAsync());

        using var program = new HttpRequestMessage(HttpMethod.Get, $"/entry/{id}");
        program.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var data = await register.Http.SendAsync(program);
        Assert.Equal($"/api/v1/entries/{id}", data.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/en/register/TH/trademark/999999999")]
    [InlineData("/en/register/TH/design/250199999")]
    [InlineData("/en/entry/00000000-0000-0000-0000-000000000000")]
    [InlineData("/xx/search")]
    public async Task WhatIsNotThereIsSaidInWords(string address)
    {
        var page = await register.Http.PageAsync(address, HttpStatusCode.NotFound);
        Assert.Equal("There is nothing at this address", page.Text("h1"));
    }

    [Fact]
    public async Task ARecordTheOfficeDeletedIsGoneAndItsPageSaysSo()
    {
        var page = await register.Http.PageAsync($"/en/entry/{register.DeletedEntry}", HttpStatusCode.Gone);
        Assert.Equal("The office has deleted its record of this entry", page.Text("h1"));
        Assert.DoesNotContain("Deleted Invention", page.DocumentElement.OuterHtml);

        var found = await register.Http.PageAsync("/en/search?q=" + Uri.EscapeDataString("\"Deleted Invention\""));
        Assert.Equal("0 entries", found.Text("h1"));
        var data = JsonDocument.Parse(await register.Http.GetStringAsync($"/api/v1/entries/{register.DeletedEntry}")).RootElement;
        Assert.True(data.GetProperty("deletedByOfficeIndicator").GetBoolean());
        Assert.False(data.TryGetProperty("record", out _));
    }

    [Fact]
    public async Task APatentShowsWhatEachPublicationSays()
    {
        var found = await register.Http.PageAsync("/en/search?q=" + Uri.EscapeDataString("number:99900001.5"));
        var page = await register.Http.PageAsync(found.QuerySelector(".hit h2 a")!.GetAttribute("href")!);

        Assert.Equal("INVENTED COFFEE MACHINE", page.Text("h1"));
        Assert.Contains("A coffee machine as kept.", page.Text("#texts"));
        Assert.Contains("Eine Kaffeemaschine, wie aufrechterhalten.", page.Text("#texts"));
        Assert.Contains("Opposing Example SA", page.Text("#procedures"));
    }

    [Fact]
    public async Task InventedEntriesAreMarkedAndRealOnesAreNot()
    {
        Assert.NotNull((await register.Http.PageAsync(ThaiMark)).QuerySelector(".banner"));

        var found = await register.Http.PageAsync("/en/search?q=" + Uri.EscapeDataString("number:99900001.5"));
        Assert.Null((await register.Http.PageAsync(found.QuerySelector(".hit h2 a")!.GetAttribute("href")!)).QuerySelector(".banner"));
    }

    private async Task<Guid> IdAsync(string number)
    {
        using var answer = JsonDocument.Parse(await register.Http.GetStringAsync($"/api/v1/search?q=number:{number}"));
        return answer.RootElement.GetProperty("hitBag")[0].GetProperty("id").GetGuid();
    }
}
