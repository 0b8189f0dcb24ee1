using Daftar.Search;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar scale-out</c>: spreads the search index in the database over the machines of a Citus cluster.</summary>
internal sealed class ScaleOutCommand : Verb
{
    public ScaleOutCommand()
        : base("scale-out", "Spreads the search index in the database over the machines of a Citus cluster. What is spread already stays as it is.")
    {
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar scale-out --database \"Host=coordinator;Database=daftar;Username=daftar\"", "After the machines were added to Citus; serve it with --set search.engine=postgres."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        if (invocation.Settings.Get(Settings.Database).Length == 0)
        {
            invocation.Output.Complain("Daftar's own private server has no Citus: name the coordinator with --database.");
            return ExitCode.Usage;
        }

        await using var register = await RegisterDatabase.OpenAsync(invocation.Settings, invocation.Output, stop);
        var done = await ScaleOut.RunAsync(register.Database, invocation.Output, stop);
        invocation.Output.Answer(done, done.Tables.Count == 0
            ? $"The search index is spread over {done.Workers.ToString(System.Globalization.CultureInfo.InvariantCulture)} machines already (Citus {done.CitusVersion})."
            : $"Spread over {done.Workers.ToString(System.Globalization.CultureInfo.InvariantCulture)} machines (Citus {done.CitusVersion}): {string.Join(", ", done.Tables)}. Choose the engine with search.engine=postgres.");
        return ExitCode.Ok;
    }
}
