using Daftar.Register;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>The whole text of one publication: abstract, claims and description.</summary>
internal sealed class PublicationTextPage(Entries entries) : EntryPageBase(entries)
{
    public Rights.Publication Publication { get; private set; } = null!;

    public int Place { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int place, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || place < 1 || Entry.State?.Publications is not { } all || place > all.Count)
        {
            return NotFound();
        }

        Place = place - 1;
        Publication = all[Place];
        return Page();
    }
}
