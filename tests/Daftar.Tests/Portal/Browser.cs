using System.Text.Json;
using Daftar.Tests.Fixtures;
using Microsoft.Playwright;

namespace Daftar.Tests.Portal;

/// <summary>A real browser: Debian's Chromium, driven by Playwright. Everything it complains about is remembered.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Why browser tests cannot run here, or null.</summary>
    public static string? Absent { get; } = Program is null ? "No Chromium is installed (apt-get install chromium)." : null;

    private static string? Program => Array.Find(Programs, File.Exists);

    public static async Task<Browser> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        // As root Chromium has no sandbox; in containers /dev/shm is small.
        return new Browser(driver, await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program, Headless = true, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        }));
    }

    public async Task<BrowserPage> OpenAsync(string address, int width, bool dark = false, bool script = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address, ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 }, Locale = "en-GB", JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, HasTouch = width < 600,
        });
        return new BrowserPage(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>One page of the browser.</summary>
internal sealed class BrowserPage
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Repository.Root, "src/Daftar.Server/ui/node_modules/axe-core/axe.min.js"));

    public BrowserPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add(page.Url + ": " + error);
        page.RequestFailed += (_, request) => Complaints.Add($"{request.Url}: {request.Failure}");
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
            {
                Complaints.Add(FormattableString.Invariant($"{answer.Url}: {answer.Status}"));
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, failed requests, answers that are errors.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What axe-core finds serious or worse on the page as it stands, by the rules of WCAG 2.2 AA.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        // Evaluated by the debugger, not added as a script: the page's own policy stays in force.
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.any.map(a => a.message).join(' ')).slice(0, 3).join(' | '))
            """);
        return [.. found.EnumerateArray().Select(barrier => $"{Page.Url} {barrier.GetString()}")];
    }

    /// <summary>What makes the page wider than the window, so that on a phone one would have to push it about; empty where it fits.</summary>
    public async Task<string> TooWideAsync() => await Page.EvaluateAsync<string>(
        """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return '';
          return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 120)).slice(0, 8).join('\n');
        }
        """);

    /// <summary>Words of links, buttons and labels broken over several lines for want of room; empty where all can be read.</summary>
    public async Task<string> SqueezedAsync() => await Page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('a, button, label, summary strong')].filter(e => {
          const word = e.textContent.trim();
          if (!word || word.length > 14 || /\s/.test(word) || !e.checkVisibility()) return false;
          const range = document.createRange();
          range.selectNodeContents(e);
          return new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top / 12))).size > 2;
        }).map(e => 'squeezed: ' + e.outerHTML.slice(0, 120)).join('\n')
        """);

    /// <summary>Words of tables that are cut in two because a column beside takes the room, and boxes that stick out of their card; empty where there are none.</summary>
    public async Task<string> CutAsync() => await Page.EvaluateAsync<string>(
        """
        () => {
          const found = [];
          for (const cell of document.querySelectorAll('table :is(th, .right)')) {
            const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
              for (const word of walk.currentNode.data.matchAll(/[\p{L}\p{M}]{2,20}/gu)) {
                const range = document.createRange();
                range.setStart(walk.currentNode, word.index);
                range.setEnd(walk.currentNode, word.index + word[0].length);
                if (new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top / 12))).size > 1) found.push('cut: ' + word[0]);
              }
            }
          }
          for (const box of document.querySelectorAll('.card select, .card input, .card button, .card img')) {
            const card = box.closest('.card').getBoundingClientRect(), own = box.getBoundingClientRect();
            if (own.width > 0 && own.right > card.right + 1) found.push('sticks out: ' + box.outerHTML.slice(0, 120));
          }
          return found.slice(0, 8).join('\n');
        }
        """);

    /// <summary>A picture of the whole page, where the environment variable DAFTAR_SCREENSHOTS names a folder for them.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DAFTAR_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}

/// <summary>A test in a real browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Absent!;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Absent!;
}
