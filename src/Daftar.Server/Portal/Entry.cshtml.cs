using Daftar.Register;
using Daftar.Server.Portal.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>One entry as it stands, with its history.</summary>
internal sealed class EntryPage(Entries entries) : EntryPageBase(entries)
{
    public History History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        if (Entry.MergedInto is { } into)
        {
            return RedirectPermanent(RouteData.Values.ContainsKey("lang") ? Addresses.EntryIn(Language, into) : Addresses.Entry(into));
        }

        // The permanent address speaks to programs too.
        if (Request.GetTypedHeaders().Accept is { Count: > 0 } accept && accept.MaxBy(type => type.Quality ?? 1) is { MediaType.Value: "application/json" })
        {
            return Redirect(Api.ApiDoor.Entry(Id));
        }

        History = await History.Of(Entry, Register, cancel);
        if (Entry.State is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }

        return Page();
    }
}
