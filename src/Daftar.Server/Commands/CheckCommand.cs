using System.CommandLine;
using System.Text;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Server.Commands.Reports;
using Daftar.Server.Running;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar check</c>: reads and checks packages and keeps nothing.</summary>
internal sealed class CheckCommand : Verb
{
    private readonly PackageOptions package = new();

    private readonly Option<int> count = new("--count")
    {
        Description = "How many findings of each code to show; without it three, and with --json all.",
        HelpName = "N",
        DefaultValueFactory = _ => 3,
    };

    private readonly Option<string?> html = new("--html") { Description = "Writes a report as one HTML page that needs nothing else: to read, to send on, to print.", HelpName = "FILE" };

    private readonly Option<string?> csv = new("--csv") { Description = "Writes every finding as a row of a spreadsheet.", HelpName = "FILE" };

    private readonly Option<string?> recipient = new("--for")
    {
        Description = "Checks for a recipient of the records, too, which may demand more than the register: the name of a file in the folder of recipients, or a path to one.",
        HelpName = "RECIPIENT",
    };

    public CheckCommand()
        : base("check", "Reads and checks packages without loading them: for an office before it delivers. Needs no database.")
    {
        package.AddTo(this);
        Options.Add(count);
        Options.Add(html);
        Options.Add(csv);
        Options.Add(recipient);
        count.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--count: expected 0 or more.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar check 2026-06.zip --authority PH", "What loading this package would find, with the first three places of each finding."),
        new("daftar check 2026-06.zip --html report.html", "The same as a page for whoever looks after the data: what is wrong, why it matters, and how to mend it."),
        new("daftar check 2026-06.zip --csv findings.csv", "Every finding in a spreadsheet, to work through."),
        new("daftar check full.zip 2026-06.zip", "Two packages as they will be loaded, in that order: what the second repeats, and where it contradicts the first."),
        new("daftar check 2026-06.zip --json", "Every finding, for a script."),
        new("daftar check 2026-06.zip --for example", "What is passed on to the recipient of recipients/example.jsonc, and what not."),
    ];

    protected override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        var options = package.Read(invocation.Parsed, invocation.Settings, offices) with { For = OperatorRecipients.Find(invocation.Settings, invocation.Parsed.GetValue(recipient)) };
        var check = Flow.Check(invocation.Time, offices);
        var most = invocation.Parsed.GetResult(count) is { Implicit: false } ? invocation.Parsed.GetValue(count) : invocation.Output.ForScripts ? int.MaxValue : 3;
        var page = invocation.Parsed.GetValue(html);
        var all = page is null ? null : new CheckReport(HtmlPage.Examples);
        var paths = package.Paths(invocation.Parsed);
        using var written = page is null ? null : ReportFile.Create("--html", page, paths);
        using var sheet = invocation.Parsed.GetValue(csv) is { } file ? ReportFile.Create("--csv", file, page is null ? paths : [.. paths, page]) : null;
        using var rows = sheet is null ? null : new FindingCsv(sheet.To);
        var json = new FindingJson(invocation.Output);
        var excerpts = new Dictionary<Finding, Excerpt>(ReferenceEqualityComparer.Instance);
        var code = ExitCode.Ok;
        // As if they were loaded one after the other.
        var before = new CheckedBefore();
        foreach (var path in paths)
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
            var one = new CheckReport(invocation.Output.ForPeople ? most : 0);
            var shown = new Dictionary<string, long>(StringComparer.Ordinal);
            json.Begin(path);
            try
            {
                var result = check.Run(path, options, new CheckListener(Tell) { Read = (record, found) => all?.Read(record, found), Progress = new LoadProgressLine(invocation.Output, path, invocation.Time) }, before, stop);
                invocation.Output.Progress("");
                one.Packages.Add(result);
                all?.Packages.Add(result);
                if (invocation.Output.ForPeople)
                {
                    invocation.Output.Lines(CheckLines.Of(result, one, invocation.Output.Width).Concat(paths.Count > 1 ? [""] : []));
                }
                json.End(result);
                code = result.SetAside + result.Held + result.NotPassedOn + result.Unread > 0 ? ExitCode.Findings : code;
            }
            catch (PackageException refused)
            {
                invocation.Output.Progress("");
                invocation.Output.Complain($"{path}: {refused.Code}: {HtmlPage.Told(refused.Message, path, FindingWords.Of(refused.Code))}");
                all?.Refused.Add((path, refused.Code, refused.Message));
                rows?.Add(name, refused);
                json.End(refused);
                code = ExitCode.Findings;
            }
            if (all is not null)
            {
                Look(path, name);
            }

            void Tell(Finding finding)
            {
                one.Add(name, finding);
                all?.Add(name, finding);
                rows?.Add(name, finding);
                if (invocation.Output.ForScripts && (shown[finding.Code] = shown.GetValueOrDefault(finding.Code) + 1) <= most)
                {
                    json.Add(finding);
                }
            }
        }

        if (before.IsFull)
        {
            invocation.Output.Complain("More than eight million records: those behind were compared with the ones before them, and not with each other.");
        }
        json.Close();
        rows?.Flush();
        sheet?.Keep();
        if (written is not null)
        {
            written.To.Write(Encoding.UTF8.GetBytes(HtmlPage.Of(all!, excerpts, invocation.Time.GetUtcNow())));
            written.Keep();
            invocation.Output.Say($"Report: {page}");
        }
        return Task.FromResult(code);

        // The pieces of the record, for the examples shown and no other.
        void Look(string path, string name)
        {
            try
            {
                foreach (var (finding, excerpt) in Excerpts.Of(path, options.Limits, all.Groups.SelectMany(static group => group.Examples).Where(example => example.Package == name && !excerpts.ContainsKey(example.Finding)).Select(static example => example.Finding)))
                {
                    excerpts[finding] = excerpt;
                }
            }
            catch (PackageException)
            {
                // It was refused, and is told as such.
            }
        }
    }
}
