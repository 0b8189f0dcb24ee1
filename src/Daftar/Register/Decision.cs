using Daftar.Rights;

namespace Daftar.Register;

/// <summary>What is to be done with a statement: its outcome, and which parts of it are laid over the state.</summary>
/// <param name="Fully">Parts that become exactly what the statement says.</param>
/// <param name="Partly">Parts the statement adds to.</param>
/// <param name="FromStatements">
/// The state is not the one before with this statement on top: something outranks it and added to a part it speaks of, or it was said before
/// and moves up. The state is made anew of all statements that count.
/// </param>
/// <param name="Restated">The same content again, produced later: only the time moves.</param>
internal readonly record struct Decision(Outcome Outcome, Parts Fully, Parts Partly, bool FromStatements, bool Restated)
{
    /// <summary>The state becomes exactly what the statement says.</summary>
    public bool IsWhole => (Fully & Parts.All) == Parts.All && !FromStatements;

    /// <summary>
    /// Said again is one of several documents the office made at one moment, such as A1 beside B1: what others of them said over it still stands over it, and it moves
    /// when the last of them is said again.
    /// </summary>
    public bool InCompany { get; init; }

    /// <summary>
    /// Judges a statement against what is known of its entry (null: nothing). The state of an entry is all statements that count laid one over
    /// the other by rank (<see cref="StatementRank"/>), whatever the order in which they arrive: produced alone judges newer and older, and the
    /// owner's word wins over another provider's. Pure: no clock, no database.
    /// </summary>
    public static Decision On(EntryHead? head, Statement statement)
    {
        if (head is null || head.Statements.Count == 0)
        {
            return statement.Operation == Operation.Delete ? new Decision(Outcome.Deleted, Parts.None, Parts.None, false, false)
                : new Decision(Outcome.New, statement.Scope.Fully, statement.Scope.Partly, false, false);
        }
        return statement.Operation == Operation.Delete ? OnDelete(head, statement) : OnState(head, statement);
    }

    /// <summary>
    /// The same where the statement tells that two entries are one: though it tells nothing else that is new, that is a state of its own, made of what was said about both.
    /// </summary>
    public Decision Joining(EntryHead head) =>
        Outcome is Outcome.Older or Outcome.Duplicate or Outcome.Unchanged && !head.Deleted ? new Decision(Outcome.Changed, Parts.None, Parts.None, true, false)
        : Outcome == Outcome.Changed && !IsWhole ? this with { FromStatements = true }
        : this;

    private static Decision OnState(EntryHead head, Statement statement)
    {
        var rank = RankOf(statement);
        var mark = KnownStatement.MarkOf(statement.Fingerprint);
        var spoken = statement.Scope.Spoken;
        var (closed, above) = (Parts.None, Parts.None);
        var restingOnSame = Parts.None;
        StatementRank? same = null;
        StatementRank? deletion = null;
        foreach (var known in head.Statements)
        {
            if (known.IsDelete)
            {
                deletion = deletion?.Outranks(known.Rank) == true ? deletion : known.Rank;
                continue;
            }
            if (known.Mark == mark)
            {
                same = same?.Outranks(known.Rank) == true ? same : known.Rank;
                restingOnSame |= known.Governs;
            }
            if (known.Rank.Outranks(rank))
            {
                closed |= known.Fully;
                above |= known.Partly;
            }
        }
        var open = spoken & ~closed;
        var (fully, partly) = (statement.Scope.Fully & open, statement.Scope.Partly & open);
        // Removed by the office, or because a full extraction omitted it.
        if (head.Deleted && (deletion?.Outranks(rank) ?? open != spoken))
        {
            // What it says would count if something newer brought the entry back.
            return new Decision(same is null ? Outcome.Older : Outcome.Duplicate, fully, partly, false, false);
        }
        if (open == Parts.None)
        {
            return new Decision(same is null ? Outcome.Older : Outcome.Duplicate, Parts.None, Parts.None, false, false);
        }
        var movesUp = false;
        // Removed because a full extraction omitted it, and here it is again: the same words bring it back.
        if (same is { } before && !head.Deleted)
        {
            if ((restingOnSame & open) == open)
            {
                if (!rank.Outranks(before))
                {
                    return new Decision(Outcome.Duplicate, Parts.None, Parts.None, false, false);
                }
                movesUp = Passes(head, mark, spoken, before, rank);
                if (!movesUp)
                {
                    return new Decision(Outcome.Unchanged, Parts.None, Parts.None, false, true);
                }
            }
            else if ((statement.Scope.Partly & Parts.Publications) != 0 && ((restingOnSame | RestingOnCompany(head, mark, before)) & open) == open && !Passes(head, mark, restingOnSame, before, rank))
            {
                return new Decision(rank.Outranks(before) ? Outcome.Unchanged : Outcome.Duplicate, Parts.None, Parts.None, false, true) { InCompany = true };
            }
        }
        var stands = (above & open) != Parts.None;
        // What stands deleted was not kept up: statements older than the deletion were noted, and not laid.
        var anew = stands || ((movesUp || head.Deleted) && fully != Parts.All);
        return new Decision(Outcome.Changed, fully, partly, anew, false);
    }

    /// <summary>Whether what was said since about these parts would come to lie below.</summary>
    private static bool Passes(EntryHead head, UInt128 mark, Parts parts, StatementRank before, StatementRank now) =>
        head.Statements.Exists(known => known.Mark != mark && (known.Governs & parts) != Parts.None && known.Rank.Outranks(before) && !known.Rank.Outranks(now));

    /// <summary>What rests on the documents of the same moment that were laid over it: those that, like it, speak of publications of their own.</summary>
    private static Parts RestingOnCompany(EntryHead head, UInt128 mark, StatementRank before)
    {
        var own = head.Statements.FindLastIndex(known => known.Mark == mark && known.Rank == before);
        var resting = Parts.None;
        for (var i = own + 1; i < head.Statements.Count; i++)
        {
            resting |= head.Statements[i] is { IsDelete: false } known && known.Rank == before && (known.Partly & Parts.Publications) != 0 ? known.Governs : Parts.None;
        }
        return resting;
    }

    private static Decision OnDelete(EntryHead head, Statement statement)
    {
        var rank = RankOf(statement);
        var mark = KnownStatement.MarkOf(statement.Fingerprint);
        // Deleted, brought back and deleted again: the last word counts.
        var same = head.Statements.FindLastIndex(known => known.IsDelete && known.Mark == mark);
        if (head.Statements.Exists(known => (!known.IsDelete && known.Governs != Parts.None && known.Rank.Outranks(rank)) || (known.IsDelete && known.Mark != mark && known.Rank.Outranks(rank))))
        {
            return new Decision(same >= 0 ? Outcome.Duplicate : Outcome.Older, Parts.None, Parts.None, false, false);
        }
        if (same >= 0 && head.Deleted)
        {
            return rank.Outranks(head.Statements[same].Rank) ? new Decision(Outcome.Unchanged, Parts.None, Parts.None, false, true)
                : new Decision(Outcome.Duplicate, Parts.None, Parts.None, false, false);
        }
        return new Decision(Outcome.Deleted, Parts.None, Parts.None, false, false);
    }

    private static StatementRank RankOf(Statement statement) => new(statement.FromOwner, statement.Produced.UtcTicks);

    /// <summary>
    /// True where the statement matches an identifier of the entry but contradicts its filing date <em>and</em> its applicant or title:
    /// a number used twice, or a wrong one. Such a record is set aside and never merged.
    /// </summary>
    public static bool Contradicts(EntryHead head, Statement statement) =>
        Contradict((head.Filing, head.Applicant, head.Title), (statement.Filing, statement.Applicant, statement.Title));

    /// <summary>The same of two entries that a statement names as one: one wrong number must not make strangers' entries one.</summary>
    public static bool Contradicts(EntryHead head, EntryHead other) => Contradict((head.Filing, head.Applicant, head.Title), (other.Filing, other.Applicant, other.Title));

    private static bool Contradict((int Filing, long Applicant, long Title) known, (int Filing, long Applicant, long Title) stated) =>
        known.Filing != 0 && stated.Filing != 0 && Differs(known.Filing, stated.Filing) && (Differ(known.Applicant, stated.Applicant) || Differ(known.Title, stated.Title));

    /// <summary>A year alone does not contradict a day of that year.</summary>
    private static bool Differs(int known, int stated) =>
        known != stated && !(known % 10000 == 0 || stated % 10000 == 0 ? known / 10000 == stated / 10000
            : (known % 100 == 0 || stated % 100 == 0) && known / 100 == stated / 100);

    internal static bool Differ(long known, long stated) => known != 0 && stated != 0 && known != stated;

    /// <summary>Takes the statement down in the head's list: parts it decides rest on it from now on.</summary>
    /// <param name="snapshot">Number of the snapshot that keeps it.</param>
    public void Note(EntryHead head, Statement statement, int snapshot)
    {
        var mark = KnownStatement.MarkOf(statement.Fingerprint);
        var rank = RankOf(statement);
        var list = head.Statements;
        if (Restated)
        {
            if (!InCompany)
            {
                Raise(head, mark, rank);
            }
            return;
        }
        // Texts belong to publications: only a complete list of these makes a word on texts complete, else A1 keeps its claims when B1 brings its own.
        var fully = (statement.Scope.Fully & Parts.Publications) != 0 ? Fully : Fully & ~Parts.Text;
        for (var i = 0; i < list.Count; i++)
        {
            if (!list[i].Rank.Outranks(rank))
            {
                list[i] = list[i].Mark == mark ? list[i].Under(Fully | Partly) : list[i].Under(fully);
            }
        }
        list.Add(new KnownStatement(fully, (Fully | Partly) & ~fully, rank.ProducedTicks, mark, snapshot, rank.FromOwner, statement.Operation == Operation.Delete));
    }

    private static void Raise(EntryHead head, UInt128 mark, StatementRank rank)
    {
        var list = head.Statements;
        var last = list.FindLastIndex(known => known.Mark == mark && rank.Outranks(known.Rank));
        if (last < 0)
        {
            return;
        }
        var before = list[last].Rank;
        for (var i = 0; i <= last; i++)
        {
            // Those of the same moment that lie below it were said again with it, unless that would hide what was said since.
            var isCompany = list[i] is { IsDelete: false } one && one.Rank == before && (one.Partly & Parts.Publications) != 0 && !Passes(head, one.Mark, one.Governs, before, rank);
            if ((isCompany || (list[i].Mark == mark && list[i].IsSaidAgainWith(list[last]))) && rank.Outranks(list[i].Rank))
            {
                list[i] = list[i].At(rank);
            }
        }
    }
}
