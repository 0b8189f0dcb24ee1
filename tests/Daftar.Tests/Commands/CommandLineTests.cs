using System.Text.Json;
using Daftar.Server.Commands;
using Daftar.Store;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

public class CommandLineTests
{
    public static TheoryData<string> VerbNames() => [.. CommandLine.Verbs().Select(v => v.Name)];

    [Fact]
    public async Task DaftarAloneTellsANewcomerWhatToDo()
    {
        var (code, output, error) = await RunAsync();
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.All(CommandLine.Verbs(), verb => Assert.Contains($"  {verb.Name} ", output, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(VerbNames))]
    public async Task HelpOfAVerbShowsItsExamples(string verb)
    {
        var (code, output, _) = await RunAsync(verb, "--help");
        Assert.Equal(0, code);
        Assert.All(CommandLine.Verbs().Single(v => v.Name == verb).Examples, example => Assert.Contains(example.Line, output, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(VerbNames))]
    public void EveryExampleIsACommandLineThatIsUnderstood(string name)
    {
        var verb = CommandLine.Verbs().Single(v => v.Name == name);
        Assert.NotEmpty(verb.Examples);
        Assert.All([.. verb.Examples, .. CommandLine.FirstSteps], example =>
        {
            var words = System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(example.Line).ToArray();
            Assert.Equal("daftar", words[0]);
            // The files of an example are not there.
            Assert.DoesNotContain(CommandLine.Root().Parse(words[1..]).Errors, e => !e.Message.EndsWith("no such file or folder.", StringComparison.Ordinal));
        });
        Assert.All(verb.Examples, example => Assert.StartsWith($"daftar {name}", example.Line, StringComparison.Ordinal));
    }

    /// <summary>The script asks so before it fetches what a verb needs.</summary>
    [Theory]
    [InlineData(2, "compare", "/dev/null", "--authority", "GE")]
    [InlineData(2, "verify", "--set", "serve.port=eighty")]
    [InlineData(0, "verify", "--set", "serve.port=8080")]
    public async Task ACommandLineIsJudgedWithoutBeingRun(int expected, params string[] args)
    {
        var (code, output, error) = await RunAsync([CommandLine.Judge, .. args]);

        Assert.Equal((expected, "", expected == 0), (code, output, error.Length == 0));
    }

    [Theory]
    [InlineData(new[] { "srve" }, "Did you mean `daftar serve`?")]
    [InlineData(new[] { "lood", "--help" }, "Did you mean `daftar load`?")]
    [InlineData(new[] { "load", "/", "--frob" }, "There is no option --frob.")]
    [InlineData(new[] { "load", "/", "--kin", "full" }, "Did you mean --kind?")]
    [InlineData(new[] { "check", "/", "--jsn" }, "There is no option --jsn. Did you mean --json?")]
    [InlineData(new[] { "serve", "--bogus" }, "`daftar serve --help` shows its options and examples.")]
    [InlineData(new[] { "settings", "--set", "serve.port" }, "expected name=value")]
    [InlineData(new[] { "settings", "--set", "serve.port=eighty" }, "--set serve.port: serve.port is \"eighty\", expected a whole number from 0 to 65535.")]
    [InlineData(new[] { "serve", "--port", "99999" }, "--port: serve.port is \"99999\"")]
    [InlineData(new[] { "settings", "--settings", "/nonexistent/daftar.jsonc" }, "there is no such file")]
    public async Task AWrongCommandLineIsRefusedWithARemedy(string[] args, string remedy)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsAreTakenFromTheFileInTheDataFolder()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-settings");
        try
        {
            var file = Path.Combine(folder.FullName, Settings.FileName);
            await File.WriteAllTextAsync(file, "{\n  \"serve.port\": 8123,\n  \"intake.batch\": 200\n}");
            var (code, output, _) = await RunAsync("settings", "--json", "--data", folder.FullName, "--set", "intake.batch=300");
            Assert.Equal(0, code);
            var settings = JsonDocument.Parse(output).RootElement.EnumerateArray()
                .ToDictionary(s => s.GetProperty("name").GetString()!, s => (s.GetProperty("value").GetString(), s.GetProperty("source").GetString()));
            Assert.Equal(("8123", $"{file}, line 2"), settings["serve.port"]);
            Assert.Equal(("300", "--set intake.batch"), settings["intake.batch"]);

            await File.WriteAllTextAsync(file, "{ \"data\": \"/elsewhere\" }");
            var (refused, _, error) = await RunAsync("settings", "--data", folder.FullName);
            Assert.Equal((int)ExitCode.Usage, refused);
            Assert.Contains("line 1: a data folder cannot say where it is", error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task QuietSaysNothing()
    {
        var (code, output, error) = await RunAsync("settings", "--quiet");
        Assert.Equal((0, "", ""), (code, output, error));
    }
}
