using Daftar.Checking;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>The checks of a whole package, fed with its chunks in their order: the same for checking and for loading.</summary>
internal sealed class PackageChecking(IReadOnlyList<Check> checks, PackageFacts package)
{
    private readonly PackageRun _run = new(checks, package);
    private readonly FillTally _fill = new();
    private readonly List<AwaitedEntry> _awaited = [];
    private long _records, _setAside, _named, _missing;

    /// <summary>References are looked up in sets; of a package that names more of them than this, the first ones.</summary>
    private const int MostAwaited = 500_000;

    public IReadOnlyList<AwaitedEntry> Awaited => _awaited;

    public List<FieldFill> Fill => _fill.Rows();

    public static PackageFacts Facts(string name, string location, string? authority, Right? right, PackageKind kind, DateTimeOffset arrived, OfficeProfiles offices) =>
        new(name, location, authority, right, kind == PackageKind.NotSaid ? null : kind == PackageKind.Full, DateOnly.FromDateTime(arrived.UtcDateTime), offices);

    /// <summary>What is found is added to the findings of the chunk.</summary>
    public void See(PreparedChunk chunk)
    {
        Action<long?, Finding> found = (ordinal, finding) => chunk.Findings.Add(new PlacedFinding(ordinal, finding));
        foreach (var record in chunk.Facts)
        {
            _fill.See(record);
            _run.See(record, found);
        }
        _records += chunk.Statements.Count + chunk.Waiting.Count;
        foreach (var waiting in chunk.Waiting)
        {
            _setAside += waiting.Outcome == Outcome.SetAside ? 1 : 0;
        }
        if (_awaited.Count < MostAwaited)
        {
            _awaited.AddRange(chunk.Awaited);
        }
        _named += chunk.FilesNamed;
        _missing += chunk.FilesMissing;
    }

    /// <summary>All chunks have gone by.</summary>
    public List<PlacedFinding> End(Package whole)
    {
        var found = new List<PlacedFinding>();
        var (first, misnamed) = whole.LeftOver();
        _run.End(new PackageTotals(_records, _setAside, _named, _missing, whole.Names.Unreferenced, whole.Names.Twice) { FirstUnreferenced = first, Misnamed = misnamed }, (ordinal, finding) => found.Add(new PlacedFinding(ordinal, finding)));
        return found;
    }
}
