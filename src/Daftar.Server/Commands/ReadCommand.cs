using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Server.Running;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar read</c>: shows what Daftar reads in a document, and what it has no field for.</summary>
internal sealed class ReadCommand : Verb
{
    private readonly PackageOptions package = new();

    private readonly Option<bool> residue = new("--residue")
    {
        Description = "Shows, instead of records, the paths no field holds, with how often they come. They are kept with each record.",
    };

    private readonly Option<string?> markdown = new("--markdown")
    {
        Description = "With --residue: writes the page docs/reference/residue.md, with the reason why each path is left.",
        HelpName = "PAGE",
    };

    private readonly Option<int> count = new("--count")
    {
        Description = "How many entries to show in full; 0: none.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> number = new("--number")
    {
        Description = "Shows only entries with this number, in any of its forms.",
        HelpName = "NUMBER",
    };

    public ReadCommand()
        : base("read", "Shows what a document says as Daftar reads it (JSON after WIPO ST.97, restricted parts too). Keeps nothing; needs no database.")
    {
        package.AddTo(this);
        Options.Add(residue);
        Options.Add(markdown);
        Options.Add(count);
        Options.Add(number);
        count.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--count: expected 0 or more.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar read 018223375.xml", "The first entry of the document, in full."),
        new("daftar read 2026-06.zip --number 018223375", "One entry of a package, wherever it stands in it."),
        new("daftar read deliveries/ --residue", "What no field holds in all documents of a folder, with counts and the first place of each."),
        new("daftar read deliveries/ --residue --markdown residue.md", "The same as a page, with the reason why each path is left."),
        new("daftar read marks.csv --mapping mapping.jsonc", "The first record of a spreadsheet, as its mapping reads it."),
        new("daftar read 2026-06.zip --count 1000000 --json", "Every entry as JSON, for a script."),
    ];

    protected override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        var options = package.Read(invocation.Parsed, invocation.Settings, offices);
        var reading = Flow.Read(offices);
        var page = invocation.Parsed.GetValue(markdown);
        var showsResidue = invocation.Parsed.GetValue(residue) || page is not null;
        var ofAll = new ResidueCount();
        var most = showsResidue ? 0 : invocation.Parsed.GetValue(count);
        var wanted = invocation.Parsed.GetValue(number);
        List<object> answers = [];
        var code = ExitCode.Ok;
        foreach (var path in package.Paths(invocation.Parsed))
        {
            var seen = new Seen(most, wanted, invocation.Output.ForPeople ? Show : null);
            try
            {
                reading.Run(path, options, told =>
                {
                    seen.Add(told);
                    ofAll.Add(told);
                }, stop, !showsResidue ? null : part =>
                {
                    seen.Add(part);
                    ofAll.Add(part);
                });
                invocation.Output.Lines(seen.Lines(path, showsResidue && page is null));
                answers.Add(seen.Answer(path));
            }
            catch (PackageException refused)
            {
                invocation.Output.Complain($"{path}: {refused.Code}: {refused.Message}");
                answers.Add(new { Path = path, refused.Code, refused.Message });
                code = ExitCode.Findings;
            }
            code = seen.Unreadable > 0 || (wanted is not null && seen.Entries == 0) ? ExitCode.Findings : code;
        }
        if (page is not null)
        {
            File.WriteAllText(page, ResiduePage.Markdown(ofAll, string.Join(", ", package.Paths(invocation.Parsed).Select(static path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path))))));
            invocation.Output.Say($"Wrote {page}.");
        }
        invocation.Output.Answer(answers);
        return Task.FromResult(code);

        void Show(DocumentRecord told)
        {
            invocation.Output.Say($"{told.Where}: {told.Dialect}{(told.Read.Record!.Operation == Operation.Delete ? "; by this record the office deletes the entry" : "")}");
            invocation.Output.Say(JsonNode.Parse(RecordJson.Bytes(told.Read.Record!))!.ToJsonString(Indented));
            invocation.Output.Lines(told.Read.Findings.SelectMany(FindingLines.Of));
        }
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was read so far: the first entries in full, the rest counted.</summary>
    private sealed class Seen(int most, string? wanted, Action<DocumentRecord>? show)
    {
        private readonly ResidueCount residue = new();
        private readonly List<object> shown = [];
        private readonly Dictionary<string, long> rights = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Code, Severity Severity), long> findings = [];

        /// <summary>Entries that were read, of the number asked for where one was.</summary>
        public long Entries { get; private set; }

        /// <summary>Records and documents of which nothing could be read.</summary>
        public long Unreadable { get; private set; }

        public void Add(DocumentRecord told)
        {
            if (wanted is not null && told.Read.Record?.Identifiers.Exists(number => number.Folded == OfficeNumber.Fold(number.Office, number.Of, wanted)) != true)
            {
                return;
            }
            foreach (var finding in told.Read.Findings)
            {
                var key = (finding.Code, finding.Severity);
                findings[key] = findings.GetValueOrDefault(key) + 1;
            }
            if (told.Read.Record is not { } record)
            {
                // What is told of a document whose records are read (its encoding was guessed, a column is missing) costs none of them.
                Unreadable += told.Read.Findings.Any(static finding => finding.Severity >= Severity.SetAside || new PlacedFinding(null, finding).LeavesUnread) ? 1 : 0;
                return;
            }
            Entries++;
            var right = JsonNamingPolicy.CamelCase.ConvertName(record.Right.ToString());
            rights[right] = rights.GetValueOrDefault(right) + 1;
            residue.Add(told);
            if (shown.Count < most)
            {
                shown.Add(new { told.Where, told.Dialect, Deletes = record.Operation == Operation.Delete, Record = JsonNode.Parse(RecordJson.Bytes(record)), told.Read.Findings });
                show?.Invoke(told);
            }
        }

        public void Add(DocumentPart part) => residue.Add(part);

        public IEnumerable<string> Lines(string path, bool showsResidue)
        {
            if (showsResidue)
            {
                var rows = residue.Paths.Select(left => new[] { "  " + left.Path, left.Dialect, Place(left.Where), left.Times.ToString("N0", CultureInfo.InvariantCulture), left.Records.ToString("N0", CultureInfo.InvariantCulture), $"{left.First}: {left.Text}" }).ToList();
                foreach (var line in rows.Count == 0 ? [] : Columns.Lines(["  path", "dialect", "where", "times", "records", "first"], rows))
                {
                    yield return line;
                }
                if (residue.Unlisted > 0)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"  … and {residue.Unlisted:N0} texts at further paths");
                }
            }
            foreach (var line in findings.Count == 0 ? [] : Columns.Lines(["  finding", "severity", "times"], AccountLines.Rows(Counts())))
            {
                yield return line;
            }
            var kinds = string.Join(", ", rights.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Value:N0} {one.Key}")));
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{path}: {Entries:N0} {(Entries == 1 ? "entry" : "entries")}{(kinds.Length > 0 ? $" ({kinds})" : "")}, {Unreadable:N0} records or documents not read; {residue.WithResidue:N0} with something no field holds, at {residue.Paths.Count:N0} paths");
        }

        private static string Place(LeftWhere where) => where switch { LeftWhere.Record => "in records", LeftWhere.Around => "around them", _ => "transport" };

        public object Answer(string path) => new { Path = path, Entries, Unreadable, Rights = rights, Records = shown, Findings = Counts(), Residue = residue.Paths, residue.Unlisted };

        private List<FindingCount> Counts() =>
        [
            .. findings.Select(static one => new FindingCount(one.Key.Code, one.Key.Severity, one.Value))
                .OrderByDescending(static one => one.Severity).ThenByDescending(static one => one.Count).ThenBy(static one => one.Code, StringComparer.Ordinal),
        ];
    }
}
