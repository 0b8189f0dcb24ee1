using System.Collections.Concurrent;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>Numbers of collections (authority and right): few, so they are kept in memory and made when first met.</summary>
/// <param name="factsOf">Whose a new collection is, and its terms.</param>
internal sealed class Collections(Func<string, Right, CollectionFacts>? factsOf = null)
{
    private readonly ConcurrentDictionary<(string Office, Right Right), short> _ids = new();
    private readonly ConcurrentDictionary<short, (string Office, bool Shown)> _known = new();

    public string OfficeOf(short collection) => _known[collection].Office;

    /// <summary>Whether its terms let anybody see it, as of the last <see cref="Load"/>.</summary>
    public bool Shows(short collection) => _known[collection].Shown;

    /// <summary>Reads those another process may have made since, and their terms; called under the journal lock, at the beginning of every batch.</summary>
    public void Load(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("""select id, office, "right", show from collection""", connection);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _ids[(row.GetString(1), (Right)row.GetInt16(2))] = row.GetInt16(0);
            _known[row.GetInt16(0)] = (row.GetString(1), row.GetBoolean(3));
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
            using var command = new NpgsqlCommand($"""
                insert into collection (office, "right", {CollectionRows.Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
                """, connection)
            {
                Parameters = { new() { Value = office }, new() { Value = (short)right } },
            };
            CollectionRows.Add(command, factsOf?.Invoke(office, right) ?? CollectionFacts.Unknown);
            command.ExecuteNonQuery();
            Load(connection);
        }
    }

    public short Of(string office, Right right) => _ids[(office, right)];
}
