using System.CommandLine;
using System.Globalization;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar load</c>: packages of an office go in, and the account of each says what became of it.</summary>
internal sealed class LoadCommand : Verb
{
    private readonly PackageOptions package = new();

    private readonly Option<string?> kind = new("--kind") { Description = "Whether it is a full extraction or an update.", HelpName = "full|update" };

    private readonly Option<string?> delivery = new("--delivery") { Description = "Packages of one authority with one delivery id belong together. Several packages of a full extraction given at once are one delivery without it.", HelpName = "ID" };

    private readonly Option<bool> last = new("--last") { Description = "This is the last package of its delivery." };

    private readonly Option<bool> removeOmitted = new("--remove-omitted")
    {
        Description = "Entries that a complete full extraction omits count as deleted by the office; without it they are only reported.",
    };

    public LoadCommand()
        : base("load", "Loads packages of an office: folders, zips, XML files. The same package twice changes nothing; a load that was killed goes on where it was.")
    {
        package.AddTo(this);
        kind.AcceptOnlyFromAmong("full", "update");
        Options.Add(kind);
        Options.Add(delivery);
        Options.Add(last);
        Options.Add(removeOmitted);
        Validators.Add(result =>
        {
            if (Given(result.GetResult(last)) && !Given(result.GetResult(delivery)))
            {
                result.AddError("--last says which delivery it ends: give --delivery ID too.");
            }

            if (Given(result.GetResult(removeOmitted)) && result.GetResult(kind) is not { Tokens: [{ Value: "full" }] })
            {
                result.AddError("--remove-omitted is for full extractions: give --kind full too.");
            }

            if (Given(result.GetResult(removeOmitted)) && Given(result.GetResult(delivery)) && !Given(result.GetResult(last)))
            {
                result.AddError("--remove-omitted acts with the last package of a delivery: give --last too.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar load ~/deliveries/PH/2026-06.zip --authority PH", "Loads one package of the Philippines; what is in it decides the rest."),
        new("daftar load ~/deliveries/PH/full/*.zip --authority PH --right trademark --kind full", "A full extraction in several packages; behind the last it is told which entries it omits."),
        new("daftar load ~/deliveries/SG/part1.zip --authority SG --right trademark --kind full --delivery 2026", "The first part of a full extraction whose parts come one by one."),
        new("daftar load ~/deliveries/SG/part2.zip --authority SG --right trademark --kind full --delivery 2026 --last", "The last part: now it can be told which entries the extraction omits."),
        new("daftar load ~/deliveries/KH/marks.zip --authority kh-dipr", "One of two authorities that share the code KH: records of the rights of the other are held."),
        new("daftar load *.zip --json", "Many packages one after the other, with the account of each for a script."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        MemoryLimit.Set(invocation.Settings);
        var options = package.Read(invocation.Parsed, invocation.Settings, OperatorOffices.Read(invocation.Settings)) with
        {
            Kind = invocation.Parsed.GetValue(kind) switch { "full" => PackageKind.Full, "update" => PackageKind.Update, _ => PackageKind.NotSaid },
            Delivery = invocation.Parsed.GetValue(delivery),
            Last = invocation.Parsed.GetValue(last),
            RemoveOmitted = invocation.Parsed.GetValue(removeOmitted),
        };
        await using var register = await RunningRegister.OpenAsync(invocation.Settings, invocation.Output, stop);
        await using var inside = await StartMetricsAsync(invocation, stop);
        await using var indexing = await IndexWhileLoading.StartAsync(register, invocation, stop);
        var load = Flow.Load(register.Database, register.Files, invocation.Time, RunningRegister.Kept(invocation.Settings, invocation.Time), indexing.HandOver, register.Offices);
        var code = await LoadAll(invocation, load, options, stop);
        await indexing.FinishAsync(stop);
        return code;
    }

    private async Task<ExitCode> LoadAll(Invocation invocation, LoadPackage load, LoadOptions options, CancellationToken stop)
    {
        var paths = package.Paths(invocation.Parsed);
        if (paths.Count > 1 && options is { Kind: PackageKind.Full, Delivery: null })
        {
            // Each by itself would be judged as the whole extraction, and omit what the others bring.
            options = options with { Delivery = DeliveryOf.Packages(paths), Last = true };
        }

        List<object> answers = [];
        List<PackageAccount> loaded = [];
        var code = ExitCode.Ok;
        // Only the last of several packages ends the delivery, and only where all came in.
        LoadOptions OptionsOf(int at)
        {
            var ends = options.Last && at == paths.Count - 1 && loaded.Count == at;
            return options with { Last = ends, RemoveOmitted = options.RemoveOmitted && (ends || options.Delivery is null) };
        }

        await foreach (var (path, result, refused) in new LoadPackages(load).Run(paths, OptionsOf, at => new LoadProgressLine(invocation.Output, paths[at], invocation.Time), stop))
        {
            invocation.Output.Progress("");
            if (result is null)
            {
                invocation.Output.Complain($"{path}: {refused!.Code}: {refused.Message}");
                answers.Add(new { Path = path, refused.Code, refused.Message });
                code = ExitCode.Findings;
                continue;
            }
            var removes = OptionsOf(answers.Count).RemoveOmitted;
            invocation.Output.Lines(AccountLines.Of(result.Account, result.Findings).Concat(result.WasKnown ? [Known(result.Account)] : []));
            answers.Add(new { result.Account, result.Findings, result.WasKnown });
            loaded.Add(result.Account);
            code = result.Account.State == PackageState.LoadedWithFindings || (removes && result.Account.Removed is null) ? ExitCode.Findings : code;
        }

        if (options.Last && loaded.Count < paths.Count)
        {
            invocation.Output.Complain(string.Create(CultureInfo.InvariantCulture,
                $"Delivery {options.Delivery} is not complete, for {paths.Count - loaded.Count} of {paths.Count} packages were refused: what it omits is not told, and nothing is removed. Mend what was refused and run the same command again."));
        }

        invocation.Output.Lines(paths.Count > 1 ? AccountLines.OfAll(loaded, refused: paths.Count - loaded.Count) : []);
        invocation.Output.Answer(answers);
        return code;
    }

    private static async Task<Inside?> StartMetricsAsync(Invocation invocation, CancellationToken stop) =>
        invocation.Settings.Get(Settings.MetricsLoadPort) is > 0 and var port ? await Inside.StartAsync(port, null, stop, Settings.MetricsLoadPort.Name) : null;

    private static string Known(PackageAccount account) => "  The same bytes were loaded before: nothing was done."
        + (account.Held + account.SetAside > 0 ? string.Create(CultureInfo.InvariantCulture, $" `daftar release {account.Id}` takes up what waits.") : "");

    private static bool Given(System.CommandLine.Parsing.OptionResult? result) => result is { Implicit: false };
}
