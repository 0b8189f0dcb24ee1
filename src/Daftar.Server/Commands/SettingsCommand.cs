using System.CommandLine;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar settings</c>: what can be set, the value in force and where it comes from.</summary>
internal sealed class SettingsCommand : Verb
{
    private readonly Option<string?> markdown = new("--markdown")
    {
        Description = "Writes the page docs/reference/settings.md to this file.",
        HelpName = "FILE",
    };

    public SettingsCommand()
        : base("settings", "Shows everything that can be set, its value, and where the value comes from.") =>
        Options.Add(markdown);

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar settings", "Every setting with the value in force."),
        new("daftar settings --set serve.port=8080 --json", "The same for a script, with one value set."),
        new("daftar settings --markdown docs/reference/settings.md", "Writes the reference page anew."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        if (invocation.Parsed.GetValue(markdown) is { } path)
        {
            await File.WriteAllTextAsync(path, SettingsPage.Markdown(), stop);
            invocation.Output.Say($"Wrote {path}.");
            return ExitCode.Ok;
        }

        var settings = invocation.Settings;
        invocation.Output.Answer(
            Settings.All.Select(s => new
            {
                s.Name,
                Value = settings.Shown(s),
                Source = settings.SourceOf(s),
                Default = s.DefaultText,
                s.Unit,
                s.Sentence,
                s.Variable,
            }),
            [
                .. Columns.Lines(
                    ["name", "value", "unit", "from"],
                    [.. Settings.All.Select(s => new[] { s.Name, settings.Shown(s), s.Unit, settings.SourceOf(s) })]),
                "",
                "What each one does: docs/reference/settings.md, or --json.",
            ]);
        return ExitCode.Ok;
    }
}
