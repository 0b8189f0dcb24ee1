using Daftar.Rights;

namespace Daftar.Register;

/// <summary>What is to be done with a statement: its outcome, and which parts of it are laid over the state.</summary>
internal readonly record struct Decision(Outcome Outcome, Parts Fully, Parts Partly, bool Restated)
{
    /// <summary>The state becomes exactly what the statement says.</summary>
    public bool IsWhole => (Fully & Parts.All) == Parts.All;

    /// <summary>
    /// Judges a statement against what is known of its entry (null: nothing). Newer or older is judged by <em>produced</em> only, part by
    /// part, so that the state does not depend on the order in which statements arrive; the owner's statements win over another provider's.
    /// Pure: no clock, no database.
    /// </summary>
    public static Decision On(EntryHead? head, Statement statement)
    {
        if (head is null || head.Statements.Count == 0)
        {
            return new Decision(statement.Operation == Operation.Delete ? Outcome.Deleted : Outcome.New, statement.Scope.Fully, statement.Scope.Partly, false);
        }
        var ticks = statement.Produced.UtcTicks;
        var mark = KnownStatement.MarkOf(statement.Fingerprint);
        var spoken = statement.Operation == Operation.Delete ? Parts.All : statement.Scope.Spoken;
        var open = spoken;
        var same = false;
        var sameMoment = false;
        var restingOnSame = Parts.None;
        foreach (var known in head.Statements)
        {
            if (known.Mark == mark)
            {
                same = true;
                sameMoment |= known.ProducedTicks == ticks;
                restingOnSame |= known.Governs;
            }
            if ((known.Governs & spoken) != 0 && ((known.FromOwner && !statement.FromOwner) || (known.ProducedTicks > ticks && (known.FromOwner || !statement.FromOwner))))
            {
                open &= ~known.Governs;
            }
        }
        if (open == Parts.None || (head.Deleted && open != spoken))
        {
            return new Decision(same ? Outcome.Duplicate : Outcome.Older, Parts.None, Parts.None, false);
        }
        // Removed because a full extraction omitted it, and here it is again: the same words bring it back.
        if (same && (restingOnSame & spoken) == spoken && !(head.Deleted && statement.Operation == Operation.State))
        {
            return new Decision(sameMoment ? Outcome.Duplicate : Outcome.Unchanged, Parts.None, Parts.None, !sameMoment);
        }
        if (statement.Operation == Operation.Delete)
        {
            return new Decision(Outcome.Deleted, Parts.None, Parts.None, false);
        }
        return new Decision(Outcome.Changed, statement.Scope.Fully & open, statement.Scope.Partly & open, false);
    }

    /// <summary>
    /// True where the statement matches an identifier of the entry but contradicts its filing date <em>and</em> its applicant or title:
    /// a number used twice, or a wrong one. Such a record is set aside and never merged.
    /// </summary>
    public static bool Contradicts(EntryHead head, Statement statement) =>
        head.Filing != 0 && statement.Filing != 0 && Differs(head.Filing, statement.Filing)
        && (Differ(head.Applicant, statement.Applicant) || Differ(head.Title, statement.Title));

    /// <summary>A year alone does not contradict a day of that year.</summary>
    private static bool Differs(int known, int stated) =>
        known != stated && !(known % 10000 == 0 || stated % 10000 == 0 ? known / 10000 == stated / 10000
            : (known % 100 == 0 || stated % 100 == 0) && known / 100 == stated / 100);

    private static bool Differ(long known, long stated) => known != 0 && stated != 0 && known != stated;

    /// <summary>Takes the statement down in the head's list: parts it decides rest on it from now on.</summary>
    public void Note(EntryHead head, Statement statement, int snapshot)
    {
        var mark = KnownStatement.MarkOf(statement.Fingerprint);
        var ticks = statement.Produced.UtcTicks;
        var list = head.Statements;
        if (Restated)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i].Mark == mark && list[i].ProducedTicks < ticks)
                {
                    list[i] = list[i] with { ProducedTicks = ticks };
                }
            }
            return;
        }
        var taken = statement.Operation == Operation.Delete ? (Outcome == Outcome.Deleted ? Parts.All : Parts.None) : Fully;
        if (taken != Parts.None)
        {
            for (var i = 0; i < list.Count; i++)
            {
                list[i] = list[i] with { Governs = list[i].Governs & ~taken };
            }
        }
        list.Add(new KnownStatement(taken | Partly, ticks, mark, snapshot, statement.FromOwner));
    }
}
