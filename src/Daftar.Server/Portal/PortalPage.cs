using Daftar.Languages;
using Daftar.Offices;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Daftar.Server.Portal;

/// <summary>What every page has: its language, its words, and how it writes values.</summary>
public abstract class PortalPage : PageModel
{
    /// <summary>The words of this page's language: the one in the address, else the best the reader asks for.</summary>
    public Labels Words { get; private set; } = Labels.English;

    /// <summary>How values are written here.</summary>
    public Display Show { get; private set; } = new(Labels.English, OfficeProfiles.Embedded);

    public string Language => Words.Language;

    /// <summary>True while the page shows invented data: the frame then says so.</summary>
    public bool ShowsDemonstration { get; protected set; }

    /// <summary>What the search box holds.</summary>
    public virtual string QueryText => "";

    /// <summary>The same page in another language.</summary>
    public virtual string InLanguage(string language)
    {
        var path = Request.Path.Value ?? "/";
        var rest = RouteData.Values["lang"] is string now ? path[(now.Length + 1)..] : path;
        return $"/{language}{(rest.Length == 0 ? "/" : rest)}{Request.QueryString}";
    }

    public override void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (Labels.Find(RouteData.Values["lang"] as string) is { } named)
        {
            SpeakIn(named);
        }
        else
        {
            SpeakIn(Labels.For(Wanted(Request)));
            Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        }

        base.OnPageHandlerSelected(context);
    }

    /// <summary>Sets the language of this page.</summary>
    protected void SpeakIn(Labels words)
    {
        Words = words;
        Show = new Display(words, HttpContext.RequestServices.GetRequiredService<OfficeProfiles>());
        Response.Headers.ContentLanguage = words.Language;
    }

    /// <summary>The reader's languages, best first.</summary>
    internal static IEnumerable<string> Wanted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0 && language.Value.HasValue)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value!);
}
