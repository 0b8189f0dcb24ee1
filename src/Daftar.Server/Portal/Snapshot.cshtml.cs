using Daftar.Register;
using Daftar.Server.Portal.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>One state an entry had, by the order learnt, and what it changed.</summary>
internal sealed class SnapshotPage(Entries entries) : EntryPageBase(entries)
{
    public SnapshotLine Line { get; private set; } = null!;

    /// <summary>Number of the state before it, or null for the first.</summary>
    public int? Before { get; private set; }

    public int? After { get; private set; }

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || await Register.Snapshot(id, number, cancel) is not { } snapshot)
        {
            return NotFound();
        }

        Line = snapshot.Line;
        Shown = await SheetOfAsync(snapshot.State, cancel);
        var numbers = Entry.Snapshots.Where(line => line.Entry == id).Select(line => line.Number).Order().ToList();
        var at = numbers.IndexOf(number);
        Before = at > 0 ? numbers[at - 1] : null;
        After = at >= 0 && at + 1 < numbers.Count ? numbers[at + 1] : null;
        if (Before is { } before && snapshot.State is { } after && await Register.Snapshot(id, before, cancel) is { State: { } previous })
        {
            Changes = RecordDifference.Between(previous, after);
        }

        return Page();
    }
}
