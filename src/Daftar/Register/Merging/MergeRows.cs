using Daftar.Store;
using Daftar.Values;
using Npgsql;

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
        using var copy = new CopyRows(connection, "chunk", "batch, number, package, records, bytes, sha256, data");
        for (var number = 0; number < batch.Chunks.Count; number++)
        {
            var chunk = batch.Chunks[number];
            copy.Row();
            copy.Write(journal);
            copy.Write(number);
            copy.Write(batch.Package);
            copy.Write(chunk.Records);
            copy.Write(chunk.Length);
            copy.Write(chunk.Sha256);
            copy.Write(chunk.Packed);
        }
        copy.Complete();
    }

    private void Snapshots(List<SnapshotRow> rows)
    {
        using var copy = new CopyRows(connection, "snapshot",
            """
            entry, number, batch, package, kind, outcome, status, scope_fully, scope_partly, produced, produced_from, learnt, in_law, provider, fingerprint,
            fingerprint_rule, dialect, reader, chunk, place, salt, digest, link, laid_fully, laid_partly, payload, words, made_of
            """);
        foreach (var row in ByKey(rows, static row => row.Entry))
        {
            var said = row.Statement;
            copy.Row();
            copy.Write(row.Entry);
            copy.Write(row.Number);
            copy.Write(journal);
            copy.Write(batch.Package);
            copy.Write((short)row.Kind);
            copy.Write((short)row.Outcome);
            copy.Write((short)row.Status);
            copy.Write((short)said.Scope.Fully);
            copy.Write((short)said.Scope.Partly);
            copy.Write(said.Produced);
            copy.Write((short)said.ProducedFrom);
            copy.Write(batch.Learnt);
            copy.Write(said.InLaw);
            copy.Write(said.Provider);
            copy.Write(said.Fingerprint);
            copy.Write(FingerprintRule);
            copy.Write(said.Dialect);
            copy.Write(said.Reader);
            copy.Write(said.Chunk);
            copy.Write(said.Place);
            copy.Write(row.Salt);
            copy.Write(row.Digest);
            copy.Write(row.Link);
            copy.Write((short)row.LaidFully);
            copy.Write((short)row.LaidPartly);
            copy.Write(row.Packed);
            copy.Write(row.Words);
            copy.Write(row.MadeOf);
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
        using var copy = new CopyRows(connection, table, EntryColumns);
        foreach (var head in heads)
        {
            copy.Row();
            copy.Write(head.Id);
            copy.Write(head.Collection);
            copy.Write((short)head.Right);
            copy.Write((short)head.Status);
            copy.Write((short)head.Visibility);
            copy.Write(head.Deleted);
            copy.Write(head.Demonstration);
            copy.Write(head.IsJournalled || head.IsNew ? journal : 0L);
            copy.Write(head.Snapshots);
            copy.Write(head.Current);
            copy.Write(head.Filing);
            copy.Write(head.Registration);
            copy.Write((short)Math.Min(head.Publications, short.MaxValue));
            copy.Write((short)Math.Min(head.Identifiers, short.MaxValue));
            copy.Write(head.Applicant);
            copy.Write(head.Title);
            copy.Write(head.PublicFrom);
            copy.Write(head.MergedInto);
            copy.Write(KnownStatements.Write(head.Statements));
            copy.Write(head.Link);
            copy.Write(head.NextPublic);
        }
        copy.Complete();
    }

    private void Identifiers(MergeWork work)
    {
        if (work.Identifiers.Count > 0)
        {
            using var copy = new CopyRows(connection, "identifier", """key, entry, office, "right", numbers, folded, written, rule""");
            foreach (var row in ByKey(work.Identifiers, static row => row.Key))
            {
                copy.Row();
                copy.Write(row.Key);
                copy.Write(row.Entry);
                copy.Write(row.Number.Office);
                copy.Write((short)row.Right);
                copy.Write((short)row.Number.Of);
                copy.Write(row.Number.Folded);
                copy.Write(row.Number.Written);
                copy.Write(OfficeNumber.FoldingRule);
            }
            copy.Complete();
        }
        if (work.Merged.Count > 0)
        {
            // One pass over the table a batch: merging is rare, and an index by entry would cost every load. What was joined to one that was joined in turn leads to the last.
            using var command = new NpgsqlCommand("update identifier i set entry = m.target from unnest($1, $2) m(source, target) where i.entry = m.source", connection);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Merged.Select(static pair => pair.From)] });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Merged.Select(pair => work.JoinedTo(pair.To))] });
            command.ExecuteNonQuery();
        }
        if (work.Repointed.Count > 0)
        {
            var repointed = work.Repointed.GroupBy(static pair => pair.Key, (key, pairs) => (Key: key, Entry: work.JoinedTo(pairs.Last().Entry))).ToList();
            using var command = new NpgsqlCommand("update identifier i set entry = r.entry from unnest($1, $2) r(key, entry) where i.key = r.key and i.entry = any($3)", connection);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. repointed.Select(static pair => pair.Key)] });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. repointed.Select(static pair => pair.Entry)] });
            // A number they share with a third entry stays that one's.
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.Merged.SelectMany(static pair => new[] { pair.From, pair.To }).Distinct()] });
            command.ExecuteNonQuery();
        }
        if (work.ToldApart.Count > 0)
        {
            using var command = new NpgsqlCommand("insert into kept_apart (one, other, at, told) select one, other, now(), true from unnest($1, $2) k(one, other) on conflict do nothing", connection);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.ToldApart.Select(static pair => pair.One)] });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. work.ToldApart.Select(static pair => pair.Other)] });
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
        using var copy = new CopyRows(connection, "waiting", "package, ordinal, outcome, reason, batch, chunk, place");
        foreach (var (row, at) in waiting)
        {
            copy.Row();
            copy.Write(batch.Package);
            copy.Write(row.Ordinal);
            copy.Write((short)row.Outcome);
            copy.Write(row.Reason);
            copy.Write(at.Batch);
            copy.Write(at.Chunk);
            copy.Write(at.Place);
        }
        copy.Complete();
    }

    private void Restated(List<(Guid Entry, int Chunk, int Place)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        using var copy = new CopyRows(connection, "restated", "entry, batch, chunk, place");
        foreach (var (entry, chunk, place) in rows)
        {
            copy.Row();
            copy.Write(entry);
            copy.Write(journal);
            copy.Write(chunk);
            copy.Write(place);
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
