using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>Two entries that are two again.</summary>
/// <param name="Entry">The entry that had been joined; it has its own identifiers, state and history again.</param>
/// <param name="From">The entry it had been joined to.</param>
public sealed record SplitEntries(Guid Entry, Guid From);

/// <summary>
/// Undoes the joining of two entries (design decision 2: merging and splitting are journalled). Each is made again of the statements kept under it; numbers its
/// own records name lead to it again. No snapshot is made and the evidence stays: nobody stated anything. What the joined state said of the other is taken out
/// of the states kept since. A record that names both later is set aside: the two are kept apart.
/// </summary>
public sealed class Split(Database database, TimeProvider time)
{
    private readonly PayloadBuffer _buffer = new();

    /// <summary>The entry an entry was joined to; null where it stands for itself or is not known.</summary>
    public async Task<Guid?> JoinedTo(Guid entry, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("select merged_into from entry where id = $1");
        command.Parameters.AddWithValue(entry);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) as Guid?;
    }

    /// <summary>Entries that were joined to an entry, near or far.</summary>
    public async Task<IReadOnlyList<Guid>> Joined(Guid entry, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        return [.. Family(connection, entry).Where(one => one != entry)];
    }

    /// <param name="entry">An entry that was joined to another.</param>
    /// <returns>Null where it was not joined to any.</returns>
    public async Task<SplitEntries?> Run(Guid entry, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        Execute(connection, "select pg_advisory_xact_lock($1)", new NpgsqlParameter { Value = Merge.JournalLock });
        NumberRulesHeld.RefuseOthers(connection);
        using var joined = new NpgsqlCommand("select merged_into from entry where id = $1", connection) { Parameters = { new() { Value = entry } } };
        if (joined.ExecuteScalar() is not Guid)
        {
            return null;
        }
        var root = Root(connection, entry);
        var now = time.GetUtcNow();
        var mine = Family(connection, entry);
        var rest = Family(connection, root).Except(mine).ToList();
        var batch = Journal.NextBatch(connection, now, JournalCause.MergedOrSplit, null);
        Execute(connection, "update entry set merged_into = null where id = $1", new NpgsqlParameter { Value = entry });
        Execute(connection, "insert into kept_apart (one, other, at) values ($1, $2, $3) on conflict do nothing",
            new NpgsqlParameter { Value = entry }, new NpgsqlParameter { Value = root }, new NpgsqlParameter { Value = now.UtcDateTime });
        var restated = Times(connection, root);
        var own = Made(connection, entry, mine, restated);
        var others = Made(connection, root, rest, restated);
        Execute(connection, "update identifier set entry = $1 where key = any($2) and entry = $3",
            new NpgsqlParameter { Value = entry }, new NpgsqlParameter<Guid[]> { TypedValue = [.. own.Keys] }, new NpgsqlParameter { Value = root });
        Write(connection, own, batch, now);
        Write(connection, others, batch, now);
        Journal.Close(connection, batch, 2);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return new SplitEntries(entry, root);
    }

    /// <summary>
    /// The other way round: two entries that have one number become one, made anew of the statements about both. The one spoken of last stays, for its last snapshot holds
    /// the state that is shown. The caller holds the journal lock in a transaction.
    /// </summary>
    /// <returns>Which of the two goes, and which stays. Numbers the one that goes is not known by in its statements still lead to it.</returns>
    internal (Guid Goes, Guid Stays) Join(NpgsqlConnection connection, Guid one, Guid other, long batch, DateTimeOffset now)
    {
        using var last = new NpgsqlCommand("select entry from snapshot where entry = $1 or entry = $2 order by batch desc, number desc, entry limit 1", connection)
        { Parameters = { new() { Value = one }, new() { Value = other } } };
        var stays = last.ExecuteScalar() is Guid spoken ? spoken : one;
        var goes = stays == one ? other : one;
        var restated = Times(connection, goes);
        foreach (var (mark, rank) in Times(connection, stays))
        {
            restated[mark] = restated.TryGetValue(mark, out var known) && known.Outranks(rank) ? known : rank;
        }
        var keys = Made(connection, goes, Family(connection, goes), restated).Keys;
        Execute(connection, "update entry set merged_into = $2, statements = ''::bytea, batch = $3 where id = $1", new NpgsqlParameter { Value = goes }, new NpgsqlParameter { Value = stays }, new NpgsqlParameter { Value = batch });
        Execute(connection, "update identifier set entry = $2 where entry = $1 and key = any($3)", new NpgsqlParameter { Value = goes }, new NpgsqlParameter { Value = stays }, new NpgsqlParameter<Guid[]> { TypedValue = [.. keys] });
        Write(connection, Made(connection, stays, Family(connection, stays), restated), batch, now);
        return (goes, stays);
    }

    /// <summary>What one side is by its own statements: head, state, and the snapshots whose state is another one without the other side.</summary>
    private sealed record Side(EntryHead Head, IpRecord? State, HashSet<Guid> Keys, List<(int Number, byte[] Packed, byte[] MadeOf)> Altered);

    private Side Made(NpgsqlConnection connection, Guid root, IReadOnlyList<Guid> members, Dictionary<UInt128, StatementRank> restated)
    {
        using var command = new NpgsqlCommand(
            """
            select s.entry, s.number, e."right", s.kind, s.outcome, s.produced, s.provider, c.office, s.scope_fully, s.scope_partly, s.fingerprint, s.payload, s.words
            from snapshot s join entry e on e.id = s.entry join collection c on c.id = e.collection where s.entry = any($1) order by s.batch, s.entry, s.number
            """, connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. members] } } };
        EntryHead? head = null;
        IpRecord? state = null;
        var keys = new HashSet<Guid>();
        var numbers = new List<OfficeNumber>();
        var kept = new List<KeptStatement>();
        var altered = new List<(int, byte[], byte[])>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (entry, number, right) = (row.GetGuid(0), row.GetInt32(1), (Right)row.GetInt16(2));
            head ??= new EntryHead { Id = root, Collection = 0, Right = right, Office = row.GetString(7) };
            var packed = row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11);
            var words = row.IsDBNull(12) ? packed : row.GetFieldValue<byte[]>(12);
            var fingerprint = row.GetFieldValue<byte[]>(10);
            var scope = new Scope((Parts)row.GetInt16(8), (Parts)row.GetInt16(9));
            var isDelete = (SnapshotKind)row.GetInt16(3) == SnapshotKind.Deleted;
            if (words is not null && !isDelete)
            {
                kept.Add(new KeptStatement(entry, number, KnownStatement.MarkOf(fingerprint), scope, words));
                foreach (var identifier in Payload.Read(right, words).Identifiers)
                {
                    if (!numbers.Contains(identifier))
                    {
                        numbers.Add(identifier);
                    }
                    if (identifier.Identifies && identifier.Folded.Length > 0)
                    {
                        keys.Add(EntryKey.Of(right, identifier));
                    }
                }
            }
            var said = new Statement
            {
                Ordinal = 0, Right = right, Office = head.Office, Identifiers = [], Keys = [], Fingerprint = fingerprint, Scope = scope, Operation = isDelete ? Operation.Delete : Operation.State,
                Produced = row.GetFieldValue<DateTimeOffset>(5), ProducedFrom = ProducedFrom.Record, Provider = row.GetString(6), Packed = words ?? [], Dialect = "", OriginalSha256 = [],
            };
            var decision = Decision.On(head, said);
            if (decision.Outcome != Outcome.Duplicate)
            {
                head.Deleted = decision.Outcome == Outcome.Deleted || (head.Deleted && decision.Outcome == Outcome.Older);
                decision.Note(head, said, entry == root ? number : 0);
            }
            if (entry != root || (Outcome)row.GetInt16(4) is not (Outcome.New or Outcome.Changed) || packed is null)
            {
                continue;
            }
            (state, var made) = FromStatements(head, kept, numbers);
            if (state is not null && !Payload.Json(state, _buffer).SequenceEqual(Payload.Unpack(packed)))
            {
                altered.Add((number, Payload.Pack(state, _buffer), made.Bytes));
            }
        }
        head ??= new EntryHead { Id = root, Collection = 0, Right = default, Office = "" };
        for (var i = 0; i < head.Statements.Count; i++)
        {
            // Stated again since, which makes no snapshot: it counts from then.
            var known = head.Statements[i];
            if (restated.TryGetValue(known.Mark, out var rank) && rank.Outranks(known.Rank) && known.IsSaidAgainWith(head.Statements.FindLast(one => one.Mark == known.Mark)))
            {
                head.Statements[i] = known.At(rank);
            }
        }
        return new Side(head, state, keys, altered);
    }

    private static (IpRecord? State, MadeOf Made) FromStatements(EntryHead head, List<KeptStatement> kept, List<OfficeNumber> numbers)
    {
        var made = new MadeOf();
        IpRecord? state = null;
        foreach (var known in head.Statements.Where(static known => known is { IsDelete: false, Governs: not Parts.None }).OrderBy(static known => known.FromOwner).ThenBy(static known => known.ProducedTicks))
        {
            var found = known.Snapshot > 0 ? kept.Find(one => one.Entry == head.Id && one.Number == known.Snapshot) : kept.FindLast(one => one.Mark == known.Mark);
            if (found is null)
            {
                continue;
            }
            made.Add(found.Entry, found.Number);
            var said = Payload.Read(head.Right, found.Packed);
            if (state is null)
            {
                state = said;
            }
            else
            {
                state.Take(said, found.Scope.Fully, found.Scope.Partly);
            }
        }
        if (state is not null)
        {
            state.Identifiers = [.. numbers];
        }
        return (state, made);
    }

    private static void Write(NpgsqlConnection connection, Side side, long batch, DateTimeOffset now)
    {
        var head = side.Head;
        foreach (var (number, packed, madeOf) in side.Altered)
        {
            Execute(connection, "update snapshot set words = coalesce(words, payload), payload = $3, made_of = $4 where entry = $1 and number = $2",
                new NpgsqlParameter { Value = head.Id }, new NpgsqlParameter { Value = number }, new NpgsqlParameter { Value = packed }, new NpgsqlParameter { Value = madeOf });
        }
        if (side.State is { } state)
        {
            HeadFacts.Of(state, now).Describe(head);
        }
        Execute(connection,
            """
            update entry set batch = $2, statements = $3, deleted = $4, status = $5, filing = $6, registration = $7, publications = $8, applicant = $9, title = $10,
              visibility = case when visibility = 3 then 3 else $11 end, public_from = $12, next_public = $13, identifiers = (select count(*) from identifier i where i.key = any($14) and i.entry = $1)
            where id = $1
            """,
            new NpgsqlParameter { Value = head.Id }, new NpgsqlParameter { Value = batch }, new NpgsqlParameter { Value = KnownStatements.Write(head.Statements) }, new NpgsqlParameter { Value = head.Deleted },
            new NpgsqlParameter { Value = (short)head.Status }, new NpgsqlParameter { Value = head.Filing }, new NpgsqlParameter { Value = head.Registration },
            new NpgsqlParameter { Value = (short)Math.Min(head.Publications, short.MaxValue) }, new NpgsqlParameter { Value = head.Applicant }, new NpgsqlParameter { Value = head.Title },
            new NpgsqlParameter { Value = (short)head.Visibility }, Day(head.PublicFrom), Day(head.NextPublic), new NpgsqlParameter<Guid[]> { TypedValue = [.. side.Keys] });
    }

    private static NpgsqlParameter Day(DateOnly? day) => new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };

    private static Guid Root(NpgsqlConnection connection, Guid entry)
    {
        using var command = new NpgsqlCommand(
            "with recursive up as (select id, merged_into from entry where id = $1 union select e.id, e.merged_into from up join entry e on e.id = up.merged_into) select id from up where merged_into is null", connection)
        { Parameters = { new() { Value = entry } } };
        return (Guid)command.ExecuteScalar()!;
    }

    private static List<Guid> Family(NpgsqlConnection connection, Guid entry)
    {
        using var command = new NpgsqlCommand("with recursive family as (select $1::uuid as id union select e.id from entry e join family f on e.merged_into = f.id) select id from family", connection)
        { Parameters = { new() { Value = entry } } };
        var ids = new List<Guid>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            ids.Add(row.GetGuid(0));
        }
        return ids;
    }

    private static Dictionary<UInt128, StatementRank> Times(NpgsqlConnection connection, Guid root)
    {
        using var command = new NpgsqlCommand("select statements from entry where id = $1", connection) { Parameters = { new() { Value = root } } };
        var times = new Dictionary<UInt128, StatementRank>();
        foreach (var known in KnownStatements.Read((byte[])command.ExecuteScalar()!))
        {
            times[known.Mark] = times.TryGetValue(known.Mark, out var rank) && rank.Outranks(known.Rank) ? rank : known.Rank;
        }
        return times;
    }

    private static void Execute(NpgsqlConnection connection, string sql, params NpgsqlParameter[] values)
    {
#pragma warning disable CA2100 // constants of this class
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(values);
        command.ExecuteNonQuery();
    }
}
