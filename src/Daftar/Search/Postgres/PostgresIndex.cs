using System.Collections.Concurrent;
using System.Diagnostics;
using Daftar.Store;
using Npgsql;
using NpgsqlTypes;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// The second engine: the index in tables of the register's own database, so that it shards with them on Citus. Same contract, same tokens, same answers as <see cref="EmbeddedIndex"/>; the order by relevance is its own.
/// Any process may search; the one that holds the advisory lock writes, in one transaction from the first change applied to the commit with its place in the journal.
/// </summary>
public sealed class PostgresIndex : IJournalIndex
{
    /// <summary>"search" in ASCII: who has it follows the journal.</summary>
    internal const long LockKey = 0x736561726368;

    /// <summary>Rows made before they are sent.</summary>
    private const int Together = 500;

    private readonly Lock writing = new();
    private readonly Database database;
    private readonly TermNames terms = new();
    private readonly ConcurrentBag<EntryRows> rows = [];
    private readonly FacetValues values;
    private readonly KeysBelow keysBelow;
    private readonly KeptCounts counts = new();
    private NpgsqlConnection? writer;
    private NpgsqlTransaction? open;
    private bool isDisposed;
    private volatile bool isBuilding;
    private volatile int builtPercent;
    private bool isWhole;

    private PostgresIndex(Database database, FieldTable fields)
    {
        (this.database, Fields) = (database, fields.Together);
        values = new FacetValues();
        keysBelow = new KeysBelow(database);
    }

    public FieldTable Fields { get; }

    /// <summary>No words that begin so: the database does not count in how many entries a word stands, and for each letter typed they are not asked for one by one.</summary>
    public IReadOnlyList<IndexWord> Words(WordRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Kind switch
        {
            WordsAsked.Keys => request.Field is { } name && Fields.TryFind(name, out var field) && field.HasKeys ? keysBelow.Read(field, request) : [],
            WordsAsked.Near or WordsAsked.Sounding when request.Text.Length > 0 => WordsNearby.Read(this, database, request),
            _ => [],
        };
    }

    public string? StartedEmptyBecause { get; private set; }

    /// <summary>None: the database looks after its own files.</summary>
    public IReadOnlyList<string> Damage => [];

    public Action<string>? FoundDamaged { get; set; }

    public string? Cursor
    {
        get
        {
            lock (writing)
            {
                using var command = new NpgsqlCommand("select cursor from search_state", Writer(), open);
                return command.ExecuteScalar() as string;
            }
        }
    }

