using Daftar.Checking;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>All findings of one code and severity: counted, with the first of them. What it keeps is bounded, however many there are.</summary>
internal sealed class FindingGroup(string code, Severity severity)
{
    private const int MostFiles = 5_000;
    private const int MostNumbers = 40;

    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);
    private bool _isVaried;
    private (string File, long Line) _last;

    public FindingWords Words { get; } = FindingWords.Of(code);
    public string Code => code;
    public Severity Severity => severity;
    public long Times { get; private set; }

    /// <summary>Records it was told about; what is told of one record comes together.</summary>
    public long Records { get; private set; }

    /// <summary>Each is told once for all records that have it.</summary>
    public bool IsOfMany { get; private set; }

    /// <summary>How often, in words: of what is told once for many records, how many such values there are.</summary>
    public string Often => CheckReport.Counted(Times, IsOfMany ? "value" : "time");

    public List<Example> Examples { get; } = [];

    /// <summary>The first numbers of records it was told about.</summary>
    public List<string> Numbers { get; } = [];

    /// <summary>Findings in the files with most of them.</summary>
    public IEnumerable<KeyValuePair<string, long>> Files => _files.OrderByDescending(static file => file.Value).ThenBy(static file => file.Key, StringComparer.Ordinal);
    public int FileCount => _files.Count;
    public bool HasMoreFiles => _files.Count >= MostFiles;

    public void Add(string package, Finding finding, int most)
    {
        Times++;
        var file = finding.Where.File;
        // Its line is that of the document: no record was found in it.
        if (finding.Concerned > 0)
        {
            IsOfMany = true;
            Records += finding.ConcernedFirst;
        }
        else if (finding.Where.Line > 0 && finding.Code is not ("DOCUMENT-UNRECOGNISED" or "DOCUMENT-WITHOUT-RECORD") && _last != (file, RecordOf(finding)))
        {
            _last = (file, RecordOf(finding));
            Records++;
        }
        if (_files.TryGetValue(file, out var times) || _files.Count < MostFiles)
        {
            _files[file] = times + 1;
        }
        // What designs of one application share is told of each, and stands in one place.
        if (finding.Where is { Line: > 0, Column: > 0 } && Examples.Count <= MostNumbers && Examples.Exists(example => example.Finding.Where == finding.Where && example.Finding.Came == finding.Came && example.Package == package))
        {
            Remember(finding);
            return;
        }
        if (Examples.Count < most)
        {
            Examples.Add(new Example(package, finding));
        }
        else if (!_isVaried)
        {
            Vary(package, finding);
        }
        Remember(finding);
    }

    private void Remember(Finding finding)
    {
        if (finding.Number is { } number && Numbers.Count < MostNumbers && (Numbers.Count == 0 || Numbers[^1] != number))
        {
            Numbers.Add(number);
        }
    }

    /// <summary>Where each says something else of what is expected, a report says it of each.</summary>
    public bool ExpectsVariously => Examples.Exists(example => example.Finding.Expected != Examples[0].Finding.Expected);

    /// <summary>Examples of several records, and of which something else is expected each, say more than as many of one.</summary>
    private void Vary(string package, Finding finding)
    {
        if (!Examples.Exists(example => example.Finding.Expected == finding.Expected)
            && Examples.FindLastIndex(example => Examples.Exists(other => !ReferenceEquals(other, example) && other.Finding.Expected == example.Finding.Expected)) is >= 0 and var alike)
        {
            Examples.RemoveAt(alike);
            Examples.Add(new Example(package, finding));
            return;
        }
        var again = Examples.Count < 2 ? -1 : Examples.FindIndex(1, example => Examples.Exists(other => !ReferenceEquals(other, example) && IsSameRecord(other.Finding, example.Finding)));
        _isVaried = again < 0 && (Examples.Count < 2 || Examples.Select(static example => example.Finding.Expected).Distinct(StringComparer.Ordinal).Count() == Examples.Count);
        if (again >= 0 && !Examples.Exists(other => IsSameRecord(other.Finding, finding)))
        {
            Examples.RemoveAt(again);
            Examples.Add(new Example(package, finding));
        }
    }

    private static bool IsSameRecord(Finding one, Finding other) => RecordOf(one) == RecordOf(other) && one.Where.File == other.Where.File;

    /// <summary>What tells records apart: their place in the package; of findings of the package about a record, the line where it begins.</summary>
    private static long RecordOf(Finding finding) => finding.Record > 0 ? -finding.Record : finding.Where.Line;

    internal sealed record Example(string Package, Finding Finding);
}

/// <summary>What checking told of one package or of several together, as a report shows it. Bounded in size.</summary>
internal sealed class CheckReport(int examples)
{
    private readonly Dictionary<(string Code, Severity Severity), FindingGroup> _groups = [];

