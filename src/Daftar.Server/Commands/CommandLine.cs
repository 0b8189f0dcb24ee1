using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>The command line: the verbs, one line each, and what holds for all of them.</summary>
internal static class CommandLine
{
    private const string What =
        """
        Daftar: an open register of intellectual-property rights.
        Offices deliver patents, utility models, trademarks, designs and geographical indications; Daftar reads and checks them,
        keeps every state they ever had, and makes them searchable for everyone.
        """;

    /// <summary>Every verb, in the order help shows them.</summary>
    public static IReadOnlyList<Verb> Verbs() =>
    [
        new DemoCommand(),
        new ServeCommand(),
        new LoadCommand(),
        new PackagesCommand(),
        new CheckCommand(),
        new CompareCommand(),
        new ReadCommand(),
        new ConvertCommand(),
        new MappingCommand(),
        new ChecksCommand(),
        new FindingsCommand(),
        new GenerateCommand(),
        new RereadCommand(),
        new ReleaseCommand(),
        new SplitCommand(),
        new TakedownCommand(),
        new VerifyCommand(),
        new MigrateCommand(),
        new ScaleOutCommand(),
        new SettingsCommand(),
    ];

    /// <summary>Before a command line: it is judged, with its settings, and not run. The script asks it before it fetches what the verb needs.</summary>
    public const string Judge = "[judge]";

    /// <summary>What `daftar` alone shows a newcomer.</summary>
    public static readonly IReadOnlyList<Example> FirstSteps =
    [
        new("daftar demo", "Makes a demonstration register and serves it at http://localhost:5080."),
        new("daftar serve", "Serves the portal and API of the register at http://localhost:5080."),
        new("daftar load ~/deliveries/PH --authority PH", "Loads packages of an office: folders, zips, XML files."),
        new("daftar settings", "Shows everything that can be set, its value, and where the value comes from."),
    ];

    /// <summary>Runs one command line and gives its exit code. Nothing is written but to the writers given.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        // Data and messages are made invariantly; pages choose their culture by the reader's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        var isOnlyJudged = args is [Judge, ..];
        args = isOnlyJudged ? [.. args.Skip(1)] : args;
        var parsed = Root().Parse(args);
        if (parsed is { CommandResult.Command: not Verb, UnmatchedTokens: [var word, ..] })
        {
            // Help on a verb that does not exist is none.
            await error.WriteLineAsync($"daftar: there is no verb '{word}'.");
            await error.WriteLineAsync(Remedy(parsed));
            return (int)ExitCode.Usage;
        }

        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync($"daftar: {problem.Message}");
            }

            await error.WriteLineAsync(Remedy(parsed));
            return (int)ExitCode.Usage;
        }

        if (isOnlyJudged)
        {
            try
            {
                _ = GlobalOptions.ReadSettings(parsed);
                return (int)ExitCode.Ok;
            }
            catch (SettingsException wrong)
            {
                foreach (var problem in wrong.Problems)
                {
                    await error.WriteLineAsync($"daftar: {problem}");
                }
                return (int)ExitCode.Usage;
            }
        }

        // A stop may have to wait for a commit and for the private server to close its files.
        return await parsed.InvokeAsync(new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(60),
        });
    }

    internal static Command Root()
    {
        var root = new Command("daftar", What) { new HelpOption(), new VersionOption() };
        foreach (var option in GlobalOptions.All)
        {
            root.Options.Add(option);
        }

        foreach (var verb in Verbs())
        {
            root.Subcommands.Add(verb);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(parsed => ((HelpWithExamples)help.Action).Invoke(parsed));
        return root;
    }

    private static string Remedy(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is Verb known)
        {
            return $"`daftar {known.Name} --help` shows its options and examples.";
        }

        var word = parsed.UnmatchedTokens is [var first, ..] ? first : "";
        var near = Verbs().Select(v => (Distance: Near.Distance(v.Name, word), v.Name)).Min();
        return near.Distance <= 2 ? $"Did you mean `daftar {near.Name}`?" : "`daftar --help` lists the verbs.";
    }
}
