using System.CommandLine;
using System.Globalization;
using Daftar.Register;
using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar packages</c>: what was loaded, the account of each package, and its findings.</summary>
internal sealed class PackagesCommand : Verb
{
    private readonly Argument<long?> number = new("NUMBER") { Description = "Shows the account of this package.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<int> count = new("--count")
    {
        Description = "How many packages or findings to list.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private readonly Option<bool> findings = new("--findings") { Description = "Lists the findings of the package, the worst first." };

    private readonly Option<string?> code = new("--code") { Description = "Lists only findings of this code.", HelpName = "CODE" };

    public PackagesCommand()
        : base("packages", "Lists what was loaded, with the account of every package and its findings.")
    {
        Arguments.Add(number);
        Options.Add(count);
        Options.Add(findings);
        Options.Add(code);
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000)
            {
                result.AddError("--count: expected a whole number from 1 to 1000000.");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetResult(number) is not { Tokens.Count: > 0 } && (result.GetResult(findings) is { Implicit: false } || result.GetResult(code) is { Implicit: false }))
            {
                result.AddError("--findings and --code list the findings of one package: give its number, such as `daftar packages 7 --findings`.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar packages", "The latest twenty."),
        new("daftar packages 7", "The account of package 7: what became of its records and files, and how often each finding was made."),
        new("daftar packages 7 --code DATE-UNREADABLE --count 100", "The first hundred findings of one kind, with file and line."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        await using var register = await RegisterDatabase.OpenAsync(invocation.Settings, invocation.Output, stop);
        await OperatorOffices.KeepTermsAsync(register.Database, offices, invocation.Output, stop);
        var packages = new Packages(register.Database);
        if (invocation.Parsed.GetValue(number) is not { } id)
        {
            Answer(invocation.Output, await packages.List(invocation.Parsed.GetValue(count), stop));
            return ExitCode.Ok;
        }

        if (await packages.Find(id, stop) is not { } account)
        {
            invocation.Output.Complain($"there is no package {id.ToString(CultureInfo.InvariantCulture)}. `daftar packages` lists them.");
            return ExitCode.Usage;
        }

        var asked = invocation.Parsed.GetValue(code);
        if (asked is not null || invocation.Parsed.GetValue(findings))
        {
            var found = await packages.Findings(id, asked, invocation.Parsed.GetValue(count), stop);
            invocation.Output.Answer(found, found.Count > 0 ? found.SelectMany(FindingLines.Of)
                : [string.Create(CultureInfo.InvariantCulture, $"Package {id} has no findings{(asked is null ? "" : " of code " + asked)}.")]);
            return ExitCode.Ok;
        }

        var counts = await packages.FindingCounts(id, stop);
        invocation.Output.Answer(new { Account = account, Findings = counts }, AccountLines.Of(account, counts));
        return ExitCode.Ok;
    }

    private static void Answer(Output output, IReadOnlyList<PackageAccount> list) => output.Answer(
        list,
        list.Count == 0
            ? ["Nothing was loaded yet. `daftar load --help` shows how."]
            : Columns.Lines(
                ["number", "arrived", "state", "received", "new", "changed", "held", "set aside", "removed", "name"],
                [
                    .. list.Select(p => new[]
                    {
                        p.Id.ToString(CultureInfo.InvariantCulture),
                        p.Arrived.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                        AccountLines.State(p.State),
                        AccountLines.Number(p.Received),
                        AccountLines.Number(p.New),
                        AccountLines.Number(p.Changed),
                        AccountLines.Number(p.Held),
                        AccountLines.Number(p.SetAside),
                        AccountLines.Number(p.Removed ?? 0),
                        p.Name,
                    }),
                ]));
}
