using System.Buffers.Binary;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Register;

/// <summary>What an entry's row remembers of the statements about it.</summary>
public sealed class KnownStatementsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public void WhatIsWrittenIsRead()
    {
        List<KnownStatement> list = [new(Parts.All, Parts.None, 638_000_000_000_000_000, UInt128.MaxValue / 3, 7, true, false), new(Parts.None, Parts.Events, 5, 9, 0, false, true)];

        Assert.Equal(list, KnownStatements.Read(KnownStatements.Write(list)));
    }

    [Fact]
    public void BeyondTheMostOnlyStatementsNothingRestsOnAreForgotten()
    {
        List<KnownStatement> list = [.. Enumerable.Range(0, KnownStatements.Most * 2).Select(n => new KnownStatement(n % 4 == 0 ? Parts.Events : Parts.None, Parts.None, n, (UInt128)n, n, true, false))];

        var kept = KnownStatements.Read(KnownStatements.Write(list));

        Assert.Equal(KnownStatements.Most, kept.Count);
        Assert.Equal(KnownStatements.Most / 2, kept.Count(static known => known.Governs == Parts.Events));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ARegisterMadeBeforeFullyAndPartlyWereKeptApartIsReadAfter(PostgresVersion version)
    {
        var database = await postgres.NewEmptyAsync(version);
        var all = Migration.All;
        await Migrate.RunAsync(database, [.. all.Where(static one => string.CompareOrdinal(one.Name, "2026-11-21_30") < 0)], new Progress<string>(), default);
        var id = Guid.NewGuid();
        await Run(database, "insert into entry values ($1, 1, 2, 1, 0, false, false, 1, 300, 300, 0, 0, 0, 1, 0, 0, null, null, $2, ''::bytea)", id,
            (byte[])[.. Old(1023 & ~(16 | 8), 11, 1, 1, true), .. Old(64 | 32, 12, 2, 2, true), .. Old(16, 13, 3, 3, false), .. Old(8, 14, 4, 300, true), .. Old(512, 15, 5, 0, true)]);
        // Snapshot 1 laid everything; 2 spoke of texts fully and of publications partly; 3 of events partly; 300 is a deletion.
        foreach (var (number, kind, laid) in new[] { (1, 1, 1023), (2, 5, 64), (3, 5, 0), (300, 7, 1023) })
        {
            await Run(database, """
                insert into snapshot (entry, number, batch, package, kind, outcome, status, scope_fully, scope_partly, produced, produced_from, learnt, in_law, provider, fingerprint, fingerprint_rule,
                  dialect, reader, chunk, place, digest, link, laid_fully) values ($1, $2, 1, 1, $3, 1, 1, 0, 0, now(), 1, now(), 0, 'PH', ''::bytea, 1, 'st96', 1, -1, -1, ''::bytea, ''::bytea, $4)
                """, id, number, (short)kind, (short)laid);
        }

        await Migrate.RunAsync(database, all, new Progress<string>(), default);

        await using var command = database.Source.CreateCommand("select statements from entry");
        Assert.Equal(
            [
                new KnownStatement((Parts)(1023 & ~(16 | 8)), Parts.None, 11, 1, 1, true, false), new KnownStatement(Parts.None, Parts.Text | Parts.Publications, 12, 2, 2, true, false),
                new KnownStatement(Parts.None, Parts.Events, 13, 3, 3, false, false), new KnownStatement(Parts.None, Parts.None, 14, 4, 300, true, true),
                new KnownStatement(Parts.Procedures, Parts.None, 15, 5, 0, true, false),
            ], KnownStatements.Read((byte[])(await command.ExecuteScalarAsync())!));
    }

    /// <summary>31 bytes, as they were.</summary>
    private static byte[] Old(int governs, long ticks, int mark, int snapshot, bool owner)
    {
        var bytes = new byte[31];
        BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)governs);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(2), ticks);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(10), (UInt128)mark);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(26), snapshot);
        bytes[30] = owner ? (byte)1 : (byte)0;
        return bytes;
    }

    private static async Task Run(Database database, string sql, params object[] values)
    {
#pragma warning disable CA2100 // constants of this class
        await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        await command.ExecuteNonQueryAsync();
    }
}
