using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>What is held of one right of one office.</summary>
public sealed record CoverageRow(string Office, Right Right, long Entries, long Pending, long InForce, long Ended, long Deleted, int? FirstYear, int? LastYear, string? LastPackage, DateTimeOffset? LastArrived, bool Demonstration)
{
    /// <summary>Whose it is, and its terms; of one that is not shown nothing is counted.</summary>
    public CollectionFacts Facts { get; init; } = CollectionFacts.Unknown;
}

/// <summary>
/// Counts what the register holds. The count reads every entry (under a second for a million, 10 ms from here), and anybody may ask for it: one runs at a time whoever asks, and
/// none while the journal stands where it stood. While it grows, a count is good for twenty times what it cost, so that at most a twentieth of the
/// time goes into counting, and for ten times longer it is given out while the next one is made. What the terms hide is hidden at once.
/// </summary>
internal sealed class CoverageCount(Database database, TimeProvider time)
{
    private const int GoodFor = 20;
    private const int ShownFor = 10 * GoodFor;

    private readonly Lock _lock = new();
    private Counted? _known;
    private Task<Counted>? _running;

    /// <summary>How often the entries were counted. For tests.</summary>
    internal int Counts { get; private set; }

    public async Task<IReadOnlyList<CoverageRow>> Read(CancellationToken cancel)
    {
        var rows = await Known(await JournalEnd(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        // A count may be of minutes ago; what may be shown of it is asked after it was made.
        var facts = await Facts(cancel).ConfigureAwait(false);
        return [.. rows.Select(row => facts.TryGetValue((row.Office, row.Right), out var now) && now.Terms.Show
            ? row with { Facts = now }
            : new CoverageRow(row.Office, row.Right, 0, 0, 0, 0, 0, null, null, null, null, false) { Facts = now ?? row.Facts })];
    }

    private async Task<IReadOnlyList<CoverageRow>> Known((long, DateTime) at, CancellationToken cancel)
    {
        Task<Counted> running;
        lock (_lock)
        {
            var age = _known is null ? TimeSpan.Zero : time.GetElapsedTime(_known.Began);
            if (_known is not null && (_known.At == at || age < _known.Took * GoodFor))
            {
                return _known.Rows;
            }
            running = _running ??= Task.Run(() => Count(at));
            if (_known is not null && age < _known.Took * ShownFor)
            {
                return _known.Rows;
            }
        }
        return (await running.WaitAsync(cancel).ConfigureAwait(false)).Rows;
    }

    /// <summary>The last batch and when it was committed: a register put back to an earlier state may have the number again.</summary>
    private async Task<(long, DateTime)> JournalEnd(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("select number, committed from journal_batch order by number desc limit 1", connection);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await row.ReadAsync(cancel).ConfigureAwait(false) ? (row.GetInt64(0), row.GetDateTime(1)) : default;
    }

    private async Task<Dictionary<(string Office, Right Right), CollectionFacts>> Facts(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand($"""select office, "right", {CollectionRows.Columns} from collection""", connection);
        var facts = new Dictionary<(string, Right), CollectionFacts>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            facts[(row.GetString(0), (Right)row.GetInt16(1))] = CollectionRows.Read(row, 2);
        }
        return facts;
    }

    private async Task<Counted> Count((long, DateTime) at)
    {
        try
        {
            var began = time.GetTimestamp();
            var rows = await Count().ConfigureAwait(false);
            var counted = new Counted(at, rows, began, time.GetElapsedTime(began));
            lock (_lock)
            {
                Counts++;
                _known = counted;
            }
            return counted;
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }

    private async Task<IReadOnlyList<CoverageRow>> Count()
    {
        await using var connection = await database.ConnectAsync(CancellationToken.None).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            $"""
            select c.office, c."right", count(*) filter (where e.shown), count(*) filter (where e.shown and e.status = 1), count(*) filter (where e.shown and e.status = 2),
              count(*) filter (where e.shown and e.status = 3), count(*) filter (where e.deleted and e.visibility = 0 and e.merged_into is null),
              min(e.filing / 10000) filter (where e.shown and e.filing > 0), max(e.filing / 10000) filter (where e.shown and e.filing > 0),
              bool_or(e.demonstration), max(e.batch), {CollectionRows.ColumnsOfC}
            from collection c left join (select *, visibility = 0 and not deleted and merged_into is null as shown from entry) e on e.collection = c.id and c.show
            group by c.id order by c.office, c."right"
            """, connection);
        var rows = new List<(CoverageRow Row, long? Batch)>();
        await using (var row = await command.ExecuteReaderAsync().ConfigureAwait(false))
        {
            while (await row.ReadAsync().ConfigureAwait(false))
            {
                rows.Add((new CoverageRow(row.GetString(0), (Right)row.GetInt16(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
                    row.IsDBNull(7) ? null : row.GetInt32(7), row.IsDBNull(8) ? null : row.GetInt32(8), null, null, !row.IsDBNull(9) && row.GetBoolean(9)) { Facts = CollectionRows.Read(row, 11) }, row.IsDBNull(10) ? null : row.GetInt64(10)));
            }
        }
        await using var last = new NpgsqlCommand("select b.number, p.name, p.arrived from journal_batch b join package p on p.id = b.package where b.number = any($1)", connection);
        last.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Where(row => row.Batch is not null).Select(row => row.Batch!.Value)] });
        var packages = new Dictionary<long, (string Name, DateTimeOffset Arrived)>();
        await using (var row = await last.ExecuteReaderAsync().ConfigureAwait(false))
        {
            while (await row.ReadAsync().ConfigureAwait(false))
            {
                packages[row.GetInt64(0)] = (row.GetString(1), row.GetFieldValue<DateTimeOffset>(2));
            }
        }
        return [.. rows.Select(row => row.Batch is { } batch && packages.TryGetValue(batch, out var package)
            ? row.Row with { LastPackage = package.Name, LastArrived = package.Arrived } : row.Row)];
    }

    /// <param name="At">Where the journal stood before the count began: what it counted may be newer, never older.</param>
    private sealed record Counted((long Batch, DateTime Committed) At, IReadOnlyList<CoverageRow> Rows, long Began, TimeSpan Took);
}
