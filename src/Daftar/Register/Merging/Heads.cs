using Daftar.Rights;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>The entries a batch speaks of, found by their identifiers in one round trip and worked on in memory.</summary>
internal sealed class Heads
{
    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<Guid, Guid> _entryOfKey = [];
    private readonly Dictionary<Guid, EntryHead> _heads = [];
    private readonly Dictionary<Guid, byte[]> _packed = [];
    private readonly Dictionary<Guid, List<KeptStatement>> _kept = [];

    // Entries joined while the one they were joined to was deleted, in the order they were.
    private readonly Dictionary<Guid, List<Guid>> _joined = [];

    private readonly HashSet<Guid> _taken = [];

    private Heads(NpgsqlConnection connection) => _connection = connection;

    public IEnumerable<EntryHead> All => _heads.Values;

    public EntryHead? Of(Guid key) => _entryOfKey.TryGetValue(key, out var entry) ? _heads[entry] : null;

    public bool Knows(Guid key) => _entryOfKey.ContainsKey(key);

    /// <summary>The id of an entry that is first named by that key: the key itself, unless an entry has it whose number folds otherwise now (<see cref="FoldAnew"/>).</summary>
    public Guid IdFor(Guid key) => _taken.Contains(key) ? Guid.NewGuid() : key;

    public void Point(Guid key, EntryHead head) => _entryOfKey[key] = head.Id;

    public void Add(EntryHead head) => _heads.Add(head.Id, head);

    /// <summary>Whether the two were joined once and split again (<see cref="Split"/>), or told to be two by their office. Asked only where a record names both.</summary>
    public bool AreKeptApart(EntryHead one, EntryHead other, bool told = false)
    {
        if (one.IsNew || other.IsNew)
        {
            return false;
        }
        using var command = new NpgsqlCommand("select exists (select 1 from kept_apart where ((one = $1 and other = $2) or (one = $2 and other = $1)) and (told or not $3))", _connection)
        { Parameters = { new() { Value = one.Id }, new() { Value = other.Id }, new() { Value = told } } };
        return (bool)command.ExecuteScalar()!;
    }

    /// <summary>Of a number that no statement of the batch need have.</summary>
    public bool Leads(Guid key, EntryHead head)
    {
        using var command = new NpgsqlCommand("select exists (select 1 from identifier where key = $1 and entry = $2)", _connection) { Parameters = { new() { Value = key }, new() { Value = head.Id } } };
        return (bool)command.ExecuteScalar()!;
    }

    /// <summary>Every identifier that led to the one leads to the other now.</summary>
    public void Joined(EntryHead from, EntryHead to)
    {
        foreach (var key in _entryOfKey.Where(pair => pair.Value == from.Id).Select(static pair => pair.Key).ToList())
        {
            _entryOfKey[key] = to.Id;
        }
        // A new one may have taken over one the database holds.
        LoadStatements(_connection, [.. new[] { from, to }.Where(head => !head.IsNew && !_kept.ContainsKey(head.Id))]);
        _kept[to.Id] = [.. KeptOf(from), .. KeptOf(to)];
    }

