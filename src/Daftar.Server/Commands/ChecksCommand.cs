using System.CommandLine;
using Daftar.Checking;

namespace Daftar.Server.Commands;

/// <summary><c>daftar checks</c>: what is checked, and the page of one check.</summary>
internal sealed class ChecksCommand : Verb
{
    private readonly Argument<string?> code = new("CODE")
    {
        Description = "The code of a finding: shows what was expected and how to mend it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> markdown = new("--markdown")
    {
        Description = "Writes the pages docs/reference/checks to this folder.",
        HelpName = "FOLDER",
    };

    public ChecksCommand()
        : base("checks", "Lists everything that is checked; of one code, what was expected and how to mend it. Needs no database.")
    {
        Arguments.Add(code);
        Options.Add(markdown);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar checks", "All checks with their severity."),
        new("daftar checks GOODS-WITHOUT-CLASS", "What that finding means, and how to mend it."),
        new("daftar checks --markdown docs/reference/checks", "Writes the reference pages anew."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        if (invocation.Parsed.GetValue(markdown) is { } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in CheckPages.All(Catalog.Checks))
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), text, stop);
            }
            invocation.Output.Say($"Wrote {folder}.");
            return ExitCode.Ok;
        }

        var wanted = invocation.Parsed.GetValue(code);
        var checks = Catalog.Checks.Where(check => wanted is null || string.Equals(check.Code, wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (checks.Count == 0)
        {
            invocation.Output.Complain($"There is no check {wanted}. All codes: daftar checks; what else can be told: docs/reference/findings.md.");
            return ExitCode.Usage;
        }

        invocation.Output.Answer(
            checks.Select(check => new { check.Code, Severity = AccountLines.Word(check.Severity), Kind = CheckPages.Kind(check), check.Wrong, check.Expected, check.Mend, Source = check.Source?.ToString() }),
            wanted is null
                ? [.. Columns.Lines(["code", "severity", "what is wrong"], [.. checks.Select(check => new[] { check.Code, AccountLines.Word(check.Severity), check.Wrong })])]
                : [checks[0].Code + ": " + checks[0].Wrong + ".", "  expected: " + checks[0].Expected, "  how to mend it: " + checks[0].Mend, .. checks[0].Source is { } source ? [$"  standard: {source}"] : Array.Empty<string>()]);
        return ExitCode.Ok;
    }
}
