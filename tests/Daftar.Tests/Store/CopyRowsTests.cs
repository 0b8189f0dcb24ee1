using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Store;

/// <summary>Rows written in PostgreSQL's binary format arrive as they were given, and a copy that is not completed leaves nothing.</summary>
public sealed class CopyRowsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Columns = "s, i, l, b, u, t, d, w, y";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task EveryTypeOfTheRegisterArrivesAsItWasGiven(PostgresVersion version)
    {
        await using var connection = await Table(version);
        var id = Guid.NewGuid();
        var moment = new DateTimeOffset(2024, 2, 29, 23, 59, 59, 123, 456, TimeSpan.FromHours(8));
        var words = "กาแฟ \"drip\"\tđá 咖啡 \U0001F375";
        using (var copy = new CopyRows(connection, "kinds", Columns))
        {
            copy.Row();
            copy.Write(short.MinValue);
            copy.Write(int.MaxValue);
            copy.Write(long.MinValue);
            copy.Write(true);
            copy.Write(id);
            copy.Write(moment);
            copy.Write((DateOnly?)new DateOnly(1874, 3, 1));
            copy.Write(words);
            copy.Write([0, 1, 255]);
            copy.Row();
            for (var field = 0; field < 9; field++)
            {
                copy.Null();
            }
            copy.Complete();
        }

        await using var command = new NpgsqlCommand("select * from kinds order by s nulls last", connection);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((short.MinValue, int.MaxValue, long.MinValue, true, id), (row.GetInt16(0), row.GetInt32(1), row.GetInt64(2), row.GetBoolean(3), row.GetGuid(4)));
        Assert.Equal((moment.UtcDateTime, new DateOnly(1874, 3, 1), words), (row.GetDateTime(5), row.GetFieldValue<DateOnly>(6), row.GetString(7)));
        Assert.Equal([0, 1, 255], row.GetFieldValue<byte[]>(8));
        Assert.True(await row.ReadAsync());
        Assert.All(Enumerable.Range(0, 9), field => Assert.True(row.IsDBNull(field)));
        Assert.False(await row.ReadAsync());
    }

    [Fact]
    public async Task ManyRowsAndLargeOnesArriveInTheirOrder()
    {
        await using var connection = await Table(PostgresVersion.Npm18);
        using (var copy = new CopyRows(connection, "kinds", "i, w, y"))
        {
            for (var i = 0; i < 5_000; i++)
            {
                copy.Row();
                copy.Write(i);
                copy.Write(new string((char)('a' + (i % 26)), i % 1000));
                copy.Write(i % 1000 == 7 ? new byte[300_000] : [(byte)i]);
            }
            copy.Complete();
        }

        await using var command = new NpgsqlCommand("select count(*), sum(length(w)), sum(length(y)), bool_and(i % 1000 = 7 or get_byte(y, 0) = i % 256) from kinds", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        Assert.Equal((5_000L, 5 * 499_500L, 4_995 + (5 * 300_000L), true), (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3)));
    }

    [Fact]
    public async Task WithoutItsEndACopyLeavesNothingAndTheConnectionIsFreeAgain()
    {
        await using var connection = await Table(PostgresVersion.Npm18);
        using (var copy = new CopyRows(connection, "kinds", "i"))
        {
            for (var i = 0; i < 50_000; i++)
            {
                copy.Row();
                copy.Write(i);
            }
        }

        await using var command = new NpgsqlCommand("select count(*) from kinds", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    /// <summary>Whoever runs the load reads what happened to PostgreSQL, not that a stream was closed.</summary>
    [Fact]
    public async Task AConnectionLostOnTheWayIsToldAsSuch()
    {
        var database = await postgres.NewAsync(PostgresVersion.Npm18);
        await using var connection = await database.ConnectAsync(default);
        await using var command = new NpgsqlCommand("create temp table kinds (i int, w text)", connection);
        await command.ExecuteNonQueryAsync();

        var lost = Assert.ThrowsAny<NpgsqlException>(() =>
        {
            using var copy = new CopyRows(connection, "kinds", "i, w");
            for (var i = 0; i < 20_000; i++)
            {
                if (i == 1_000)
                {
                    Terminate(database, connection.ProcessID);
                }
                copy.Row();
                copy.Write(i);
                copy.Write(new string('x', 10_000));
            }
            copy.Complete();
        });

        Assert.IsNotType<ObjectDisposedException>(lost.GetBaseException());
        Assert.NotEqual(System.Data.ConnectionState.Open, connection.State);
    }

    private static void Terminate(Database database, int process)
    {
        using var command = database.Source.CreateCommand("select pg_terminate_backend($1)");
        command.Parameters.AddWithValue(process);
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task ARowWithTooFewOrTooManyFieldsIsADefectThatIsToldAtOnce()
    {
        await using var connection = await Table(PostgresVersion.Npm18);
        using var copy = new CopyRows(connection, "kinds", "i, w");
        copy.Row();
        copy.Write(1);
        Assert.Throws<InvalidOperationException>(copy.Row);
        Assert.Throws<InvalidOperationException>(copy.Complete);
        copy.Write("x");
        Assert.Throws<InvalidOperationException>(() => copy.Write(2));
    }

    /// <summary>A value in another width than its column is refused by the server, not read as something else.</summary>
    [Fact]
    public async Task AValueOfAnotherWidthThanItsColumnIsRefused()
    {
        await using var connection = await Table(PostgresVersion.Npm18);
        using var copy = new CopyRows(connection, "kinds", "i");
        copy.Row();
        copy.Write(1L);

        var refused = Assert.Throws<PostgresException>(copy.Complete);

        Assert.Equal(PostgresErrorCodes.InvalidBinaryRepresentation, refused.SqlState);
    }

    private async Task<NpgsqlConnection> Table(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var connection = await database.ConnectAsync(default);
        await using var command = new NpgsqlCommand("create temp table kinds (s smallint, i int, l bigint, b boolean, u uuid, t timestamptz, d date, w text, y bytea)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
