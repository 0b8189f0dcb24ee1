using System.Diagnostics;
using System.Globalization;

namespace Daftar.Tests.Fixtures;

/// <summary>As whom a program is run: as ourselves, or (when the tests run as root) as a fresh ordinary user with a home of mode 0700, removed at the end.</summary>
internal sealed class TestUser : IAsyncDisposable
{
    private static int made;

    private TestUser(string? name, string home)
    {
        Name = name;
        Home = home;
    }

    public string? Name { get; }

    public string Home { get; }

    /// <summary>Where programs are looked for.</summary>
    public string Tools { get; init; } = Environment.GetEnvironmentVariable("PATH")!;

    public static TestUser Ourselves { get; } = new(null, Environment.GetEnvironmentVariable("HOME") ?? "/");

    /// <summary>The same user on a machine that has only these programs.</summary>
    public TestUser On(ToolFolder tools) => new(Name, Home) { Tools = tools.Path };

    /// <summary>Makes the user. Without root the tests themselves run as an ordinary user, who then serves, with an empty home.</summary>
    public static async Task<TestUser> NewAsync()
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref made)}");
        var home = PostgresClusters.NewFolder("home" + number);
        if (!Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(home);
            return new TestUser(null, home);
        }

        // other test runs on this machine make users too, and /etc/passwd is locked meanwhile
        var name = "daftar-t" + number;
        await Wait.UntilAsync(async () => await RunAsync("useradd", "--create-home", "--home-dir", home, "--key", "HOME_MODE=0700", "--shell", "/bin/bash", name) == 0, $"useradd {name} failed");
        return new TestUser(name, home);
    }

    /// <summary>A program run as this user, with its home and nothing else of our environment, in a session of its own so that a signal to its group is what Ctrl-C is at a terminal.</summary>
    public ProcessStartInfo Command(string workingFolder, params IEnumerable<string> command)
    {
        IEnumerable<string> user = Name is null ? [] : ["setpriv", "--reuid=" + Name, "--regid=" + Name, "--init-groups", "--"];
        IEnumerable<string> all = ["setsid", .. user, "env", "-i", "HOME=" + Home, "PATH=" + Tools, "LANG=C.UTF-8", "DOTNET_NOLOGO=1", .. command];
        return new ProcessStartInfo(all.First(), all.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingFolder };
    }

    public async ValueTask DisposeAsync()
    {
        if (Name is not null)
        {
            // --force: a dead process that nobody reaps still counts as the user's
            await Wait.UntilAsync(async () => await RunAsync("userdel", "--force", Name) is 0 or 6, $"userdel {Name} failed");
        }

        if (Directory.Exists(Home) && !ReferenceEquals(this, Ourselves))
        {
            Directory.Delete(Home, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
