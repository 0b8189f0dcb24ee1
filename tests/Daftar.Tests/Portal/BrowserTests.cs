using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Microsoft.Playwright;

namespace Daftar.Tests.Portal;

[Collection(PortalCollection.Name)]
public sealed class BrowserTests(InventedRegister register)
{
    /// <summary>Each width and each colouring once; <c>./daftar test --long</c> each with each.</summary>
    public static TheoryData<int, bool> Looks => LongRun.IsWanted ? new() { { 1280, false }, { 1280, true }, { 390, false }, { 390, true } } : new() { { 1280, false }, { 390, true } };

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task SearchNarrowDownAndReadAnEntry(int width, bool dark)
    {
        await using var browser = await Browser.StartAsync();
        var tab = await browser.OpenAsync(register.Site.Address, width, dark);
        var (page, barriers, look) = (tab.Page, new List<string>(), FormattableString.Invariant($"{width}{(dark ? "-dark" : "")}"));

        await page.GotoAsync("/en/");
        await LookAsync("home");
        await page.FillAsync("#q", "coffee");
        await page.PressAsync("#q", "Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("entries");
        await LookAsync("results");

        if (width < 600)
        {
            await page.ClickAsync("#filters > summary");
        }

        await page.CheckAsync("#office-TH");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("1 entry");
        Assert.EndsWith("/en/search?q=coffee&office=TH", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#office-TH")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#office-TH")).ToBeVisibleAsync();
        await LookAsync("narrowed");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("1 entry");
        await page.GoForwardAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("1 entry");

        await page.ClickAsync(".hit h2 a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("กาแฟดอยสมมติ");
        await LookAsync("entry");
        await page.ClickAsync("#history tbody tr:first-child td[data-label='What changed'] a");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Differences");
        await LookAsync("changes");
        await page.GotoAsync(page.Url.Replace("/en/", "/id/", StringComparison.Ordinal));
        await LookAsync("changes-id");
        await page.GotoAsync("/en/search?view=grid&q=has:image");
        await LookAsync("grid");
        // as narrow as a table stays a table
        await page.SetViewportSizeAsync(Math.Min(width, 800), 900);
        await page.GotoAsync("/id/coverage");
        await LookAsync("coverage");
        await page.GotoAsync("/id/packages");
        await LookAsync("packages");
        await page.GotoAsync("/id/help/search");
        await LookAsync("help");
        await page.GotoAsync("/en/similar?q=kappe+imbenta&class=30");
        await LookAsync("similar");

        Complaints.None(barriers.Concat(tab.Complaints));

        async Task LookAsync(string name)
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Equal("", await tab.TooWideAsync());
            Assert.Equal("", await tab.SqueezedAsync());
            Assert.Equal("", await tab.CutAsync());
            barriers.AddRange(await tab.BarriersAsync());
            await tab.PictureAsync($"{name}-{look}");
        }
    }

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task SuggestionsAreChosenWithTheKeyboard(int width, bool dark)
    {
        await using var browser = await Browser.StartAsync();
        var tab = await browser.OpenAsync(register.Site.Address, width, dark);
        var page = tab.Page;

        await page.GotoAsync("/en/");
        await page.Locator("#q").PressSequentiallyAsync("imb");
        var options = page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator(".ask [role=status]")).ToContainTextAsync("suggestions");
        await tab.PictureAsync(FormattableString.Invariant($"suggestions-{width}{(dark ? "-dark" : "")}"));
        Assert.Equal("", await tab.TooWideAsync());
        await page.PressAsync("#q", "ArrowDown");
        await Assertions.Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        Complaints.None((await tab.BarriersAsync()).Concat(tab.Complaints));
        await page.PressAsync("#q", "ArrowUp");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "false");
        await page.PressAsync("#q", "Escape");
        await Assertions.Expect(options.First).ToBeHiddenAsync();
        await page.Locator("#q").PressSequentiallyAsync("e");
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await page.PressAsync("#q", "ArrowDown");
        await page.PressAsync("#q", "Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("40 entries");
        Assert.EndsWith("/en/search?q=mark%3Aimbento", page.Url, StringComparison.Ordinal);

        // behind the name of a field what that field has
        await page.FillAsync("#q", "");
        await page.Locator("#q").PressSequentiallyAsync("ipc:A47J3");
        await Assertions.Expect(options.First).ToContainTextAsync("A47J31");
        await page.PressAsync("#q", "ArrowDown");
        await page.PressAsync("#q", "Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("entr");
        Assert.EndsWith("/en/search?q=ipc%3AA47J31", page.Url, StringComparison.Ordinal);

        await page.FillAsync("#q", "cof");
        await page.Locator("[role=group][aria-label=Classes] [role=option]").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("entr");
        Assert.Contains("q=class%3A30", page.Url, StringComparison.Ordinal);
    }

    /// <summary>What the Tab key comes to is shown, stands on the page in this order, and is left again.</summary>
    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task TheTabKeyGoesThroughAPageInItsOrderAndShowsWhereItIs(int width, bool dark)
    {
        await using var browser = await Browser.StartAsync();
        var page = (await browser.OpenAsync(register.Site.Address, width, dark)).Page;

        // marks come at once
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var address in (string[])["/en/search?q=kape&office=PH", "/en/search?q=kape&office=Pilipinas", "/en/search?q=a+XOR+b", "/en/similar?q=imbento", "/en/help/search"])
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("() => document.activeElement.blur()");
            var stops = new List<string>();
            for (var stop = ""; stops.Count < 400; stops.Add(stop))
            {
                await page.Keyboard.PressAsync("Tab");
                stop = await page.EvaluateAsync<string>("""
                    () => {
                      const at = document.activeElement, before = window.lastStop;
                      if (at === document.body || before && at.className === 'skip') return '';
                      window.lastStop = at;
                      const style = getComputedStyle(at), box = at.getBoundingClientRect(), name = at.tagName + (at.id ? '#' + at.id : '') + ' ' + at.textContent.trim().slice(0, 30);
                      const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
                      const isBehind = !before || !!(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
                      return name + (marked ? '' : ' is not marked') + (box.width > 0 && box.height > 0 ? '' : ' is not visible') + (isBehind ? '' : ' stands before the one before');
                    }
                    """);
                if (stop.Length == 0)
                {
                    break;
                }
            }

            Assert.True(stops.Count is > 8 and < 400, $"{address}: {stops.Count} stops");
            Assert.DoesNotContain(stops, stop => stop.Contains(" is not ", StringComparison.Ordinal) || stop.Contains(" stands before ", StringComparison.Ordinal));
        }

        // names of fields are not squeezed to a letter a line
        Assert.True(await page.EvaluateAsync<double>("() => Math.min(...[...document.querySelectorAll('.help-names dd')].map(one => one.getBoundingClientRect().width))") > 80);
    }

    [BrowserFact]
    public async Task EverythingWorksWithoutScript()
    {
        await using var browser = await Browser.StartAsync();
        var tab = await browser.OpenAsync(register.Site.Address, 1280, script: false);
        var page = tab.Page;

        await page.GotoAsync("/en/");
        await page.FillAsync("#q", "kape");
        await page.PressAsync("#q", "Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("40 entries");
        await page.CheckAsync("#class-25");
        await page.FillAsync("#filed-from", "2012");
        await page.ClickAsync(".facets button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("7 entries");
        Assert.EndsWith("/en/search?q=kape&filed=2012..&class=25", page.Url, StringComparison.Ordinal);
        await page.ClickAsync(".chip >> text=Nice class");
        await page.ClickAsync("a[rel=next]");
        await Assertions.Expect(page.Locator("a[rel=prev]")).ToBeVisibleAsync();
        await page.ClickAsync(".hit h2 a >> nth=0");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Kape Imbento");
        await tab.PictureAsync("without-script");
        Assert.Empty(tab.Complaints);
    }
}
