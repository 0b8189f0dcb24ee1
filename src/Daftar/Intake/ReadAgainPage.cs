using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Intake;

/// <summary>An entry to be read again, with those that were joined to it.</summary>
internal sealed class KeptEntry
{
    public required Guid Id { get; init; }
    public required Right Right { get; init; }
    public required Visibility Visibility { get; init; }
    public required bool Deleted { get; init; }
    public required int Current { get; init; }
    public List<KeptSnapshot> Snapshots { get; } = [];
    public List<KeptEntry> Joined { get; } = [];

    /// <summary>What is shown now, where it is another state than before.</summary>
    public IpRecord? StateNow { get; set; }
    public GeneralStatus StatusNow { get; set; }
}

/// <summary>A snapshot as it is kept, and what the readers of today make of its original.</summary>
internal sealed class KeptSnapshot
{
    public required Guid Entry { get; init; }
    public required int Number { get; init; }
    public required long Batch { get; init; }
    public required long Package { get; init; }
    public required Outcome Outcome { get; init; }
    public required Parts Fully { get; init; }
    public required Parts Partly { get; init; }
    public required DateTimeOffset Produced { get; init; }
    public required DateTimeOffset Learnt { get; init; }
    public required string Dialect { get; init; }

    /// <summary>The version of the reader that made what is kept.</summary>
    public required short Reader { get; init; }
    public required GeneralStatus KeptStatus { get; init; }
    public required int Chunk { get; init; }
    public required int Place { get; init; }
    public required bool HasOriginal { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required byte[]? Packed { get; init; }

    /// <summary>What the statement speaks of, whatever of it was laid.</summary>
    public required Scope Scope { get; init; }

    /// <summary>What the statement said by itself, packed, where the state says more or less.</summary>
    public required byte[]? Words { get; init; }

    /// <summary>The snapshots whose statements the state was made of; null where it was laid over the state before.</summary>
    public required MadeOf? MadeOf { get; init; }

    /// <summary>As kept; once read, that of the statement, and once replayed, that of the entry then.</summary>
    public required GeneralStatus Status { get; set; }
    public short ReaderNow { get; set; }
    public Guid[]? Keys { get; set; }

    /// <summary>The statement alone, as JSON; null where it was left alone.</summary>
    public byte[]? Reading { get; set; }

    /// <summary>The state it left, as JSON.</summary>
    public byte[]? Now { get; set; }

    /// <summary>The state packed, where it is another one than the kept.</summary>
    public byte[]? Altered { get; set; }

    /// <summary>The statement packed, where it says something else than the kept and is kept apart from the state.</summary>
    public byte[]? WordsAltered { get; set; }

    public bool IsRead => Reading is not null;
}

/// <summary>Some entries with all their snapshots, fetched and written in sets.</summary>
internal sealed class ReadAgainPage
{
    private readonly Dictionary<Guid, KeptEntry> _entries = [];

    public List<KeptEntry> Roots { get; } = [];

    public List<KeptSnapshot> Snapshots { get; } = [];

    /// <summary>What was declared of the packages the originals came in.</summary>
    public Dictionary<long, (string? Authority, Right? Right)> Packages { get; } = [];

    /// <summary>What was taken down of the entries: a reader that learns to read it brings it back no more than a delivery does.</summary>
    private readonly Dictionary<Guid, Erased> _erased = [];

    /// <summary>A reading without what was taken down of its entry.</summary>
    public IpRecord Without(KeptSnapshot snapshot, IpRecord record, PayloadBuffer buffer) =>
        _erased.TryGetValue(snapshot.Entry, out var erased) ? EraseState.Without(record, erased.Names, buffer) ?? record : record;

    public Right RightOf(KeptSnapshot snapshot) => _entries[snapshot.Entry].Right;

    public static ReadAgainPage Load(NpgsqlConnection connection, Dictionary<Guid, List<(Guid Entry, Guid Into)>> families)
    {
        var page = new ReadAgainPage();
        Guid[] ids = [.. families.SelectMany(static family => family.Value.Select(static member => member.Entry).Prepend(family.Key))];
        page.LoadEntries(connection, ids);
        page.LoadErased(connection, ids, families);
        foreach (var (root, members) in families)
        {
            foreach (var (member, into) in members)
            {
                page._entries[into].Joined.Add(page._entries[member]);
            }
            // Nothing of an entry taken down is made again.
            if (page._entries[root].Visibility != Visibility.TakenDown)
            {
                page.Roots.Add(page._entries[root]);
            }
        }
        page.LoadSnapshots(connection, ids);
        return page;
    }

