using Daftar.Rights;
using Daftar.Store;
using Daftar.Store.Files;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>An entry as the public sees it, with its history. Where <see cref="MergedInto"/> is set the entry lives on under that id and has no state of its own.</summary>
public sealed record EntryView(Guid Id, IpRecord? State, GeneralStatus Status, bool Deleted, IReadOnlyList<SnapshotLine> Snapshots, Guid? MergedInto, bool Demonstration)
{
    /// <summary>Whose it is, and what may be done with it.</summary>
    public CollectionFacts Collection { get; init; } = CollectionFacts.Unknown;

    /// <summary>What this register took down from it, the latest first.</summary>
    public IReadOnlyList<Removal> Removals { get; init; } = [];
}

/// <summary>One line of an entry's history, with the three times: in law, produced, learnt.</summary>
/// <param name="Older">An older statement, or another provider's: kept in history, hides nothing.</param>
public sealed record SnapshotLine(int Number, SnapshotKind Kind, RegisterDate? InLaw, DateTimeOffset Produced, ProducedFrom ProducedFrom, DateTimeOffset Learnt, string Provider, string Package, GeneralStatus Status, bool IsCurrent, bool Older)
{
    /// <summary>The entry the snapshot was kept under: another one where two were merged.</summary>
    public Guid Entry { get; init; }
}

/// <summary>A snapshot with its state; null where it has none: a deletion, or a take-down.</summary>
public sealed record SnapshotView(SnapshotLine Line, IpRecord? State);

/// <summary>Reads the register for the public: every answer has passed the one gate, <see cref="PublicView"/>.</summary>
public sealed class Entries(Database database, TimeProvider time, FileStore? files = null)
{
    private const string LineColumns =
        """
        s.number, s.kind, s.in_law, s.produced, s.produced_from, s.learnt, s.provider, p.name, s.status, s.outcome, s.entry
        """;

    private readonly CoverageCount coverage = new(database, time);

    /// <summary>The entry and those it was joined to, one after the other; the last stands for all and has no <c>merged_into</c>.</summary>
    private const string Up =
        "with recursive up as (select * from entry where id = $1 union select e.* from up join entry e on e.id = up.merged_into)";

