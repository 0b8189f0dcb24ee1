using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>Writes what a batch decided: new rows by binary COPY straight into their tables, changed heads through a staging table.</summary>
internal sealed class MergeRows(NpgsqlConnection connection, long journal, MergeBatch batch)
{
    private const string EntryColumns =
        """
        id, collection, "right", status, visibility, deleted, demonstration, batch, snapshots, current, filing, registration, publications, identifiers, applicant, title,
        public_from, merged_into, statements, link, next_public
        """;

    public void Write(MergeWork work)
    {
        if (batch.Chunks.Count > 0)
        {
            Chunks();
        }
        if (work.Snapshots.Count > 0)
        {
            Snapshots(work.Snapshots);
        }
        Restated(work.Restated);
        Entries(work.Heads.All);
        Identifiers(work);
        Files();
        WaitingRows(batch.Release is { } release
            ? [.. release.StillWaiting(work.SetAside)]
            : [.. batch.Waiting.Concat(work.SetAside).Select(row => (row, new OriginalPlace(journal, row.Chunk, row.Place)))]);
        FindingRows.Write(connection, batch.Package, [.. batch.Findings, .. work.Findings], work.Landed);
        if (batch.IsFullExtraction)
        {
            Seen(work.Seen);
        }
    }

    /// <summary>
    /// Rows in the order of their primary key (that of Guid is PostgreSQL's of uuid): neighbours go into neighbouring pages of its index, which saved a fifth of all
    /// PostgreSQL does for a record of a million (47 and 38 µs, in turns).
    /// </summary>
    private static T[] ByKey<T>(List<T> rows, Func<T, Guid> keyOf)
    {
        var sorted = rows.ToArray();
        Array.Sort(Array.ConvertAll(sorted, row => keyOf(row)), sorted);
        return sorted;
    }

    private void Chunks()
    {
        using var copy = connection.BeginBinaryImport("copy chunk (batch, number, package, records, bytes, sha256, data) from stdin (format binary)");
        for (var number = 0; number < batch.Chunks.Count; number++)
        {
            var chunk = batch.Chunks[number];
            copy.StartRow();
            copy.Write(journal, NpgsqlDbType.Bigint);
            copy.Write(number, NpgsqlDbType.Integer);
            copy.Write(batch.Package, NpgsqlDbType.Bigint);
            copy.Write(chunk.Records, NpgsqlDbType.Integer);
            copy.Write(chunk.Length, NpgsqlDbType.Integer);
            copy.Write(chunk.Sha256, NpgsqlDbType.Bytea);
            copy.Write(chunk.Packed, NpgsqlDbType.Bytea);
        }
        copy.Complete();
    }

