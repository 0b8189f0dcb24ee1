using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>An identifier as it is kept, and the key it has by the rules of today.</summary>
internal sealed record FoldedRow(Guid Key, Guid Entry, Right Right, OfficeNumber Number, string Was)
{
    public Guid NewKey { get; } = EntryKey.Of(Right, Number);

    public bool IsStale => Number.Folded.Length > 0 && Number.Folded != Was;

    /// <param name="row">key, entry, right, office, numbers, written, folded.</param>
    public static FoldedRow Of(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), (Right)row.GetInt16(2), new OfficeNumber { Office = row.GetString(3), Of = (Numbers)row.GetInt16(4), Written = row.GetString(5) }, row.GetString(6));
}

/// <summary>One page of identifiers that fold otherwise now. Those whose new key nobody has move together; only numbers that meet are looked at one by one.</summary>
internal sealed class FoldPage(NpgsqlConnection connection, DateTimeOffset now, Split split)
{
    private readonly HashSet<Guid> _entries = [];
    private readonly HashSet<Guid> _under = [];
    private readonly List<(Guid From, Guid To)> _joined = [];
    private readonly List<FoldedRow> _aside = [];

    public List<LeftApart> Apart { get; } = [];

    /// <summary>In the transaction of the page; gives how many entries were joined.</summary>
    public int Write(List<FoldedRow> changed)
    {
        var batch = Journal.NextBatch(connection, now, JournalCause.MergedOrSplit, null);
        var moved = MoveTogether(changed);
        _entries.UnionWith(changed.Select(static row => row.Entry));
        foreach (var row in changed.Where(row => !moved.Contains(row.Key)))
        {
            MoveOne(row, batch);
        }
        Repoint();
        if (Apart.Count > 0)
        {
            Execute("insert into left_apart (one, other, number, at) select one, other, number, $4 from unnest($1, $2, $3) l(one, other, number) on conflict do nothing",
                Apart.Select(static pair => pair.One).ToArray(), Apart.Select(static pair => pair.Other).ToArray(), Apart.Select(static pair => pair.Number).ToArray(), now.UtcDateTime);
        }
        // Search and every other follower of the journal learn the new forms.
        Execute("update entry set batch = $1 where id = any($2)", batch, _entries.ToArray());
        Journal.Close(connection, batch, _entries.Count);
        return _joined.Count;
    }

    private HashSet<Guid> MoveTogether(List<FoldedRow> changed)
    {
        var alone = changed.GroupBy(static row => row.NewKey).Where(static same => same.Count() == 1).Select(static same => same.First()).ToList();
        using var command = new NpgsqlCommand(
            """
            update identifier i set key = w.new_key, folded = w.folded, rule = $4 from unnest($1, $2, $3) w(key, new_key, folded)
            where i.key = w.key and not exists (select 1 from identifier taken where taken.key = w.new_key) returning w.key
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. alone.Select(static row => row.Key)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. alone.Select(static row => row.NewKey)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. alone.Select(static row => row.Number.Folded)] });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = OfficeNumber.FoldingRule });
        var moved = new HashSet<Guid>(alone.Count);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            moved.Add(row.GetGuid(0));
        }
        return moved;
    }

    private void MoveOne(FoldedRow row, long batch)
    {
        // Moved a moment ago, out of the way of another.
        if (!IsThere(row, out var entry))
        {
            return;
        }
        var other = At(row.NewKey);
        if (other is { IsStale: true } && other.Key != row.Key)
        {
            // It has the key by a form that is no longer its own: no number of the same.
            _under.Add(row.Key);
            if (_under.Contains(other.Key))
            {
                Aside(other);
            }
            else
            {
                MoveOne(other, batch);
                _entries.Add(other.Entry);
            }
            _under.Remove(row.Key);
            other = At(row.NewKey);
        }
        if (!IsThere(row, out entry))
        {
            // It made room itself, and comes back when all have moved.
            return;
        }
        if (other is null)
        {
            Execute("update identifier set key = $2, folded = $3, rule = $4 where key = $1", row.Key, row.NewKey, row.Number.Folded, OfficeNumber.FoldingRule);
            return;
        }
        var (mine, theirs) = (Root(entry), Root(other.Entry));
        if (mine != theirs && !MayJoin(mine, theirs))
        {
            Apart.Add(new LeftApart(row.Number.ToString(), mine, theirs));
            return;
        }
        Execute("delete from identifier where key = $1", row.Key);
        Execute("update entry set identifiers = identifiers - 1 where id = $1", mine);
        if (mine != theirs)
        {
            _entries.UnionWith([mine, theirs]);
            _joined.Add(split.Join(connection, mine, theirs, batch, now));
        }
    }

    private bool IsThere(FoldedRow row, out Guid entry)
    {
        var kept = At(row.Key);
        entry = kept?.Entry ?? default;
        return kept is not null && kept.Number.Written == row.Number.Written;
    }

    /// <summary>Of numbers that each have the other's key the first makes room: it takes its own where that is free by then, which it is once the others have moved.</summary>
    private void Aside(FoldedRow row)
    {
        Execute("delete from identifier where key = $1", row.Key);
        _aside.Add(row);
    }

    /// <summary>All numbers that still lead to an entry that was joined lead to the other one: one pass over the table a page, for there is no index by entry.</summary>
    private void Repoint()
    {
        foreach (var row in _aside)
        {
            Execute("""insert into identifier (key, entry, office, "right", numbers, folded, written, rule) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (key) do nothing""",
                row.NewKey, Root(row.Entry), row.Number.Office, (short)row.Right, (short)row.Number.Of, row.Number.Folded, row.Number.Written, OfficeNumber.FoldingRule);
        }
        if (_joined.Count > 0)
        {
            Execute(
                """
                with moved as (update identifier i set entry = m.target from unnest($1, $2) m(source, target) where i.entry = m.source returning m.target)
                update entry e set identifiers = e.identifiers + c.count from (select target, count(*) as count from moved group by target) c where e.id = c.target
                """, _joined.Select(static pair => pair.From).ToArray(), _joined.Select(pair => Root(pair.From)).ToArray());
        }
    }

    private Guid Root(Guid entry)
    {
        for (var at = _joined.FindIndex(pair => pair.From == entry); at >= 0; at = _joined.FindIndex(pair => pair.From == entry))
        {
            entry = _joined[at].To;
        }
        return entry;
    }

    /// <summary>As with a record that names both: what was split stays two, and so does what contradicts the other or was taken down.</summary>
    private bool MayJoin(Guid one, Guid other)
    {
        using var command = Command(
            """
            select not exists (select 1 from kept_apart where (one = a.id and other = b.id) or (one = b.id and other = a.id)) and a.collection = b.collection and a.visibility <> 3 and b.visibility <> 3
              and (a.filing = b.filing or a.filing = 0 or b.filing = 0 or (a.applicant = b.applicant and a.applicant <> 0) or (a.title = b.title and a.title <> 0))
            from entry a, entry b where a.id = $1 and b.id = $2
            """, one, other);
        return command.ExecuteScalar() is true;
    }

    private FoldedRow? At(Guid key)
    {
        using var command = Command("""select key, entry, "right", office, numbers, written, folded from identifier where key = $1""", key);
        using var row = command.ExecuteReader();
        return row.Read() ? FoldedRow.Of(row) : null;
    }

    private void Execute(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
#pragma warning disable CA2100 // constants of this class
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        return command;
    }
}
