using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>Days on which a state held, or was shown.</summary>
/// <param name="Until">The first day on which it did no longer; null while it does.</param>
public readonly record struct DaySpan(DateOnly From, DateOnly? Until)
{
    public bool Has(DateOnly day) => From <= day && (Until is not { } until || day < until);
}

/// <summary>One state an entry has or had, as the public may see it today.</summary>
/// <param name="Entry">The entry its snapshot was kept under: another one where two were joined.</param>
/// <param name="Number">The snapshot, numbered in the order learnt: of a state laid together of several statements, the one that ranks highest.</param>
/// <param name="Learnt">When that was learnt.</param>
/// <param name="InLaw">When it held, see <see cref="AsOfTime.InLaw"/>; null for one that never did by all that is known today.</param>
/// <param name="Shown">When this register showed it, see <see cref="AsOfTime.Learnt"/>; null for one it never showed.</param>
public sealed record PublicState(Guid Entry, int Number, DateTimeOffset Learnt, IpRecord State, DaySpan? InLaw, DaySpan? Shown)
{
    /// <summary>The day on which the office stated it, see <see cref="AsOfAnswer.StatedOn"/>.</summary>
    public DateOnly StatedOn { get; init; }

    /// <summary>No statement says just this, see <see cref="StateInLaw.WorkedOut"/>: it stands in no snapshot.</summary>
    public bool WorkedOut { get; init; }

    /// <summary>Asked of a day in law: nobody had stated it by then.</summary>
    public bool IsStatedAfter(DateOnly day, AsOfTime by) => by == AsOfTime.InLaw && StatedOn > day;
}

/// <summary>An entry that changed, with its snapshots still packed.</summary>
public sealed class PackedHistory
{
    [ThreadStatic]
    private static PayloadBuffer? buffer;

    private readonly List<StatedRow> rows;
    private readonly int current;
    private readonly DateOnly today;

    internal PackedHistory(JournalCursor cursor, List<StatedRow> rows, int current, DateOnly today) => (Cursor, this.rows, this.current, this.today) = (cursor, rows, current, today);

    public JournalCursor Cursor { get; }

    public Guid Entry => Cursor.Entry;

    /// <summary>When the batch of the cursor was committed, as the journal has it.</summary>
    public required DateTimeOffset Committed { get; init; }

    public required bool Demonstration { get; init; }

    /// <summary>The first day of which something is told of it, after <see cref="Open"/>; null where nothing told has a date.</summary>
    public DateOnly? Begins { get; private set; }

    /// <summary>
    /// All its states in the order learnt, through the gate. At any day there is at most one that held in law, and one that was shown: those
    /// <see cref="AsOf"/> tells. None of an entry the public may not see.
    /// </summary>
    public List<PublicState> Open()
    {
        var latest = rows.Find(row => row.Entry == Entry && row.Number == current);
        var isOnce = rows is [{ Words: null, Packed: not null } only] && only == latest && only.Kind != SnapshotKind.Deleted;
        var now = !isOnce && latest?.Packed is { } packed ? Payload.Read(latest.Right, packed) : null;
        var inLaw = new StatesInLaw(rows, state => Gate(state, now));
        var held = inLaw.All();
        Begins = inLaw.Begins;
        if (isOnce)
        {
            var one = rows[0];
            // What nearly all entries are: stated once.
            var shownOn = one.Outcome == Outcome.Older ? (DaySpan?)null : new DaySpan(one.LearntOn, null);
            List<PublicState> once = [.. held.Where(static state => state.State is not null).Select(state => Once(one, state.State!, state.Span, state.WorkedOut ? null : shownOn) with { WorkedOut = state.WorkedOut })];
            if (shownOn is not null && once.TrueForAll(static state => state.Shown is null) && Gate(Payload.Read(one.Right, one.Packed!), null) is { } never)
            {
                once.Add(Once(one, never, null, shownOn));
            }
            return once;
        }
        var states = new List<Draft>();
        var shown = Shown();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Packed: { } left } row && row.Kind != SnapshotKind.Deleted && Gate(Payload.Read(row.Right, left), ReferenceEquals(row, latest) ? null : now) is { } state)
            {
                states.Add(new Draft(row, i, state, Json(state)) { Shown = shown.GetValueOrDefault(row) is { From.Year: > 1 } span ? span : null });
            }
        }
        foreach (var (row, span, state, statedOn, workedOut) in held)
        {
            if (state is null)
            {
                continue;
            }
            var json = Json(state);
            if (states.Find(draft => ReferenceEquals(draft.Row, row) && draft.InLaw is null && draft.Json.AsSpan().SequenceEqual(json)) is { } same)
            {
                (same.InLaw, same.StatedOn) = (span, statedOn);
            }
            else if (states.Count > 0 && states[^1] is { InLaw: { } before } last && ReferenceEquals(last.Row, row) && before.Until == span.From && last.Json.AsSpan().SequenceEqual(json))
            {
                last.InLaw = before with { Until = span.Until };
            }
            else
            {
                states.Add(new Draft(row, rows.IndexOf(row), state, json) { InLaw = span, StatedOn = statedOn, WorkedOut = workedOut });
            }
        }
        return [.. states.OrderBy(static draft => draft.Place).Select(static draft => new PublicState(draft.Row.Entry, draft.Row.Number, draft.Row.Learnt, draft.State, draft.InLaw, draft.Shown) { StatedOn = draft.StatedOn ?? draft.Row.StatedOn, WorkedOut = draft.WorkedOut })];
    }

    private static PublicState Once(StatedRow row, IpRecord state, DaySpan? inLaw, DaySpan? shown) => new(row.Entry, row.Number, row.Learnt, state, inLaw, shown) { StatedOn = row.StatedOn };

    /// <summary>Which snapshot was shown when.</summary>
    private Dictionary<StatedRow, DaySpan> Shown()
    {
        var shown = new Dictionary<StatedRow, DaySpan>(ReferenceEqualityComparer.Instance);
        StatedRow? last = null;
        foreach (var day in rows.Select(static row => row.LearntOn).Distinct().Order())
        {
            var row = AsOf.LearntBy(Entry, rows, day);
            if (!ReferenceEquals(row, last))
            {
                End(last, day);
                last = row;
                if (row is not null)
                {
                    shown[row] = new DaySpan(day, null);
                }
            }
        }
        return shown;

        void End(StatedRow? ended, DateOnly day)
        {
            if (ended is not null)
            {
                shown[ended] = shown[ended] with { Until = day };
            }
        }
    }

    /// <param name="state">Changed and returned, if it may be shown.</param>
    /// <param name="now">Today's state, which may withhold more; null if it is the same.</param>
    private IpRecord? Gate(IpRecord state, IpRecord? now)
    {
        if (!PublicView.Shows(state, today))
        {
            return null;
        }
        if (now is not null)
        {
            PublicView.WithholdAsToday(state, now, today);
        }
        return PublicView.Narrow(state, today);
    }

    private static PayloadBuffer Buffer => buffer ??= new PayloadBuffer();

    private static byte[] Json(IpRecord state) => Payload.Json(state, Buffer).ToArray();

    private sealed record Draft(StatedRow Row, int Place, IpRecord State, byte[] Json)
    {
        public DaySpan? InLaw { get; set; }

        public DaySpan? Shown { get; set; }

        public DateOnly? StatedOn { get; set; }

        public bool WorkedOut { get; init; }
    }
}
