using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>
/// Newer or older is judged by <em>produced</em> only (design, section 1): the same statements, in whatever order they arrive, end in the same
/// state. Every order is tried, each on an entry of its own: package n holds what arrives n-th.
/// </summary>
public sealed class ArrivalOrderTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task EventsToldApartStandOnTheNewestCompleteRecordWhateverArrivedFirst(PostgresVersion version)
    {
        (string Produced, Func<string, string> Say)[] said =
        [
            ("2024-01-10", number => Marks.Mark(number, "FIRST TEA", status: "Application filed", events: ["2020-02-03 Filed", "2020-03-01 Noted wrongly"])),
            ("2024-02-10", number => Marks.Update(number, null, "2020-04-01 Withdrawn later")),
            ("2024-03-10", number => Marks.Mark(number, "SECOND TEA", status: "Application filed", events: ["2020-02-03 Filed", "2020-05-01 Examined"])),
            ("2024-04-10", number => Marks.Update(number, null, "2024-04-01 Published")),
            ("2024-05-10", number => Marks.Update(number, "Registered")),
        ];
        using var hub = await InEveryOrder(version, said);

        foreach (var (number, order) in Orders(said.Length))
        {
            var entry = await hub.Entry(number.Replace('/', '-'));
            var mark = (TrademarkRecord)entry.State!;
            Assert.Equal((order, "SECOND TEA", "Filed, Examined, Published", GeneralStatus.InForce), (order, mark.Words, string.Join(", ", mark.Events!.Select(one => one.Category)), entry.Status));
            Assert.Equal("30", mark.Goods![0].Class);
        }
        Assert.Empty((await hub.Verified()).Problems);
        // Made of statements, and told again by reading the originals again: the same.
        var before = await States(hub.Database);
        await hub.Change("update snapshot set reader = 0");
        var again = await Flow.ReadAgain(hub.Database, Daftar.Intake.PackageLimits.Default, hub.Time).Run(false, null, default);
        Assert.Equal((0L, 0L), (again.Altered, again.LeftAlone));
        Assert.Equal(before, await States(hub.Database));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasDeletedAndToldAgainInPartStandsOnWhatWasSaidBefore(PostgresVersion version)
    {
        (string Produced, Func<string, string> Say)[] said =
        [
            ("2024-01-10", number => Marks.Mark(number, "FIRST TEA", events: ["2020-02-03 Filed"])),
            ("2024-02-10", number => Marks.Mark(number, "SECOND TEA", events: ["2020-02-03 Filed"])),
            ("2024-03-10", number => Marks.Delete(number)),
            ("2024-04-10", number => Marks.Update(number, null, "2024-04-01 Restored")),
        ];
        using var hub = await InEveryOrder(version, said);

        foreach (var (number, order) in Orders(said.Length))
        {
            var entry = await hub.Entry(number.Replace('/', '-'));
            Assert.Equal((order, false), (order, entry.Deleted));
            Assert.Equal((order, "SECOND TEA", "Filed, Restored"), (order, ((TrademarkRecord)entry.State!).Words, string.Join(", ", entry.State.Events!.Select(one => one.Category))));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AWholeRecordToldAgainLaterTakesBackWhatWasAddedBetween(PostgresVersion version)
    {
        (string Produced, Func<string, string> Say)[] said =
        [
            ("2024-01-10", number => Marks.Mark(number, "FIRST TEA", events: ["2020-02-03 Filed"])),
            ("2024-02-10", number => Marks.Update(number, "Expired", "2020-03-01 Noted wrongly")),
            ("2024-03-10", number => Marks.Mark(number, "FIRST TEA", events: ["2020-02-03 Filed"])),
        ];
        using var hub = await InEveryOrder(version, said);

        foreach (var (number, order) in Orders(said.Length))
        {
            var entry = await hub.Entry(number.Replace('/', '-'));
            Assert.Equal((order, "Filed", GeneralStatus.InForce), (order, string.Join(", ", entry.State!.Events!.Select(one => one.Category)), entry.Status));
        }
    }

    [Fact]
    public async Task AnyStatementsOfAnyScopeAndProviderEndInOneStateInEveryOrder()
    {
        var database = await postgres.NewAsync(PostgresVersion.Npm18);
        var seed = LongRun.Seed();
        var random = new Random(seed);
        const int count = 4, sets = 60;
        var orders = Orders(count).Select(one => one.Order).ToList();
        var said = Enumerable.Range(0, sets).Select(set => Enumerable.Range(0, count).Select(_ => Any(random)).ToArray()).ToArray();

        for (var at = 0; at < count; at++)
        {
            var batch = await Batch(database, at);
            var buffer = new PayloadBuffer();
            for (var set = 0; set < sets; set++)
            {
                for (var order = 0; order < orders.Count; order++)
                {
                    batch.Statements.Add(StatementOf(said[set][orders[order][at] - '1'], orders[order][at] - '0', set, order, batch.Statements.Count, buffer));
                }
            }
            batch.DoneAfter = batch.Statements.Count;
            await using var connection = await database.ConnectAsync(default);
            new Merge(connection, new Collections(), TimeProvider.System).Run(batch);
        }

        var states = await StatesByNumber(database);
        for (var set = 0; set < sets; set++)
        {
            var first = states[string.Create(CultureInfo.InvariantCulture, $"S{set:000}/000")];
            for (var order = 1; order < orders.Count; order++)
            {
                Assert.True(first == states[string.Create(CultureInfo.InvariantCulture, $"S{set:000}/{order:000}")],
                    string.Create(CultureInfo.InvariantCulture, $"seed {seed}, set {set}: {string.Join("; ", said[set].Select(one => one.ToString()))}\norder {orders[0]}: {first}\norder {orders[order]}: {states[$"S{set:000}/{order:000}"]}"));
            }
        }
    }

    private async Task<LoadingHub> InEveryOrder(PostgresVersion version, (string Produced, Func<string, string> Say)[] said)
    {
        var hub = new LoadingHub(await postgres.NewAsync(version));
        for (var at = 0; at < said.Length; at++)
        {
            await hub.LoadXml(string.Create(null, $"{at}.xml"), string.Join('\n', Orders(said.Length).Select(one => Marks.Document(said[one.Order[at] - '1'].Produced + "T10:00:00Z", said[one.Order[at] - '1'].Say(one.Number)))));
        }
        return hub;
    }

    /// <summary>All orders of the statements 1 to n, each with the number of the entry it is tried on.</summary>
    private static List<(string Number, string Order)> Orders(int n)
    {
        List<string> orders = [""];
        for (var i = 0; i < n; i++)
        {
            orders = [.. orders.SelectMany(order => "12345"[..n].Where(c => !order.Contains(c, StringComparison.Ordinal)).Select(c => order + c))];
        }
        return [.. orders.Select((order, i) => (string.Create(CultureInfo.InvariantCulture, $"4/2020/{i + 1:00000000}"), order))];
    }

    private sealed record Told(Scope Scope, Operation Operation, string Provider, string[] Values)
    {
        public override string ToString() => $"{Operation} by {Provider} fully ({Scope.Fully}) partly ({Scope.Partly}): {string.Join(' ', Values)}";
    }

    private static Told Any(Random random)
    {
        var (fully, partly) = (Parts.None, Parts.None);
        if (random.Next(3) == 0)
        {
            fully = Parts.All;
        }
        else
        {
            foreach (var part in (ReadOnlySpan<Parts>)[Parts.Bibliography, Parts.Parties, Parts.Status, Parts.Events, Parts.Relations, Parts.Publications | Parts.Text])
            {
                _ = random.Next(4) switch { 0 => fully |= part, 1 or 2 => partly |= part, _ => Parts.None };
            }
        }
        return new Told(new Scope(fully, partly), random.Next(8) == 0 ? Operation.Delete : Operation.State, random.Next(4) == 0 ? "EP" : "PH", [.. Enumerable.Range(0, 6).Select(_ => random.Next(4) == 0 ? "" : "v" + random.Next(3))]);
    }

    private static Statement StatementOf(Told any, int produced, int set, int order, int ordinal, PayloadBuffer buffer)
    {
        var number = new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = string.Create(CultureInfo.InvariantCulture, $"S{set:000}/{order:000}") };
        var record = new PatentRecord { Office = "PH", Identifiers = [number] };
        var spoken = any.Operation == Operation.Delete ? Parts.None : any.Scope.Spoken;
        var values = any.Values;
        if ((spoken & Parts.Bibliography) != 0)
        {
            record.Titles = values[0].Length == 0 ? null : [new LocalText(values[1] == "v1" ? "th" : "en", values[0])];
            record.FilingDate = values[1].Length == 0 ? null : new RegisterDate(2020, 1, 1 + values[1][1] - '0');
        }
        if ((spoken & Parts.Parties) != 0)
        {
            record.Applicants = values[2].Length == 0 ? null : [new Party { Name = values[2] }];
        }
        if ((spoken & Parts.Status) != 0 && values[3].Length > 0)
        {
            record.Status = new LegalStatus { General = values[3] == "v1" ? GeneralStatus.InForce : GeneralStatus.Ended, OfficeText = values[3] };
        }
        if ((spoken & Parts.Events) != 0 && values[4].Length > 0)
        {
            record.Events = [new LegalEvent { Code = values[4], Text = "told" }];
        }
        if ((spoken & Parts.Relations) != 0 && values[5].Length > 0)
        {
            record.Priorities = [new Priority { Number = values[5], Category = values[4] }];
        }
        if ((spoken & Parts.Publications) != 0 && values[0].Length > 0)
        {
            record.Publications = [new Publication { Office = "PH", Number = "1", KindCode = values[0], Abstracts = [new LocalText(values[2] == "v1" ? "th" : "en", values[1])] }];
        }
        var facts = HeadFacts.Of(record, DateTimeOffset.UnixEpoch);
        return new Statement
        {
            Ordinal = ordinal, Right = Right.Patent, Office = "PH", Identifiers = [number], Keys = [EntryKey.Of(Right.Patent, number)],
            Fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(any.ToString())), Scope = any.Scope, Operation = any.Operation,
            Produced = DateTimeOffset.UnixEpoch.AddYears(50).AddDays(produced), ProducedFrom = ProducedFrom.Record, Provider = any.Provider, Packed = Payload.Pack(record, buffer),
            Status = facts.Status, Filing = facts.Filing, Registration = facts.Registration, Publications = facts.Publications, Applicant = 0, Title = 0,
            Dialect = "st96", Chunk = -1, Place = -1, OriginalSha256 = new byte[32],
        };
    }

    private static async Task<MergeBatch> Batch(Database database, int at)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(54);
        var name = at.ToString(CultureInfo.InvariantCulture);
        var package = await new Packages(database).Arrive(
            new PackageArrival(name, name, SHA256.HashData(Encoding.UTF8.GetBytes(name)), 1, PackageKind.NotSaid, null, null, null, false, false), now, default);
        return new MergeBatch { Package = package.Id, Learnt = now, DoneBefore = 0, DoneAfter = 0, IsFinal = true };
    }

    private static async Task<Dictionary<string, string>> StatesByNumber(Database database)
    {
        await using var command = database.Source.CreateCommand(
            "select i.written, e.deleted, e.status, e.filing, s.payload from identifier i join entry e on e.id = i.entry join snapshot s on s.entry = e.id and s.number = e.current");
        await using var row = await command.ExecuteReaderAsync();
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync())
        {
            var state = Payload.Read(Right.Patent, row.GetFieldValue<byte[]>(4));
            state.Identifiers.Clear();
            // Of a deleted entry nothing is shown: what it would say if it came back is made when it does.
            states[row.GetString(0)] = row.GetBoolean(1) ? "deleted" : string.Create(CultureInfo.InvariantCulture, $"{row.GetInt16(2)} {row.GetInt32(3)} ") + Encoding.UTF8.GetString(RecordJson.Bytes(state));
        }
        return states;
    }

    private static async Task<List<string>> States(Database database)
    {
        await using var command = database.Source.CreateCommand("select entry, number, status, payload, words from snapshot order by entry, number");
        await using var row = await command.ExecuteReaderAsync();
        var states = new List<string>();
        while (await row.ReadAsync())
        {
            states.Add(string.Create(null, $"{row.GetGuid(0)} {row.GetInt32(1)} {row.GetInt16(2)} ") + Text(3) + " " + (row.IsDBNull(4) ? "" : Text(4)));
        }
        return states;

        string Text(int column) => Encoding.UTF8.GetString(Payload.Unpack(row.GetFieldValue<byte[]>(column)));
    }
}
