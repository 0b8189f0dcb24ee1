using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Commands;

/// <summary>The promise to a stranger: clone, ./daftar demo, and there is a register to search; Ctrl-C, and nothing of it runs any more.</summary>
public sealed class DemoTests(DemoTests.BuiltClone built) : IClassFixture<DemoTests.BuiltClone>
{
    /// <summary>Two minutes is the promise on a machine with nothing else to do; the suite runs other tests meanwhile.</summary>
    private static readonly TimeSpan FirstTime = TimeSpan.FromMinutes(6);

    /// <summary>On a machine without any PostgreSQL of its own.</summary>
    [Fact]
    public async Task AFreshOrdinaryUserHasADemoAndTheSecondTimeInSeconds()
    {
        using var tools = new ToolFolder(missing: name => name.StartsWith("pg", StringComparison.Ordinal) || name is "psql" or "postgres" or "initdb" or "createdb");
        var (user, clone) = await built.Ready.Value;
        var bare = user.On(tools);
        var data = Path.Combine(bare.Home, ".local", "share", "daftar");
        ProcessStartInfo Command(IEnumerable<string> arguments) => bare.Command(clone.Folder, [clone.Script, .. arguments]);
        await ServesAndStopsAsync(Command, FirstTime, data);
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
        internal Lazy<Task<(TestUser User, Clone Clone)>> Ready { get; } = new(BuildAsync);

        private static async Task<(TestUser User, Clone Clone)> BuildAsync()
        {
            var user = await TestUser.NewAsync();
            var clone = await Clone.MakeAsync(user);
            var (code, said) = await RunningProgram.RunAsync(clone.Command("settings"), FirstTime);
            Assert.True(code == 0, said);
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

    private static async Task ServesAndStopsAsync(Func<IEnumerable<string>, ProcessStartInfo> command, TimeSpan longest, string data)
    {
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
