using System.CommandLine;
using System.Globalization;
using Daftar.Intake;
using Daftar.Server.Running;

namespace Daftar.Server.Commands;

/// <summary><c>daftar reread</c>: what newer readers make of the originals that are kept.</summary>
internal sealed class RereadCommand : Verb
{
    private readonly Option<bool> all = new("--all") { Description = "Every entry, not only those an older reader has read." };

    public RereadCommand()
        : base("reread", "Reads kept originals again with the readers of this version. No snapshot is made and no law changes; entries shown differently are journalled as read again.") =>
        Options.Add(all);

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar reread", "After an upgrade: entries that an older reader has read. Stopped and run again, it goes on."),
        new("daftar reread --all --json", "Every entry, with the counts for a script."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        MemoryLimit.Set(invocation.Settings);
        await using var register = await RunningRegister.OpenAsync(invocation.Settings, invocation.Output, stop);
        await using var indexing = await IndexWhileLoading.StartAsync(register, invocation, stop);
        var again = Flow.ReadAgain(register.Database, LoadSettings.From(invocation.Settings).Limits, invocation.Time, register.Offices);
        var done = await again.Run(invocation.Parsed.GetValue(all), new Line(invocation.Output), stop);
        invocation.Output.Progress("");
        await indexing.FinishAsync(stop);
        invocation.Output.Answer(done, Lines(done));
        return ExitCode.Ok;
    }

    private static IEnumerable<string> Lines(ReadAgainResult done)
    {
        if (done.Entries == 0)
        {
            yield return "Nothing to read again: every entry was read by the readers of this version.";
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{done.Entries:N0} entries with {done.Snapshots:N0} snapshots read again");
        yield return string.Create(CultureInfo.InvariantCulture, $"  read differently  {done.Altered:N0} snapshots");
        yield return string.Create(CultureInfo.InvariantCulture, $"  shown differently {done.Journalled:N0} entries, journalled");
        yield return string.Create(CultureInfo.InvariantCulture, $"  left as they were {done.LeftAlone:N0} snapshots: taken down, without an original, or no longer readable");
    }

    private sealed class Line(Output output) : IProgress<ReadAgainProgress>
    {
        public void Report(ReadAgainProgress value)
        {
            var rate = value.Elapsed.TotalSeconds > 0 ? value.Entries / value.Elapsed.TotalSeconds : 0;
            output.Progress(string.Create(CultureInfo.InvariantCulture, $"Reading again: {value.Entries:N0} of {value.Total:N0} entries, {rate:N0}/s"));
        }
    }
}
