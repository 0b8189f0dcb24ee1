using System.CommandLine;
using System.Globalization;
using Daftar.Demonstration;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>
/// <c>daftar demo</c>: a register of invented entries in one command. Packages are made, loaded through the same intake as any other, and served. It has a data
/// folder of its own, so that invented entries never stand among real ones.
/// </summary>
internal sealed class DemoCommand : Verb
{
    private readonly Option<int> applications = new("--applications")
    {
        Description = "How many applications to invent.",
        HelpName = "N",
        DefaultValueFactory = _ => 20_000,
    };

    private readonly Option<string?> port = new("--port") { Description = $"The port; without it {Settings.ServePort.DefaultText}.", HelpName = "PORT" };

    public DemoCommand()
        : base("demo", "Makes a demonstration register of all rights, loads it, and serves it. Invented data, not a register.")
    {
        Options.Add(applications);
        Options.Add(port);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar demo", "Some 20,000 invented entries of ten offices at http://localhost:5080. The second time it takes seconds."),
        new("daftar demo --applications 200000 --port 8080", "Ten times as many, on another port."),
    ];

    public override IEnumerable<WrittenSetting> Written(ParseResult parsed) =>
        parsed.GetValue(port) is { } asked ? [new("--port", Settings.ServePort.Name, asked)] : [];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        MemoryLimit.Set(invocation.Settings);
        var settings = OfItsOwn(invocation.Settings);
        await using var register = await RunningRegister.OpenAsync(settings, invocation.Output, stop);
        if (await HoldsARegister(register.Database, stop))
        {
            invocation.Output.Complain("This database holds entries of a register. Invented ones are never put beside them: name another folder with --data, or another --database.");
            return ExitCode.Environment;
        }

        await register.TakeIndexAsync("demo", invocation.Output, invocation.Time, stop);
        using var measuring = new Measuring();
        var folder = Path.Combine(settings.DataFolder, string.Create(CultureInfo.InvariantCulture, $"demonstration-{invocation.Parsed.GetValue(applications)}"));
        IReadOnlyList<GeneratedPackage> packages;
        try
        {
            packages = Make(invocation, folder, stop);
        }
        catch (GenerateException wrong)
        {
            invocation.Output.Complain(wrong.Message);
            return ExitCode.Usage;
        }

        await using (var indexing = IndexWhileLoading.Start(register, settings, invocation, stop))
        {
            var load = Flow.Load(register.Database, register.Files, invocation.Time, handOver: indexing.HandOver, offices: register.Offices);
            await LoadAsync(invocation, settings, load, folder, packages, stop);
            await indexing.FinishAsync(stop);
        }

        return await Serving.RunAsync(invocation, settings, register, stop, measuring);
    }

    /// <summary>
    /// Beside the register of the data folder, whichever that is: a later <c>daftar load</c> with the same <c>--data</c> must not put real entries among invented
    /// ones. A database that was named is taken as it is, and refused if it holds a register.
    /// </summary>
    internal static Settings OfItsOwn(Settings settings) =>
        settings.Get(Settings.Database).Length > 0 ? settings : settings.With(Settings.Data, Path.Combine(settings.DataFolder, "demo"));

    private static async Task<bool> HoldsARegister(Database database, CancellationToken stop)
    {
        await using var command = database.Source.CreateCommand("select exists (select 1 from entry where not demonstration)");
        return await command.ExecuteScalarAsync(stop) is true;
    }

    private IReadOnlyList<GeneratedPackage> Make(Invocation invocation, string folder, CancellationToken stop)
    {
        var output = invocation.Output;
        var wanted = invocation.Parsed.GetValue(applications);
        var said = 0;
        var turn = new Lock();
        var packages = DemonstrationPackages.Provide(folder, wanted, progress =>
        {
            lock (turn)
            {
                if (said++ == 0)
                {
                    output.Say(string.Create(CultureInfo.InvariantCulture, $"Inventing {wanted:N0} applications in {folder}"));
                }

                output.Progress(string.Create(CultureInfo.InvariantCulture, $"{progress.Packages} of {progress.PackagesInAll} packages, {progress.Records:N0} records"));
            }
        }, stop);
        output.Progress("");
        return packages;
    }

    private static async Task LoadAsync(
        Invocation invocation, Settings settings, LoadPackage load, string folder, IReadOnlyList<GeneratedPackage> packages, CancellationToken stop)
    {
        var options = LoadSettings.From(settings);
        var began = invocation.Time.GetTimestamp();
        long received = 0, setAside = 0;
        int loaded = 0, done = 0;
        Said(1);
        await foreach (var (_, result, refused) in new LoadPackages(load).Run([.. packages.Select(package => Path.Combine(folder, package.Path))], at => OptionsOf(packages[at], packages, at, options), _ => null, stop))
        {
            if (result is null)
            {
                throw refused!;
            }
            received += result.WasKnown ? 0 : result.Account.Received;
            setAside += result.WasKnown ? 0 : result.Account.SetAside;
            loaded += result.WasKnown ? 0 : 1;
            Said(++done + 1);
        }

        invocation.Output.Progress("");
        var seconds = invocation.Time.GetElapsedTime(began).TotalSeconds;
        invocation.Output.Say(loaded == 0
            ? "The demonstration register is loaded already."
            : string.Create(CultureInfo.InvariantCulture, $"Loaded {loaded} packages with {received:N0} records in {seconds:N0} s ({received / seconds:N0} records/s); {setAside:N0} set aside."));

        void Said(int package) => invocation.Output.Progress(package > packages.Count ? "" : string.Create(CultureInfo.InvariantCulture,
            $"Loading package {package} of {packages.Count}: {packages[package - 1].Path}, {received:N0} records so far"));
    }

    private static LoadOptions OptionsOf(GeneratedPackage package, IReadOnlyList<GeneratedPackage> packages, int at, LoadOptions options) => options with
    {
        Authority = package.Office,
        Right = package.Right,
        Kind = package.Full ? PackageKind.Full : PackageKind.Update,
        Delivery = package.Full ? $"demonstration {package.Office} {Rights.CommonFields.Key(package.Right)}" : null,
        Last = package.Full && !packages.Skip(at + 1).Any(p => p.Full && p.Office == package.Office && p.Right == package.Right),
    };
}
