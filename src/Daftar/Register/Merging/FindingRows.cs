using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>Findings live with the entry and snapshot they concern, and are counted by code for the package's account.</summary>
internal static class FindingRows
{
    public static void Write(NpgsqlConnection connection, long package, List<PlacedFinding> findings, List<(long Ordinal, Guid Entry, int Snapshot)> landed)
    {
        if (findings.Count == 0)
        {
            return;
        }
        var entries = landed.ToDictionary(row => row.Ordinal, row => (row.Entry, row.Snapshot));
        using (var copy = connection.BeginBinaryImport(
            """copy finding (package, ordinal, code, severity, entry, snapshot, number, file, line, "column", path, came, expected) from stdin (format binary)"""))
        {
            foreach (var (ordinal, finding) in findings)
            {
                var where = ordinal is { } at && entries.TryGetValue(at, out var known) ? known : default;
                copy.StartRow();
                copy.Write(package, NpgsqlDbType.Bigint);
                Optional(copy, ordinal, NpgsqlDbType.Bigint);
                copy.Write(finding.Code, NpgsqlDbType.Text);
                copy.Write((short)finding.Severity, NpgsqlDbType.Smallint);
                Optional(copy, where.Entry == Guid.Empty ? (Guid?)null : where.Entry, NpgsqlDbType.Uuid);
                Optional(copy, where.Entry == Guid.Empty ? (int?)null : where.Snapshot, NpgsqlDbType.Integer);
                Text(copy, finding.Number);
                copy.Write(Clean(finding.Where.File), NpgsqlDbType.Text);
                copy.Write(finding.Where.Line, NpgsqlDbType.Bigint);
                copy.Write(finding.Where.Column, NpgsqlDbType.Bigint);
                Text(copy, finding.Where.Path);
                Text(copy, finding.Came);
                copy.Write(Clean(finding.Expected), NpgsqlDbType.Text);
            }
            copy.Complete();
        }
        foreach (var group in findings.GroupBy(placed => (placed.Finding.Code, placed.Finding.Severity)))
        {
            using var command = new NpgsqlCommand(
                """
                insert into finding_count (package, code, severity, count) values ($1, $2, $3, $4)
                on conflict (package, code, severity) do update set count = finding_count.count + excluded.count
                """, connection)
            {
                Parameters = { new() { Value = package }, new() { Value = group.Key.Code }, new() { Value = (short)group.Key.Severity }, new() { Value = (long)group.Count() } },
            };
            command.ExecuteNonQuery();
        }
    }

    /// <summary>File and value of the package's findings of some codes: what is told once a file is not told again after an interruption.</summary>
    public static List<(string Code, string File, string? Came)> Places(NpgsqlConnection connection, long package, string[] codes)
    {
        using var command = new NpgsqlCommand("select distinct code, file, came from finding where package = $1 and code = any($2)", connection)
        {
            Parameters = { new() { Value = package }, new NpgsqlParameter<string[]> { TypedValue = codes } },
        };
        var places = new List<(string, string, string?)>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            places.Add((row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
        }
        return places;
    }

    private static void Optional<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } given)
        {
            copy.Write(given, type);
        }
        else
        {
            copy.WriteNull();
        }
    }

    private static void Text(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(Clean(value), NpgsqlDbType.Text);
        }
    }

    /// <summary>PostgreSQL takes no NUL in text, and broken files hold it.</summary>
    private static string Clean(string value) => value.Replace('\0', '\uFFFD');
}
