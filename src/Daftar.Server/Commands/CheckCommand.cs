using System.CommandLine;
using System.Globalization;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Server.Running;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar check</c>: reads and checks packages and keeps nothing.</summary>
internal sealed class CheckCommand : Verb
{
    private readonly PackageOptions package = new();

    private readonly Option<int> count = new("--count")
    {
        Description = "How many findings of each code to show.",
        HelpName = "N",
        DefaultValueFactory = _ => 3,
    };

    public CheckCommand()
        : base("check", "Reads and checks packages without loading them: for an office before it delivers. Needs no database.")
    {
        package.AddTo(this);
        Options.Add(count);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar check 2026-06.zip --authority PH", "What loading this package would find, with the first three places of each finding."),
        new("daftar check 2026-06.zip --count 1000000 --json", "Every finding, for a script."),
    ];

    protected override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        var options = package.Read(invocation.Parsed, invocation.Settings, offices);
        var check = Flow.Check(invocation.Time, offices);
        var most = invocation.Parsed.GetValue(count);
        List<object> answers = [];
        var code = ExitCode.Ok;
        foreach (var path in package.Paths(invocation.Parsed))
        {
            try
            {
                var shown = new Shown(most);
                var result = check.Run(path, options, shown.Add, stop);
                invocation.Output.Lines(Lines(result, shown));
                answers.Add(new { Package = result, shown.Findings });
                code = result.SetAside + result.Held + result.Unread > 0 ? ExitCode.Findings : code;
            }
            catch (PackageException refused)
            {
                invocation.Output.Complain($"{path}: {refused.Code}: {refused.Message}");
                answers.Add(new { Path = path, refused.Code, refused.Message });
                code = ExitCode.Findings;
            }
        }

        invocation.Output.Answer(answers);
        return Task.FromResult(code);
    }

    private static IEnumerable<string> Lines(CheckedPackage result, Shown shown)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{result.Name}: {result.Received:N0} records would be received, {result.SetAside:N0} of them set aside, {result.Held:N0} held");
        if (result.Unread > 0)
        {
            yield return AccountLines.NotRead(result.Unread);
        }

        yield return string.Create(CultureInfo.InvariantCulture,
            $"  files: {result.FilesNamed:N0} named, {result.FilesMissing:N0} missing, {result.FilesUnreferenced:N0} that no record names");
        foreach (var line in result.Findings.Count == 0 ? [] : Columns.Lines(["  finding", "severity", "times"], AccountLines.Rows(result.Findings)))
        {
            yield return line;
        }

        foreach (var line in shown.Findings.SelectMany(FindingLines.Of))
        {
            yield return line;
        }
    }

    /// <summary>The first findings of each code; the others are only counted.</summary>
    private sealed class Shown(int most)
    {
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

        public List<Finding> Findings { get; } = [];

        public void Add(Finding finding)
        {
            var times = seen[finding.Code] = seen.GetValueOrDefault(finding.Code) + 1;
            if (times <= most)
            {
                Findings.Add(finding);
            }
        }
    }
}
