using System.CommandLine;
using System.Globalization;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Server.Running;

namespace Daftar.Server.Commands;

/// <summary><c>daftar release</c>: records that wait, held or set aside, are taken up again.</summary>
internal sealed class ReleaseCommand : Verb
{
    private readonly Argument<long[]> numbers = new("PACKAGE") { Description = "Numbers of packages, as `daftar packages` lists them.", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> code = new("--code") { Description = "Only records that wait for this reason, such as PROVIDER-WITHOUT-MANDATE.", HelpName = "CODE" };

    private readonly Option<string?> office = new("--office") { Description = "Only records of this office's register.", HelpName = "XX" };

    private readonly Option<bool> all = new("--all") { Description = "Records of all packages." };

    private readonly Option<bool> trial = new("--dry-run") { Description = "Says what would be released, and changes nothing." };

    public ReleaseCommand()
        : base("release", "Takes up records that were held or set aside: those that pass the readers, checks and mandates of today go into the register as of the day their package came. An identity conflict stays set aside until one of the two is corrected.")
    {
        Arguments.Add(numbers);
        foreach (var option in (Option[])[code, office, all, trial])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            var names = result.GetResult(numbers) is { Tokens.Count: > 0 };
            var everything = result.GetValue(all);
            if (names == everything && (names || (result.GetResult(code) is null or { Implicit: true } && result.GetResult(office) is null or { Implicit: true })))
            {
                result.AddError("which records? Give numbers of packages, --code CODE, --office XX, or --all.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar release --all --dry-run", "What would pass today, package by package."),
        new("daftar release --code PROVIDER-WITHOUT-MANDATE", "After a mandate was given in offices/XX.jsonc: what was held for want of it. Stopped and run again, it goes on."),
        new("daftar release 7 8 --office SG", "Records of Singapore in two packages."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        MemoryLimit.Set(invocation.Settings);
        var options = new ReleaseOptions
        {
            Packages = invocation.Parsed.GetValue(numbers) ?? [], Code = invocation.Parsed.GetValue(code), Office = invocation.Parsed.GetValue(office)?.ToUpperInvariant(),
            IsTrial = invocation.Parsed.GetValue(trial), Limits = LoadSettings.From(invocation.Settings).Limits,
        };
        await using var register = await RunningRegister.OpenAsync(invocation.Settings, invocation.Output, stop);
        var packages = new Packages(register.Database);
        foreach (var id in options.Packages)
        {
            if (await packages.Find(id, stop) is null)
            {
                invocation.Output.Complain($"there is no package {id.ToString(CultureInfo.InvariantCulture)}. `daftar packages` lists them.");
                return ExitCode.Usage;
            }
        }

        await using var indexing = await IndexWhileLoading.StartAsync(register, invocation, stop);
        var done = await Flow.Release(register.Database, register.Files, invocation.Time, RunningRegister.Kept(invocation.Settings, invocation.Time), register.Offices).Run(options, new Line(invocation.Output), stop);
        invocation.Output.Progress("");
        await indexing.FinishAsync(stop);
        foreach (var busy in done.Busy)
        {
            invocation.Output.Complain($"{busy.Code}: {busy.Message}");
        }

        invocation.Output.Answer(new { done.IsTrial, done.Released, done.Waiting, done.Packages, Busy = done.Busy.Select(static busy => busy.Message) }, Lines(done));
        return done.Waiting + done.Busy.Count > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private static IEnumerable<string> Lines(ReleaseResult done)
    {
        if (done.Packages.Count == 0)
        {
            if (done.Busy.Count == 0)
            {
                yield return "No such record waits.";
            }

            yield break;
        }

        foreach (var line in Columns.Lines(["package", "released", "new", "changed", "unchanged", "older", "deleted", "duplicate", "still waiting", "name"], [.. done.Packages.Select(Row)]))
        {
            yield return line;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{done.Released:N0} records {(done.IsTrial ? "would be released" : "released")}, {done.Waiting:N0} of these packages {(done.IsTrial ? "would still wait" : "still wait")}; `daftar packages NUMBER --findings` says why.");
    }

    private static string[] Row(ReleasedPackage package) =>
    [
        package.Id.ToString(CultureInfo.InvariantCulture),
        .. ((long[])[package.Released, package.New, package.Changed, package.Unchanged, package.Older, package.Deleted, package.Duplicate, package.Waiting]).Select(AccountLines.Number),
        package.Name,
    ];

    private sealed class Line(Output output) : IProgress<ReleaseProgress>
    {
        public void Report(ReleaseProgress value) => output.Progress(string.Create(CultureInfo.InvariantCulture, $"Taking up: {value.Records:N0} of {value.Total:N0} records that wait"));
    }
}