    /// <summary>The terms of the collections of all of them let it be shown.</summary>
    private const string ShownToAll = "not exists (select 1 from up join collection k on k.id = up.collection where not k.show)";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The entry, or null where there is none the public may know of. A deleted entry is shown as deleted, without its state.</summary>
    public async Task<EntryView?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            $"""
            select e."right", e.status, e.visibility, e.deleted, e.merged_into, e.demonstration, e.current, s.payload, {CollectionRows.ColumnsOfC}
            from entry e join collection c on c.id = e.collection left join snapshot s on s.entry = e.id and s.number = e.current where e.id = $1
            """, connection)
        { Parameters = { new() { Value = id } } };
        Right right;
        int current;
        byte[]? packed;
        EntryView view;
        await using (var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            if (!await row.ReadAsync(cancel).ConfigureAwait(false) || (Visibility)row.GetInt16(2) != Visibility.Public || CollectionRows.Read(row, 8) is not { Terms.Show: true } facts)
            {
                return null;
            }
            right = (Right)row.GetInt16(0);
            current = row.GetInt32(6);
            packed = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7);
            view = new EntryView(id, null, (GeneralStatus)row.GetInt16(1), row.GetBoolean(3), [], row.IsDBNull(4) ? null : row.GetGuid(4), row.GetBoolean(5)) { Collection = facts };
        }
        if (view.MergedInto is not null)
        {
            return view;
        }
        var state = packed is null ? null : Payload.Read(right, packed);
        var restricted = state?.RestrictedParts ?? Parts.None;
        var lines = await Lines(connection, id, current, cancel).ConfigureAwait(false);
        return view with
        {
            State = view.Deleted || state is null ? null : PublicView.Narrow(state, Today),
            Snapshots = lines.ConvertAll(line => PublicView.Narrow(line, restricted)),
            Removals = await Tombstones.OfEntry(connection, id, cancel).ConfigureAwait(false),
        };
    }

    /// <summary>The current states of several entries as the public sees them today, in one round trip; those it may not see are left out.</summary>
    public async Task<IReadOnlyList<(Guid Id, IpRecord State)>> States(Guid[] ids, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            """
            select e.id, e."right", s.payload from entry e join collection c on c.id = e.collection join snapshot s on s.entry = e.id and s.number = e.current
            where e.id = any($1) and e.visibility = 0 and not e.deleted and e.merged_into is null and c.show and s.payload is not null
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        var states = new List<(Guid, IpRecord)>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            states.Add((row.GetGuid(0), PublicView.Narrow(Payload.Read((Right)row.GetInt16(1), row.GetFieldValue<byte[]>(2)), Today)));
        }

        return states;
    }

    /// <summary>
    /// The entry a readable address means: <paramref name="slug"/> is the folded number with every other character a hyphen. Any kind of number
    /// does; where two kinds give one number, the application's entry is taken.
    /// </summary>
    public async Task<Guid?> FindByNumber(string office, Right right, string slug, CancellationToken cancel)
    {
        var keys = Enum.GetValues<Numbers>().Select(of => EntryKey.Of(right, office, of, OfficeNumber.Fold(office, of, slug))).ToArray();
        await using var command = database.Source.CreateCommand(
            "select i.entry from unnest($1) with ordinality k(key, rank) join identifier i on i.key = k.key join entry e on e.id = i.entry join collection c on c.id = e.collection where e.visibility = 0 and c.show order by k.rank limit 1");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys });
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) as Guid?;
    }

    /// <summary>The entries that a state of an entry names, where the public may see them.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="state">A state of it as the public sees it.</param>
    /// <param name="designated">Entries of designated offices that carry its international number: no table leads to them, a search does.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<RelatedEntries> Related(Guid id, IpRecord state, IReadOnlyList<(string Office, Guid Entry)> designated, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        return await RelatedEntries.Find(connection, id, state, designated, cancel).ConfigureAwait(false);
    }

    /// <summary>One snapshot as the public sees it today; of an entry that is public.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="number">The snapshot, by the order learnt.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="known">Its line in the history of the entry, where that was read.</param>
    public async Task<SnapshotView?> Snapshot(Guid id, int number, CancellationToken cancel, SnapshotLine? known = null)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            $"""
            {Up}
            select {LineColumns}, e."right", e.current, e.deleted or r.deleted, s.payload, c.payload, r.id
            from entry e join up r on r.merged_into is null join snapshot s on s.entry = e.id join package p on p.id = s.package
            left join snapshot c on c.entry = r.id and c.number = r.current
            where e.id = $1 and s.number = $2 and not exists (select 1 from up where visibility <> 0) and {ShownToAll}
            """, connection);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(number);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        if (!await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            return null;
        }
        var right = (Right)row.GetInt16(11);
        var state = row.IsDBNull(14) ? null : Payload.Read(right, row.GetFieldValue<byte[]>(14));
        var current = row.IsDBNull(15) ? null : Payload.Read(right, row.GetFieldValue<byte[]>(15));
        var (currentNumber, deleted, root) = (row.GetInt32(12), row.GetBoolean(13), row.GetGuid(16));
        var line = Line(row, currentNumber);
        await row.DisposeAsync().ConfigureAwait(false);
        var inLaw = (known ?? (await Lines(connection, root, currentNumber, cancel).ConfigureAwait(false)).Find(other => (other.Entry, other.Number) == (id, number)))?.InLaw;
        line = PublicView.Narrow(line with { InLaw = inLaw }, (state?.RestrictedParts ?? Parts.None) | (current?.RestrictedParts ?? Parts.None));
        // What an office deleted from its register is not shown from history either.
        return new SnapshotView(line, state is null || deleted || !PublicView.Shows(state, Today) ? null : Earlier(state, current));
    }

    /// <summary>The state of a public entry as of a day, as the public sees it today: the one that search finds of that day; null where there is none.</summary>
    public async Task<PublicState?> OnDay(EntryView entry, DateOnly day, AsOfTime by, CancellationToken cancel) =>
        entry.State is null || entry.Snapshots.FirstOrDefault(static line => line.IsCurrent) is not { } current ? null
            : await new AsOf(database).Public(entry.Id, current.Number, day, by, Today, cancel).ConfigureAwait(false);

    /// <summary>An earlier state as the public sees it: what is withheld today is withheld in it, too.</summary>
    private IpRecord Earlier(IpRecord state, IpRecord? current)
    {
        if (current is not null)
        {
            PublicView.WithholdAsToday(state, current, Today);
        }
        return PublicView.Narrow(state, Today);
    }

    /// <summary>
    /// A file that a public entry shows, now or in its history; null where the entry is not public, or the gate leaves the file out of it. A
    /// hash alone opens nothing: the same bytes may lie under an unpublished entry too.
    /// </summary>
    public async Task<StoredFile?> File(Guid entry, string sha256, CancellationToken cancel)
    {
        if (files is null || sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower) || !await Names(entry, sha256, cancel).ConfigureAwait(false))
        {
            return null;
        }
        var hash = Convert.FromHexString(sha256);
        await using var command = database.Source.CreateCommand("select bytes, media, pack, at from file where sha256 = $1");
        command.Parameters.AddWithValue(hash);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        if (!await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            return null;
        }
        return new StoredFile(files, new FilePlace(row.IsDBNull(2) ? null : row.GetInt32(2), row.GetInt64(3)), row.GetInt64(0), sha256, row.GetString(1));
    }

    private async Task<bool> Names(Guid entry, string sha256, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            $"""
            {Up}
            select e."right", s.payload, c.payload from entry e join up r on r.merged_into is null join snapshot s on s.entry = e.id
            left join snapshot c on c.entry = r.id and c.number = r.current
            where e.id = $1 and not exists (select 1 from up where visibility <> 0) and {ShownToAll} and not e.deleted and not r.deleted and s.payload is not null order by s.number = e.current desc, s.number desc
            """);
        command.Parameters.AddWithValue(entry);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var right = (Right)row.GetInt16(0);
            var state = Payload.Read(right, row.GetFieldValue<byte[]>(1));
            if (PublicView.Shows(state, Today) && Earlier(state, row.IsDBNull(2) ? null : Payload.Read(right, row.GetFieldValue<byte[]>(2))).Files?.Exists(file => file.Sha256 == sha256) == true)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What the register holds, by office and right; in a large register that is being loaded a little behind, see <see cref="CoverageCount"/>.</summary>
    public Task<IReadOnlyList<CoverageRow>> Coverage(CancellationToken cancel) => coverage.Read(cancel);

    /// <summary>Collections whose terms let nobody see them.</summary>
    public async Task<IReadOnlyList<(string Office, Right Right)>> NotShown(CancellationToken cancel)
    {
        var hidden = new List<(string, Right)>();
        await using var command = database.Source.CreateCommand("""select office, "right" from collection where not show""");
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            hidden.Add((row.GetString(0), (Right)row.GetInt16(1)));
        }
        return hidden;
    }

    private static async Task<List<SnapshotLine>> Lines(NpgsqlConnection connection, Guid id, int current, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            with recursive family as (select $1::uuid as id union select m.id from family f join entry m on m.merged_into = f.id)
            select {LineColumns} from family f join snapshot s on s.entry = f.id join package p on p.id = s.package
            order by s.learnt, s.entry <> $1, s.number
            """, connection)
        { Parameters = { new() { Value = id } } };
        var lines = new List<SnapshotLine>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var line = Line(row, current);
            lines.Add(line.Entry == id ? line : line with { IsCurrent = false });
        }
        // What tells of nothing later than was told before it has no date in law of its own.
        var own = DatesInLaw.Find(lines, static line => (line.InLaw?.Number ?? 0, line.Produced, line.Kind)).Where(static found => found.HasDate).Select(static found => (found.Statement.Entry, found.Statement.Number)).ToHashSet();
        return lines.ConvertAll(line => own.Contains((line.Entry, line.Number)) ? line : line with { InLaw = null });
    }

    private static SnapshotLine Line(NpgsqlDataReader row, int current) => new(
        row.GetInt32(0), (SnapshotKind)row.GetInt16(1), row.GetInt32(2) == 0 ? null : RegisterDate.FromNumber(row.GetInt32(2)), row.GetFieldValue<DateTimeOffset>(3),
        (ProducedFrom)row.GetInt16(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetString(7), (GeneralStatus)row.GetInt16(8), row.GetInt32(0) == current,
        (Outcome)row.GetInt16(9) == Outcome.Older)
    { Entry = row.GetGuid(10) };
}
