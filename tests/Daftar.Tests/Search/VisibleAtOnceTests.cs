using System.Globalization;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Server.Running;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Daftar.Tests.Search;

/// <summary>While loads of other processes run: what is committed is found within two seconds, what is taken down or falls due no later, and a change is never seen half.</summary>
public sealed class VisibleAtOnceTests(PostgresFixture postgres, ITestOutputHelper told) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-visible-").FullName;
    private readonly ShiftedClock clock = new();

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsCommittedUnderARunningLoadIsFoundWithinTwoSeconds(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database, clock);
        using var other = new LoadingHub(database, clock);
        using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "visible");
        using var following = new Following(new RenewIndex(database, index, 1, clock), index, new Embargo(database, clock), hub.Entries, clock, NullLogger<Following>.Instance);
        await following.StartAsync(default);

        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await hub.LoadXml("first.xml", Document(0,
            Marks.Mark("4/2020/90000001", "WORDTAKEN"), Marks.Mark("4/2020/90000002", "WORDSTATE0"),
            Marks.Mark("4/2020/90000003", "WORDLATER").Replace("</tmk:Trademark>", $"<tmk:PublicationBag><com:Publication><com:PublicationIdentifier>9</com:PublicationIdentifier><com:PublicationDate>{tomorrow}</com:PublicationDate></com:Publication></tmk:PublicationBag></tmk:Trademark>", StringComparison.Ordinal)));
        using var stop = new CancellationTokenSource();
        var loading = Task.Run(() => Load(other, stop.Token));
        // until it has come to the end of the journal for the first time it answers that it is being made
        await Wait.UntilAsync(() => index.Search(new SearchRequest { Query = "bulk" }) is { Problem: null, Total: > 0 } && Count(index, "wordtaken") == 1, "the load does not run");
        Assert.Equal(0, Count(index, "wordlater"));

        for (var probe = 1; probe <= 3; probe++)
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"wordnew{probe}");
            var number = string.Create(CultureInfo.InvariantCulture, $"4/2020/8000000{probe}");
            await hub.LoadXml(word + ".xml", Document(probe, Marks.Mark(number, word), Marks.Mark("4/2020/90000002", string.Create(CultureInfo.InvariantCulture, $"WORDSTATE{probe}"))));
            await Within(await Committed(hub, number), word, () =>
            {
                // the state before and the state after: one of them, and in the same moment as the new entry
                var answer = Search(index, "wordstate*");
                Assert.Equal(1, answer.Total);
                return Count(index, word) == 1 && Count(index, string.Create(CultureInfo.InvariantCulture, $"wordstate{probe}")) == 1;
            });
        }

        var id = (await hub.Entries.FindByNumber("PH", Right.Trademark, "4/2020/90000001", default))!.Value;
        await hub.TakeDown().Entry(id, "an invented order", default);
        await Within(clock.GetUtcNow(), "the take-down", () => Count(index, "wordtaken") == 0);

        await hub.LoadXml("gone.xml", Document(9, Marks.Delete("4/2020/80000001")));
        await Within(clock.GetUtcNow(), "the deletion", () => Count(index, "wordnew1") == 0);

        Assert.False(loading.IsCompleted, "the load had ended");
        clock.Shift(TimeSpan.FromDays(1));
        await Within(clock.GetUtcNow(), "the end of the embargo", () => Count(index, "wordlater") == 1);
        await stop.CancelAsync();
        await loading;
        await following.StopAsync(default);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Within(DateTimeOffset since, string what, Func<bool> isVisible)
    {
        while (!isVisible())
        {
            Assert.True(clock.GetUtcNow() - since < Limit, $"{what}: not seen within two seconds");
            await Task.Delay(10);
        }

        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {(clock.GetUtcNow() - since).TotalMilliseconds:0} ms"));
    }

    /// <summary>As the journal has it: the moment before the commit.</summary>
    private static async Task<DateTimeOffset> Committed(LoadingHub hub, string number) =>
        new(await hub.Ask<DateTime>("select b.committed from identifier i join entry e on e.id = i.entry join journal_batch b on b.number = e.batch where i.written = $1", number));

    private static async Task Load(LoadingHub hub, CancellationToken stop)
    {
        for (var package = 0; !stop.IsCancellationRequested; package++)
        {
            await hub.LoadXml(string.Create(CultureInfo.InvariantCulture, $"bulk{package}.xml"), Marks.Document("2024-01-10T10:00:00Z", Marks.Many(600, from: package * 600, words: "bulk")), new() { BatchRecords = 200 });
        }
    }

    private static string Document(int minute, params string[] marks) => Marks.Document(string.Create(CultureInfo.InvariantCulture, $"2024-02-10T10:0{minute}:00Z"), marks);

    private static long Count(EmbeddedIndex index, string query) => Search(index, query).Total;

    private static SearchAnswer Search(EmbeddedIndex index, string query)
    {
        var answer = index.Search(new SearchRequest { Query = query });
        Assert.Null(answer.Problem);
        return answer;
    }

    private sealed class ShiftedClock : TimeProvider
    {
        private long shift;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

        public void Shift(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
    }
}
