using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>Checks being run over a record and its files: what they may know, and where their findings go. One per worker.</summary>
public sealed class CheckRun
{
    private readonly RecordCheck[] _ofRecords;
    private readonly FileCheck[] _ofFiles;
    private readonly HashSet<string> _watching;
    private readonly TextScan _texts = new();
    private Check _check = null!;
    private IpRecord _record = null!;
    private Place _place = null!;
    private bool _isScanned;
    private List<Finding>? _findings;

    public CheckRun(IReadOnlyList<Check> checks, OfficeProfiles offices, DateOnly today, string? authority = null)
    {
        _ofRecords = [.. checks.OfType<RecordCheck>()];
        _ofFiles = [.. checks.OfType<FileCheck>()];
        _watching = [.. checks.OfType<ReadingCheck>().Where(check => check.WatchUntil > today).Select(static check => check.Code)];
        (Offices, Today, Declared) = (offices, today, offices.CodeOf(authority));
    }

    public OfficeProfiles Offices { get; }

    /// <summary>The day the package arrived.</summary>
    public DateOnly Today { get; }

    /// <summary>Code of the office the package was declared for; null where none was.</summary>
    public string? Declared { get; }

    /// <summary>A day of grace: offices east of Greenwich are ahead.</summary>
    public bool IsFuture(RegisterDate? date) => date is { } day && day.FirstDay > Today.AddDays(1);

    /// <summary>All texts of the record, looked through once for whatever checks ask of them.</summary>
    internal TextScan Texts
    {
        get
        {
            if (!_isScanned)
            {
                _texts.Look(_record);
                _isScanned = true;
            }
            return _texts;
        }
    }

    private string? Number => _record.Identifiers.Count > 0 ? _record.Identifiers[0].ToString() : null;

    /// <param name="came">What was found.</param>
    /// <param name="path">Where in the record, as the model names it: owners/2/country.</param>
    /// <param name="value">The value it is about, by which its line and column are looked up; what came where nothing is given.</param>
    /// <param name="expected">What would have been right there; null: what the check expects of any value.</param>
    public void Find(string came, string? path = null, Sought value = default, string? expected = null) =>
        (_findings ??= []).Add(new Finding(_check.Code, Loudness.Of(_check, Offices.Find(_record.Office), Today), path is null ? _place : _place with { Path = path }, Finding.Cut(came), expected ?? _check.Expected)
        {
            Number = Number, Sought = value.IsNothing ? came : value,
        });

    /// <summary>Tells that something is not there; where the record says it in a place that no reader looks at, that place is told, and not the record's first line.</summary>
    /// <param name="came">What is missing: "no title".</param>
    /// <param name="path">Where in the record, as the model names it.</param>
    /// <param name="names">Pieces of the names under which documents say it.</param>
    internal void Missing(string came, string path, params ReadOnlySpan<string> names)
    {
        foreach (var left in _record.Residue ?? [])
        {
            // The applicant's reference is no applicant.
            if (left.Text.Length > 0 && !left.Path.Contains('@', StringComparison.Ordinal) && !left.Path.EndsWith("FileReference", StringComparison.Ordinal))
            {
                foreach (var name in names)
                {
                    if (left.Path.Contains(name, StringComparison.OrdinalIgnoreCase))
                    {
                        Find($"{came} where it is read, but <{left.Path[(left.Path.LastIndexOf('/') + 1)..]}> {Finding.Cut(left.Text, 60)}, which is not read there", left.Path, new Sought(left.Text, IsPath: true));
                        return;
                    }
                }
            }
        }
        Find(came, path);
    }

    /// <summary>
    /// What was told while reading, as loud as the file of the record's office wants it. What cost the record already stays as it is: there is nothing to take.
    /// </summary>
    /// <param name="mayBlock">The record can still be set aside.</param>
    internal Finding Weigh(Finding finding, string office, bool mayBlock)
    {
        if (finding.Blocks)
        {
            return finding;
        }
        var severity = Loudness.Of(finding, Offices.Find(office), Today, _watching.Contains(finding.Code));
        severity = severity >= Severity.SetAside && !mayBlock ? Severity.Warn : severity;
        return severity == finding.Severity ? finding : finding with { Severity = severity };
    }

    /// <summary>Runs all checks over one record and returns all findings, null for none: never only the first.</summary>
    internal List<Finding>? RunAll(IpRecord record, Place place)
    {
        Begin(record, place);
        foreach (var check in _ofRecords)
        {
            _check = check;
            try
            {
                check.Run(record, this);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                Failed(problem);
            }
        }
        if (_findings is { Count: > 1 } several)
        {
            OneCause.Keep(several);
        }
        return _findings;
    }

    /// <summary>Runs all checks over a file the record names.</summary>
    internal List<Finding>? RunAll(IpRecord record, FileReference named, in FileFacts file, Place place)
    {
        Begin(record, place);
        foreach (var check in _ofFiles)
        {
            _check = check;
            try
            {
                check.Run(named, file, this);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                Failed(problem);
            }
        }
        return _findings;
    }

    /// <summary>A defect of a check costs neither the record nor the load.</summary>
    private void Failed(Exception problem) =>
        (_findings ??= []).Add(Failure(_check, problem, _place) with { Number = Number });

    internal static Finding Failure(Check check, Exception problem, Place where) =>
        new("CHECK-FAILED", Severity.Watch, where, Finding.Cut($"{check.Code}: {problem.GetType().Name}: {problem.Message}"), "A check that comes to its end: please report this record, it shows a defect of Daftar.");

    private void Begin(IpRecord record, Place place) => (_record, _place, _isScanned, _findings) = (record, place, false, null);
}
