using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>What applying the office files did.</summary>
/// <param name="Changed">Collections whose authority or terms are other ones now.</param>
/// <param name="Entries">Entries that are shown now and were not, or the other way round.</param>
public readonly record struct AppliedTerms(int Changed, long Entries);

/// <summary>
/// Keeps authority and terms of every collection as the office files say. A collection that is shown no longer, or again, is a change of all its
/// entries: they go into the journal, and every follower of it with them.
/// </summary>
public sealed class CollectionTerms(Database database, TimeProvider time)
{
    /// <summary>Costs one look at a small table where nothing changed.</summary>
    /// <param name="factsOf">What the office files say of a collection.</param>
    /// <param name="cancel">Gives up; nothing is half done.</param>
    public async Task<AppliedTerms> Apply(Func<string, Right, CollectionFacts> factsOf, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(factsOf);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        if ((await Differing(connection, factsOf, cancel).ConfigureAwait(false)).Count == 0)
        {
            return default;
        }
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        // Looked at again: another process may have done the same.
        var differing = await Differing(connection, factsOf, cancel).ConfigureAwait(false);
        if (differing.Count == 0)
        {
            return default;
        }
        var batch = Journal.NextBatch(connection, time.GetUtcNow(), JournalCause.TermsChanged, null);
        var entries = 0;
        foreach (var (collection, before, now) in differing)
        {
            await Write(connection, collection, now, cancel).ConfigureAwait(false);
            if (before.Terms.Show != now.Terms.Show)
            {
                // Rare, and every row of the collection is written: no time limit.
                await using var command = new NpgsqlCommand("update entry set batch = $1 where collection = $2 and visibility = 0 and merged_into is null", connection)
                {
                    CommandTimeout = 0, Parameters = { new() { Value = batch }, new() { Value = collection } },
                };
                entries += await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            }
        }
        Journal.Close(connection, batch, entries);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return new AppliedTerms(differing.Count, entries);
    }

    private static async Task<List<(short Collection, CollectionFacts Before, CollectionFacts Now)>> Differing(NpgsqlConnection connection, Func<string, Right, CollectionFacts> factsOf, CancellationToken cancel)
    {
        var differing = new List<(short, CollectionFacts, CollectionFacts)>();
        await using var command = new NpgsqlCommand($"""select id, office, "right", {CollectionRows.Columns} from collection order by id""", connection);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var (kept, wanted) = (CollectionRows.Read(row, 3), factsOf(row.GetString(1), (Right)row.GetInt16(2)));
            if (kept != wanted)
            {
                differing.Add((row.GetInt16(0), kept, wanted));
            }
        }
        return differing;
    }

    private static async Task Write(NpgsqlConnection connection, short collection, CollectionFacts facts, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"update collection set ({CollectionRows.Columns}) = ($2, $3, $4, $5, $6, $7, $8, $9) where id = $1", connection);
        command.Parameters.AddWithValue(collection);
        CollectionRows.Add(command, facts);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
