using System.CommandLine;
using System.Globalization;
using Daftar.Register;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar findings</c>: what is still wrong with the entries of an office, since when, and what was corrected.</summary>
internal sealed class FindingsCommand : Verb
{
    private readonly Option<string?> office = new("--office") { Description = "Only entries of this office.", HelpName = "PH" };

    private readonly Option<string?> code = new("--code") { Description = "Only findings of this code.", HelpName = "CODE" };

    private readonly Option<bool> closed = new("--closed") { Description = "Those, too, that a corrected record has closed." };

    private readonly Option<int> count = new("--count")
    {
        Description = "How many findings to list.",
        HelpName = "N",
        DefaultValueFactory = _ => 50,
    };

    public FindingsCommand()
        : base("findings", "Lists what is still wrong with entries, since when, and when it was last seen; a corrected record closes a finding.")
    {
        Options.Add(office);
        Options.Add(code);
        Options.Add(closed);
        Options.Add(count);
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000)
            {
                result.AddError("--count: expected a whole number from 1 to 1000000.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar findings --office PH", "What is open for the Philippines, the worst first."),
        new("daftar findings --office PH --code GOODS-MISSING --closed --json", "One finding and what became of it, for a script."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        await using var register = await RegisterDatabase.OpenAsync(invocation.Settings, invocation.Output, stop);
        var found = await new EntryFindings(register.Database).Open(
            invocation.Parsed.GetValue(office), invocation.Parsed.GetValue(code), invocation.Parsed.GetValue(closed), invocation.Parsed.GetValue(count), stop);
        invocation.Output.Answer(
            found.Select(static finding => new
            {
                finding.Entry, finding.Office, finding.Number, finding.Code, finding.Path, Severity = AccountLines.Word(finding.Severity), finding.FirstSeen, finding.LastSeen, finding.Times, finding.Snapshot, finding.Closed,
            }),
            found.Count == 0
                ? ["No finding of an entry is open. What was found in a package: daftar packages NUMBER --findings."]
                : [.. Columns.Lines(["number", "finding", "severity", "first seen", "last seen", "closed"], [.. found.Select(static finding => new[]
                {
                    finding.Number ?? $"{finding.Office} {finding.Entry:N}", finding.Code, AccountLines.Word(finding.Severity), Day(finding.FirstSeen), Day(finding.LastSeen), finding.Closed is { } day ? Day(day) : "",
                })]), "What a code means and how to mend it: daftar checks CODE."]);
        return ExitCode.Ok;
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
