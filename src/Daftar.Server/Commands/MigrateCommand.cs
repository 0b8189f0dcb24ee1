using System.CommandLine;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar migrate</c>: brings a database to the shape this Daftar needs.</summary>
internal sealed class MigrateCommand : Verb
{
    private readonly Option<bool> check = new("--check") { Description = "Changes nothing; lists what is missing and ends with an error code if something is." };

    public MigrateCommand()
        : base("migrate", "Brings the database to the shape this Daftar needs. Forward only: make a backup first.") => Options.Add(check);

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar migrate --database \"Host=db;Database=daftar;Username=daftar\"", "Prepares a PostgreSQL of yours, or brings it up to date after an upgrade."),
        new("daftar migrate --check --database \"Host=db;Database=daftar;Username=daftar\"", "Says what an upgrade would do to it."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        await using var register = await RegisterDatabase.OpenUnmigratedAsync(invocation.Settings, invocation.Output, stop);
        if (invocation.Parsed.GetValue(check))
        {
            var pending = await Migrate.PendingAsync(register.Database, stop);
            invocation.Output.Answer(new { pending }, pending.Count == 0 ? ["The database is up to date."] : [.. pending.Select(name => $"missing: {name}")]);
            return pending.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
        }

        var applied = await Migrate.RunAsync(register.Database, invocation.Output, stop);
        invocation.Output.Answer(new { applied }, applied.Count == 0 ? "The database is up to date." : $"The database is up to date; {applied.Count} migrations applied.");
        return ExitCode.Ok;
    }
}
