using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>What an entry's page tells of its past: snapshots with what each changed, and events with when Daftar learnt them.</summary>
internal sealed class History
{
    /// <summary>Snapshots read for one page; of older ones the page tells only that they are there.</summary>
    public const int MostRead = 12;

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<HistoryLine> Lines { get; init; }

    /// <summary>By the date in law, the latest first; events without a date last.</summary>
    public required IReadOnlyList<TimelineEvent> Events { get; init; }

    public static async Task<History> Of(EntryView entry, Entries entries, CancellationToken cancel)
    {
        // In the order learnt; of an entry into which another was merged, both histories.
        var lines = entry.Snapshots.ToList();
        var read = new Dictionary<SnapshotLine, IpRecord>();
        foreach (var line in lines.TakeLast(MostRead + 1))
        {
            if (await entries.Snapshot(line.Entry, line.Number, cancel, line) is { State: { } state })
            {
                read[line] = state;
            }
        }

        var told = new List<HistoryLine>();
        SnapshotLine? before = null;
        foreach (var line in lines)
        {
            IReadOnlyList<FieldChange>? changes = null;
            if (before is not null && !line.Older && before.Entry == line.Entry && read.TryGetValue(line, out var now) && read.TryGetValue(before, out var then))
            {
                changes = RecordDifference.Between(then, now);
            }

            told.Add(new HistoryLine(line, before is { } known && known.Entry == line.Entry ? known.Number : null, changes));
            before = line.Older ? before : line;
        }

        told.Reverse();
        return new History { Lines = told, Events = entry.State is { } shown ? EventsOf(shown, lines, read) : [] };
    }

    private static List<TimelineEvent> EventsOf(IpRecord state, List<SnapshotLine> lines, Dictionary<SnapshotLine, IpRecord> read) =>
    [
        .. (state.Events ?? [])
            .Select(known => new TimelineEvent(known, FirstWith(known, lines, read)))
            .OrderByDescending(known => known.Event.Date is not null).ThenByDescending(known => known.Event.Date).ThenByDescending(known => known.Event.Sequence),
    ];

    private static SnapshotLine? FirstWith(LegalEvent known, List<SnapshotLine> lines, Dictionary<SnapshotLine, IpRecord> read)
    {
        foreach (var line in lines)
        {
            if (!read.TryGetValue(line, out var state))
            {
                // It may have been told in a snapshot that was not read: then nobody here knows when.
                return null;
            }

            if (state.Events?.Exists(other => Same(known, other)) == true)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Two statements of one event: the same day, code and words.</summary>
    private static bool Same(LegalEvent a, LegalEvent b) => a.Date == b.Date && a.Code == b.Code && a.Text == b.Text && a.Category == b.Category;
}

/// <summary>One snapshot in the table of history.</summary>
/// <param name="Before">Number of the state before it, or null for the first.</param>
/// <param name="Changes">What differs from the state before; null where that was not compared.</param>
internal sealed record HistoryLine(SnapshotLine Line, int? Before, IReadOnlyList<FieldChange>? Changes);

/// <summary>An event and the snapshot that first told of it; null where that lies further back than was read.</summary>
internal sealed record TimelineEvent(LegalEvent Event, SnapshotLine? LearntWith);