    private void Snapshots(List<SnapshotRow> rows)
    {
        using var copy = connection.BeginBinaryImport(
            """
            copy snapshot (entry, number, batch, package, kind, outcome, status, scope_fully, scope_partly, produced, produced_from, learnt, in_law, provider, fingerprint,
              fingerprint_rule, dialect, reader, chunk, place, salt, digest, link, laid_fully, laid_partly, payload, words, made_of) from stdin (format binary)
            """);
        var learnt = batch.Learnt.UtcDateTime;
        foreach (var row in ByKey(rows, static row => row.Entry))
        {
            var said = row.Statement;
            copy.StartRow();
            copy.Write(row.Entry, NpgsqlDbType.Uuid);
            copy.Write(row.Number, NpgsqlDbType.Integer);
            copy.Write(journal, NpgsqlDbType.Bigint);
            copy.Write(batch.Package, NpgsqlDbType.Bigint);
            copy.Write((short)row.Kind, NpgsqlDbType.Smallint);
            copy.Write((short)row.Outcome, NpgsqlDbType.Smallint);
            copy.Write((short)row.Status, NpgsqlDbType.Smallint);
            copy.Write((short)said.Scope.Fully, NpgsqlDbType.Smallint);
            copy.Write((short)said.Scope.Partly, NpgsqlDbType.Smallint);
            copy.Write(said.Produced.UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.Write((short)said.ProducedFrom, NpgsqlDbType.Smallint);
            copy.Write(learnt, NpgsqlDbType.TimestampTz);
            copy.Write(said.InLaw, NpgsqlDbType.Integer);
            copy.Write(said.Provider, NpgsqlDbType.Text);
            copy.Write(said.Fingerprint, NpgsqlDbType.Bytea);
            copy.Write(FingerprintRule, NpgsqlDbType.Smallint);
            copy.Write(said.Dialect, NpgsqlDbType.Text);
            copy.Write(said.Reader, NpgsqlDbType.Smallint);
            copy.Write(said.Chunk, NpgsqlDbType.Integer);
            copy.Write(said.Place, NpgsqlDbType.Integer);
            if (row.Salt is null)
            {
                copy.WriteNull();
            }
            else
            {
                copy.Write(row.Salt, NpgsqlDbType.Bytea);
            }
            copy.Write(row.Digest, NpgsqlDbType.Bytea);
            copy.Write(row.Link, NpgsqlDbType.Bytea);
            copy.Write((short)row.LaidFully, NpgsqlDbType.Smallint);
            copy.Write((short)row.LaidPartly, NpgsqlDbType.Smallint);
            Bytes(copy, row.Packed);
            Bytes(copy, row.Words);
            Bytes(copy, row.MadeOf);
        }
        copy.Complete();
    }

    /// <summary>Version of the rule by which fingerprints are made (see the room Dialects).</summary>
    private const short FingerprintRule = 1;

    private void Entries(IEnumerable<EntryHead> heads)
    {
        var added = new List<EntryHead>();
        var changed = new List<EntryHead>();
        foreach (var head in heads)
        {
            if (head.IsNew)
            {
                added.Add(head);
            }
            else if (head.IsDirty)
            {
                changed.Add(head);
            }
        }
        if (added.Count > 0)
        {
            CopyHeads(ByKey(added, static head => head.Id), "entry");
        }
        if (changed.Count == 0)
        {
            return;
        }
        using var stage = new NpgsqlCommand("create temp table if not exists entry_stage (like entry) on commit delete rows", connection);
        stage.ExecuteNonQuery();
        CopyHeads(changed, "entry_stage");
        // A statement merely restated moves no journal number (0 in the stage): nothing that follows the journal sees it.
        using var update = new NpgsqlCommand(
            """
            update entry e set status = s.status, visibility = s.visibility, deleted = s.deleted, demonstration = s.demonstration,
              batch = case when s.batch = 0 then e.batch else s.batch end, snapshots = s.snapshots,
              current = s.current, filing = s.filing, registration = s.registration, publications = s.publications, identifiers = s.identifiers,
              applicant = s.applicant, title = s.title, public_from = s.public_from, merged_into = s.merged_into, statements = s.statements, link = s.link,
              next_public = s.next_public
            from entry_stage s where e.id = s.id
            """, connection);
        update.ExecuteNonQuery();
    }

    private void CopyHeads(IEnumerable<EntryHead> heads, string table)
    {
        using var copy = connection.BeginBinaryImport($"copy {table} ({EntryColumns}) from stdin (format binary)");
        foreach (var head in heads)
        {
            copy.StartRow();
            copy.Write(head.Id, NpgsqlDbType.Uuid);
            copy.Write(head.Collection, NpgsqlDbType.Smallint);
            copy.Write((short)head.Right, NpgsqlDbType.Smallint);
            copy.Write((short)head.Status, NpgsqlDbType.Smallint);
            copy.Write((short)head.Visibility, NpgsqlDbType.Smallint);
            copy.Write(head.Deleted, NpgsqlDbType.Boolean);
            copy.Write(head.Demonstration, NpgsqlDbType.Boolean);
            copy.Write(head.IsJournalled || head.IsNew ? journal : 0L, NpgsqlDbType.Bigint);
            copy.Write(head.Snapshots, NpgsqlDbType.Integer);
            copy.Write(head.Current, NpgsqlDbType.Integer);
            copy.Write(head.Filing, NpgsqlDbType.Integer);
            copy.Write(head.Registration, NpgsqlDbType.Integer);
            copy.Write((short)Math.Min(head.Publications, short.MaxValue), NpgsqlDbType.Smallint);
            copy.Write((short)Math.Min(head.Identifiers, short.MaxValue), NpgsqlDbType.Smallint);
            copy.Write(head.Applicant, NpgsqlDbType.Bigint);
            copy.Write(head.Title, NpgsqlDbType.Bigint);
            Day(copy, head.PublicFrom);
            if (head.MergedInto is { } other)
            {
                copy.Write(other, NpgsqlDbType.Uuid);
            }
            else
            {
                copy.WriteNull();
            }
            copy.Write(KnownStatements.Write(head.Statements), NpgsqlDbType.Bytea);
            copy.Write(head.Link, NpgsqlDbType.Bytea);
            Day(copy, head.NextPublic);
        }
        copy.Complete();
    }

    private static void Bytes(NpgsqlBinaryImporter copy, byte[]? bytes)
    {
        if (bytes is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(bytes, NpgsqlDbType.Bytea);
        }
    }

    private static void Day(NpgsqlBinaryImporter copy, DateOnly? day)
    {
        if (day is { } given)
        {
            copy.Write(given, NpgsqlDbType.Date);
        }
        else
        {
            copy.WriteNull();
        }
    }

    private void Identifiers(MergeWork work)
    {
        if (work.Identifiers.Count > 0)
        {
            using var copy = connection.BeginBinaryImport("""copy identifier (key, entry, office, "right", numbers, folded, written, rule) from stdin (format binary)""");
            foreach (var row in ByKey(work.Identifiers, static row => row.Key))
            {
                copy.StartRow();
                copy.Write(row.Key, NpgsqlDbType.Uuid);
                copy.Write(row.Entry, NpgsqlDbType.Uuid);
                copy.Write(row.Number.Office, NpgsqlDbType.Text);
                copy.Write((short)row.Right, NpgsqlDbType.Smallint);
                copy.Write((short)row.Number.Of, NpgsqlDbType.Smallint);
                copy.Write(row.Number.Folded, NpgsqlDbType.Text);
                copy.Write(row.Number.Written, NpgsqlDbType.Text);
                copy.Write(OfficeNumber.FoldingRule, NpgsqlDbType.Smallint);
            }
            copy.Complete();
        }
        if (work.Merged.Count > 0)
        {
            // One pass over the table a batch: merging is rare, and an index by entry would cost every load.
            using var command = new NpgsqlCommand("update identifier i set entry = m.target from unnest($1, $2) m(source, target) where i.entry = m.source", connection);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Merged.Select(pair => pair.From)] });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Merged.Select(pair => pair.To)] });
            command.ExecuteNonQuery();
        }
        if (work.Repointed.Count > 0)
        {
            using var command = new NpgsqlCommand("update identifier i set entry = r.entry from unnest($1, $2) r(key, entry) where i.key = r.key", connection);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Repointed.Select(pair => pair.Key)] });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Repointed.Select(pair => pair.Entry)] });
            command.ExecuteNonQuery();
        }
    }

    private void Files()
    {
        if (batch.Files.Count == 0)
        {
            return;
        }
        using var command = new NpgsqlCommand(
            "insert into file (sha256, bytes, media, pack, at) select * from unnest($1, $2, $3, $4, $5) on conflict (sha256) do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. batch.Files.Select(file => file.Sha256)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. batch.Files.Select(file => file.Length)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Files.Select(file => file.Media)] });
        command.Parameters.Add(new NpgsqlParameter<int?[]> { TypedValue = [.. batch.Files.Select(file => file.Pack)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. batch.Files.Select(file => file.At)] });
        command.ExecuteNonQuery();
    }

    private void WaitingRows(List<(Waiting Record, OriginalPlace At)> waiting)
    {
        if (waiting.Count == 0)
        {
            return;
        }
        using var copy = connection.BeginBinaryImport("copy waiting (package, ordinal, outcome, reason, batch, chunk, place) from stdin (format binary)");
        foreach (var (row, at) in waiting)
        {
            copy.StartRow();
            copy.Write(batch.Package, NpgsqlDbType.Bigint);
            copy.Write(row.Ordinal, NpgsqlDbType.Bigint);
            copy.Write((short)row.Outcome, NpgsqlDbType.Smallint);
            copy.Write(row.Reason, NpgsqlDbType.Text);
            copy.Write(at.Batch, NpgsqlDbType.Bigint);
            copy.Write(at.Chunk, NpgsqlDbType.Integer);
            copy.Write(at.Place, NpgsqlDbType.Integer);
        }
        copy.Complete();
    }

    private void Restated(List<(Guid Entry, int Chunk, int Place)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        using var copy = connection.BeginBinaryImport("copy restated (entry, batch, chunk, place) from stdin (format binary)");
        foreach (var (entry, chunk, place) in rows)
        {
            copy.StartRow();
            copy.Write(entry, NpgsqlDbType.Uuid);
            copy.Write(journal, NpgsqlDbType.Bigint);
            copy.Write(chunk, NpgsqlDbType.Integer);
            copy.Write(place, NpgsqlDbType.Integer);
        }
        copy.Complete();
    }

    private void Seen(Dictionary<Guid, bool> entries)
    {
        using var command = new NpgsqlCommand(
            """
            insert into delivery_seen (package, entry, from_owner) select $1, n.entry, n.from_owner from unnest($2, $3) n(entry, from_owner)
            on conflict (package, entry) do update set from_owner = true where excluded.from_owner and not delivery_seen.from_owner
            """, connection)
        {
            Parameters = { new() { Value = batch.Package }, new NpgsqlParameter<Guid[]> { TypedValue = [.. entries.Keys] }, new NpgsqlParameter<bool[]> { TypedValue = [.. entries.Values] } },
        };
        command.ExecuteNonQuery();
    }
}
