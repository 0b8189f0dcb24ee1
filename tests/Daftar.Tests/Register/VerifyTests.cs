using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Store.Files;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;

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
        Assert.Equal("originals: chunk 0 of batch 1 is not what was received", (await hub.Verified()).Problems[0]);

        await Store(hub, chunk, anew: true);
        Assert.Contains("the original of snapshot 1 is not the one that was received", (await hub.Verified()).Problems[0], StringComparison.Ordinal);
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

    [Theory]
    [InlineData("update entry set status = 0 where snapshots = 1", "its row says status")]
    [InlineData("update entry set deleted = true where snapshots = 1", "its row says deleted")]
    [InlineData("update entry set visibility = 3 where snapshots = 1", "taken down, and nothing says why")]
    [InlineData("update entry set current = 7 where snapshots = 2", "snapshot 7, which its row says is shown, is missing")]
    [InlineData("update entry set visibility = 2 where snapshots = 1", "its row says Restricted, and the state it shows is more public")]
    [InlineData("update snapshot set status = 0; update entry set status = 0", "is kept as the status of snapshot 1")]
    [InlineData("update snapshot set payload = (select payload from snapshot where number = 2) where number = 1", "is kept as the state of snapshot 1")]
    [InlineData("update snapshot set payload = '\\x0102030405' where number = 2", "what is kept of it cannot be read")]
    [InlineData("update snapshot set words = payload where number = 2", "is kept as the words of snapshot 2")]
    public async Task WhatIsShownIsComparedWithWhatWasDelivered(string alteration, string told)
    {
        using var hub = await Loaded(PostgresVersion.Npm18);
        Assert.Empty((await hub.Verified()).Problems);
        await hub.Change(alteration);
        Assert.Contains((await hub.Verified()).Problems, problem => problem.Contains(told, StringComparison.Ordinal));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AStateOfAnotherReaderIsNoAlterationAndOneWordChangedInAPayloadIs(PostgresVersion version)
    {
        using var hub = await Loaded(version);
        Assert.Equal((6L, 0L, 0L), (await hub.VerifiedStates()) is var whole ? (whole.Compared, whole.OtherReader, whole.NotCompared) : default);
        var payload = await hub.Ask<byte[]>("select payload from snapshot where number = 2");
        var state = (TrademarkRecord)Payload.Read(Right.Trademark, payload);
        state.Words = "MARK OF A FORGER";
        await using (var command = hub.Database.Source.CreateCommand("update snapshot set payload = $1 where number = 2"))
        {
            command.Parameters.AddWithValue(Payload.Pack(state, new PayloadBuffer()));
            await command.ExecuteNonQueryAsync();
        }

        Assert.Contains("the state of snapshot 2 is not what its original says", Assert.Single((await hub.Verified()).Problems), StringComparison.Ordinal);
        // Nothing was altered by looking.
        Assert.Equal("MARK OF A FORGER", ((TrademarkRecord)(await hub.Entry("4-2020-00000002")).State!).Words);

        await hub.Change("update snapshot set reader = 0");
        var other = await hub.VerifiedStates();
        Assert.Empty(other.Problems);
        Assert.Equal(1, other.OtherReader);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OriginalsOfRecordsThatMadeNoSnapshotAreReadToo(PostgresVersion version)
    {
        using var hub = await Loaded(version);
        // Said again, and held for want of a mandate.
        await hub.LoadXml("c.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000001", "Mark 1")));
        await hub.LoadXml("d.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000009", "Mark 9")), new LoadOptions { Authority = "SG" });
        var verified = await hub.Verified();
        Assert.Empty(verified.Problems);
        Assert.Equal(2, verified.OtherChunks);

        foreach (var batch in (string[])["3", "4"])
        {
            await hub.Change($"update chunk set sha256 = sha256('altered') where batch = {batch}");
            Assert.Contains($"chunk 0 of batch {batch} is not what was received", Assert.Single((await hub.Verified()).Problems), StringComparison.Ordinal);
            await hub.Change($"delete from chunk where batch = {batch}");
            Assert.Contains($"chunk 0 of batch {batch} is missing", Assert.Single((await hub.Verified()).Problems), StringComparison.Ordinal);
            await hub.Change($"delete from restated where batch = {batch}", any: false);
            await hub.Change($"delete from waiting where batch = {batch}", any: false);
        }
    }

    [Theory]
    [InlineData(1_000), InlineData(FileStore.PackLimit)]
    public async Task OneAlteredByteOfAFileIsNoticed(int bytes)
    {
        using var hub = await Loaded(PostgresVersion.Npm18);
        var content = new byte[bytes];
        var sha256 = System.Security.Cryptography.SHA256.HashData(content);
        var place = hub.Files.Add(content, sha256);
        hub.Files.Flush();
        await using (var command = hub.Database.Source.CreateCommand("insert into file (sha256, bytes, media, pack, at) values ($1, $2, 'image/png', $3, $4)"))
        {
            command.Parameters.AddWithValue(sha256);
            command.Parameters.AddWithValue((long)bytes);
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)place.Pack ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
            command.Parameters.AddWithValue(place.At);
            await command.ExecuteNonQueryAsync();
        }
        Assert.Equal((1L, 0), (await hub.Verified()) is var whole ? (whole.Files, whole.Problems.Count) : default);

        var path = Directory.EnumerateFiles(hub.Folder("files"), "*", SearchOption.AllDirectories).Single(path => new FileInfo(path).Length >= bytes);
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 500;
            file.WriteByte(1);
        }
        Assert.Contains(Convert.ToHexStringLower(sha256), Assert.Single((await hub.Verified()).Problems), StringComparison.Ordinal);

        File.Delete(path);
        Assert.Contains("is missing", Assert.Single((await hub.Verified()).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("originals", null, PostgresVersion.Debian15)]
    [InlineData("originals", null, PostgresVersion.Npm18)]
    [InlineData("originals", "Ana Secretova", PostgresVersion.Npm18)]
    [InlineData("files", null, PostgresVersion.Debian15)]
    [InlineData("files", null, PostgresVersion.Npm18)]
    public async Task WhatIsTakenDownWhileItIsReadIsNoDamage(string when, string? party, PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var folder = hub.Folder("with-images");
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Marks.Document("2024-01-10T10:00:00Z", TakeDownTests.WithImage(Marks.Mark("1", "ONE", owner: "Ana Secretova"), "sign.png"), Marks.Mark("2", "TWO")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "sign.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        await hub.Load(folder);
        var id = (await hub.Entry("1")).Id;
        Task TakeDown() => party is null ? hub.TakeDown().Entry(id, "an invented order", default) : hub.TakeDown().Party(id, party, PartyParts.All, "an invented order", default);

        var verified = await Flow.Verify(hub.Database, hub.Files).Run(originals: true, new At(when, () => TakeDown().GetAwaiter().GetResult()), default);

        Assert.Empty(verified.Problems);
        Assert.Equal(party is null ? 0L : 1L, await hub.Ask<long>("select count(*) from file"));
        // A take-down excuses nothing else.
        await hub.Change("update chunk set data = substr(data, 1, 40)");
        Assert.Single((await Flow.Verify(hub.Database, hub.Files).Run(originals: true, null, default)).Problems);
    }

    /// <summary>Does something once, when a part of the work has listed what it will read.</summary>
    private sealed class At(string what, Action then) : IProgress<VerifyProgress>
    {
        private bool _done;

        public void Report(VerifyProgress value)
        {
            if (value.What == what && !_done)
            {
                _done = true;
                then();
            }
        }
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
