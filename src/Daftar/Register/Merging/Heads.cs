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

    private Heads(NpgsqlConnection connection) => _connection = connection;

    public IEnumerable<EntryHead> All => _heads.Values;

    public EntryHead? Of(Guid key) => _entryOfKey.TryGetValue(key, out var entry) ? _heads[entry] : null;

    public bool Knows(Guid key) => _entryOfKey.ContainsKey(key);

    public void Point(Guid key, EntryHead head) => _entryOfKey[key] = head.Id;

    public void Add(EntryHead head) => _heads.Add(head.Id, head);

    /// <summary>True where the minted id is taken by an entry that none of the identifiers leads to any more (it was split off).</summary>
    public bool IsTaken(Guid id) => _heads.ContainsKey(id);

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
                   e.publications, e.identifiers, e.applicant, e.title, e.public_from, e.statements, e.link
            from unnest($1) k(key) join identifier i on i.key = k.key join entry e on e.id = i.entry
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. keys], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
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
            });
        }
        return heads;
    }

    /// <summary>Fetches the states that will be laid over, in one round trip.</summary>
    public void LoadStates(NpgsqlConnection connection, IReadOnlyCollection<EntryHead> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }
        using var command = new NpgsqlCommand(
            "select s.entry, s.payload from unnest($1, $2) w(entry, number) join snapshot s on s.entry = w.entry and s.number = w.number where s.payload is not null", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. wanted.Select(head => head.Id)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. wanted.Select(head => head.Current)] });
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _packed[row.GetGuid(0)] = row.GetFieldValue<byte[]>(1);
        }
    }

    /// <summary>The state of an entry as the batch has it so far; null where it has none (deleted before anything was said, or taken down).</summary>
    public IpRecord? StateOf(EntryHead head)
    {
        if (!HasState(head) && !head.IsNew && head.Current > 0)
        {
            LoadStates(_connection, [head]);
        }
        var packed = head.Packed ?? _packed.GetValueOrDefault(head.Id);
        return packed is null ? null : Payload.Read(head.Right, packed);
    }

    private bool HasState(EntryHead head) => head.Packed is not null || _packed.ContainsKey(head.Id);
}
