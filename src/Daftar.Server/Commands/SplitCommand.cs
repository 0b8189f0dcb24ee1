using System.CommandLine;
using Daftar.Register;
using Daftar.Server.Running;

namespace Daftar.Server.Commands;

/// <summary><c>daftar split</c>: makes two entries again of two that a wrong number joined.</summary>
internal sealed class SplitCommand : Verb
{
    private readonly Argument<string> entry = new("ENTRY") { Description = "Id of the entry that was joined to another: 32 hexadecimal digits. Of an entry that stands for several, the command names those joined to it." };

    private readonly Option<bool> yes = new("--yes") { Description = "Does it. Without it the command only says what was joined to what." };

    public SplitCommand()
        : base("split", "Makes two entries again of two that a wrong number joined: each is what its own records say, both are journalled, and no later record joins them again.")
    {
        Arguments.Add(entry);
        Options.Add(yes);
        Validators.Add(result =>
        {
            if (result.GetValue(entry) is { } id && !Guid.TryParse(id, out _))
            {
                result.AddError($"{id} is no id of an entry: expected 32 hexadecimal digits, as in the address /entry/ID of its page.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar split 7f3a0c5e9d1b4f2a8c6e0d3b5a791122", "Says what the entry was joined to, or what was joined to it."),
        new("daftar split 7f3a0c5e9d1b4f2a8c6e0d3b5a791122 --yes", "Makes it an entry of its own again."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var id = Guid.Parse(invocation.Parsed.GetValue(entry)!);
        await using var register = await RunningRegister.OpenAsync(invocation.Settings, invocation.Output, stop);
        var split = new Split(register.Database, invocation.Time);
        if (await split.JoinedTo(id, stop) is not { } to)
        {
            var joined = await split.Joined(id, stop);
            invocation.Output.Complain(joined.Count == 0 ? $"entry {id:N} was not joined to another, and none to it; nothing was done."
                : $"entry {id:N} stands for itself and for {string.Join(", ", joined.Select(static one => one.ToString("N")))}: give the id of the one that is to be an entry of its own.");
            return ExitCode.Usage;
        }

        if (!invocation.Parsed.GetValue(yes))
        {
            invocation.Output.Answer(new { Entry = id, JoinedTo = to, Done = false }, [$"Entry {id:N} was joined to {to:N}.", "The same command with --yes makes it an entry of its own again."]);
            return ExitCode.Ok;
        }

        await using var indexing = await IndexWhileLoading.StartAsync(register, invocation, stop);
        var done = await split.Run(id, stop);
        await indexing.FinishAsync(stop);
        invocation.Output.Answer(new { Entry = id, JoinedTo = done?.From, Done = done is not null }, done is null ? [$"Entry {id:N} is an entry of its own already."]
            : [$"Entry {done.Entry:N} is an entry of its own again; {done.From:N} is without it. Both are in the journal, and records that name both will be set aside."]);
        return ExitCode.Ok;
    }
}
