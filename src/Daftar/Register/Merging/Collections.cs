using System.Collections.Concurrent;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>Numbers of collections (authority and right): few, so they are kept in memory and made when first met.</summary>
internal sealed class Collections
{
    private readonly ConcurrentDictionary<(string Office, Right Right), short> _ids = new();
    private readonly ConcurrentDictionary<short, string> _offices = new();

    public string OfficeOf(short collection) => _offices[collection];

    /// <summary>Reads those another process may have made since.</summary>
    public void Load(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("""select id, office, "right" from collection""", connection);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _ids[(row.GetString(1), (Right)row.GetInt16(2))] = row.GetInt16(0);
            _offices[row.GetInt16(0)] = row.GetString(1);
        }
    }

    /// <summary>Makes sure that all are there; called under the journal lock, before anything else of a batch.</summary>
    public void Ensure(NpgsqlConnection connection, IEnumerable<(string Office, Right Right)> wanted)
    {
        foreach (var (office, right) in wanted)
        {
            if (_ids.ContainsKey((office, right)))
            {
                continue;
            }
            using var command = new NpgsqlCommand("""insert into collection (office, "right") values ($1, $2) on conflict do nothing""", connection)
            {
                Parameters = { new() { Value = office }, new() { Value = (short)right } },
            };
            command.ExecuteNonQuery();
            Load(connection);
        }
    }

    public short Of(string office, Right right) => _ids[(office, right)];

    public bool Has(short collection) => _offices.ContainsKey(collection);
}
