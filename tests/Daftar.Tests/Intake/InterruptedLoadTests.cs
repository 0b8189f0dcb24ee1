using System.Text;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>A load interrupted at a known place and run again: what was declared holds, and the findings are those of an undisturbed one.</summary>
public sealed class InterruptedLoadTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly LoadOptions Small = new() { BatchRecords = 200, Readers = 2 };

    /// <summary>Chunks hold 256 records: the last one is full, or shares its place with what is found behind it.</summary>
    [Theory]
    [InlineData(1000)]
    [InlineData(1024)]
    public async Task FindingsAreThoseOfAnUndisturbedLoadWhereverItIsInterrupted(int records)
    {
        const PostgresVersion version = PostgresVersion.Npm18;
        // Behind the last record the file is cut short, which no record tells of. Many records use a prefix nobody declared.
        var xml = Marks.Document("2024-01-10T10:00:00Z",
            [.. Marks.Many(records).Select((mark, at) => at % 3 == 1 ? mark.Replace("</tmk:Trademark>", "<old:Note>x</old:Note></tmk:Trademark>", StringComparison.Ordinal) : mark)]);
        xml = xml[..xml.LastIndexOf("</tmk:TrademarkTransactionBody>", StringComparison.Ordinal)];
        using var undisturbed = new LoadingHub(await postgres.NewAsync(version));
        var expected = (await undisturbed.LoadXml("m.xml", xml, Small)).Account;
        var findings = await Findings(undisturbed);
        Assert.Equal(2L, await undisturbed.Ask<long>("select count(*) from finding where code in ('XML-PREFIX-UNDECLARED', 'XML-CUT-SHORT')"));
        Assert.Equal(2L, await undisturbed.Ask<long>("select sum(count)::bigint from finding_count where code in ('XML-PREFIX-UNDECLARED', 'XML-CUT-SHORT')"));

        for (var batches = 1; batches <= 5; batches++)
        {
            using var hub = new LoadingHub(await postgres.NewAsync(version));
            var interrupted = await Interrupt(hub, "m.xml", xml, Small, batches);
            var account = (await hub.LoadXml("m.xml", xml, Small)).Account;

            Assert.True(interrupted || batches > 3);
            Assert.Equal((expected.Received, expected.New, expected.SetAside), (account.Received, account.New, account.SetAside));
            Assert.Equal(findings, await Findings(hub));
        }
    }

    [Fact]
    public async Task AnInterruptedPackageGoesOnAsItWasDeclared()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("known.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(600)));
        var xml = Marks.Document("2024-02-10T10:00:00Z", Marks.Many(599));
        var full = Small with { Kind = PackageKind.Full, Authority = "PH", Right = Right.Trademark, Delivery = "2024-02", Last = true };
        Assert.True(await Interrupt(hub, "full.xml", xml, full, 1));

        var refused = await Assert.ThrowsAsync<PackageException>(() => hub.LoadXml("full.xml", xml, full with { Kind = PackageKind.Update }));
        Assert.Equal("PACKAGE-DECLARED-OTHERWISE", refused.Code);
        Assert.Contains("--kind full", refused.Message, StringComparison.Ordinal);
        // Kind and end of the delivery are known from its beginning; they need not be said again.
        var resumed = await hub.LoadXml("full.xml", xml, full with { Kind = PackageKind.NotSaid, Last = false });

        Assert.Equal((PackageKind.Full, true, 599L, 1L), (resumed.Account.Kind, resumed.Account.Last, resumed.Account.Received, resumed.Account.Omitted));
        // Under another authority, right or delivery the same bytes are another package with an account of its own.
        var other = await hub.LoadXml("full.xml", xml, full with { Right = null });
        Assert.NotEqual(resumed.Account.Id, other.Account.Id);
        Assert.Equal((599L, 599L), (other.Account.Received, other.Account.Duplicate));
    }

    [Fact]
    public async Task APackageLoadedAsAnUpdateIsNotJudgedAsAFullExtraction()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("known.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3)));
        var xml = Marks.Document("2024-02-10T10:00:00Z", Marks.Many(2));
        await hub.LoadXml("u.xml", xml, new LoadOptions { Kind = PackageKind.Update });

        var refused = await Assert.ThrowsAsync<PackageException>(() => hub.LoadXml("u.xml", xml, new LoadOptions { Kind = PackageKind.Full, RemoveOmitted = true }));

        Assert.Equal("PACKAGE-DECLARED-OTHERWISE", refused.Code);
        Assert.True((await hub.LoadXml("u.xml", xml)).WasKnown);
        var full = await hub.LoadXml("u.xml", xml, new LoadOptions { Kind = PackageKind.Full, Delivery = "all", Last = true });
        Assert.Equal((2L, 1L), (full.Account.Duplicate, full.Account.Omitted));
    }

    [Fact]
    public async Task APackageThatAnotherProcessHeldUntilJustNowIsWaitedForAndItsAccountReadAfterwards()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var xml = Marks.Document("2024-01-10T10:00:00Z", Marks.Many(600));
        Assert.True(await Interrupt(hub, "m.xml", xml, Small, 1));
        var path = Path.Combine(hub.Folder("packages"), "m.xml");
        var id = (await new Packages(hub.Database).List(1, default))[0].Id;

        // The other one is slow to die: while it is waited for it commits another batch.
        var waited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<LoadResult> second;
        await using (var connection = await hub.Database.ConnectAsync(default))
        {
            using (await PackageLease.Take(connection, id, hub.Time, Task.CompletedTask, _ => { }, default))
            {
                second = Task.Run(() => hub.Loader.Run(path, Small, new Told(progress =>
                {
                    if (progress.WaitsFor is not null)
                    {
                        waited.TrySetResult();
                    }
                }), default));
                await waited.Task.WaitAsync(TimeSpan.FromSeconds(30));
                await hub.Ask<object>("update package set done = 512, received = 512, new = 512 where id = $1 returning 1", id);
            }
        }

        var result = await second;
        Assert.Equal((600L, 600L), (result.Account.Done, result.Account.Received));
    }

    /// <summary>Loads until so many batches are committed; false where it came to its end.</summary>
    private static async Task<bool> Interrupt(LoadingHub hub, string name, string xml, LoadOptions options, int batches)
    {
        var path = Path.Combine(hub.Folder("packages"), name);
        await File.WriteAllTextAsync(path, xml, new UTF8Encoding(false));
        using var stop = new CancellationTokenSource();
        try
        {
            await hub.Loader.Run(path, options, new Told(_ =>
            {
                if (--batches == 0)
                {
                    stop.Cancel();
                }
            }), stop.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static async Task<string[]> Findings(LoadingHub hub) => await hub.Ask<string[]>(
        """
        select array_agg(line order by line) from (
          select concat_ws(' ', ordinal, code, file, line, came, number) as line from finding union all select concat_ws(' ', code, severity, count) from finding_count) f
        """);

    /// <summary>Told at once, on the thread that reports.</summary>
    private sealed class Told(Action<LoadProgress> act) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => act(value);
    }
}
