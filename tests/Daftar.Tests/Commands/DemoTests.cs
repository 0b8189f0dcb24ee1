using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Xunit.Abstractions;

namespace Daftar.Tests.Commands;

/// <summary>The promise to a stranger: clone, ./daftar demo, and there is a register to search; Ctrl-C, and nothing of it runs any more.</summary>
public sealed class DemoTests(DemoTests.BuiltClone built, ITestOutputHelper output) : IClassFixture<DemoTests.BuiltClone>
{
    /// <summary>
    /// Two minutes is the promise on a machine with nothing else to do; the suite runs other tests on the same two cores meanwhile, so the clock on the wall gets three times that. What they do not
    /// change is the work: see <see cref="Work"/>. Both are in the output of the test.
    /// </summary>
    private static readonly TimeSpan FirstTime = TimeSpan.FromMinutes(6);

    /// <summary>
    /// A minute of two cores, the half of the promise that the build leaves. A slow machine needs twice what the one in docs/reference/performance.md does, and stays below.
    /// </summary>
    private static readonly TimeSpan Work = TimeSpan.FromMinutes(2);

    /// <summary>On a machine without any PostgreSQL of its own.</summary>
    [Fact]
    public async Task AFreshOrdinaryUserHasADemoAndTheSecondTimeInSeconds()
    {
        using var tools = new ToolFolder(missing: name => name.StartsWith("pg", StringComparison.Ordinal) || name is "psql" or "postgres" or "initdb" or "createdb");
        var (user, clone) = await built.Ready.Value;
        var bare = user.On(tools);
        var data = Path.Combine(bare.Home, ".local", "share", "daftar");
        ProcessStartInfo Command(IEnumerable<string> arguments) => bare.Command(clone.Folder, [clone.Script, .. arguments]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"built in {built.Took.TotalSeconds:F0} s"));
        await ServesAndStopsAsync(Command, FirstTime, data, loads: true);
        await ServesAndStopsAsync(Command, TimeSpan.FromMinutes(1), data);
    }

    [RootFact]
    public async Task RootHasADemoFromACloneThatNobodyElseCanRead()
    {
        var (_, clone) = await built.Ready.Value;
        await using var folder = new ServerFolder();
        await ServesAndStopsAsync(arguments => TestUser.Ourselves.Command(clone.Folder, [clone.Script, .. arguments, "--data", folder.Path]), FirstTime, folder.Path);
    }

    /// <summary>A clone in a folder of mode 0700, built by the fresh ordinary user who owns it: once for all tests, because that takes a minute of two cores.</summary>
    public sealed class BuiltClone : IAsyncLifetime
    {
        internal Lazy<Task<(TestUser User, Clone Clone)>> Ready { get; }

        /// <summary>How long the build took, on the wall.</summary>
        internal TimeSpan Took { get; private set; }

        public BuiltClone() => Ready = new(BuildAsync);

        private async Task<(TestUser User, Clone Clone)> BuildAsync()
        {
            var began = Stopwatch.GetTimestamp();
            var user = await TestUser.NewAsync();
            var clone = await Clone.MakeAsync(user);
            var (code, said) = await RunningProgram.RunAsync(clone.Command("settings"), FirstTime);
            Assert.True(code == 0, said);
            Took = Stopwatch.GetElapsedTime(began);
            return (user, clone);
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (Ready.IsValueCreated && Ready.Value.IsCompletedSuccessfully)
            {
                var (user, clone) = await Ready.Value;
                await clone.DisposeAsync();
                await user.DisposeAsync();
            }
        }
    }

    [Theory]
    [InlineData("", "", "demo")]
    [InlineData("/srv/invented", "", "/srv/invented/demo")]
    [InlineData("", "Host=db.example.invalid", "")]
    public void InventedEntriesHaveAFolderOfTheirOwnInWhateverFolderIsNamed(string data, string database, string folder)
    {
        var settings = Daftar.Server.Commands.DemoCommand.OfItsOwn(Settings.Defaults.With(Settings.Data, data).With(Settings.Database, database));

        Assert.Equal(folder == "demo" ? Path.Combine(Settings.Defaults.DataFolder, "demo") : folder, settings.Get(Settings.Data));
    }

    private async Task ServesAndStopsAsync(Func<IEnumerable<string>, ProcessStartInfo> command, TimeSpan longest, string data, bool loads = false)
    {
        var began = Stopwatch.GetTimestamp();
        var port = FreePort();
        var portText = port.ToString(CultureInfo.InvariantCulture);
        await using var demo = RunningProgram.Start(command(["demo", "--port", portText, "--set", "metrics.port=0"]));
        using var browser = new HttpClient { BaseAddress = new Uri($"http://localhost:{portText}/") };
        await Wait.UntilAsync(
            async () =>
            {
                Assert.False(demo.HasExited, demo.Said);
                return await AnswersAsync(browser);
            },
            "the demo did not serve in time: " + demo,
            longest);
        var work = WorkOf(demo.Id);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the portal answered after {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s and {work.TotalSeconds:F0} s of processors"));
        Assert.True(work < Work, string.Create(CultureInfo.InvariantCulture, $"{work.TotalSeconds:F0} s of processors until the portal answered"));
        if (loads)
        {
            await TellsOfItsLoadAsync(demo);
        }

        // Coffee indications among some 20,000 entries of all four rights, each with its page.
        using var all = JsonDocument.Parse(await browser.GetStringAsync("api/v1/search?q="));
        Assert.InRange(all.RootElement.GetProperty("totalQuantity").GetInt64(), 18_000, 30_000);
        foreach (var right in (string[])["patent", "trademark", "design"])
        {
            using var some = JsonDocument.Parse(await browser.GetStringAsync($"api/v1/search?q=right:{right}"));
            Assert.InRange(some.RootElement.GetProperty("totalQuantity").GetInt64(), 100, 30_000);
        }
        using var coffee = JsonDocument.Parse(await browser.GetStringAsync("api/v1/search?q=right:indication+product:coffee"));
        Assert.InRange(coffee.RootElement.GetProperty("totalQuantity").GetInt64(), 5, 200);
        var page = coffee.RootElement.GetProperty("hitBag")[0].GetProperty("page").GetString()!;
        Assert.Contains("Coffee", await browser.GetStringAsync(page[1..]), StringComparison.Ordinal);

        demo.Interrupt();
        await demo.ExitAsync();
        Assert.False(await AnswersAsync(browser));
        Assert.Empty(Processes.Where(process => process.CommandLine.Contains(data, StringComparison.Ordinal) || process.WorkingFolder?.StartsWith(data, StringComparison.Ordinal) == true));
    }

    /// <summary>What happened before the port of metrics was open is counted: every stage of the load; and the bound of memory that was set is the one the collector goes by.</summary>
    private static async Task TellsOfItsLoadAsync(RunningProgram demo)
    {
        const string At = "metrics and health details at ";
        await Wait.UntilAsync(() => Task.FromResult(demo.Said.Contains(At, StringComparison.Ordinal)), "the port of metrics is not told: " + demo);
        var address = demo.Said[(demo.Said.IndexOf(At, StringComparison.Ordinal) + At.Length)..].Split('.', StringSplitOptions.None);
        using var inside = new HttpClient();
        var metrics = (await inside.GetStringAsync(string.Join('.', address[..4]))).Split('\n');
        foreach (var stage in (string[])["split", "read", "check", "keep", "index"])
        {
            Assert.True(Value($"daftar_stage_seconds_total{{stage=\"{stage}\"}}") > 0, $"no time is told for {stage}");
        }
        Assert.InRange(Value("daftar_records_total{outcome=\"new\"}"), 18_000, 60_000);
        Assert.Equal(Settings.Defaults.Get(Settings.IntakeMemory), Value("daftar_memory_limit_bytes"));

        double Value(string name) => double.Parse(Assert.Single(metrics, line => line.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Time on processors of the process and of the children it waited for, the build among them, in clock ticks of a hundredth (proc_pid_stat(5), fields 14 to 17).</summary>
    private static TimeSpan WorkOf(int process)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)));
    }

    private static async Task<bool> AnswersAsync(HttpClient browser)
    {
        try
        {
            using var answer = await browser.GetAsync("");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