    /// <summary>Of one of a family, of all of it.</summary>
    private void LoadErased(NpgsqlConnection connection, Guid[] ids, Dictionary<Guid, List<(Guid Entry, Guid Into)>> families)
    {
        if (KeptErasures.Open(connection)?.Of(ids) is not { Count: > 0 } known)
        {
            return;
        }
        foreach (var (root, members) in families)
        {
            Guid[] family = [root, .. members.Select(static member => member.Entry)];
            foreach (var erased in family.Where(known.ContainsKey).Select(member => known[member]).ToList())
            {
                foreach (var member in family)
                {
                    _erased[member] = Erased.Both(_erased.GetValueOrDefault(member), erased);
                }
            }
        }
    }

    private void LoadEntries(NpgsqlConnection connection, Guid[] ids)
    {
        using var command = new NpgsqlCommand("""select id, "right", visibility, deleted, current from entry where id = any($1)""", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _entries.Add(row.GetGuid(0), new KeptEntry
            {
                Id = row.GetGuid(0), Right = (Right)row.GetInt16(1), Visibility = (Visibility)row.GetInt16(2), Deleted = row.GetBoolean(3), Current = row.GetInt32(4),
            });
        }
    }

    private void LoadSnapshots(NpgsqlConnection connection, Guid[] ids)
    {
        using (var command = new NpgsqlCommand(
            """
            select entry, number, batch, package, outcome, coalesce(laid_fully, scope_fully), coalesce(laid_partly, scope_partly), produced, dialect, chunk, place,
              salt is not null and chunk >= 0, fingerprint, payload, status, learnt, scope_fully, scope_partly, words, made_of, reader
            from snapshot where entry = any($1) order by entry, number
            """, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                var snapshot = new KeptSnapshot
                {
                    Entry = row.GetGuid(0), Number = row.GetInt32(1), Batch = row.GetInt64(2), Package = row.GetInt64(3), Outcome = (Outcome)row.GetInt16(4),
                    Fully = (Parts)row.GetInt16(5), Partly = (Parts)row.GetInt16(6), Produced = row.GetFieldValue<DateTimeOffset>(7), Dialect = row.GetString(8),
                    Chunk = row.GetInt32(9), Place = row.GetInt32(10), HasOriginal = row.GetBoolean(11) && _entries[row.GetGuid(0)].Visibility != Visibility.TakenDown,
                    Fingerprint = row.GetFieldValue<byte[]>(12), Packed = row.IsDBNull(13) ? null : row.GetFieldValue<byte[]>(13), Status = (GeneralStatus)row.GetInt16(14),
                    KeptStatus = (GeneralStatus)row.GetInt16(14), Reader = row.GetInt16(20),
                    Learnt = row.GetFieldValue<DateTimeOffset>(15), Scope = new Scope((Parts)row.GetInt16(16), (Parts)row.GetInt16(17)),
                    Words = row.IsDBNull(18) ? null : row.GetFieldValue<byte[]>(18), MadeOf = row.IsDBNull(19) ? null : MadeOf.Read(row.GetFieldValue<byte[]>(19)),
                };
                Snapshots.Add(snapshot);
                _entries[snapshot.Entry].Snapshots.Add(snapshot);
            }
        }
        using var packages = new NpgsqlCommand("""select id, authority, "right" from package where id = any($1)""", connection);
        packages.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. Snapshots.Select(static snapshot => snapshot.Package).Distinct()] });
        using var declared = packages.ExecuteReader();
        while (declared.Read())
        {
            Packages.Add(declared.GetInt64(0), (declared.IsDBNull(1) ? null : declared.GetString(1), declared.IsDBNull(2) ? null : (Right)declared.GetInt16(2)));
        }
    }

    /// <summary>Writes what changed; returns how many entries are journalled.</summary>
    public int Write(NpgsqlConnection connection, DateTimeOffset now)
    {
        WriteSnapshots(connection, Snapshots.FindAll(static snapshot => snapshot.IsRead));
        var changed = Roots.FindAll(static entry => entry is { StateNow: not null, Deleted: false });
        if (changed.Count == 0)
        {
            return 0;
        }
        var batch = Journal.NextBatch(connection, now, JournalCause.ReadAgain, null);
        WriteEntries(connection, changed, batch, DateOnly.FromDateTime(now.UtcDateTime));
        WriteIdentifiers(connection, changed);
        Journal.Close(connection, batch, changed.Count);
        return changed.Count;
    }

    private static void WriteSnapshots(NpgsqlConnection connection, List<KeptSnapshot> read)
    {
        using var command = new NpgsqlCommand(
            """
            update snapshot s set reader = u.reader, payload = coalesce(u.payload, s.payload), status = case when u.payload is null then s.status else u.status end,
              words = coalesce(u.words, s.words)
            from unnest($1, $2, $3, $4, $5, $6) u(entry, number, reader, payload, status, words) where s.entry = u.entry and s.number = u.number
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. read.Select(static row => row.Entry)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. read.Select(static row => row.Number)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. read.Select(static row => row.ReaderNow)] });
        command.Parameters.Add(new NpgsqlParameter { Value = read.Select(static row => row.Altered).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. read.Select(static row => (short)row.Status)] });
        command.Parameters.Add(new NpgsqlParameter { Value = read.Select(static row => row.WordsAltered).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.ExecuteNonQuery();
    }

    private static void WriteEntries(NpgsqlConnection connection, List<KeptEntry> changed, long batch, DateOnly today)
    {
        using var command = new NpgsqlCommand(
            """
            update entry e set batch = $1, status = u.status, filing = u.filing, registration = u.registration, publications = u.publications,
              applicant = case when u.erased then e.applicant else u.applicant end, title = case when u.erased then e.title else u.title end,
              visibility = greatest(e.visibility, u.visibility), public_from = case when u.visibility > e.visibility then u.public_from else e.public_from end,
              next_public = u.next_public
            from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) u(id, status, filing, registration, publications, applicant, title, visibility, public_from, erased, next_public)
            where e.id = u.id
            """, connection);
        var states = changed.ConvertAll(static entry => entry.StateNow!);
        // Reading again may hide what a newer reader understands to be hidden; only a statement, or the end of an embargo, shows more.
        var publicity = states.ConvertAll(state => PublicView.Publicity(state, today));
        command.Parameters.AddWithValue(batch);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. changed.Select(static entry => entry.Id)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. changed.Select(static entry => (short)entry.StatusNow)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. states.Select(static state => state.FilingDate?.Number ?? 0)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. states.Select(static state => state.RegistrationDate?.Number ?? 0)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. states.Select(static state => (short)Math.Min(state.Publications?.Count ?? 0, short.MaxValue))] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. states.Select(static state => HeadFacts.NameOf(state.Applicants ?? state.Owners))] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. states.Select(HeadFacts.TitleOf)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. publicity.Select(static one => (short)one.Visibility)] });
        command.Parameters.Add(new NpgsqlParameter { Value = publicity.Select(static one => one.From).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        // Where something was taken down, the hash of a name must not come back.
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. changed.Select(static entry => entry.Snapshots.Exists(static snapshot => snapshot is { HasOriginal: false, Chunk: >= 0 }))] });
        command.Parameters.Add(new NpgsqlParameter { Value = states.Select(state => PublicView.NextChange(state, today)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        command.ExecuteNonQuery();
    }

    /// <summary>Numbers that only the reader of today finds. One that leads to another entry stays there: the next statement that names both joins the two.</summary>
    private static void WriteIdentifiers(NpgsqlConnection connection, List<KeptEntry> changed)
    {
        var numbers = changed.SelectMany(static entry => entry.StateNow!.Identifiers.Where(static number => number.Identifies && number.Folded.Length > 0)
            .Select(number => (Entry: entry, Number: number, Key: EntryKey.Of(entry.Right, number)))).DistinctBy(static row => row.Key).ToList();
        using var command = new NpgsqlCommand(
            """
            with added as (
              insert into identifier (key, entry, office, "right", numbers, folded, written, rule)
              select *, $8 from unnest($1, $2, $3, $4, $5, $6, $7) on conflict (key) do nothing returning entry)
            update entry e set identifiers = e.identifiers + a.count from (select entry, count(*) from added group by entry) a where e.id = a.entry
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. numbers.Select(static row => row.Key)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. numbers.Select(static row => row.Entry.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. numbers.Select(static row => row.Number.Office)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. numbers.Select(static row => (short)row.Entry.Right)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. numbers.Select(static row => (short)row.Number.Of)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. numbers.Select(static row => row.Number.Folded)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. numbers.Select(static row => row.Number.Written)] });
        command.Parameters.AddWithValue(OfficeNumber.FoldingRule);
        command.ExecuteNonQuery();
    }
}
