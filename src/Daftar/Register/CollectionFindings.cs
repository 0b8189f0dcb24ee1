using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>Another entry of the same office that a record names.</summary>
/// <param name="Own">Key of the record's own entry.</param>
/// <param name="Key">Of the entry it names.</param>
public sealed record AwaitedEntry(long Ordinal, Guid Own, string Number, Guid Key, string Written, Place Where);

/// <summary>How many records of a right a package had, and in how many a field was filled.</summary>
public sealed record FieldFill(Right Right, string Field, long Records, long Filled);

/// <summary>One row a query about the collection gave.</summary>
public sealed record CollectionRow(long? Ordinal, Guid? Entry, string? Number, string? Came);

/// <summary>What is found out about a package once it is in the register, in one transaction: queries over all its records at once, and the findings they give.</summary>
internal static class CollectionFindings
{
    public static bool IsDone(NpgsqlConnection connection, long package)
    {
        using var command = new NpgsqlCommand("select compared is not null from package where id = $1", connection) { Parameters = { new() { Value = package } } };
        return command.ExecuteScalar() is true;
    }

    /// <param name="find">Asks a query and makes findings of its rows.</param>
    public static void Write(NpgsqlConnection connection, long package, IReadOnlyList<AwaitedEntry> awaited, IReadOnlyList<FieldFill> fill, DateTimeOffset now, Func<Func<string, List<CollectionRow>>, IEnumerable<(CollectionRow Row, Finding Finding)>> find)
    {
        using var transaction = connection.BeginTransaction();
        // Whoever was faster has told it.
        using (var mark = new NpgsqlCommand("update package set compared = $2 where id = $1 and compared is null", connection) { Parameters = { new() { Value = package }, new() { Value = now } } })
        {
            if (mark.ExecuteNonQuery() == 0)
            {
                return;
            }
        }
        Fill(connection, package, fill);
        Awaited(connection, awaited);
        var found = find(query => Ask(connection, package, query)).ToList();
        // Later statements made snapshots since: the finding belongs to the state that is shown.
        var landed = Snapshots(connection, [.. found.Select(static one => one.Row.Entry).OfType<Guid>().Distinct()]);
        FindingRows.Write(connection, package, [.. found.Select(static one => new PlacedFinding(one.Row.Ordinal, one.Finding))],
            [.. found.Where(one => one.Row is { Ordinal: not null, Entry: { } entry } && landed.ContainsKey(entry)).Select(one => (one.Row.Ordinal!.Value, one.Row.Entry!.Value, landed[one.Row.Entry.Value])).DistinctBy(static row => row.Item1)]);
        transaction.Commit();
    }

    private static void Fill(NpgsqlConnection connection, long package, IReadOnlyList<FieldFill> fill)
    {
        using var copy = connection.BeginBinaryImport("""copy package_fill (package, "right", field, records, filled) from stdin (format binary)""");
        foreach (var one in fill)
        {
            copy.StartRow();
            copy.Write(package, NpgsqlDbType.Bigint);
            copy.Write((short)one.Right, NpgsqlDbType.Smallint);
            copy.Write(one.Field, NpgsqlDbType.Text);
            copy.Write(one.Records, NpgsqlDbType.Bigint);
            copy.Write(one.Filled, NpgsqlDbType.Bigint);
        }
        copy.Complete();
    }

    private static void Awaited(NpgsqlConnection connection, IReadOnlyList<AwaitedEntry> awaited)
    {
        using (var command = new NpgsqlCommand("create temp table awaited (ordinal bigint, own uuid, entry uuid, number text, key uuid, written text) on commit drop", connection))
        {
            command.ExecuteNonQuery();
        }
        using (var copy = connection.BeginBinaryImport("copy awaited (ordinal, own, number, key, written) from stdin (format binary)"))
        {
            foreach (var one in awaited)
            {
                copy.StartRow();
                copy.Write(one.Ordinal, NpgsqlDbType.Bigint);
                copy.Write(one.Own, NpgsqlDbType.Uuid);
                copy.Write(one.Number.Replace('\0', '\uFFFD'), NpgsqlDbType.Text);
                copy.Write(one.Key, NpgsqlDbType.Uuid);
                copy.Write(one.Written.Replace('\0', '\uFFFD'), NpgsqlDbType.Text);
            }
            copy.Complete();
        }
        using var join = new NpgsqlCommand("update awaited a set entry = i.entry from identifier i where i.key = a.own", connection);
        join.ExecuteNonQuery();
    }

    private static List<CollectionRow> Ask(NpgsqlConnection connection, long package, string query)
    {
#pragma warning disable CA2100 // constants of the checks
        using var command = new NpgsqlCommand(query, connection);
#pragma warning restore CA2100
        if (query.Contains("$1", StringComparison.Ordinal))
        {
            command.Parameters.Add(new() { Value = package });
        }
        var rows = new List<CollectionRow>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            rows.Add(new CollectionRow(row.IsDBNull(0) ? null : row.GetInt64(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
        }
        return rows;
    }

    private static Dictionary<Guid, int> Snapshots(NpgsqlConnection connection, Guid[] entries)
    {
        var current = new Dictionary<Guid, int>();
        if (entries.Length == 0)
        {
            return current;
        }
        using var command = new NpgsqlCommand("select id, current from entry where id = any($1)", connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = entries } } };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            current[row.GetGuid(0)] = row.GetInt32(1);
        }
        return current;
    }
}
