using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Commands;

/// <summary>The script ./daftar before the program takes over: what it says to a newcomer, and on a machine that lacks something.</summary>
public sealed class ScriptTests
{
    private static readonly string Script = Path.Combine(Repository.Root, "daftar");

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task ANewcomerIsToldWhereToBeginWithoutAnythingBeingBuilt(params string[] arguments)
    {
        using var tools = new ToolFolder(missing: name => name is "dotnet" or "node" or "npm");
        var (exitCode, said) = await RunAsync(TestUser.Ourselves.On(tools), arguments);

        Assert.Equal(0, exitCode);
        Assert.Contains("Begin with ./daftar demo", said, StringComparison.Ordinal);
        Assert.Contains("Examples:", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet", "dotnet-sdk-10.0")]
    [InlineData("node", "Node.js 18 or later")]
    [InlineData("npm", "Node.js 18 or later")]
    public async Task WhatTheMachineLacksIsNamedWithWhatToInstall(string lacking, string expected)
    {
        using var tools = new ToolFolder(missing: name => name == lacking);
        var (exitCode, said) = await RunAsync(TestUser.Ourselves.On(tools), "migrate");

        Assert.Equal(3, exitCode);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task AnUnknownOptionOfTestIsRefused()
    {
        var (exitCode, said) = await RunAsync(TestUser.Ourselves, "test", "--lnog");

        Assert.Equal(3, exitCode);
        Assert.Contains("--lnog", said, StringComparison.Ordinal);
    }

    /// <summary>Where nothing was fetched yet, the program is asked whether the command line is right before anything is.</summary>
    [Theory]
    [InlineData(2, false)]
    [InlineData(0, true)]
    public async Task AWrongCommandLineFetchesNothing(int judged, bool isFetched)
    {
        var clone = Directory.CreateTempSubdirectory("daftar-judged-").FullName;
        try
        {
            void Put(string file, string text, bool isProgram = false)
            {
                var path = Path.Combine(clone, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
                if (isProgram)
                {
                    File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }
            foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", "src/Daftar.Server/bin/Release/net10.0/Daftar.Server.dll"])
            {
                Put(file, "");
            }
            Put("src/Daftar.Server/postgres/install", "#!/bin/sh\necho fetched\n", isProgram: true);
            Put("src/Daftar.Server/pictures/install", "#!/bin/sh\n", isProgram: true);
            Put("tools/dotnet", $"#!/bin/sh\ncase $1 in --list-sdks) echo 10.0.100;; build) ;; *) test \"$2\" = '[judge]' && exit {(judged == 0 ? "0" : "2")}; echo ran;; esac\n", isProgram: true);
            File.Copy(Script, Path.Combine(clone, "daftar"));

            var (exitCode, said) = await RunningProgram.RunAsync(TestUser.Ourselves.Command("/", ["env", $"PATH={clone}/tools:{Environment.GetEnvironmentVariable("PATH")}", Path.Combine(clone, "daftar"), "compare", "list.csv"]));

            Assert.Equal((judged, isFetched, isFetched), (exitCode, said.Contains("fetched", StringComparison.Ordinal), said.Contains("ran", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(clone, recursive: true);
        }
    }

    [RootFact]
    public async Task ACloneOfSomebodyElseIsNotCopiedWhileItsCopyIsBuilt()
    {
        await using var user = await TestUser.NewAsync();
        using var tools = new ToolFolder(missing: name => name == "dotnet");
        var clone = Directory.CreateTempSubdirectory("daftar-clone-");
        try
        {
            File.SetUnixFileMode(clone.FullName, File.GetUnixFileMode(clone.FullName) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            clone.CreateSubdirectory("src");
            File.Copy(Script, Path.Combine(clone.FullName, "daftar"));
            string[] command = [Path.Combine(clone.FullName, "daftar"), "migrate"];
            var (_, said) = await RunningProgram.RunAsync(user.On(tools).Command("/", command));
            Assert.Contains("building a copy", said, StringComparison.Ordinal);
            var copy = Assert.Single(Directory.GetDirectories(Path.Combine(user.Home, ".cache", "daftar")));

            // While a build holds the lock, what it builds from stays as it is.
            var building = RunningProgram.RunAsync(user.Command("/", ["flock", Path.Combine(copy, "artifacts", ".build.lock"), "bash", "-c",
                $"touch {copy}/half-built; while ! pgrep -u $(id -u) -f '{clone.FullName}/daftar migrat[e]' > /dev/null; do sleep 0.1; done; sleep 1; test -e {copy}/half-built && echo undisturbed"]));
            await Wait.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(copy, "half-built"))), "nobody builds");
            await RunningProgram.RunAsync(user.On(tools).Command("/", command));

            Assert.Contains("undisturbed", (await building).Said, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(copy, "half-built")));
        }
        finally
        {
            clone.Delete(recursive: true);
        }
    }

    private static Task<(int ExitCode, string Said)> RunAsync(TestUser user, params string[] arguments) =>
        RunningProgram.RunAsync(user.Command("/", [Script, .. arguments]));
}
