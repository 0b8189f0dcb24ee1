using System.Net;

namespace Daftar.Tests.Portal;

[Collection(PortalCollection.Name)]
public sealed class SearchPageTests(InventedRegister register)
{
    [Fact]
    public async Task AWordFindsRightsOfEveryKindAndSaysHowManyOfEach()
    {
        var page = await register.Http.PageAsync("/en/search?q=coffee");

        Assert.Contains("entries", page.Text("h1"));
        var tabs = page.Texts(".tabs a");
        Assert.Contains("Trademarks 31", tabs);
        Assert.Contains("Designs 2", tabs);
        Assert.Contains("Geographical indications 1", tabs);
        Assert.Contains(tabs, tab => tab.StartsWith("Patents", StringComparison.Ordinal) && tab[^1] != '0');
        Assert.NotEmpty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task TheWordIsMarkedWhereItStandsAlsoInAFieldTheCardDoesNotShow()
    {
        var page = await register.Http.PageAsync("/en/search?q=tea&office=TH");
        Assert.Equal("Goods and services: Coffee; tea", page.Text(".hit-found"));
        Assert.Equal("tea", page.Text(".hit-found mark"));

        page = await register.Http.PageAsync("/en/search?q=kap%2A");
        Assert.All(page.QuerySelectorAll(".hit h2 mark"), mark => Assert.Equal("Kape", mark.TextContent));
        Assert.Equal(20, page.QuerySelectorAll(".hit h2 mark").Length);
        Assert.Empty(page.QuerySelectorAll(".hit-found"));
    }

    [Fact]
    public async Task WithoutScriptFacetsAreAFormAndTwoValuesOfOneFieldWidenTheHits()
    {
        var page = await register.Http.PageAsync("/en/search?q=&status=pending&status=inForce&office=PH&filed-from=&filed-to=");

        Assert.Equal("27 entries", page.Text("h1"));
        Assert.All(page.QuerySelectorAll(".facets input"), input => Assert.Equal("search", input.GetAttribute("form")));
        Assert.Equal(["pending", "inForce"], page.QuerySelectorAll("input[name=status][checked]").Select(box => box.GetAttribute("value")!).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("Ended 13", page.Texts(".facet-value"));
    }

    [Fact]
    public async Task EmptyBoxesOfAFormAreNotKeptInTheAddress()
    {
        using var answer = await register.Http.GetAsync("/en/search?q=kape&filed-from=2012&filed-to=&view=");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/en/search?q=kape&filed=2012..", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task PagesLeadForwardAndBackAndMeetEachHitOnce()
    {
        var seen = new List<string>();
        var firsts = new List<string>();
        var address = "/en/search?q=kape";
        for (; ; )
        {
            var page = await register.Http.PageAsync(address);
            var hits = page.QuerySelectorAll(".hit h2 a").Select(link => link.GetAttribute("href")!).ToList();
            seen.AddRange(hits);
            firsts.Add(hits[0]);
            if (page.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next)
            {
                Assert.Contains("21–40 of 40", page.Texts(".bar span"));
                var back = await register.Http.PageAsync(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
                Assert.Equal(firsts[0], back.QuerySelector(".hit h2 a")!.GetAttribute("href"));
                Assert.Null(back.QuerySelector("a[rel=prev]"));
                break;
            }

            address = next;
        }

        Assert.Equal(40, seen.Count);
        Assert.Equal(40, seen.Distinct().Count());
    }

    /// <summary>An address carries the way back of forty pages; of those before it knows how many they were, so that page 50 does not call itself page 41.</summary>
    [Fact]
    public async Task ManyPagesOnHitsAreStillCountedFromTheFirst()
    {
        var back = string.Join('~', Enumerable.Repeat("0", 40));
        var second = (await register.Http.PageAsync("/en/search")).QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var far = await register.Http.PageAsync(second.Replace("back=0", $"back={back}&turned=9", StringComparison.Ordinal));
        Assert.StartsWith("981–1,000 of", far.Text(".bar .number"), StringComparison.Ordinal);
        Assert.EndsWith("&turned=10", far.QuerySelector("a[rel=next]")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Equal(40, far.QuerySelector("a[rel=next]")!.GetAttribute("href")!.Split('~').Length);

        // the last one that is known leads to the first page
        var last = await register.Http.PageAsync(second.Replace("back=0", "turned=10", StringComparison.Ordinal));
        Assert.StartsWith("201–220 of", last.Text(".bar .number"), StringComparison.Ordinal);
        Assert.Equal("/en/search", last.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task AnActiveFilterIsAChipThatTakesItAway()
    {
        var page = await register.Http.PageAsync("/en/search?q=kape&class=25&filed=2012..2014");

        Assert.Contains(page.Texts(".chip"), chip => chip.StartsWith("Nice class: 25 · Clothing", StringComparison.Ordinal));
        Assert.Contains(page.Texts(".chip"), chip => chip.StartsWith("Filed: 2012 – 2014", StringComparison.Ordinal));
        Assert.Equal("/en/search?q=kape&filed=2012..2014", page.LinkTo("Nice class: 25"));
    }

    [Fact]
    public async Task AQueryThatCannotBeReadShowsThePlaceAndAMend()
    {
        var page = await register.Http.PageAsync("/en/search?q=ownr:kape", HttpStatusCode.BadRequest);

        Assert.Equal("ownr:", page.Text(".where b"));
        Assert.Equal("/en/search?q=owner%3Akape", page.LinkTo("owner:kape"));
    }

    [Fact]
    public async Task NothingFoundGivesHelp()
    {
        var page = await register.Http.PageAsync("/en/search?q=zzzzunfindable");

        Assert.Equal("0 entries", page.Text("h1"));
        Assert.Contains("Nothing found", page.Text(".nothing h2"));
        Assert.NotEmpty(page.QuerySelectorAll(".examples a"));
    }

    [Theory]
    [InlineData("aroma", "text:aroma", "Aroma")]
    [InlineData("machine ADJ/2 kept", "text:(machine ADJ/2 kept)", "machine kept")]
    public async Task WordsThatFewHaveAreOfferedInFullTextsWhereTheyStandMarked(string query, string offered, string marked)
    {
        var page = await register.Http.PageAsync("/en/search?q=" + Uri.EscapeDataString(query));

        var link = page.QuerySelector(".in-texts a")!;
        Assert.Equal(offered, link.TextContent);
        var found = await register.Http.PageAsync(link.GetAttribute("href")!);
        var many = page.Text(".in-texts .count");
        Assert.Equal(many == "1" ? "1 entry" : $"{many} entries", found.Text("h1"));
        Assert.Null(found.QuerySelector(".in-texts"));
        Assert.Contains(marked.Split(' ')[0], found.Texts("mark"));
        Assert.Null((await register.Http.PageAsync("/en/search?q=imbento")).QuerySelector(".in-texts"));
    }

    [Fact]
    public async Task EveryExampleQueryCanBeRead()
    {
        var home = await register.Http.PageAsync("/en/");
        foreach (var example in home.QuerySelectorAll(".examples a"))
        {
            await register.Http.PageAsync(example.GetAttribute("href")!);
        }
    }

    [Theory]
    [InlineData("en", "Applicant is stated")]
    [InlineData("id", "Pemohon disebutkan")]
    public async Task TheHelpPageSaysEveryExampleInTheReadersWordsAndEachCanBeAsked(string language, string said)
    {
        var page = await register.Http.PageAsync($"/{language}/help/search");

        Assert.Contains(said, page.Texts(".help dd"));
        Assert.DoesNotContain(page.Texts(".help dd"), text => text.Length == 0);
        var examples = page.QuerySelectorAll(".help dl a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(examples.Count > 25);
        foreach (var example in language == "en" ? examples : examples.Take(1))
        {
            await register.Http.PageAsync(example);
        }

        Assert.NotNull((await register.Http.PageAsync($"/{language}/")).QuerySelector($"a[href='/{language}/help/search']"));
    }

    [Fact]
    public async Task PicturesAreShownInAGrid()
    {
        var page = await register.Http.PageAsync("/en/search?view=grid&q=has:image");

        Assert.Equal(2, page.QuerySelectorAll(".tile img").Length);
        Assert.Contains("view=grid", page.LinkTo("Designs"));
    }

    [Fact]
    public async Task HostileTextIsShownAndNeverRun()
    {
        var page = await register.Http.PageAsync("/en/search?q=" + Uri.EscapeDataString("\"<script>alert(1)</script>\""));

        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Length > 0);
        Assert.Equal("\"<script>alert(1)</script>\"", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task APageWithAFullListIsSmall()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/search");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await register.Http.SendAsync(request);
        var page = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        // With style sheets, scripts and the Latin font (8, 15 and 27 kB) a first visit stays under 100 kB.
        Assert.InRange(page.Length, 1, 40_000);
    }
}
