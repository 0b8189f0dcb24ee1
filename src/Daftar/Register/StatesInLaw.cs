using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>What held in law for some days.</summary>
/// <param name="Row">The statement it rests on: of several the one that ranks highest.</param>
/// <param name="State">Null where the office had deleted it by then, or nothing may be shown.</param>
/// <param name="StatedOn">When the last of what it says was stated that has no date of its own.</param>
/// <param name="WorkedOut">No statement says just this: it is what was stated without what is dated later, and with what was told of these days afterwards.</param>
internal sealed record StateInLaw(StatedRow Row, DaySpan Span, IpRecord? State, DateOnly StatedOn, bool WorkedOut);

/// <summary>
/// What held in law when, by all that is known today (decision 62). What has a date counts from that date, whoever told it and when. All else counts from the latest
/// date that the statement is the first to tell of, or from the day it was produced where it tells of none; before the first such day the earliest
/// statement answers, back to the filing: nobody stated anything earlier, and <see cref="StatedRow.StatedOn"/> says when it was stated.
/// </summary>
/// <param name="rows">Statements in the order learnt.</param>
/// <param name="gate">Takes out what may not be shown, in the state it is given; null where none of it may be.</param>
internal sealed class StatesInLaw(List<StatedRow> rows, Func<IpRecord, IpRecord?> gate)
{
    [ThreadStatic]
    private static PayloadBuffer? buffer;

    /// <summary>The first day of which something is told; null where nothing told has a date.</summary>
    public DateOnly? Begins { get; private set; }

    /// <summary>All of them, the earliest first; no two hold on one day.</summary>
    public List<StateInLaw> All()
    {
        StatedRow.Date(rows);
        var found = new List<StateInLaw>();
        DateOnly[] days = [.. rows.Select(static row => row.TellsOf).Distinct().Order()];
        if (days.Length == 0)
        {
            return found;
        }
        var known = AsOf.Laid(null, AsOf.ToldBy(rows, DateOnly.MaxValue)) is { } all ? gate(all) : null;
        var until = rows.Max(static row => row.StatedOn).AddDays(1);
        // What is planned for later has not happened.
        List<DateOnly> dated = known is null ? [] : [.. DatedFacts.Of(known).Where(day => day <= until).Distinct().Order()];
        Begins = known?.FilingDate is { } filed && filed.LastDay <= until ? filed.LastDay : dated.Count > 0 ? dated[0] : null;

        List<StatedRow> before = [];
        IpRecord? state = null;
        for (var i = 0; i < days.Length; i++)
        {
            // A state is laid on where the next statement is added on top of those before; made anew where it came between them.
            var told = AsOf.ToldBy(rows, days[i]);
            state = told.Count >= before.Count && told.Take(before.Count).SequenceEqual(before, ReferenceEqualityComparer.Instance) ? AsOf.Laid(state, told.Skip(before.Count)) : AsOf.Laid(null, told);
            before = told;
            var span = new DaySpan(i == 0 && Begins < days[0] ? Begins.Value : days[i], i + 1 < days.Length ? days[i + 1] : null);
            var top = told[^1];
            if (top.Kind == SnapshotKind.Deleted || state is null)
            {
                found.Add(new StateInLaw(top, span with { From = days[i] }, null, top.StatedOn, false));
                continue;
            }
            if (rows.Count == 1)
            {
                Stretches(found, (top, top, top.StatedOn), span, known, known, dated, until);
                continue;
            }
            // A copy: the gate takes out of it, and more may be laid over it.
            var said = i + 1 < days.Length ? Payload.Read(top.Right, Payload.Pack(state, Buffer)) : state;
            var (ofStatus, statedOn) = Fill(said, told);
            Stretches(found, (top, ofStatus, statedOn), span, gate(said), known, dated, until);
        }
        return found;
    }

    /// <summary>Of parts that no statement told of speaks, the earliest that does answers: a file of bibliography and one of statuses tell of one entry together.</summary>
    /// <returns>The statement that the status rests on, and when the last was made.</returns>
    private (StatedRow OfStatus, DateOnly StatedOn) Fill(IpRecord said, List<StatedRow> told)
    {
        var spoken = told.Aggregate(Parts.None, static (parts, row) => parts | row.Scope.Fully | row.Scope.Partly);
        if (said.Status is null)
        {
            // Records that may carry a status and have none say nothing of it.
            spoken &= ~Parts.Status;
        }
        var ofStatus = told.FindLast(static row => ((row.Scope.Fully | row.Scope.Partly) & Parts.Status) != 0) ?? told[^1];
        var statedOn = told[^1].StatedOn;
        foreach (var row in rows.Except(told).OrderBy(static row => (row.TellsOf, row.Produced)))
        {
            var (fully, partly) = (row.Scope.Fully & ~spoken, row.Scope.Partly & ~spoken);
            if ((fully | partly) == Parts.None || row.Kind == SnapshotKind.Deleted || (row.Words ?? row.Packed) is not { } packed)
            {
                continue;
            }
            said.Take(Payload.Read(row.Right, packed), fully, partly);
            spoken |= said.Status is null ? (fully | partly) & ~Parts.Status : fully | partly;
            ofStatus = ((fully | partly) & Parts.Status) != 0 && said.Status is not null ? row : ofStatus;
            statedOn = row.StatedOn > statedOn ? row.StatedOn : statedOn;
        }
        return (ofStatus, statedOn);
    }

    /// <summary>One state for all days between two dated facts.</summary>
    private static void Stretches(List<StateInLaw> found, (StatedRow Row, StatedRow OfStatus, DateOnly StatedOn) by, DaySpan span, IpRecord? said, IpRecord? known, List<DateOnly> dated, DateOnly until)
    {
        if (said is null)
        {
            return;
        }
        IEnumerable<DateOnly> starts = [span.From, .. dated, .. ReferenceEquals(known, said) ? [] : DatedFacts.Of(said).Where(day => day <= until), by.Row.TellsOf, by.Row.StatedOn, by.OfStatus.TellsOf, by.OfStatus.StatedOn];
        DateOnly[] days = [.. starts.Where(span.Has).Distinct().Order()];
        for (var i = 0; i < days.Length; i++)
        {
            var end = i + 1 < days.Length ? days[i + 1] : span.Until;
            var held = new StateOnDay(said, known ?? said, (by.Row, by.OfStatus), days[i]).Find();
            if (found.Count > 0 && found[^1] is var last && last.Span.Until == days[i] && ReferenceEquals(last.State, held))
            {
                found[^1] = last with { Span = last.Span with { Until = end } };
            }
            else
            {
                found.Add(new StateInLaw(by.Row, new DaySpan(days[i], end), held, by.StatedOn, !ReferenceEquals(held, said)));
            }
        }
    }

    private static PayloadBuffer Buffer => buffer ??= new PayloadBuffer();
}
