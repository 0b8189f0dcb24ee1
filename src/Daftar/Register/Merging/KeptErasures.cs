using Daftar.Rights;
using Npgsql;

namespace Daftar.Register;

/// <summary>What was taken down of one entry or original: the whole of it, or some names.</summary>
internal sealed record Erased(bool Whole, ErasedNames Names, PartyParts Parts, string Basis, IReadOnlyCollection<Guid> Entries)
{
    /// <summary>Of a record that belongs to no entry.</summary>
    public static readonly Erased Unknown = new(false, ErasedNames.InTheClear(), PartyParts.None, "", []);

    public static Erased Both(Erased? one, Erased? other)
    {
        if (one is null || other is null || one == other)
        {
            return one ?? other!;
        }
        var names = ErasedNames.Like(one.Names.IsEmpty ? other.Names : one.Names);
        names.Add(one.Names);
        names.Add(other.Names);
        return new Erased(one.Whole || other.Whole, names, one.Parts | other.Parts, one.Basis.Length > 0 ? one.Basis : other.Basis, [.. one.Entries, .. other.Entries]);
    }
}

/// <summary>The table of erasures: entries, and keyed hashes of names. No name stands in it.</summary>
internal sealed class KeptErasures
{
    private readonly NpgsqlConnection _connection;
    private readonly byte[] _secret;
    private readonly Dictionary<Guid, Guid> _entryOfKey = [];
    private ErasedNames? _all;

    private KeptErasures(NpgsqlConnection connection, byte[] secret) => (_connection, _secret) = (connection, secret);

    /// <summary>Null where there is none.</summary>
    public static KeptErasures? Open(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select key from erasure_key where exists (select 1 from erasure)", connection);
        return command.ExecuteScalar() is byte[] secret ? new KeptErasures(connection, secret) : null;
    }

    /// <summary>Keeps an erasure. <paramref name="names"/> in the clear, null for whole entries; only their keyed hashes are written.</summary>
    public static void Add(NpgsqlConnection connection, IReadOnlyCollection<Guid> entries, ErasedNames? names, string basis, DateTimeOffset now)
    {
        using var key = new NpgsqlCommand("select key from erasure_key", connection);
        var secret = (byte[])key.ExecuteScalar()!;
        var rows = (names?.Keys.Select(known => (Hash: ErasedNames.Hash(secret, known.Key), Words: ErasedNames.IsNumber(known.Key) ? 0 : NameWords.Count(known.Key), known.Parts)) ?? [([], 0, PartyParts.All)]).ToList();
        using var command = new NpgsqlCommand(
            """
            insert into erasure (entry, name, words, parts, basis, at) select e, n.name, n.words, n.parts, $5, $6 from unnest($1) e, unnest($2, $3, $4) n(name, words, parts)
            on conflict (entry, name) do update set parts = erasure.parts | excluded.parts, basis = excluded.basis, at = excluded.at
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. entries] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. rows.Select(static row => row.Hash)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. rows.Select(static row => (short)row.Words)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. rows.Select(static row => (short)row.Parts)] });
        command.Parameters.AddWithValue(basis);
        command.Parameters.AddWithValue(now.UtcDateTime);
        command.ExecuteNonQuery();
    }

    /// <summary>What was taken down of some entries, where anything was.</summary>
    public Dictionary<Guid, Erased> Of(Guid[] entries)
    {
        using var command = new NpgsqlCommand("select entry, name, words, parts, basis from erasure where entry = any($1)", _connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = entries } } };
        var found = new Dictionary<Guid, Erased>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var entry = row.GetGuid(0);
            var (name, parts) = (row.GetFieldValue<byte[]>(1), (PartyParts)row.GetInt16(3));
            var names = ErasedNames.Hashed(_secret);
            if (name.Length > 0)
            {
                names.Add(name, row.GetInt16(2), parts);
            }
            found[entry] = Erased.Both(found.GetValueOrDefault(entry), new Erased(name.Length == 0, names, name.Length == 0 ? PartyParts.None : parts, row.GetString(4), [entry]));
        }
        return found;
    }

    /// <summary>The entries that the identifiers of records that wait lead to.</summary>
    public IEnumerable<Guid> EntriesOf(IReadOnlyCollection<Waiting> waiting)
    {
        Guid[] keys = [.. waiting.SelectMany(static row => row.Keys ?? []).Distinct()];
        if (keys.Length == 0)
        {
            return [];
        }
        using var command = new NpgsqlCommand("select key, entry from identifier where key = any($1)", _connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = keys } } };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _entryOfKey[row.GetGuid(0)] = row.GetGuid(1);
        }
        return _entryOfKey.Values;
    }

    public Guid? EntryOf(Guid key) => _entryOfKey.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Every name that was ever taken down.</summary>
    public ErasedNames AllNames()
    {
        if (_all is not null)
        {
            return _all;
        }
        _all = ErasedNames.Hashed(_secret);
        using var command = new NpgsqlCommand("select distinct name, words, parts from erasure where words > 0", _connection);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _all.Add(row.GetFieldValue<byte[]>(0), row.GetInt16(1), (PartyParts)row.GetInt16(2));
        }
        return _all;
    }

    /// <summary>What was taken down of some entries is taken down of this one, too: names, or <paramref name="whole"/> entries with them.</summary>
    public void Copy(IReadOnlyCollection<Guid> from, Guid to, bool whole)
    {
        using var command = new NpgsqlCommand(
            "insert into erasure (entry, name, words, parts, basis, at) select distinct on (name) $2::uuid, name, words, parts, basis, at from erasure where entry = any($1) and ($3 or name <> '') order by name, at desc on conflict do nothing", _connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. from] });
        command.Parameters.AddWithValue(to);
        command.Parameters.AddWithValue(whole);
        command.ExecuteNonQuery();
    }
}