    public List<CheckedPackage> Packages { get; } = [];
    public List<(string Path, string Code, string Message)> Refused { get; } = [];
    public RecordShares Shares { get; } = new();
    public long Received => Packages.Sum(static package => package.Received);
    public long SetAside => Packages.Sum(static package => package.SetAside);
    public long Held => Packages.Sum(static package => package.Held);
    /// <summary>The recipient it was checked for, and how many records it would not get that the register would take.</summary>
    public string? For => Packages.Count > 0 ? Packages[0].For : null;
    public long NotPassedOn => Packages.Sum(static package => package.NotPassedOn);
    public long Unread => Packages.Sum(static package => package.Unread);
    public long WithFindings => Packages.Sum(static package => package.WithFindings);
    public long Findings => _groups.Values.Sum(static group => group.Times);

    /// <summary>
    /// What no reader reads, and no finding says is wrong: words of the office's own that the register has no place for, or a name that is not the standard's. Only the office can tell which.
    /// </summary>
    public string? Untaken
    {
        get
        {
            var groups = _groups.Values.Where(static group => group.Severity == Severity.Watch && group.Code is "RECORD-PART-UNREAD" or "DOCUMENT-PART-UNREAD").OrderByDescending(static group => group.Times).ToList();
            return groups.Count == 0 ? null : $"What stands at {Counted(groups.Sum(static group => group.Times), "place")} is not read ({string.Join(", ", groups.Select(static group => group.Code))}): look whether the register would lack it.";
        }
    }

    /// <summary>The worst first, then the most frequent.</summary>
    public IEnumerable<FindingGroup> Groups => _groups.Values.OrderByDescending(static group => group.Severity).ThenByDescending(static group => group.Times).ThenBy(static group => group.Code, StringComparer.Ordinal);

    public void Add(string package, Finding finding)
    {
        if (!_groups.TryGetValue((finding.Code, finding.Severity), out var group))
        {
            _groups[(finding.Code, finding.Severity)] = group = new FindingGroup(finding.Code, finding.Severity);
        }
        group.Add(package, finding, examples);
    }

    public void Read(RecordFacts record, bool hasFinding) => Shares.Add(record, hasFinding);

    /// <summary>What to do first: what keeps records out, then what hides part of the package, then what comes most often.</summary>
    public IEnumerable<(FindingGroup? Group, string Advice)> First(int most)
    {
        var advice = new List<(FindingGroup?, string)>();
        var told = _groups.Keys.Select(static key => key.Code).ToHashSet(StringComparer.Ordinal);
        advice.AddRange(Groups.Where(static group => group.Severity >= Severity.SetAside)
            .Select(static group => ((FindingGroup?)group, $"{Counted(group.Times, "record")} {(group.Times == 1 ? "is" : "are")} not taken: {Lower(group.Words.Wrong)}.")));
        advice.AddRange(Groups.Where(group => group.Severity == Severity.Warn && !IsSaidBy(group.Code, told)).OrderByDescending(Urgency).ThenByDescending(static group => group.Times)
            .Select(static group => ((FindingGroup?)group, group is { Times: 1, Numbers.Count: 0 } ? group.Words.Wrong + "." : $"{Often(group)}: {Lower(group.Words.Wrong)}.")));
        return advice.Take(most);
    }

    /// <summary>One fault of the export that explains many findings is told instead of them; that many were set aside is told by what sets them aside.</summary>
    private static bool IsSaidBy(string code, HashSet<string> told) => code == "SET-ASIDE-MANY" || (code == "FILE-MISSING" && told.Contains("FILES-MISSING-MANY"));

    /// <summary>In how many records, and how often where that differs.</summary>
    private static string Often(FindingGroup group) => group.Records == 0 ? Counted(group.Times, "time")
        : group.Records == group.Times || group.IsOfMany ? Counted(group.Records, "record") : $"{Counted(group.Records, "record")}, {Counted(group.Times, "time")}";

    /// <summary>
    /// A file that was not read may hide more than it shows; what concerns the whole sending comes next. A value that is wrong or was not read says something false of the right, or nothing;
    /// an image that did not come can be sent later.
    /// </summary>
    private static int Urgency(FindingGroup group) => new PlacedFinding(null, group.Examples.Count > 0 ? group.Examples[0].Finding : new Finding(group.Code, group.Severity, new Place(""), null, "")).LeavesUnread ? 4
        : group.Code is "FILES-MISSING-MANY" or "FIELD-NEVER-FILLED" or "PROVIDER-WITHOUT-MANDATE" or "RIGHT-NOT-ADMINISTERED" ? 3
        : IsWrongValue(group.Code) ? 2 : group.Code is "FILE-MISSING" or "FILE-ON-THE-WEB" or "SEQUENCE-LISTING-MISSING" ? 1 : 0;

    private static bool IsWrongValue(string code) => code is "ELEMENT-MISSPELT" or "VALUE-SAID-TWICE" or "CHECK-DIGIT-WRONG" or "YEAR-NOT-GREGORIAN" or "DATE-STANDS-FOR-NONE" or "NUMBER-STANDS-FOR-NONE" or "TEXT-SPREADSHEET-ERROR" or "FILING-DATE-MISSING"
        || code.EndsWith("-UNREADABLE", StringComparison.Ordinal) || code.EndsWith("-IN-FUTURE", StringComparison.Ordinal) || code.Contains("-BEFORE-", StringComparison.Ordinal) || code.Contains("-AFTER-", StringComparison.Ordinal);

    internal static string Counted(long count, string one, string? many = null) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
