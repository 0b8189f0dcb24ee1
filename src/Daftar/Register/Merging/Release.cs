using Npgsql;

namespace Daftar.Register;

/// <summary>A record that waits, and where its original lies.</summary>
internal sealed record WaitingRow(long Ordinal, Outcome Outcome, string Reason, OriginalPlace At);

/// <summary>The records of a batch have been moved on since they were read: read them again.</summary>
internal sealed class ReleaseOutOfStepException() : Exception("What waits was moved on by another command.");

/// <summary>
/// What a batch made of records that waited has to do beside laying its statements: the rows that waited go, what still waits keeps its place, the
/// account of the package moves. A snapshot's original lies in a chunk of its own batch, so those of released records are copied; where they lay before
/// is noted for take-downs.
/// </summary>
internal sealed class Release
{
    private static readonly byte[] Remark = "<!-- waits -->"u8.ToArray();

    /// <summary>Everything taken up, as it waited.</summary>
    public List<WaitingRow> Rows { get; } = [];

    /// <summary>Hashes of the chunks they were read from: a take-down in between alters them.</summary>
    public required IReadOnlyDictionary<(long Batch, int Chunk), byte[]> Chunks { get; init; }

    /// <summary>Where the original of a statement was read, by where its copy lies in the batch.</summary>
    public Dictionary<(int Chunk, int Place), OriginalPlace> From { get; } = [];

    /// <summary>What does not pass today either, for another reason than before.</summary>
    public List<(Waiting Record, OriginalPlace At)> Left { get; } = [];

    /// <summary>Originals of what waits no more because it is kept as a file of another record.</summary>
    public List<OriginalPlace> Attached { get; } = [];

    /// <summary>Only to be told what would become of it: nothing is kept.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Under the journal lock.</summary>
    public void RefuseIfOutOfStep(NpgsqlConnection connection, long package)
    {
        using var command = new NpgsqlCommand(
            """
            select (select count(*) from waiting w join unnest($2, $3, $4, $5) r(ordinal, batch, chunk, place) on r.ordinal = w.ordinal and r.batch = w.batch and r.chunk = w.chunk and r.place = w.place where w.package = $1)
              + (select count(*) from unnest($6, $7, $8) r(batch, number, sha256) join chunk c on c.batch = r.batch and c.number = r.number and c.sha256 = r.sha256)
            """, connection);
        command.Parameters.AddWithValue(package);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. Rows.Select(static row => row.Ordinal)] });
        command.Parameters.AddRange(HeldSnapshot.Parameters([.. Rows.Select(static row => row.At)]));
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. Chunks.Keys.Select(static key => key.Batch)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. Chunks.Keys.Select(static key => key.Chunk)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. Chunks.Values] });
        if ((long)command.ExecuteScalar()! != Rows.Count + Chunks.Count)
        {
            throw new ReleaseOutOfStepException();
        }
    }

    /// <summary>Nothing passed, and what still waits does so for the reason it had.</summary>
    public bool ChangesNothing(MergeWork work) =>
        work.Landed.Count == 0 && Left.Count == 0 && Attached.Count == 0 && work.SetAside.TrueForAll(row => Rows.Any(old => old.Ordinal == row.Ordinal && old.Reason == row.Reason && old.Outcome == row.Outcome));

    /// <summary>Before anything is written: the copies of originals that nobody will need go.</summary>
    public void Settle(MergeBatch batch, MergeWork work)
    {
        var needed = work.Snapshots.Select(static row => (row.Statement.Chunk, row.Statement.Place)).Concat(work.Restated.Select(static row => (row.Chunk, row.Place))).ToHashSet();
        foreach (var chunk in From.Keys.Where(at => !needed.Contains(at)).GroupBy(static at => at.Chunk))
        {
            var bytes = Payload.Unpack(batch.Chunks[chunk.Key].Packed);
            foreach (var (_, place) in chunk)
            {
                OriginalLayout.Blank(bytes, place, Remark);
            }
            batch.Chunks[chunk.Key] = OriginalChunk.Of(batch.Chunks[chunk.Key].Records, bytes);
        }
    }

    /// <summary>The rows go, with the findings about them; those about what still waits are written anew with the batch.</summary>
    public void TakeAway(NpgsqlConnection connection, long package)
    {
        var ordinals = new NpgsqlParameter<long[]> { TypedValue = [.. Rows.Select(static row => row.Ordinal)] };
        using var command = new NpgsqlCommand(
            """
            with gone as (delete from waiting where package = $1 and ordinal = any($2)),
              told as (delete from finding where package = $1 and ordinal = any($2) returning code, severity),
              times as (select code, severity, count(*) as count from told group by code, severity)
            update finding_count c set count = c.count - t.count from times t where c.package = $1 and c.code = t.code and c.severity = t.severity
            """, connection)
        { CommandTimeout = 0, Parameters = { new() { Value = package }, ordinals } };
        command.ExecuteNonQuery();
        using var none = new NpgsqlCommand("delete from finding_count where package = $1 and count <= 0", connection) { Parameters = { new() { Value = package } } };
        none.ExecuteNonQuery();
    }

    /// <summary>What still waits, with its original where it was.</summary>
    public IEnumerable<(Waiting Record, OriginalPlace At)> StillWaiting(List<Waiting> setAside) => Left.Concat(setAside.Select(row => (row, From[(row.Chunk, row.Place)])));

    /// <summary>With the rows of the batch in place: where originals lay before is noted, and cut where the copy was.</summary>
    public void Written(NpgsqlConnection connection, MergeBatch batch, MergeWork work, IReadOnlyCollection<(int Chunk, int Place)> cut)
    {
        new HeldOriginals(connection, read: null).Cut(cut.Where(From.ContainsKey).Select(at => From[at]).Concat(Attached), []);
        var at = batch.Statements.ToDictionary(static statement => statement.Ordinal, static statement => (statement.Chunk, statement.Place));
        var before = work.Landed.Where(row => !cut.Contains(at[row.Ordinal])).Select(row => (row.Entry, At: From[at[row.Ordinal]])).ToList();
        using var command = new NpgsqlCommand("insert into restated (entry, batch, chunk, place) select * from unnest($1, $2, $3, $4)", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. before.Select(static row => row.Entry)] });
        command.Parameters.AddRange(HeldSnapshot.Parameters([.. before.Select(static row => row.At)]));
        command.ExecuteNonQuery();
    }

    /// <summary>How the account moves: what waited goes, what still waits comes; what the merge laid or set aside it has counted.</summary>
    public void Count(long[] counts)
    {
        foreach (var row in Rows)
        {
            counts[(int)row.Outcome]--;
        }
        foreach (var (record, _) in Left)
        {
            counts[(int)record.Outcome]++;
        }
    }
}