    public static Heads Load(NpgsqlConnection connection, Collections collections, List<Statement> statements)
    {
        var heads = new Heads(connection);
        var keys = new HashSet<Guid>(statements.Count * 2);
        foreach (var statement in statements)
        {
            foreach (var key in statement.Keys)
            {
                keys.Add(key);
            }
        }
        using var command = new NpgsqlCommand(
            """
            select i.key, e.id, e.collection, e."right", e.status, e.visibility, e.deleted, e.demonstration, e.snapshots, e.current, e.filing, e.registration,
                   e.publications, e.identifiers, e.applicant, e.title, e.public_from, e.statements, e.link, e.next_public
            from unnest($1) k(key) join identifier i on i.key = k.key join entry e on e.id = i.entry
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Order()], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var id = row.GetGuid(1);
            heads._entryOfKey[row.GetGuid(0)] = id;
            if (heads._heads.ContainsKey(id))
            {
                continue;
            }
            var collection = row.GetInt16(2);
            heads._heads.Add(id, new EntryHead
            {
                Id = id, Collection = collection, Office = collections.OfficeOf(collection), Right = (Right)row.GetInt16(3), Status = (GeneralStatus)row.GetInt16(4),
                Visibility = (Visibility)row.GetInt16(5), Deleted = row.GetBoolean(6), Demonstration = row.GetBoolean(7), Snapshots = row.GetInt32(8), Current = row.GetInt32(9),
                Filing = row.GetInt32(10), Registration = row.GetInt32(11), Publications = row.GetInt16(12), Identifiers = row.GetInt16(13),
                Applicant = row.GetInt64(14), Title = row.GetInt64(15), PublicFrom = row.IsDBNull(16) ? null : row.GetFieldValue<DateOnly>(16),
                Statements = KnownStatements.Read(row.GetFieldValue<byte[]>(17)), Link = row.GetFieldValue<byte[]>(18),
                NextPublic = row.IsDBNull(19) ? null : row.GetFieldValue<DateOnly>(19),
            });
        }
        row.Close();
        if (heads._entryOfKey.Count < keys.Count)
        {
            heads.LookForTaken(keys);
        }
        return heads;
    }

    /// <summary>Nothing else than folding anew takes a number from the entry it gave its id to; where that never was, it costs a look at the list of batches.</summary>
    private void LookForTaken(HashSet<Guid> keys)
    {
        using var ever = new NpgsqlCommand("select exists (select 1 from journal_batch where cause = $1)", _connection) { Parameters = { new NpgsqlParameter<short> { TypedValue = (short)JournalCause.MergedOrSplit } } };
        if (!(bool)ever.ExecuteScalar()!)
        {
            return;
        }
        using var command = new NpgsqlCommand("select e.id from unnest($1) k(key) join entry e on e.id = k.key", _connection)
        { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Where(key => !_entryOfKey.ContainsKey(key)).Order()] } } };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _taken.Add(row.GetGuid(0));
        }
    }

    /// <summary>Fetches the states that will be laid over, in one round trip.</summary>
    public void LoadStates(NpgsqlConnection connection, IReadOnlyCollection<EntryHead> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }
        using (var command = new NpgsqlCommand(
            "select s.entry, s.payload from unnest($1, $2) w(entry, number) join snapshot s on s.entry = w.entry and s.number = w.number where s.payload is not null", connection))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. wanted.Select(head => head.Id)] });
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. wanted.Select(head => head.Current)] });
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                _packed[row.GetGuid(0)] = row.GetFieldValue<byte[]>(1);
            }
        }
        LoadJoined(connection, [.. wanted.Where(static head => head.Deleted).Select(static head => head.Id)]);
    }

    /// <summary>
    /// The join of an entry that stays deleted makes no snapshot: what the others add to its state lies with their own last ones. Those that were joined before the
    /// state was kept are in it.
    /// </summary>
    private void LoadJoined(NpgsqlConnection connection, Guid[] deleted)
    {
        if (deleted.Length == 0)
        {
            return;
        }
        using var command = new NpgsqlCommand(
            """
            with recursive family as (
              select e.id, s.batch, null::uuid as parent, null::bytea as payload, 0 as depth, 0::bigint as joined from unnest($1) k(id) join entry e on e.id = k.id join snapshot s on s.entry = e.id and s.number = e.current
              union all
              select e.id, s.batch, f.id, s.payload, f.depth + 1, e.batch from family f join entry e on e.merged_into = f.id and e.batch >= f.batch join snapshot s on s.entry = e.id and s.number = e.current
              where s.payload is not null)
            select parent, id, payload from family where parent is not null order by depth, joined, id
            """, connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = deleted } } };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (parent, joined) = (row.GetGuid(0), row.GetGuid(1));
            _packed[joined] = row.GetFieldValue<byte[]>(2);
            if (!_joined.TryGetValue(parent, out var others))
            {
                _joined.Add(parent, others = []);
            }
            if (!others.Contains(joined))
            {
                others.Add(joined);
            }
        }
    }

    /// <summary>Fetches what each statement about the entries said by itself, in one round trip; those of entries joined to them, too.</summary>
    public void LoadStatements(NpgsqlConnection connection, IReadOnlyCollection<EntryHead> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }
        foreach (var head in wanted)
        {
            _kept[head.Id] = [];
        }
        using var command = new NpgsqlCommand(
            """
            with recursive family as (select id as root, id from unnest($1) k(id) union select f.root, e.id from family f join entry e on e.merged_into = f.id)
            select f.root, s.entry, s.number, s.fingerprint, s.scope_fully, s.scope_partly, coalesce(s.words, s.payload) from family f join snapshot s on s.entry = f.id
            where s.payload is not null and s.kind <> $2 order by f.root, s.batch, s.number
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. wanted.Select(head => head.Id)] });
        command.Parameters.AddWithValue((short)SnapshotKind.Deleted);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _kept[row.GetGuid(0)].Add(new KeptStatement(row.GetGuid(1), row.GetInt32(2), KnownStatement.MarkOf(row.GetFieldValue<byte[]>(3)),
                new Scope((Parts)row.GetInt16(4), (Parts)row.GetInt16(5)), row.GetFieldValue<byte[]>(6)));
        }
    }

    /// <summary>What the statements the database holds about an entry said; a list of the caller's own.</summary>
    public List<KeptStatement> KeptOf(EntryHead head)
    {
        if (!_kept.ContainsKey(head.Id))
        {
            if (head.IsNew)
            {
                return [];
            }
            LoadStatements(_connection, [head]);
        }
        return [.. _kept[head.Id]];
    }

    /// <summary>The state of an entry as the batch has it so far; null where it has none (deleted before anything was said, or taken down).</summary>
    public IpRecord? StateOf(EntryHead head)
    {
        if (!HasState(head) && !head.IsNew && head.Current > 0)
        {
            LoadStates(_connection, [head]);
        }
        return head.Packed is { } packed ? Payload.Read(head.Right, packed) : Kept(head.Right, head.Id);
    }

    private IpRecord? Kept(Right right, Guid entry)
    {
        var state = _packed.GetValueOrDefault(entry) is { } packed ? Payload.Read(right, packed) : null;
        foreach (var other in _joined.GetValueOrDefault(entry) ?? [])
        {
            var theirs = Kept(right, other);
            if (state is not null && theirs is not null)
            {
                state.Take(theirs, Parts.None, Parts.None);
            }
        }
        return state;
    }

    private bool HasState(EntryHead head) => head.Packed is not null || _packed.ContainsKey(head.Id);
}
