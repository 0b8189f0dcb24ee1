using Daftar.Dialects;
using Npgsql;

namespace Daftar.Intake;

/// <summary>
/// The list of entries to read again, made by one pass over the snapshots and kept in a temporary table of the session. Its order is that in
/// which originals lie, so that a page unpacks few chunks and each once: by id, a page of a thousand entries would need a thousand chunks.
/// </summary>
internal static class ReadAgainWork
{
    public static long List(NpgsqlConnection connection, IReadOnlyList<Dialect> dialects, bool all)
    {
        using var table = new NpgsqlCommand("create temp table read_again (n bigint primary key, entry uuid not null, bytes bigint)", connection);
        table.ExecuteNonQuery();
        using var command = new NpgsqlCommand(
            """
            insert into read_again
            select row_number() over (order by place, entry), entry, bytes
            from (select s.entry, min(array[s.batch, s.chunk, s.place]) as place, sum(octet_length(s.payload)) as bytes, bool_or(s.reader < d.version) as older
                  from snapshot s join unnest($1, $2) d(id, version) on s.dialect = d.id
                  where s.salt is not null and s.chunk >= 0 group by s.entry) found
            where older or $3
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. dialects.Select(static dialect => dialect.Id)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. dialects.Select(static dialect => dialect.ReaderVersion)] });
        command.Parameters.AddWithValue(all);
        return command.ExecuteNonQuery();
    }

    /// <summary>The next entries after a place in the list, and where they end.</summary>
    public static (List<Guid> Entries, long Last) Next(NpgsqlConnection connection, long after, int most, long bytes)
    {
        using var command = new NpgsqlCommand("select n, entry, coalesce(bytes, 0)::bigint from read_again where n > $1 order by n limit $2", connection)
        { Parameters = { new() { Value = after }, new() { Value = most } } };
        var entries = new List<Guid>(most);
        using var row = command.ExecuteReader();
        while ((entries.Count == 0 || bytes > 0) && row.Read())
        {
            after = row.GetInt64(0);
            entries.Add(row.GetGuid(1));
            bytes -= row.GetInt64(2);
        }
        return (entries, after);
    }
}

/// <summary>Entries that turned out to be one are replayed together: who was joined to whom, kept up with while the work goes on.</summary>
internal sealed class ReadAgainJoined
{
    private readonly Dictionary<Guid, Guid> _into = [];
    private readonly HashSet<Guid> _done = [];
    private long _seen = -1;

    /// <summary>Under the journal lock: takes in what was joined since the last look.</summary>
    public void Refresh(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select id, merged_into, batch from entry where batch > $1 and merged_into is not null", connection) { Parameters = { new() { Value = _seen } } };
        command.CommandTimeout = 0;
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                _into[row.GetGuid(0)] = row.GetGuid(1);
            }
        }
        using var last = new NpgsqlCommand("select coalesce(max(number), 0) from journal_batch", connection);
        _seen = (long)last.ExecuteScalar()!;
    }

    /// <summary>The entries that still stand, each with all that were joined to it, near or far; none twice in one run.</summary>
    public Dictionary<Guid, List<(Guid Entry, Guid Into)>> Families(IEnumerable<Guid> entries)
    {
        var families = new Dictionary<Guid, List<(Guid, Guid)>>();
        var members = _into.ToLookup(static pair => pair.Value, static pair => pair.Key);
        foreach (var entry in entries)
        {
            var root = entry;
            while (_into.TryGetValue(root, out var into))
            {
                root = into;
            }
            var isFamily = root != entry || members.Contains(root);
            if (families.ContainsKey(root) || (isFamily && !_done.Add(root)))
            {
                continue;
            }
            var family = families[root] = [];
            var open = new Stack<Guid>([root]);
            while (isFamily && open.TryPop(out var at))
            {
                foreach (var member in members[at])
                {
                    family.Add((member, at));
                    open.Push(member);
                }
            }
        }
        return families;
    }
}
