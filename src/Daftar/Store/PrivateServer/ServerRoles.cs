using Npgsql;

namespace Daftar.Store;

/// <summary>The two roles of the private server. The superuser's only work is to make the application's role and database.</summary>
internal sealed class ServerRoles
{
    private const string Role = "daftar";
    private readonly string applicationPassword;

    public ServerRoles(ServerPlaces places, string socket)
    {
        applicationPassword = Secret.Of(places, Role);
        Application = Connection(socket, Role, applicationPassword, Role);
        Superuser = Connection(socket, Cluster.Superuser, Secret.Of(places, Cluster.Superuser), "postgres");
    }

    public string Application { get; }

    public string Superuser { get; }

    /// <summary>Waits until the server takes connections (it may be recovering from a crash) and the application's role and database are there.</summary>
    public async Task WaitUntilReadyAsync(TimeProvider time, IProgress<string> progress, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Application);
                await connection.OpenAsync(cancel).ConfigureAwait(false);
                return;
            }
            catch (PostgresException notYet) when (notYet.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                if (tries == 10)
                {
                    progress.Report("PostgreSQL is recovering what was written before it was stopped");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancel).ConfigureAwait(false);
            }
            catch (PostgresException missing) when (tries < 3 && missing.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName)
            {
                await MakeAsync(cancel).ConfigureAwait(false);
            }
        }
    }

    private static string Connection(string socket, string role, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socket,
        Port = 5432,
        Username = role,
        Password = password,
        Database = database,
        ApplicationName = "daftar",
        MaxPoolSize = 40,
    }.ConnectionString;

    private async Task MakeAsync(CancellationToken cancel)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(Superuser) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(cancel).ConfigureAwait(false);

        // role commands take no parameters: the password travels as a setting of this session
        await using var role = new NpgsqlCommand(
            """
            select set_config('daftar.secret', $1, false);
            """, connection) { Parameters = { new() { Value = applicationPassword } } };
        await role.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await using var make = new NpgsqlCommand(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'daftar') then
                create role daftar;
              end if;
              execute format('alter role daftar with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L', current_setting('daftar.secret'));
            end $$
            """, connection);
        await make.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await using var known = new NpgsqlCommand("select count(*) from pg_database where datname = 'daftar'", connection);
        if (await known.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not 0L)
        {
            return;
        }

        await using var database = new NpgsqlCommand("create database daftar owner daftar", connection);
        await database.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await using var close = new NpgsqlCommand("revoke connect, temporary on database daftar from public", connection);
        await close.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
