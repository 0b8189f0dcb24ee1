using System.CommandLine;
using System.Globalization;
using Daftar.Demonstration;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar generate</c>: demonstration packages of the ASEAN states, for a demo, for tests and for measuring.</summary>
internal sealed class GenerateCommand : Verb
{
    private readonly Option<int> applications = new("--applications")
    {
        Description = "Applications over all offices and rights; designs filed together make more entries than applications.",
        HelpName = "N",
        Required = true,
    };

    private readonly Option<string> outside = new("--out")
    {
        Description = "The folder to write to; packages of the same names are replaced.",
        HelpName = "FOLDER",
        Required = true,
    };

    private readonly Option<string?> offices = new("--offices")
    {
        Description = "ST.3 codes with commas between; without it all eleven ASEAN states (TL has no register and stays empty).",
        HelpName = "PH,SG,…",
    };

    private readonly Option<string?> rights = new("--rights")
    {
        Description = "patent, trademark, design, indication; without it all four.",
        HelpName = "RIGHT,…",
    };

    private readonly Option<long> seed = new("--seed") { Description = "Another number makes other packages; the same one makes the same.", HelpName = "S", DefaultValueFactory = _ => 1 };

    private readonly Option<int> updates = new("--updates") { Description = "Months of updates behind the full extraction.", HelpName = "MONTHS", DefaultValueFactory = _ => 12 };

    private readonly Option<GenerateProfile> profile = new("--profile")
    {
        Description = "everything; trademarks: bibliographic records of about 5 kB without images and updates, for measuring; bibliographic: all rights so.",
        DefaultValueFactory = _ => GenerateProfile.Everything,
    };

    public GenerateCommand()
        : base("generate", "Makes demonstration packages: invented data in the forms of real offices, not a register.")
    {
        foreach (var option in (Option[])[applications, offices, rights, seed, updates, profile, outside])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar generate --applications 20000 --out demo-packages", "All rights of the ten ASEAN registers: a full extraction and a year of updates."),
        new("daftar generate --applications 500 --offices PH,SG --rights patent,indication --out some", "Only some offices and rights."),
        new("daftar generate --applications 1000000 --profile trademarks --out bench", "A million short trademark records to measure loading with."),
    ];

    protected override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        GenerateRequest request;
        GenerateResult result;
        var began = invocation.Time.GetTimestamp();
        try
        {
            request = Request(invocation);
            result = GeneratePackages.Run(request, Tell(invocation, began), stop);
        }
        catch (GenerateException wrong)
        {
            invocation.Output.Complain(wrong.Message);
            return Task.FromResult(ExitCode.Usage);
        }

        var seconds = Math.Max(0.001, invocation.Time.GetElapsedTime(began).TotalSeconds);
        invocation.Output.Progress("");
        invocation.Output.Answer(
            new { request.Folder, result.Packages, result.Records, Seconds = seconds },
            string.Create(CultureInfo.InvariantCulture, $"{result.Packages.Count} packages with {result.Records:N0} records of {request.Applications:N0} applications in {request.Folder}: {result.Packages.Sum(p => p.ZipBytes) / 1e6:N1} MB."),
            string.Create(CultureInfo.InvariantCulture, $"Demonstration data, not a register. {seconds:N1} s, {result.Records / seconds:N0} records/s."));
        return Task.FromResult(ExitCode.Ok);
    }

    private GenerateRequest Request(Invocation invocation)
    {
        var parsed = invocation.Parsed;
        var request = new GenerateRequest
        {
            Applications = parsed.GetValue(applications),
            Folder = Path.GetFullPath(parsed.GetValue(outside)!),
            Seed = parsed.GetValue(seed),
            Updates = parsed.GetValue(updates),
            Profile = parsed.GetValue(profile),
        };
        if (parsed.GetValue(offices) is { } codes)
        {
            request = request with { Offices = [.. Items(codes).Select(code => code.ToUpperInvariant())] };
        }

        return parsed.GetValue(rights) is { } words ? request with { Rights = [.. Items(words).Select(ToRight)] } : request;
    }

    private static Right ToRight(string word) =>
        Enum.GetValues<Right>().Where(right => string.Equals(OfficeProfiles.RightKey(right), word, StringComparison.OrdinalIgnoreCase)).Cast<Right?>().FirstOrDefault()
        ?? throw new GenerateException($"--rights {word}: there is no such right; the rights are patent, trademark, design and indication.");

    private static string[] Items(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Action<GenerateProgress>? Tell(Invocation invocation, long began)
    {
        if (!invocation.Output.Watched)
        {
            return null;
        }

        var next = 0L;
        var turn = new Lock();
        return progress =>
        {
            // A few lines a second are enough for eyes.
            var elapsed = invocation.Time.GetElapsedTime(began);
            lock (turn)
            {
                if (elapsed.Ticks < next)
                {
                    return;
                }

                next = elapsed.Ticks + TimeSpan.FromMilliseconds(200).Ticks;
                invocation.Output.Progress(string.Create(CultureInfo.InvariantCulture,
                    $"{progress.Packages}/{progress.PackagesInAll} packages, {progress.Records:N0} records, {progress.XmlBytes / 1e6:N0} MB of XML, {progress.Records / Math.Max(0.001, elapsed.TotalSeconds):N0} records/s"));
            }
        };
    }
}
