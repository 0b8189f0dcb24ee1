using System.CommandLine;
using System.Globalization;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Running;

namespace Daftar.Server.Commands;

/// <summary><c>daftar verify</c>: the evidence of what was received, checked from the first link to the last; with <c>--states</c> also what is shown of it.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Option<bool> chainsOnly = new("--chains-only") { Description = "Checks chains and rows of entries, and leaves originals and files unread: faster." };

    private readonly Option<bool> states = new("--states") { Description = "Also reads every original again with the readers of this version and compares what is kept and shown: as slow as a load." };

    public VerifyCommand()
        : base("verify", "Checks chains, rows of entries, originals and files against their links, digests and hashes; with --states also whether what is shown is what the originals say.")
    {
        Options.Add(chainsOnly);
        Options.Add(states);
        Validators.Add(result =>
        {
            if (result.GetValue(chainsOnly) && result.GetValue(states))
            {
                result.AddError("--chains-only leaves the originals unread, and --states reads them: give one of the two.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar verify", "Checks chains and rows; reads every original and file."),
        new("daftar verify --states", "Also compares every state with what its originals say."),
        new("daftar verify --chains-only --json", "Checks chains and rows alone, for a script."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        await using var register = await RunningRegister.OpenAsync(invocation.Settings, invocation.Output, stop);
        var line = new Line(invocation.Output);
        var found = await Flow.Verify(register.Database, register.Files).Run(!invocation.Parsed.GetValue(chainsOnly), line, stop);
        var shown = invocation.Parsed.GetValue(states) ? await Flow.VerifyStates(register.Database, LoadSettings.From(invocation.Settings).Limits, invocation.Time, register.Offices).Run(line, stop) : null;
        invocation.Output.Progress("");
        found = found with { Problems = [.. found.Problems, .. shown?.Problems ?? []] };
        var (tombstones, all) = await new Tombstones(register.Database).Read(stop);
        invocation.Output.Answer(shown is null
            ? new { found.Entries, found.Snapshots, found.Originals, found.TakenDown, found.Files, found.OtherChunks, Tombstones = tombstones, TombstonesInAll = all, found.Problems }
            : new { found.Entries, found.Snapshots, found.Originals, found.TakenDown, found.Files, found.OtherChunks, shown.Compared, shown.OtherReader, shown.NotCompared, Tombstones = tombstones, TombstonesInAll = all, found.Problems },
            [.. Lines(found, shown), .. TakenDown(tombstones, all), .. Indexes(register)]);
        return found.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    /// <summary>What can be searched: projections, which prove nothing.</summary>
    private static IEnumerable<string> Indexes(RunningRegister register)
    {
        if (IndexOnDisk.Read(register.IndexFolder) is { Documents: > 0 } current)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  search index: {current.Documents:N0} entries, {current.Bytes / (double)current.Documents:N0} bytes an entry{Since(current)}");
            if (current.Texts.Documents > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  full texts in it: {current.Texts.Documents:N0} entries with claims or descriptions, {current.Texts.Bytes / (double)current.Texts.Documents:N0} bytes each");
            }

            if (current.Beside(register.IndexFolder) is { } beside)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  a search index with the fields of this version is made beside it: {beside.Documents:N0} entries so far; `daftar serve` goes on with it");
            }
        }

        if (IndexOnDisk.Read(register.HistoryFolder) is { Documents: > 0 } states)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  index of all states: {states.Documents:N0} states, {states.Bytes / (double)states.Documents:N0} bytes a state{Since(states)}");
            if (states.Beside(register.HistoryFolder) is { } beside)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  one with the fields of this version is made beside it: {beside.Documents:N0} states so far; `daftar serve` goes on with it");
            }
        }
    }

    private static string Since(IndexOnDisk index) =>
        index.Swapped is { } swapped ? string.Create(CultureInfo.InvariantCulture, $"; made anew with other fields, answering since {swapped.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "";

    private static IEnumerable<string> TakenDown(IReadOnlyList<Tombstone> tombstones, long all)
    {
        foreach (var one in tombstones)
        {
            var at = one.Snapshots.Count == 0 ? "no snapshot" : string.Create(CultureInfo.InvariantCulture, $"snapshot{(one.Snapshots.Count == 1 ? "" : "s")} {string.Join(", ", one.Snapshots)}");
            yield return string.Create(CultureInfo.InvariantCulture, $"  taken down on {one.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: entry {one.Entry:N}, {at}; {one.Scope}; basis: {one.Basis}");
        }
        if (all > tombstones.Count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {all - tombstones.Count:N0} earlier ones");
        }
    }

    private static IEnumerable<string> Lines(Verification found, VerifiedStates? shown)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{found.Entries:N0} entries with {found.Snapshots:N0} snapshots, {found.Originals:N0} originals read, {found.TakenDown:N0} taken down; {found.Files:N0} files read");
        if (shown is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{shown.Compared:N0} states compared with their originals, {shown.NotCompared:N0} without an original that can be read");
            if (shown.OtherReader > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{shown.OtherReader:N0} states were made by the reader of another version of Daftar, and this one reads them differently: daftar reread, then verify again.");
            }
        }
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
