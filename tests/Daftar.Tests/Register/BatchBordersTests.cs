using Daftar.Intake;
using Daftar.Register;
using Daftar.Values;
using Daftar.Tests.Checking;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Register;

/// <summary>Where a batch ends is of no account: the same records make the same entries, snapshots and account, be they merged one by one or thousands at once.</summary>
public sealed class BatchBordersTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly SetClock Clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task EntriesSnapshotsAndAccountAreTheSameWhateverTheSizeOfABatch()
    {
        var seed = LongRun.Seed();
        var random = new Random(seed);
        string[] documents = [.. Enumerable.Range(0, 3).Select(_ => Marks.Document(FormattableString.Invariant($"2024-01-{random.Next(1, 28):00}T10:00:00Z"), [.. Enumerable.Range(0, 20).Select(_ => CheckAndLoadAgreeTests.Contradictory(random))]))];

        var one = await Loaded(documents, 1);
        foreach (var size in (int[])[7, 5000])
        {
            var other = await Loaded(documents, size);
            Assert.True(one.Account == other.Account, FormattableString.Invariant($"seed {seed}, {size}: {one.Account} / {other.Account}"));
            var differs = one.Rows.Zip(other.Rows).Where(static pair => pair.First != pair.Second).Select(static pair => pair.First + "\n" + pair.Second).FirstOrDefault();
            Assert.True(one.Rows.Length == other.Rows.Length && differs is null, FormattableString.Invariant($"seed {seed}, {size}: {one.Rows.Length} and {other.Rows.Length} rows; {differs}"));
        }
    }

    /// <summary>What it was for: an entry the office deleted before it said anything else of it.</summary>
    [Theory, InlineData(1), InlineData(5000)]
    public async Task ADeletionThatIsTheFirstWordOfAnEntry(int size)
    {
        string[] documents =
        [
            Marks.Document("2024-03-10T10:00:00Z", Marks.Delete("4/2020/00000001").Replace("<com:ApplicationNumber>", "<com:RegistrationNumber>R-9</com:RegistrationNumber><com:ApplicationNumber>", StringComparison.Ordinal)),
            Marks.Document("2024-04-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered")),
        ];

        var rows = (await Loaded(documents, size)).Rows;

        // The number it was deleted under is one of the entry's.
        Assert.Contains(rows, static row => row.StartsWith("state", StringComparison.Ordinal) && row.Contains("R-9", StringComparison.Ordinal) && row.Contains("Registered", StringComparison.Ordinal));
    }

    /// <summary>One joined to another, and that to a third, in one batch: every number leads to the last.</summary>
    [Theory, InlineData(1), InlineData(5000)]
    public async Task WhatIsJoinedOneToTheOtherLeadsToTheLast(int size)
    {
        string[] documents =
        [
            Marks.Document("2024-03-01T10:00:00Z", Marks.RegistrationOnly("R-1", "ALPHA TEA"), Marks.Mark("4/20/1", "ALPHA TEA"), Marks.Mark("4/20/1", "ALPHA TEA", registration: "R-1"),
                Marks.Mark("4/2020/00000001", "ALPHA TEA"), Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-1")),
        ];

        var rows = (await Loaded(documents, size)).Rows;

        var gone = rows.Where(static row => row.StartsWith("entry ", StringComparison.Ordinal)).Select(static row => row.Split(' ')).Where(static row => row[2].Length > 0).Select(static row => row[1]).ToHashSet();
        Assert.Equal(2, gone.Count);
        Assert.DoesNotContain(rows, row => row.StartsWith("identifier ", StringComparison.Ordinal) && gone.Contains(row.Split(' ')[2]));
    }

    /// <summary>Two that turn out to be one while they are deleted: brought back in a later batch, it has the numbers of both.</summary>
    [Theory, InlineData(1), InlineData(5000)]
    public async Task TwoJoinedWhileDeletedKeepTheNumbersOfBoth(int size)
    {
        string[] documents =
        [
            Marks.Document("2024-03-10T10:00:00Z", Marks.Delete("4/2020/00000001"), DeleteBoth("4/20/1"), DeleteBoth("4/2020/00000001")),
            Marks.Document("2024-04-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered")),
        ];

        var rows = (await Loaded(documents, size)).Rows;

        Assert.Contains(rows, static row => row.StartsWith("state", StringComparison.Ordinal) && row.Contains("R-9", StringComparison.Ordinal) && row.Contains("4/20/1", StringComparison.Ordinal) && row.Contains("Registered", StringComparison.Ordinal));

        static string DeleteBoth(string number) => Marks.Delete(number).Replace("<com:ApplicationNumber>", "<com:RegistrationNumber>R-9</com:RegistrationNumber><com:ApplicationNumber>", StringComparison.Ordinal);
    }

    /// <summary>Statements as the intake makes them, merged so many at a time.</summary>
    private async Task<(string Account, string[] Rows)> Loaded(string[] documents, int size)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), Clock);
        for (var i = 0; i < documents.Length; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(hub.Folder("mixed"), FormattableString.Invariant($"{i}.xml")), documents[i]);
        }
        using var package = Package.Open(hub.Folder("mixed"), PackageLimits.Default);
        var context = new PackageContext(package, null, null, Clock.GetUtcNow(), null, hub.Offices, Catalog.Checks, PackageLimits.Default, Files: null);
        var statements = new PreparePackage(context, new SplitPackage(package, Catalog.Dialects, PackageLimits.Default), 1, new OncePerFile([])).Run(0, default).SelectMany(static chunk => chunk.Statements).ToList();
        var id = (await new Packages(hub.Database).Arrive(new PackageArrival("mixed", "mixed", new byte[32], 1, PackageKind.NotSaid, null, null, null, false, false), Clock.GetUtcNow(), default)).Id;
        await using var connection = await hub.Database.ConnectAsync(default);
        var merge = new Merge(connection, new Collections(), Clock);
        var counts = new long[16];
        for (var done = 0; done < statements.Count; done += size)
        {
            var batch = new MergeBatch { Package = id, Learnt = Clock.GetUtcNow(), DoneBefore = done, DoneAfter = Math.Min(done + size, statements.Count), IsFinal = done + size >= statements.Count, HandsOver = false };
            foreach (var statement in statements.Skip(done).Take(size))
            {
                (statement.Chunk, statement.Place) = (-1, -1);
                batch.Statements.Add(statement);
            }
            counts = [.. counts.Zip(merge.Run(batch).Counts, static (one, other) => one + other)];
        }
        var rows = await hub.Ask<string[]>(
            """
            select array_agg(row order by row collate "C") from (
              select 'entry ' || id || ' ' || coalesce(merged_into::text, '') || ' ' || deleted || ' ' || snapshots || ' ' || current || ' ' || identifiers || ' ' || filing || ' ' || applicant || ' ' || title || ' ' || status || ' ' || encode(statements, 'hex') as row from entry
              union all select 'identifier ' || key || ' ' || entry from identifier
              union all select 'snapshot ' || entry || ' ' || number || ' ' || kind || ' ' || outcome || ' ' || status || ' ' || encode(coalesce(made_of, ''), 'hex') from snapshot
              union all select 'apart ' || one || ' ' || other from kept_apart
              union all select 'finding ' || code || ' ' || coalesce(ordinal, 0) || ' ' || coalesce(entry::text, '') || ' ' || coalesce(snapshot, 0) from finding) r
            """);
        return (string.Join(' ', counts), [.. rows, .. await States(hub)]);
    }

    private static async Task<string[]> States(LoadingHub hub)
    {
        var states = new List<string>();
        await using var command = hub.Database.Source.CreateCommand("select entry, number, payload from snapshot where payload is not null order by entry, number");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            states.Add(FormattableString.Invariant($"state {row.GetGuid(0)} {row.GetInt32(1)} {System.Text.Encoding.UTF8.GetString(Daftar.Register.Payload.Unpack(row.GetFieldValue<byte[]>(2)))}"));
        }
        return [.. states];
    }
}
