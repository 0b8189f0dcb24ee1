using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>Writes what a take-down leaves: states without what went, salts and fingerprints destroyed, tombstones.</summary>
internal sealed class ErasedRows(NpgsqlConnection connection, string basis, DateTimeOffset now)
{
    /// <summary>The number of a tombstone for originals that belong to no snapshot.</summary>
    public const int NoSnapshot = 0;

    public void Snapshots(IReadOnlyCollection<HeldSnapshot> hit)
    {
        // A fingerprint is an unsalted hash of what was taken away. Statements of the same content keep one mark, by which states made of several find them.
        foreach (var same in hit.Where(static snapshot => snapshot.OriginalHit).GroupBy(static snapshot => KnownStatement.MarkOf(snapshot.Fingerprint)))
        {
            var left = same.Select(static snapshot => snapshot.FingerprintNow).FirstOrDefault(static known => known is not null) ?? RandomNumberGenerator.GetBytes(32);
            foreach (var snapshot in same)
            {
                snapshot.FingerprintNow = left;
            }
        }
        using var command = new NpgsqlCommand(
            """
            update snapshot s set salt = case when u.original then null else s.salt end, payload = case when u.state then u.payload else s.payload end,
              words = case when u.state then u.words else s.words end, fingerprint = coalesce(u.fingerprint, s.fingerprint)
            from unnest($1, $2, $3, $4, $5, $6, $7) u(entry, number, original, state, payload, fingerprint, words) where s.entry = u.entry and s.number = u.number
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. hit.Select(static row => row.Entry)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. hit.Select(static row => row.Number)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. hit.Select(static row => row.OriginalHit)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. hit.Select(static row => row.StateHit)] });
        command.Parameters.Add(new NpgsqlParameter { Value = hit.Select(static row => row.PackedNow).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.Parameters.Add(new NpgsqlParameter { Value = hit.Select(static row => row.FingerprintNow).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.Parameters.Add(new NpgsqlParameter { Value = hit.Select(static row => row.WordsNow).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.ExecuteNonQuery();
    }

    public void Tombstones(IEnumerable<HeldSnapshot> of, string what) => Tombstones([.. of.Select(static row => (row.Entry, row.Number))], what);

    public void Tombstones(IReadOnlyCollection<(Guid Entry, int Number)> of, string what)
    {
        using var command = new NpgsqlCommand("insert into tombstone (entry, number, basis, scope, at) select e, n, $3, $4, $5 from unnest($1, $2) u(e, n) on conflict do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. of.Select(static row => row.Entry)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. of.Select(static row => row.Number)] });
        command.Parameters.AddWithValue(basis);
        command.Parameters.AddWithValue(what);
        command.Parameters.AddWithValue(now.UtcDateTime);
        command.ExecuteNonQuery();
    }

    /// <summary>The marks by which entries know a statement again are beginnings of its fingerprint.</summary>
    public void Marks(Guid[] entries, IEnumerable<HeldSnapshot> hit)
    {
        var marks = new Dictionary<UInt128, UInt128>();
        foreach (var snapshot in hit.Where(static snapshot => snapshot.FingerprintNow is not null))
        {
            marks[KnownStatement.MarkOf(snapshot.Fingerprint)] = KnownStatement.MarkOf(snapshot.FingerprintNow);
        }
        var changed = new List<(Guid Entry, byte[] Statements)>();
        using (var command = new NpgsqlCommand(
            "with recursive up as (select id, merged_into, statements from entry where id = any($1) union select e.id, e.merged_into, e.statements from entry e join up u on e.id = u.merged_into) select id, statements from up", connection)
        { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = entries } } })
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                var statements = KnownStatements.Read(row.GetFieldValue<byte[]>(1));
                if (statements.Exists(statement => marks.ContainsKey(statement.Mark)))
                {
                    changed.Add((row.GetGuid(0), KnownStatements.Write(statements.ConvertAll(statement => marks.TryGetValue(statement.Mark, out var mark) ? statement with { Mark = mark } : statement))));
                }
            }
        }
        using var update = new NpgsqlCommand("update entry e set statements = u.statements from unnest($1, $2) u(id, statements) where e.id = u.id", connection);
        update.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. changed.Select(static row => row.Entry)] });
        update.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. changed.Select(static row => row.Statements)] });
        update.ExecuteNonQuery();
    }

    /// <summary>A finding may quote what came.</summary>
    public void Findings(Guid[] entries, IReadOnlyCollection<HeldWaiting> waiting)
    {
        using var command = new NpgsqlCommand(
            "update finding set came = null where came is not null and (entry = any($1) or (package, ordinal) in (select * from unnest($2, $3)))", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = entries });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. waiting.Select(static row => row.Package)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. waiting.Select(static row => row.Ordinal)] });
        command.ExecuteNonQuery();
    }

    public void Restated(IReadOnlyCollection<OriginalPlace> cut)
    {
        using var command = new NpgsqlCommand("delete from restated r using unnest($1, $2, $3) c(batch, chunk, place) where r.batch = c.batch and r.chunk = c.chunk and r.place = c.place", connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(HeldSnapshot.Parameters(cut));
        command.ExecuteNonQuery();
    }

    /// <summary>Packages that hold it are not kept as delivered, under whatever name the same bytes came.</summary>
    public void Unkept(IReadOnlyCollection<long> packages)
    {
        using var command = new NpgsqlCommand("update package set unkept = true where sha256 in (select sha256 from package where id = any($1))", connection)
        { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [.. packages] } } };
        command.ExecuteNonQuery();
    }

    /// <summary>Files to be destroyed unless somebody else names them; see <see cref="ErasedRemains"/>.</summary>
    public static void Doom(NpgsqlConnection connection, IReadOnlyCollection<string> files)
    {
        using var command = new NpgsqlCommand("insert into doomed_file (sha256) select sha256 from file where sha256 = any($1) on conflict do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. files.Select(Convert.FromHexString)] });
        command.ExecuteNonQuery();
    }
}
