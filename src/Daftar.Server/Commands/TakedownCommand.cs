using System.CommandLine;
using System.Globalization;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Server.Running;

namespace Daftar.Server.Commands;

/// <summary><c>daftar takedown</c>: destroys what must not be kept, and leaves a tombstone.</summary>
internal sealed class TakedownCommand : Verb
{
    private readonly Argument<string> entry = new("ENTRY") { Description = "The entry's id, as its address /entry/ID shows it.", HelpName = "ENTRY" };

    private readonly Option<string?> party = new("--party") { Description = "Takes down what is held about this party, named as the entry names it.", HelpName = "NAME" };

    private readonly Option<bool> whole = new("--entry") { Description = "Takes down the whole entry." };

    private readonly Option<string?> parts = new("--parts") { Description = "Which parts of the party: address, contact, nationality, or name for all of it. Without it: all of it.", HelpName = "address,contact,…" };

    private readonly Option<string?> basis = new("--basis") { Description = "The law, order or request it rests on, without personal data: it stays on the tombstone.", HelpName = "TEXT" };

    private readonly Option<bool> yes = new("--yes") { Description = "Does it. Without it the command only says what it would do: what is destroyed cannot be had again." };

    public TakedownCommand()
        : base("takedown", "Destroys what the register holds about a party, or a whole entry: bytes and salt go, a tombstone stays, and `daftar verify` still finds the chain whole.")
    {
        Arguments.Add(entry);
        foreach (var option in (Option[])[party, whole, parts, basis, yes])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            var named = result.GetResult(party) is { Implicit: false };
            if (named == result.GetValue(whole))
            {
                result.AddError("what is to be taken down? Give either --party NAME or --entry.");
            }

            if (!named && result.GetResult(parts) is { Implicit: false })
            {
                result.AddError("--parts are parts of a party: give --party NAME too.");
            }

            if (string.IsNullOrWhiteSpace(result.GetValue(basis)))
            {
                result.AddError("--basis TEXT is missing: the law, order or request the take-down rests on.");
            }

            if (result.GetValue(parts) is { } text && Parts(text) is null)
            {
                result.AddError($"--parts {text}: expected some of address, contact, nationality, name, with commas between them.");
            }

            if (result.GetValue(entry) is { } id && !Guid.TryParse(id, out _))
            {
                result.AddError($"{id} is no id of an entry: expected 32 hexadecimal digits, as in the address /entry/ID of its page.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar takedown 7f3a0c5e9d1b4f2a8c6e0d3b5a791122 --party \"Ana Invented\" --parts address,contact --basis \"GDPR art. 17, request 2026-114\"", "Says what would be destroyed."),
        new("daftar takedown 7f3a0c5e9d1b4f2a8c6e0d3b5a791122 --party \"Ana Invented\" --parts address,contact --basis \"GDPR art. 17, request 2026-114\" --yes", "Destroys it."),
        new("daftar takedown 7f3a0c5e9d1b4f2a8c6e0d3b5a791122 --entry --basis \"Order 12/2026 of the Invented Court\" --yes", "Takes down the whole entry."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var id = Guid.Parse(invocation.Parsed.GetValue(entry)!);
        var name = invocation.Parsed.GetValue(party);
        var what = invocation.Parsed.GetValue(parts) is { } text ? Parts(text)!.Value : PartyParts.All;
        await using var register = await RunningRegister.OpenAsync(invocation.Settings, invocation.Output, stop);
        var down = Flow.TakeDown(register.Database, register.Files, LoadSettings.From(invocation.Settings).Limits, invocation.Time, RunningRegister.Kept(invocation.Settings, invocation.Time), register.Offices);
        var concerned = await down.WouldConcern(id, name, what, stop);
        if (concerned.Entries == 0)
        {
            invocation.Output.Complain(name is null ? $"there is no entry {id:N}." : $"entry {id:N} names no party {name}; nothing was done.");
            return ExitCode.Usage;
        }

        if (!invocation.Parsed.GetValue(yes))
        {
            invocation.Output.Answer(new { Entry = id, Concerned = concerned, Done = false }, [.. Lines(concerned, "would be destroyed for good"), "The same command with --yes does it."]);
            return ExitCode.Ok;
        }

        await using var indexing = await IndexWhileLoading.StartAsync(register, invocation, stop);
        var done = name is null ? await down.Entry(id, invocation.Parsed.GetValue(basis)!, stop) : await down.Party(id, name, what, invocation.Parsed.GetValue(basis)!, stop);
        await indexing.FinishAsync(stop);
        var pictures = register.Pictures(invocation.Settings, invocation.Time);
        foreach (var sha256 in done.FileHashes)
        {
            pictures.Forget(sha256);
        }

        invocation.Output.Answer(new { Entry = id, Concerned = done, Done = true },
            [string.Create(CultureInfo.InvariantCulture, $"{done.Snapshots:N0} snapshots taken down; a tombstone stands at each."), .. Lines(done, "destroyed")]);
        return ExitCode.Ok;
    }

    /// <summary>What it concerns, or concerned.</summary>
    private static IEnumerable<string> Lines(TakenDown concerned, string fate)
    {
        if (concerned.Names.Count > 0)
        {
            yield return $"Known as (folded, in the order of the alphabet): {string.Join(" · ", concerned.Names)}";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{concerned.Snapshots:N0} snapshots of {concerned.Entries:N0} entries and {concerned.Originals:N0} originals {fate}.");
        if (concerned.Packages > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{concerned.Packages:N0} packages as delivered hold it: copies of them are not kept.");
        }

        if (concerned.Files > 0)
        {
            yield return concerned.Destroyed is { } files
                ? string.Create(CultureInfo.InvariantCulture, $"{files.Destroyed:N0} images and documents destroyed; {files.Kept:N0} stay, for other entries name them{(files.Later > 0 ? $"; {files.Later:N0} go when the load that is under way ends" : "")}.")
                : string.Create(CultureInfo.InvariantCulture, $"{concerned.Files:N0} images and documents are named by it: those that no other entry names would be destroyed.");
        }
    }

    private static PartyParts? Parts(string text)
    {
        var asked = PartyParts.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            PartyParts? part = word switch
            {
                "address" => PartyParts.Address, "contact" => PartyParts.Contact, "nationality" => PartyParts.Nationality, "name" or "all" => PartyParts.All, _ => null,
            };
            if (part is null)
            {
                return null;
            }

            asked |= part.Value;
        }

        return asked == PartyParts.None ? null : asked;
    }
}
