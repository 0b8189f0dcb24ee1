using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;

namespace Daftar.Tests.Register;

/// <summary>
/// Decision 6: whoever follows the journal by a cursor misses nothing, however long a transaction takes. With numbers from an identity column the
/// first test fails: the fast transaction commits the higher number first, the cursor moves past the lower one, and what the slow one commits is never seen.
/// </summary>
public sealed class JournalTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ASlowAndAFastTransactionSideBySideLoseNoRow(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var (slow, fast) = (await Batch(database, "slow", 60), await Batch(database, "fast", 60));
        await using var follower = Follower.Start(database);
        await using var holding = await database.ConnectAsync(default);
        var hold = await holding.BeginTransactionAsync();
        await Run(holding, string.Create(CultureInfo.InvariantCulture, $"select 1 from package where id = {slow.Package} for update"));

        // The slow one has its number and its rows, and stands before the account of its package, which is held here.
        var slowly = Task.Run(() => Merge(database, slow));
        await Wait.UntilAsync(() => Blocked(database, "update package"), "the slow merge does not stand where it should");
        var quickly = Task.Run(() => Merge(database, fast));
        await Wait.UntilAsync(async () => quickly.IsCompleted || await Blocked(database, "pg_advisory_xact_lock"), "the fast merge neither waits nor ends");
        await Task.Delay(300);

        Assert.Empty(follower.Seen);
        await hold.RollbackAsync();
        Assert.Equal((1, 2), ((await slowly).Journal, (await quickly).Journal));
        await follower.UntilSeen(120);
        Assert.Equal(slow.Statements.Concat(fast.Statements).Select(said => said.Keys[0]).ToHashSet(), follower.Seen.Select(cursor => cursor.Entry).ToHashSet());
        follower.SawInOrderAndOnce();
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ManyWritersAtOnceLoseNoRow(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        await using var follower = Follower.Start(database);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < 12; round++)
            {
                Merge(database, await Batch(database, string.Create(CultureInfo.InvariantCulture, $"{writer}-{round}"), 5));
            }
        })));

        await follower.UntilSeen(4 * 12 * 5);
        follower.SawInOrderAndOnce();
    }

    private static MergeResult Merge(Database database, MergeBatch batch)
    {
        using var connection = database.Source.OpenConnection();
        return new Merge(connection, new Collections(), TimeProvider.System).Run(batch);
    }

    private static async Task<MergeBatch> Batch(Database database, string name, int count)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(54);
        var package = await new Packages(database).Arrive(
            new PackageArrival(name, name, SHA256.HashData(Encoding.UTF8.GetBytes(name)), 1, PackageKind.NotSaid, null, null, null, false, false), now, default);
        var batch = new MergeBatch { Package = package.Id, Learnt = now, DoneBefore = 0, DoneAfter = count, IsFinal = true };
        var buffer = new PayloadBuffer();
        for (var n = 0; n < count; n++)
        {
            var number = new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = string.Create(CultureInfo.InvariantCulture, $"{name}/{n}") };
            var mark = new TrademarkRecord { Office = "PH", Identifiers = [number], Words = "INVENTED " + number.Written };
            batch.Statements.Add(new Statement
            {
                Ordinal = n, Right = Right.Trademark, Office = "PH", Identifiers = [number], Keys = [EntryKey.Of(Right.Trademark, number)],
                Fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(number.Written)), Scope = Scope.Everything, Operation = Operation.State, Produced = now, ProducedFrom = ProducedFrom.Record,
                Provider = "PH", Packed = Payload.Pack(mark, buffer), Dialect = "st96", Chunk = -1, Place = -1, OriginalSha256 = new byte[32],
            });
        }
        return batch;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // made of numbers
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> Blocked(Database database, string statement)
    {
        await using var command = database.Source.CreateCommand(
            "select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%' || $1 || '%')");
        command.Parameters.AddWithValue(statement);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Reads the journal without a pause, a few rows at a time, as an index or a recipient does.</summary>
    private sealed class Follower : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly List<JournalCursor> _seen = [];
        private Task _following = Task.CompletedTask;

        public static Follower Start(Database database)
        {
            var follower = new Follower();
            follower._following = Task.Run(() => follower.Follow(new Changes(database, TimeProvider.System)));
            return follower;
        }

        public List<JournalCursor> Seen
        {
            get
            {
                lock (_seen)
                {
                    return [.. _seen];
                }
            }
        }

        public Task UntilSeen(int count) => Wait.UntilAsync(() => Seen.Count >= count, string.Create(CultureInfo.InvariantCulture, $"the follower never saw all {count} rows"));

        public void SawInOrderAndOnce()
        {
            var seen = Seen;
            Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.Equal(seen.Count, seen.Select(cursor => cursor.Entry).Distinct().Count());
        }

        private async Task Follow(Changes changes)
        {
            var cursor = JournalCursor.Start;
            while (!_stop.IsCancellationRequested)
            {
                foreach (var change in await changes.After(cursor, 7, default))
                {
                    cursor = change.Cursor;
                    lock (_seen)
                    {
                        _seen.Add(cursor);
                    }
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _following;
            _stop.Dispose();
        }
    }
}
