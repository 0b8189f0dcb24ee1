using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Daftar.Store;
using Npgsql;

namespace Daftar.Search;

/// <summary>The one transaction of a search: everything in it sees one state of the index. The server ends what runs past the deadline.</summary>
internal sealed class SearchSession : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly SearchBudget budget;
    private readonly CancellationToken cancellation;

    private SearchSession(NpgsqlConnection connection, NpgsqlTransaction transaction, SearchBudget budget, CancellationToken cancellation) =>
        (this.connection, this.transaction, this.budget, this.cancellation) = (connection, transaction, budget, cancellation);

    /// <summary>Published states counted, and the fields the index was made with.</summary>
    public (long Generation, string? Fields, short? Building) State { get; private set; }

    public static async Task<SearchSession> BeginAsync(Database database, SearchBudget budget, CancellationToken cancellation)
    {
        var opened = await database.ConnectAsync(cancellation).ConfigureAwait(false);
        try
        {
            var begun = await opened.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
            var session = new SearchSession(opened, begun, budget, cancellation);
            await session.ReadStateAsync(budget.MillisecondsLeft).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads the rows of a query.</summary>
    public Task<List<T>> ReadAsync<T>(string sql, IEnumerable<NpgsqlParameter> parameters, Func<NpgsqlDataReader, T> row) => ReadAsync(sql, parameters, row, static _ => true);

    /// <summary>Reads the rows of a query and keeps those that fit.</summary>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Texts of this folder; what a person typed is in the parameters.")]
    public async Task<List<T>> ReadAsync<T>(string sql, IEnumerable<NpgsqlParameter> parameters, Func<NpgsqlDataReader, T> row, Func<T, bool> fits)
    {
        budget.Check();
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        // The server counts from the beginning of each statement: it is told what is left of the search's time, in the same round trip.
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { new("select set_config('statement_timeout', $1, true)") { Parameters = { new() { Value = Milliseconds(budget.MillisecondsLeft) } } }, command },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        var read = new List<T>();
        for (var seen = 1; await reader.ReadAsync(cancellation).ConfigureAwait(false); seen++)
        {
            if (seen % 64 == 0)
            {
                budget.Check();
            }

            if (row(reader) is var one && fits(one))
            {
                budget.Hold(BytesOf(one));
                read.Add(one);
            }
        }

        budget.Check();
        return read;
    }

    /// <summary>What a row that is kept holds, nearly.</summary>
    private static long BytesOf(object? value)
    {
        switch (value)
        {
            case string text:
                return 32 + (2L * text.Length);
            case byte[] bytes:
                return 32 + bytes.Length;
            case ITuple row:
                var sum = 16L;
                for (var i = 0; i < row.Length; i++)
                {
                    sum += BytesOf(row[i]);
                }

                return sum;
            default:
                return 16;
        }
    }

    private static string Milliseconds(long left) => left.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// The GIN index answers; a look through all rows would unpack every tsvector. Compiling a plan takes longer than most searches.
    /// </summary>
    private async Task ReadStateAsync(long milliseconds)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("set transaction read only"),
                new("select set_config('statement_timeout', $1, true), set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true), set_config('work_mem', '65536', true)")
                { Parameters = { new() { Value = Milliseconds(milliseconds) } } },
                new("select generation, fields, building from search_state"),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        if (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            State = (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt16(2));
        }
    }
}
