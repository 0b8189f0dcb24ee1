using Daftar.Register;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Intake;

/// <summary>Reads what waits, element by element of its package: the records of one element are judged together, for they have one original.</summary>
internal static class WaitingPages
{
    public static List<(long Id, byte[] Sha256, long Waiting)> Packages(NpgsqlConnection connection, ReleaseOptions options)
    {
        using var command = new NpgsqlCommand(
            """
            select p.id, p.sha256, w.count from package p join (select package, count(*) as count from waiting where $2::text is null or reason = $2 group by package) w on w.package = p.id
            where cardinality($1) = 0 or p.id = any($1) order by p.arrived, p.id
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. options.Packages] });
        command.Parameters.Add(Code(options.Code));
        var list = new List<(long, byte[], long)>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2)));
        }
        return list;
    }

    /// <summary>The next elements of which a record waits (for this reason).</summary>
    public static List<long> Next(NpgsqlConnection connection, long package, string? code, long after, int most)
    {
        using var command = new NpgsqlCommand("select distinct ordinal / $3 from waiting where package = $1 and ordinal >= ($2 + 1) * $3 and ($4::text is null or reason = $4) order by 1 limit $5", connection);
        command.Parameters.AddWithValue(package);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(PrepareRecords.EntriesPerElement);
        command.Parameters.Add(Code(code));
        command.Parameters.AddWithValue(most);
        var list = new List<long>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add(row.GetInt64(0));
        }
        return list;
    }

    /// <summary>Everything that waits of some elements.</summary>
    public static List<WaitingRow> Rows(NpgsqlConnection connection, long package, List<long> elements)
    {
        using var command = new NpgsqlCommand("select ordinal, outcome, reason, batch, chunk, place from waiting where package = $1 and ordinal / $2 = any($3) and ordinal between $4 and $5 order by ordinal", connection);
        command.Parameters.AddWithValue(package);
        command.Parameters.AddWithValue(PrepareRecords.EntriesPerElement);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. elements] });
        command.Parameters.AddWithValue(elements[0] * PrepareRecords.EntriesPerElement);
        command.Parameters.AddWithValue(((elements[^1] + 1) * PrepareRecords.EntriesPerElement) - 1);
        var list = new List<WaitingRow>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add(new WaitingRow(row.GetInt64(0), (Outcome)row.GetInt16(1), row.GetString(2), new OriginalPlace(row.GetInt64(3), row.GetInt32(4), row.GetInt32(5))));
        }
        return list;
    }

    /// <summary>What was found about the records: the codes, and file and line of the record.</summary>
    public static ILookup<long, (long Ordinal, string Code, string File, long Line)> Findings(NpgsqlConnection connection, long package, IEnumerable<long> ordinals)
    {
        using var command = new NpgsqlCommand("select ordinal, code, file, line from finding where package = $1 and ordinal = any($2)", connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue(package);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. ordinals] });
        var list = new List<(long, string, string, long)>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add((row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
        }
        return list.ToLookup(static found => found.Item1 / PrepareRecords.EntriesPerElement);
    }

    /// <summary>A chunk of originals, unpacked, with its hash.</summary>
    public static (byte[] Bytes, byte[] Sha256)? Chunk(NpgsqlConnection connection, OriginalPlace at)
    {
        using var command = new NpgsqlCommand("select data, sha256 from chunk where batch = $1 and number = $2", connection) { Parameters = { new() { Value = at.Batch }, new() { Value = at.Chunk } } };
        using var row = command.ExecuteReader();
        return row.Read() ? (Payload.Unpack(row.GetFieldValue<byte[]>(0)), row.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Entries that were laid from these originals before: other designs of the same document.</summary>
    public static HashSet<(Guid Key, OriginalPlace At)> Laid(NpgsqlConnection connection, List<(Guid Key, OriginalPlace At)> asked)
    {
        var laid = new HashSet<(Guid, OriginalPlace)>();
        if (asked.Count == 0)
        {
            return laid;
        }
        using var command = new NpgsqlCommand(
            """
            with asked as (select a.key, i.entry, a.batch, a.chunk, a.place from unnest($1, $2, $3, $4) a(key, batch, chunk, place) join identifier i on i.key = a.key)
            select a.key, a.batch, a.chunk, a.place from asked a join snapshot s on s.entry = a.entry and s.batch = a.batch and s.chunk = a.chunk and s.place = a.place
            union select a.key, a.batch, a.chunk, a.place from asked a join restated r on r.entry = a.entry and r.batch = a.batch and r.chunk = a.chunk and r.place = a.place
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(static row => row.Key)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. asked.Select(static row => row.At.Batch)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. asked.Select(static row => row.At.Chunk)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. asked.Select(static row => row.At.Place)] });
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            laid.Add((row.GetGuid(0), new OriginalPlace(row.GetInt64(1), row.GetInt32(2), row.GetInt32(3))));
        }
        return laid;
    }

    private static NpgsqlParameter Code(string? code) => new() { Value = (object?)code ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
