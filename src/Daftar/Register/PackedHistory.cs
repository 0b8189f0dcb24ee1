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
public sealed record PublicState(Guid Entry, int Number, DateTimeOffset Learnt, IpRecord State, DaySpan? InLaw, DaySpan? Shown);

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

    /// <summary>
    /// All its states in the order learnt, through the gate. At any day there is at most one that held in law, and one that was shown: those
    /// <see cref="AsOf"/> tells. None of an entry the public may not see.
    /// </summary>
    public List<PublicState> Open()
    {
        var latest = rows.Find(row => row.Entry == Entry && row.Number == current);
        if (rows is [{ Words: null, Packed: { } only } one] && one == latest && one.Kind != SnapshotKind.Deleted)
        {
            // What nearly all entries are: stated once.
            return Gate(Payload.Read(one.Right, only), null) is { } state
                ? [new PublicState(one.Entry, one.Number, one.Learnt, state, new DaySpan(one.TellsOf, null), one.Outcome == Outcome.Older ? null : new DaySpan(one.LearntOn, null))] : [];
        }
        var now = latest?.Packed is { } packed ? Payload.Read(latest.Right, packed) : null;
        var states = new List<Draft>();
        var shown = Shown();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Packed: { } left } row && row.Kind != SnapshotKind.Deleted && Gate(Payload.Read(row.Right, left), ReferenceEquals(row, latest) ? null : now) is { } state)
            {
                states.Add(new Draft(row, i, state, Json(state)) { Shown = shown.GetValueOrDefault(row) is { From.Year: > 1 } span ? span : null });
            }
        }
        foreach (var (row, span, state) in InLaw())
        {
            if (Gate(state, now) is not { } held)
            {
                continue;
            }
            var json = Json(held);
            if (states.Find(draft => ReferenceEquals(draft.Row, row) && draft.InLaw is null && draft.Json.AsSpan().SequenceEqual(json)) is { } same)
            {
                same.InLaw = span;
            }
            else
            {
                states.Add(new Draft(row, rows.IndexOf(row), held, json) { InLaw = span });
            }
        }
        return [.. states.OrderBy(static draft => draft.Place).Select(static draft => new PublicState(draft.Row.Entry, draft.Row.Number, draft.Row.Learnt, draft.State, draft.InLaw, draft.Shown))];
    }

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

    /// <summary>What held when. A state is laid on where the next statement is added on top of those before; made anew where it came between them.</summary>
    private IEnumerable<(StatedRow Row, DaySpan Span, IpRecord State)> InLaw()
    {
        List<StatedRow> before = [];
        IpRecord? state = null;
        DateOnly[] days = [.. rows.Select(static row => row.TellsOf).Distinct().Order()];
        for (var i = 0; i < days.Length; i++)
        {
            var told = AsOf.ToldBy(rows, days[i]);
            state = told.Count >= before.Count && told.Take(before.Count).SequenceEqual(before, ReferenceEqualityComparer.Instance) ? AsOf.Laid(state, told.Skip(before.Count)) : AsOf.Laid(null, told);
            before = told;
            if (told[^1].Kind != SnapshotKind.Deleted && state is not null)
            {
                // A copy: the gate takes out of it, and more may be laid over it.
                yield return (told[^1], new DaySpan(days[i], i + 1 < days.Length ? days[i + 1] : null), i + 1 < days.Length ? Payload.Read(told[^1].Right, Payload.Pack(state, Buffer)) : state);
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
    }
}
