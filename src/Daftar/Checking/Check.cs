using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>One rule over one record. A code for life, a severity, what would have been right, and a page in the docs.</summary>
/// <remarks>Add one: a file in the folder of its right, a sample that triggers it, a line in Catalog.cs. See README.md of this room.</remarks>
public abstract class Check
{
    /// <summary>Upper-case words joined by hyphens, such as GRANT-BEFORE-FILING; never changed, never used again.</summary>
    public abstract string Code { get; }

    public abstract Severity Severity { get; }

    /// <summary>What would have been right, in one sentence, with the standard's paragraph where there is one.</summary>
    public abstract string Expected { get; }

    /// <summary>Looks at a record and reports with <see cref="CheckRun.Find"/> what it finds. Runs ten thousand times a second: no I/O, no allocation where all is well.</summary>
    public abstract void Run(IpRecord record, CheckRun run);
}

/// <summary>A check being run over a record: what it may know, and where its findings go.</summary>
public sealed class CheckRun(OfficeProfiles offices, DateOnly today)
{
    private Check _check = null!;
    private Place _place = null!;
    private string? _number;
    private List<Finding>? _findings;

    public OfficeProfiles Offices { get; } = offices;

    /// <summary>The day the package arrived.</summary>
    public DateOnly Today { get; } = today;

    /// <param name="came">What was found.</param>
    /// <param name="path">Where in the record, as the model names it: owners/2/country.</param>
    public void Find(string came, string? path = null) =>
        (_findings ??= []).Add(new Finding(_check.Code, _check.Severity, path is null ? _place : _place with { Path = path }, Finding.Cut(came), _check.Expected) { Number = _number });

    /// <summary>Runs all checks over one record and returns all findings, null for none: never only the first.</summary>
    internal List<Finding>? RunAll(IReadOnlyList<Check> checks, IpRecord record, Place place)
    {
        _place = place;
        _number = record.Identifiers.Count > 0 ? record.Identifiers[0].ToString() : null;
        _findings = null;
        foreach (var check in checks)
        {
            _check = check;
            check.Run(record, this);
        }
        return _findings;
    }
}
