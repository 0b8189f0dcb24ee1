using System.Diagnostics;
using System.Text;
using Daftar.Search;
using Daftar.Store;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>The second engine on a private server of its own, filled with the same documents.</summary>
internal sealed class PostgresBench : IAsyncDisposable
{
    private readonly PrivateServer server;
    private readonly Database database;

    private PostgresBench(PrivateServer server, Database database, PostgresIndex index) => (this.server, this.database, Index) = (server, database, index);

    public PostgresIndex Index { get; }

    /// <summary>How it was filled; null if it was there.</summary>
    public string? Built { get; private set; }

    public static async Task<PostgresBench> OpenAsync(string folder, SearchCorpus corpus)
    {
        var started = await PrivateServer.StartAsync(new PrivateServerOptions { DataFolder = folder }, new Progress<string>(), CancellationToken.None).ConfigureAwait(false);
        var opened = await Database.OpenAsync(started.ConnectionString, CancellationToken.None).ConfigureAwait(false);
        await Migrate.RunAsync(opened, new Progress<string>(), CancellationToken.None).ConfigureAwait(false);
        var bench = new PostgresBench(started, opened, PostgresIndex.Open(opened, DocumentOf.Fields));
        if (bench.Index.Cursor is null)
        {
            await bench.FillAsync(corpus).ConfigureAwait(false);
        }

        return bench;
    }

    /// <summary>True of what SQL does not know: similar marks.</summary>
    public bool Refuses(SearchRequest request) => Index.SearchAsync(request).AsTask().GetAwaiter().GetResult().Problem?.Kind == SearchProblemKind.NotSupported;

    /// <summary>Milliseconds of each answer, and what it counted.</summary>
    public (double Milliseconds, SearchAnswer Answer) Ask(SearchRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = Index.SearchAsync(request).AsTask().GetAwaiter().GetResult();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, answer.Problem is { } problem ? throw new InvalidOperationException($"{request.Query}: {problem.Message}") : answer);
    }

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        await database.DisposeAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FillAsync(SearchCorpus corpus)
    {
        var watch = Stopwatch.StartNew();
        var documents = 0;
        corpus.Read(Environment.ProcessorCount, () =>
        {
            var batch = Index.NewBatch();
            return document =>
            {
                if (document is not null)
                {
                    // none of them is there: none is looked for
                    batch.Place(document.Entry, batch.Prepare(document), isNew: true);
                }

                if (document is null || batch.Count == 2000)
                {
                    var count = batch.Count;
                    Index.Apply(batch);
                    if (Interlocked.Add(ref documents, count) / 100_000 > (documents - count) / 100_000)
                    {
                        Index.Commit("under way");
                        Console.Error.WriteLine(Invariant($"PostgreSQL: {documents} entries after {watch.Elapsed.TotalSeconds:F0} s"));
                    }
                }
            };
        });
        Index.Commit("end");
        var filled = watch.Elapsed.TotalSeconds;
        await SayAsync("vacuum analyze search_entry").ConfigureAwait(false);
        Built = Invariant($"PostgreSQL: filled in {filled:F0} s ({documents / filled:F0} entries a second); ") + await SizesAsync(documents).ConfigureAwait(false);
    }

    private async Task<string> SizesAsync(int documents)
    {
        var text = new StringBuilder("bytes an entry:");
        await using var command = database.Source.CreateCommand(
            """
            select 'rows', pg_table_size('search_entry') union all select 'index of terms', pg_relation_size('search_entry_terms')
            union all select 'words and values', pg_total_relation_size('search_word') + pg_total_relation_size('search_value')
            """);
        await using var row = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await row.ReadAsync().ConfigureAwait(false))
        {
            text.Append(Invariant($" {row.GetString(0)} {row.GetInt64(1) / (double)documents:F0}"));
        }

        return text.ToString();
    }

    private async Task SayAsync(string sql)
    {
#pragma warning disable CA2100 // texts of this class
        await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
