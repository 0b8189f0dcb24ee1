using Daftar.Register;
using Microsoft.AspNetCore.Mvc;

namespace Daftar.Server.Portal;

/// <summary>Two states of an entry, field by field.</summary>
internal sealed class ChangesPage(Entries entries) : EntryPageBase(entries)
{
    public SnapshotLine From { get; private set; } = null!;

    public SnapshotLine To { get; private set; } = null!;

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    /// <summary>The entry's own snapshots; those of an entry merged into it have numbers of their own.</summary>
    public IReadOnlyList<SnapshotLine> Lines => [.. Entry.Snapshots.Where(line => line.Entry == Id)];

    public async Task<IActionResult> OnGetAsync(Guid id, int? from, int? to, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Lines.Count == 0)
        {
            return NotFound();
        }

        // Without numbers: the last change.
        var numbers = Lines.Select(line => line.Number).Order().ToList();
        var last = to ?? numbers[^1];
        var first = from ?? numbers.LastOrDefault(number => number < last, last);
        if (await Register.Snapshot(id, first, cancel) is not { State: { } earlier } before || await Register.Snapshot(id, last, cancel) is not { State: { } later } after)
        {
            return NotFound();
        }

        (From, To) = (before.Line, after.Line);
        Changes = RecordDifference.Between(earlier, later);
        return Page();
    }
}
