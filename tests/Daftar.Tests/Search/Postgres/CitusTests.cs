using Daftar.Search;
using Daftar.Store;
using Npgsql;
using static System.FormattableString;

namespace Daftar.Tests.Search.Postgres;

/// <summary>
/// The same answers from a Citus cluster. <c>DAFTAR_CITUS</c> is the connection string of a database on its coordinator, with the extension and at least one machine; the test works in a schema of its own and removes it.
/// </summary>
public sealed class CitusTests
{
    [CitusFact]
    public async Task A_cluster_gives_the_answers_of_one_machine()
    {
        var named = new NpgsqlConnectionStringBuilder(CitusFactAttribute.ConnectionString!);
        await using var outside = await Database.OpenAsync(named.ConnectionString, default);
        var schema = Invariant($"daftar_test_{Environment.ProcessId}");
        await Say(outside, $"create schema {schema}");
        try
        {
            named.SearchPath = $"{schema},public";
            await using var database = await Database.OpenAsync(named.ConnectionString, default);
            await Migrate.RunAsync(database, new Progress<string>(), default);
            var spread = await ScaleOut.RunAsync(database, new Progress<string>(), default);
            Assert.Equal(ScaleOut.Distributed.Select(table => table.Table), spread.Tables);

            await TwoEnginesTests.AgreeAsync(database, seed: 11, questions: 300);

            Assert.Empty((await ScaleOut.RunAsync(database, new Progress<string>(), default)).Tables);
            await using var nodes = database.Source.CreateCommand("select count(distinct (nodename, nodeport)) from citus_shards where table_name = 'search_entry'::regclass");
            Assert.Equal(spread.Workers, await nodes.ExecuteScalarAsync());
        }
        finally
        {
            await Say(outside, $"drop schema {schema} cascade");
        }
    }

    private static async Task Say(Database database, string sql)
    {
#pragma warning disable CA2100 // a name of this test
        await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class CitusFactAttribute : FactAttribute
{
    public CitusFactAttribute() => Skip = (ConnectionString is null ? "DAFTAR_CITUS names no Citus cluster." : null)!;

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("DAFTAR_CITUS") is { Length: > 0 } named ? named : null;
}
