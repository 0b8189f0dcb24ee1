using System.CommandLine;
using System.Globalization;
using Daftar.Register;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar verify</c>: the evidence of what was received, checked from the first link to the last.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Option<bool> chainsOnly = new("--chains-only") { Description = "Checks the chains and leaves the originals unread: faster." };

    public VerifyCommand()
        : base("verify", "Checks that nothing in the register was altered: every chain, and every original against its digest.") => Options.Add(chainsOnly);

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar verify", "Checks everything; reads every original."),
        new("daftar verify --chains-only --json", "Checks the chains alone, for a script."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        await using var register = await RegisterDatabase.OpenAsync(invocation.Settings, invocation.Output, stop);
        var found = await Flow.Verify(register.Database).Run(!invocation.Parsed.GetValue(chainsOnly), new Line(invocation.Output), stop);
        invocation.Output.Progress("");
        invocation.Output.Answer(found, Lines(found));
        return found.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    private static IEnumerable<string> Lines(Verification found)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{found.Entries:N0} entries with {found.Snapshots:N0} snapshots, {found.Originals:N0} originals read, {found.TakenDown:N0} taken down");
        foreach (var problem in found.Problems)
        {
            yield return $"  {problem}";
        }

        yield return found.Problems.Count == 0 ? "All is as it was received." : "This register is not as it was received. Compare it with a backup before anything is loaded.";
    }

    private sealed class Line(Output output) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => output.Progress(string.Create(CultureInfo.InvariantCulture, $"{value.What}: {value.Done:N0}"));
    }
}
