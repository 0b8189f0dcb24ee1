using Daftar.Register;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Register;

/// <summary>What was altered behind the register's back is noticed, and named.</summary>
public sealed class VerifyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnUntouchedRegisterIsWhole(PostgresVersion version)
    {
        using var hub = await Loaded(version);
        var verified = await hub.Verified();
        Assert.Empty(verified.Problems);
        Assert.Equal((5L, 6L, 6L, 0L), (verified.Entries, verified.Snapshots, verified.Originals, verified.TakenDown));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OneAlteredByteOfAnOriginalIsNoticedEvenWhereTheHashOfItsChunkWasMadeAnew(PostgresVersion version)
    {
        using var hub = await Loaded(version);
        var chunk = Payload.Unpack(await hub.Ask<byte[]>("select data from chunk where batch = 1"));
        chunk[chunk.AsSpan().IndexOf("Mark 3"u8)] ^= 1;
        await Store(hub, chunk, anew: false);
        Assert.Equal(["originals: chunk 0 of batch 1 is not what was received"], (await hub.Verified()).Problems);

        await Store(hub, chunk, anew: true);
        Assert.Contains("the original of snapshot 1 is not the one that was received", Assert.Single((await hub.Verified()).Problems), StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnAlteredDigestBreaksTheChainAndDoesNotFitItsOriginal(PostgresVersion version)
    {
        using var hub = await Loaded(version);
        await hub.Change("update snapshot set digest = sha256('altered') where number = 2");
        var problems = (await hub.Verified()).Problems;
        Assert.Contains(problems, problem => problem.Contains("the chain breaks at snapshot 2", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("the original of snapshot 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("delete from snapshot where number = 1 and entry = (select entry from snapshot where number = 2)", "snapshot 1 is missing")]
    [InlineData("delete from snapshot where number = 2", "its row says 2 snapshots")]
    [InlineData("update snapshot set produced = produced - interval '1 day' where number = 2", "the chain breaks at snapshot 2")]
    [InlineData("update snapshot set salt = null where number = 2", "has lost its salt and has no tombstone")]
    [InlineData("delete from chunk where batch = 1", "chunk 0 of batch 1 is missing")]
    [InlineData("update chunk set data = substr(data, 1, 40) where batch = 1", "chunk 0 of batch 1 cannot be unpacked")]
    [InlineData("update entry set link = sha256('altered')", "another head of the chain")]
    [InlineData("delete from entry where snapshots = 1", "4 snapshots belong to no entry")]
    public async Task WhatIsMissingOrAlteredIsNamed(string alteration, string told)
    {
        using var hub = await Loaded(PostgresVersion.Npm18);
        await hub.Change(alteration);
        Assert.Contains((await hub.Verified()).Problems, problem => problem.Contains(told, StringComparison.Ordinal));
    }

    private async Task<LoadingHub> Loaded(PostgresVersion version)
    {
        var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(5)));
        await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.StatusOnly("4/2020/00000002", "Expired")));
        return hub;
    }

    private static async Task Store(LoadingHub hub, byte[] chunk, bool anew)
    {
        await using var command = hub.Database.Source.CreateCommand("update chunk set data = $1, sha256 = case when $3 then $2 else sha256 end where batch = 1");
        command.Parameters.AddWithValue(Payload.PackLarge(chunk));
        command.Parameters.AddWithValue(System.Security.Cryptography.SHA256.HashData(chunk));
        command.Parameters.AddWithValue(anew);
        await command.ExecuteNonQueryAsync();
    }
}
