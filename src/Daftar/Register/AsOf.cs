using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>Which of the times "as of" asks.</summary>
public enum AsOfTime : byte
{
    /// <summary>What held on that day, as told by every statement known today that tells of nothing later.</summary>
    InLaw = 1,
    /// <summary>What this register showed on that day: the snapshot that was current after everything learnt up to it.</summary>
    Learnt = 2,
}

/// <summary>The state of an entry as of a day, for the operator; of what the public may see with <see cref="PublicView"/> as the gate.</summary>
public sealed class AsOf(Database database)
{
    /// <summary>
    /// State of the entry as of the end of a day (UTC), and the snapshot that says so: of several statements the one that ranks highest. Null where nothing
    /// was known, or the entry is not so old. Deleted entries have a snapshot and no state.
    /// </summary>
    /// <remarks>
    /// A date in law that is only a year or month counts from its last day; what has no date in law counts from the day it was stated, and what was stated first
    /// answers for the time before, back to the filing (<see cref="StatesInLaw"/>).
    /// </remarks>
    /// <param name="entry">The entry.</param>
    /// <param name="day">The day, at its end.</param>
    /// <param name="by">Which time.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="gate">Takes out of what was stated what may not be shown, before a state of an earlier day is worked out of it: what is secret for good was pending once. Null where none of it may be shown.</param>
    public async Task<AsOfAnswer?> Find(Guid entry, DateOnly day, AsOfTime by, CancellationToken cancel, Func<IpRecord, IpRecord?>? gate = null)
    {
        var rows = await Rows(entry, cancel).ConfigureAwait(false);
        return by == AsOfTime.InLaw ? InLaw(rows, day, gate ?? (static state => state))
            : Learnt(entry, rows, day) is not { State: { } state } shown || gate is null ? Learnt(entry, rows, day) : shown with { State = gate(state) };
    }

    /// <summary>The state of an entry as of a day as the public may see it today: the one that search finds of that day. Of an entry that is public.</summary>
    internal async Task<PublicState?> Public(Guid entry, int current, DateOnly day, AsOfTime by, DateOnly today, CancellationToken cancel)
    {
        var rows = await Rows(entry, cancel).ConfigureAwait(false);
        var history = new PackedHistory(new JournalCursor(0, entry), rows, current, today) { Committed = default, Demonstration = false };
        return history.Open().Find(state => (by == AsOfTime.Learnt ? state.Shown : state.InLaw)?.Has(day) == true);
    }

    private static AsOfAnswer? Learnt(Guid entry, List<StatedRow> rows, DateOnly day) => LearntBy(entry, rows, day)?.Answer();

    /// <summary>The snapshot that was shown at the end of a day; null where nothing was known.</summary>
    internal static StatedRow? LearntBy(Guid entry, List<StatedRow> rows, DateOnly day)
    {
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        // Older statements were never shown. An entry joined to this one was shown by itself until then.
        var shown = rows.FindAll(row => row.Learnt < end && row.Outcome != Outcome.Older);
        return shown.FindLast(row => row.Entry == entry) ?? (shown.Count > 0 ? shown[^1] : null);
    }

    private static AsOfAnswer? InLaw(List<StatedRow> rows, DateOnly day, Func<IpRecord, IpRecord?> gate) =>
        new StatesInLaw(rows, gate).All().Find(held => held.Span.Has(day)) is { } found
            ? new AsOfAnswer(found.Row.Entry, found.Row.Number, found.State) { StatedOn = found.StatedOn, WorkedOut = found.WorkedOut } : null;

    /// <summary>What was said of a time up to a day, the word that ranks highest last.</summary>
    internal static List<StatedRow> ToldBy(List<StatedRow> rows, DateOnly day) =>
        [.. rows.FindAll(row => row.TellsOf <= day).OrderBy(static row => row.Rank.FromOwner).ThenBy(static row => row.Rank.ProducedTicks)];

    /// <summary>Statements laid over a state, one after the other.</summary>
    /// <param name="state">Changed and returned; null to begin with.</param>
    internal static IpRecord? Laid(IpRecord? state, IEnumerable<StatedRow> told)
    {
        foreach (var row in told)
        {
            if (row.Kind == SnapshotKind.Deleted || (row.Words ?? row.Packed) is not { } packed)
            {
                continue;
            }
            var said = Payload.Read(row.Right, packed);
            if (state is null)
            {
                state = said;
            }
            else
            {
                state.Take(said, row.Scope.Fully, row.Scope.Partly);
            }
        }
        return state;
    }

    /// <summary>Snapshots of the entry and of those joined to it, in the order learnt.</summary>
    private async Task<List<StatedRow>> Rows(Guid entry, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            $"""
            with recursive family as (select $1::uuid as id union select e.id from family f join entry e on e.merged_into = f.id)
            select {StatedRow.ColumnList}, r.statements
            from family f join entry e on e.id = f.id join entry r on r.id = $1 join collection c on c.id = e.collection join snapshot s on s.entry = f.id
            order by s.batch, s.entry, s.number
            """);
        command.Parameters.AddWithValue(entry);
        var rows = new List<StatedRow>();
        List<KnownStatement>? known = null;
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            known ??= KnownStatements.Read(row.GetFieldValue<byte[]>(StatedRow.Columns));
            rows.Add(StatedRow.Read(row));
        }
        StatedRow.Raise(rows, entry, known ?? []);
        return rows;
    }
}

/// <summary>A state as of a day.</summary>
/// <param name="Entry">The entry the snapshot was kept under: another one where two were joined.</param>
/// <param name="Number">The snapshot, numbered in the order learnt.</param>
/// <param name="State">Null where the office had deleted it by then, or it was taken down.</param>
public sealed record AsOfAnswer(Guid Entry, int Number, IpRecord? State)
{
    /// <summary>In law: the day on which the office stated it. Of a day before, what has no date of its own (names, titles, goods) is as it was stated later.</summary>
    public DateOnly? StatedOn { get; init; }

    /// <summary>In law: no statement says just this; see <see cref="StateInLaw.WorkedOut"/>.</summary>
    public bool WorkedOut { get; init; }
}