    public long Documents
    {
        get
        {
            using var command = database.Source.CreateCommand("select count(*) from search_entry");
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>Opens the index for searching alone: nothing is locked.</summary>
    public static PostgresIndex ForSearch(Database database, FieldTable fields) => new(database, fields);

    /// <summary>Opens the index to follow the journal, and to be searched. One made with other fields, folding or tokenizer is emptied: see <see cref="StartedEmptyBecause"/>.</summary>
    /// <exception cref="IndexLockedException">Another process writes the index.</exception>
    public static PostgresIndex Open(Database database, FieldTable fields)
    {
        var index = new PostgresIndex(database, fields);
        try
        {
            index.Begin();
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>Whether the database holds an index that took anything in.</summary>
    public static async Task<bool> HoldsAnyAsync(Database database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = database.Source.CreateCommand("select cursor is not null from search_state");
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true;
    }

    public IndexBatch NewBatch() => new(Fields);

    public void Apply(IndexBatch batch)
    {
        lock (writing)
        {
            try
            {
                if (batch.Operations.Count > 0)
                {
                    var connection = Writer();
                    open ??= connection.BeginTransaction();
                    Apply(connection, batch);
                }
            }
            catch
            {
                GiveUp();
                throw;
            }
        }

        batch.Clear();
    }

    public void Commit(string cursor)
    {
        lock (writing)
        {
            try
            {
                var connection = Writer();
                open ??= connection.BeginTransaction();
                Flush(connection);
                Say(connection, "update search_state set cursor = $1, generation = generation + 1, building = case when building is null then null else $2 end", cursor, (short)builtPercent);
                open.Commit();
                open.Dispose();
                open = null;
            }
            catch
            {
                GiveUp();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public string? Building => isBuilding ? BuildingAt(builtPercent) : null;

    /// <inheritdoc/>
    public void BeginBuilding() => SetBuilding(true);

    /// <inheritdoc/>
    public void Built(long done, long all) => builtPercent = all <= 0 ? 0 : (int)Math.Clamp(done * 100 / all, 0, 99);

    /// <inheritdoc/>
    public void EndBuilding()
    {
        // Another process may have begun it and been killed.
        if (isBuilding || !isWhole)
        {
            SetBuilding(false);
            isWhole = true;
        }
    }

    /// <summary>What is told while it is made.</summary>
    internal static string BuildingAt(int percent) => Invariant($"The search index is being made from the register: {percent} % are done. Ask again in a few minutes.");

    private void SetBuilding(bool to)
    {
        lock (writing)
        {
            Say(Writer(), to ? "update search_state set building = 0, generation = generation + 1" : "update search_state set building = null, generation = generation + 1 where building is not null");
            isBuilding = to;
        }
    }

    public void StartAnew()
    {
        lock (writing)
        {
            GiveUp();
            Empty(Writer());
        }
    }

    public ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default) =>
        new(KeptCounts.Knows(request) ? counts.AnswerAsync(request, one => Search(one, CancellationToken.None), cancellation) : Search(request, cancellation));

    public void Dispose()
    {
        lock (writing)
        {
            if (!isDisposed)
            {
                isDisposed = true;
                GiveUp();
                if (writer is { } held)
                {
                    writer = null;
                    Unlock(held);
                    held.Dispose();
                }
            }
        }
    }

    private async Task<SearchAnswer> Search(SearchRequest request, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await new PostgresSearch(database, Fields, values, request, started, cancellation).AnswerAsync().ConfigureAwait(false);
        return answer with { Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    /// <summary>Takes the lock, and empties what other fields or another way of cutting words have made.</summary>
    private void Begin()
    {
        lock (writing)
        {
            var connection = Writer();
            using var command = new NpgsqlCommand("select fields from search_state", connection);
            if (command.ExecuteScalar() as string is var fields && fields != Fields.Version)
            {
                StartedEmptyBecause = fields is null ? null : "The search index in the database is built anew: it was built with other fields or another way of cutting words.";
                Empty(connection);
            }
        }
    }

    private void Empty(NpgsqlConnection connection)
    {
        terms.Clear();
        using var transaction = connection.BeginTransaction();
        Say(connection, "truncate search_entry, search_word, search_value");
        Say(connection, "update search_state set fields = $1, cursor = null, generation = generation + 1", Fields.Version);
        transaction.Commit();
    }

    /// <summary>The connection that holds the lock. One that was lost took its open transaction along: whoever follows goes on from the last commit.</summary>
    private NpgsqlConnection Writer()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (writer is { State: System.Data.ConnectionState.Open } held)
        {
            return held;
        }

        GiveUp();
        writer?.Dispose();
        writer = database.Source.OpenConnection();
        using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", writer) { Parameters = { new() { Value = LockKey } } };
        if (command.ExecuteScalar() is not true)
        {
            writer.Dispose();
            writer = null;
            throw new IndexLockedException("of the database", new IOException("the advisory lock is held"));
        }

        // many rows are moved at once, which is several times faster than each by itself
        Say(writer, "select set_config('gin_pending_list_limit', '65536', false), set_config('work_mem', '131072', false), set_config('maintenance_work_mem', '131072', false)");
        return writer;
    }

    /// <summary>Needed although the lock is the session's: the session of a pooled connection lives on.</summary>
    private static void Unlock(NpgsqlConnection connection)
    {
        try
        {
            if (connection.State == System.Data.ConnectionState.Open)
            {
                Say(connection, "select pg_advisory_unlock($1)", LockKey);
                Say(connection, "discard all");
            }
        }
        catch (NpgsqlException)
        {
            // A session that is gone holds nothing.
        }
    }

    /// <summary>
    /// GIN gathers new rows in a list and moves them to the index key by key. A search for one word and not another that met a row half moved would find it, if it could see it: so all are moved before they can be seen.
    /// </summary>
    private static void Flush(NpgsqlConnection connection) => Say(connection, "select gin_clean_pending_list('search_entry_terms'), gin_clean_pending_list('search_entry_long')");

    private void GiveUp()
    {
        terms.Clear();
        try
        {
            open?.Dispose();
        }
        catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidOperationException)
        {
            // Lost with its connection.
        }

        open = null;
    }

    private void Apply(NpgsqlConnection connection, IndexBatch batch)
    {
        // the last change of an entry counts; what the index cannot have is not looked for
        var last = new Dictionary<Guid, int>();
        var known = new HashSet<Guid>();
        for (var at = 0; at < batch.Operations.Count; at++)
        {
            var (entry, document, isNew) = batch.Operations.Items[at];
            last[entry] = document;
            if (!isNew)
            {
                known.Add(entry);
            }
        }

        terms.Keep(connection, batch, Fields);
        if (known.Count > 0)
        {
            Say(connection, "delete from search_entry where entry = any($1)", known.ToArray());
        }

        var starts = EntryRows.Starts(batch);
        var documents = last.Where(operation => operation.Value >= 0).ToArray();
        using var copy = new CopyRows(connection, "search_entry", "entry, terms, facets, dates, keys, stored, places");
        foreach (var page in documents.Chunk(Together))
        {
            foreach (var (entry, row) in Rows(batch, page, starts))
            {
                copy.Row();
                copy.Write(entry);
                copy.Write(row.Terms);
                copy.Write(row.Facets);
                copy.Write(row.Dates);
                copy.Write(row.Keys);
                copy.Write(row.Stored);
                copy.Write(row.Places);
            }
        }

        copy.Complete();
    }

    /// <summary>Rows of some documents, made on as many threads as there are processors.</summary>
    private (Guid Entry, EntryRow Row)[] Rows(IndexBatch batch, KeyValuePair<Guid, int>[] documents, (int[] Postings, int[] Columns, int[] Dates) starts)
    {
        var made = new (Guid, EntryRow)[documents.Length];
        Parallel.For(0, documents.Length, () => rows.TryTake(out var maker) ? maker : new EntryRows(Fields), (at, _, maker) =>
        {
            made[at] = (documents[at].Key, maker.Row(batch, documents[at].Value, starts, terms.ValueOf));
            return maker;
        }, rows.Add);
        return made;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Texts of this class.")]
    private static void Say(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(value is Guid[] ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } : new NpgsqlParameter { Value = value });
        }

        command.ExecuteNonQuery();
    }
}
