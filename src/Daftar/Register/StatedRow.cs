using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>A snapshot as the states of all times are made of it: what it left, what it said by itself, and of when.</summary>
internal sealed record StatedRow(Guid Entry, int Number, Right Right, SnapshotKind Kind, Outcome Outcome, int InLaw, DateTimeOffset Produced, StatementRank Rank, DateTimeOffset Learnt, Scope Scope, byte[]? Words, byte[]? Packed)
{
    /// <summary>How many columns <see cref="Read"/> takes, from the first.</summary>
    public const int Columns = 14;

    /// <summary>Of a snapshot s, its entry e and the collection c of that.</summary>
    public const string ColumnList =
        """s.entry, s.number, e."right", s.kind, s.outcome, s.in_law, s.produced, s.provider = c.office, s.learnt, s.scope_fully, s.scope_partly, s.words, s.payload, s.fingerprint""";

    private UInt128 mark;

    /// <summary>What stands above what: by the last time it was stated.</summary>
    public StatementRank Rank { get; private set; } = Rank;

    /// <summary>The day from which what it says held, as <see cref="Date"/> found it.</summary>
    public DateOnly TellsOf { get; private set; }

    /// <summary>The day (UTC) on which it was stated.</summary>
    public DateOnly StatedOn => DateOnly.FromDateTime(Produced.UtcDateTime);

    /// <summary>The day (UTC) from which it was known.</summary>
    public DateOnly LearntOn => DateOnly.FromDateTime(Learnt.UtcDateTime);

    public AsOfAnswer Answer() => new(Entry, Number, Kind == SnapshotKind.Deleted || Packed is null ? null : Payload.Read(Right, Packed));

    /// <summary>Finds of which day each of them tells.</summary>
    public static void Date(List<StatedRow> rows)
    {
        foreach (var (row, tellsOfMore) in DatesInLaw.Find(rows, static row => (row.InLaw, row.Produced, row.Kind)))
        {
            row.TellsOf = tellsOfMore ? RegisterDate.FromNumber(row.InLaw).LastDay : row.StatedOn;
        }
    }

    /// <param name="row">A row of <see cref="ColumnList"/>.</param>
    public static StatedRow Read(NpgsqlDataReader row)
    {
        var rank = new StatementRank(row.GetBoolean(7), row.GetFieldValue<DateTimeOffset>(6).UtcTicks);
        return new StatedRow(row.GetGuid(0), row.GetInt32(1), (Right)row.GetInt16(2), (SnapshotKind)row.GetInt16(3), (Outcome)row.GetInt16(4), row.GetInt32(5), row.GetFieldValue<DateTimeOffset>(6), rank,
            row.GetFieldValue<DateTimeOffset>(8), new Scope((Parts)row.GetInt16(9), (Parts)row.GetInt16(10)),
            row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11), row.IsDBNull(12) ? null : row.GetFieldValue<byte[]>(12)) { mark = KnownStatement.MarkOf(row.GetFieldValue<byte[]>(13)) };
    }

    /// <summary>What was stated again since, which made no snapshot, counts from then.</summary>
    /// <param name="rows">All of an entry, in the order learnt.</param>
    /// <param name="root">The entry that stands for all that were joined to it.</param>
    /// <param name="known">What was said of it.</param>
    public static void Raise(List<StatedRow> rows, Guid root, List<KnownStatement> known)
    {
        foreach (var again in known)
        {
            // Of an entry joined to this one only the content is known. The same content may have come, been replaced, and come again: the last time is the one that was repeated.
            var said = again.Snapshot > 0 ? rows.Find(row => row.Number == again.Snapshot && row.Entry == root && row.mark == again.Mark)
                : known.Exists(one => one.Snapshot == 0 && one.Mark == again.Mark && one.Rank.Outranks(again.Rank)) ? null
                : rows.FindLast(row => row.Entry != root && row.mark == again.Mark);
            if (said is not null && again.Rank.Outranks(said.Rank))
            {
                said.Rank = again.Rank;
            }
        }
    }
}
