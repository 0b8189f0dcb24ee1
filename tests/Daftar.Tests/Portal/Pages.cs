using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Daftar.Tests.Portal;

/// <summary>Reads pages the way a browser without script does.</summary>
internal static class Pages
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>The page at an address; redirects are followed.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient http, string address, System.Net.HttpStatusCode expected = System.Net.HttpStatusCode.OK)
    {
        for (var hops = 0; ; hops++)
        {
            using var answer = await http.GetAsync(address);
            if ((int)answer.StatusCode is 301 or 302 && hops < 5)
            {
                address = answer.Headers.Location!.ToString();
                continue;
            }

            Assert.Equal(expected, answer.StatusCode);
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            return Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>The words of all elements that match, blanks folded.</summary>
    public static IReadOnlyList<string> Texts(this IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(Words)];

    public static string Text(this IParentNode page, string selector) =>
        page.QuerySelector(selector) is { } found ? Words(found) : throw new InvalidOperationException($"the page has no {selector}");

    /// <summary>Where a link leads; the link is found by the words in it.</summary>
    public static string LinkTo(this IParentNode page, string words) =>
        page.QuerySelectorAll("a").FirstOrDefault(link => Words(link).Contains(words, StringComparison.Ordinal))?.GetAttribute("href")
        ?? throw new InvalidOperationException($"the page has no link with “{words}”");

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
