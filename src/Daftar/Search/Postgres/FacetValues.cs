using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Search;

/// <summary>Keys and ways of writing of counted values, by number. Those looked up are remembered as long as the index does not change.</summary>
internal sealed class FacetValues
{
    private const int MostRemembered = 50_000;

    private volatile Remembered remembered = new(-1);

    /// <summary>The values of some numbers.</summary>
    public async Task<IReadOnlyDictionary<long, (string Key, string Display)>> OfAsync(SearchSession session, IReadOnlyCollection<long> ids)
    {
        var known = remembered;
        if (known.Generation != session.State.Generation || known.Values.Count > MostRemembered)
        {
            remembered = known = new(session.State.Generation);
        }

        var missing = ids.Where(id => !known.Values.ContainsKey(id)).ToArray();
        if (missing.Length > 0)
        {
            var read = await session.ReadAsync("select id, key, display from search_value where id = any($1)", [new() { Value = missing, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint }],
                row => (Id: row.GetInt64(0), Key: row.GetString(1), Display: row.GetString(2))).ConfigureAwait(false);
            foreach (var (id, key, display) in read)
            {
                known.Values[id] = (key, display);
            }
        }

        return known.Values;
    }

    /// <summary>Numbers of values by their keys; those that nobody ever had are left out.</summary>
    public static async Task<List<long>> NumbersAsync(SearchSession session, int field, IReadOnlyCollection<string> keys) =>
        keys.Count == 0 ? [] : await session.ReadAsync("select id from search_value where field = $1 and key = any($2)",
            [new() { Value = (short)field }, new() { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }], row => row.GetInt64(0)).ConfigureAwait(false);

    private sealed record Remembered(long Generation)
    {
        public ConcurrentDictionary<long, (string Key, string Display)> Values { get; } = [];
    }
}
