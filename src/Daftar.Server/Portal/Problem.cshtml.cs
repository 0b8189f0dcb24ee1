using Daftar.Languages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>The page for what cannot be shown: not there, not understood, or broken. Says nothing of the inside.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemPage : PortalPage
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public override string InLanguage(string language) => Addresses.HomeIn(language);

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code)
    {
        // The address that failed may have named its language.
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        if (path.Split('/') is [_, var first, ..] && Labels.Find(first) is { } named)
        {
            SpeakIn(named);
        }

        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        (Title, Text) = code switch
        {
            404 => (Words["problem.notFound"], Words["problem.notFoundText"]),
            >= 500 => (Words["problem.broken"], Words["problem.brokenText"]),
            _ => (Words["problem.refused"], Words["problem.refusedText"]),
        };
    }
}
