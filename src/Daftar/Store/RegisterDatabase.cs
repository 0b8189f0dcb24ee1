namespace Daftar.Store;

/// <summary>The database a command works on: the one the operator named, or the private server's. Dispose it to leave the private server, which the last command out stops.</summary>
public sealed class RegisterDatabase : IAsyncDisposable
{
    private readonly PrivateServer? server;

    private RegisterDatabase(Database database, PrivateServer? server)
    {
        Database = database;
        this.server = server;
    }

    public Database Database { get; }

    /// <summary>The postmaster's process of the private server, for measurements; null when the operator named a database.</summary>
    public int? ServerProcess => server?.ProcessId;

    /// <summary>Opens the register as the settings say. The private database, and one that holds nothing yet, are migrated by the way; an operator's register only by <c>daftar migrate</c>, after their backup.</summary>
    /// <exception cref="StoreException">It cannot be opened, or an operator's database lacks migrations; the message says what to do.</exception>
    public static async Task<RegisterDatabase> OpenAsync(Settings settings, IProgress<string> progress, CancellationToken cancel)
    {
        var opened = await OpenUnmigratedAsync(settings, progress, cancel).ConfigureAwait(false);
        try
        {
            if (opened.server is not null || await IsEmptyAsync(opened.Database, cancel).ConfigureAwait(false))
            {
                await Migrate.RunAsync(opened.Database, progress, cancel).ConfigureAwait(false);
            }
            else
            {
                await Migrate.RequireCurrentAsync(opened.Database, cancel).ConfigureAwait(false);
            }

            return opened;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens the database in whatever shape it is: for <c>daftar migrate</c>.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static async Task<RegisterDatabase> OpenUnmigratedAsync(Settings settings, IProgress<string> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        DataFolders.Require(settings.DataFolder);
        if (settings.Get(Settings.Database) is { Length: > 0 } named)
        {
            return new RegisterDatabase(await Database.OpenAsync(named, cancel).ConfigureAwait(false), server: null);
        }

        var own = await PrivateServer.StartAsync(new PrivateServerOptions { DataFolder = settings.DataFolder }, progress, cancel).ConfigureAwait(false);
        try
        {
            return new RegisterDatabase(await Database.OpenAsync(own.ConnectionString, cancel).ConfigureAwait(false), own);
        }
        catch
        {
            await own.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync().ConfigureAwait(false);
        if (server is not null)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>No table in any schema where ours would be made.</summary>
    private static async Task<bool> IsEmptyAsync(Database database, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            """
            select not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                               where c.relkind in ('r', 'p') and n.nspname = any (current_schemas(false)))
            """);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true;
    }
}
