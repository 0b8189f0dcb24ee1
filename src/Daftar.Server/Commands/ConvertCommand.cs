using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Daftar.Conversion;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Server.Commands.Reports;
using Daftar.Server.Running;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar convert</c>: writes packages anew in ST.96 or ST.97, and says what that cannot carry.</summary>
internal sealed class ConvertCommand : Verb
{
    private readonly PackageOptions package = new();

    private readonly Option<string> to = new("--to") { Description = "The standard to write: WIPO ST.96 V6.0 (XML) or WIPO ST.97 (JSON).", HelpName = "st96|st97", DefaultValueFactory = _ => "st96" };

    private readonly Option<string> folder = new("--out") { Description = "The folder the documents are written to, under the names they have in the package.", HelpName = "DIR", Required = true };

    private readonly Option<string> audience = new("--audience")
    {
        Description = "For whom: office writes everything; public leaves out what the public may not see (addresses, telephone, whoever is not to be named, what is not published).",
        HelpName = "office|public",
        DefaultValueFactory = _ => "office",
    };

    private readonly Option<bool> each = new("--each") { Description = "Every record in a document of its own. Without it marks, designs and indications of one document stay together; patents never are." };

    private readonly Option<string?> loss = new("--loss") { Description = "Writes what the elements of the documents do not carry, field by field with counts and reasons, as a spreadsheet.", HelpName = "FILE" };

    private readonly Option<string?> records = new("--records") { Description = "Writes a row for every record: where it was read, where it stands now, what it lacks, what is lost of it.", HelpName = "FILE" };

    public ConvertCommand()
        : base("convert", "Writes packages anew in WIPO ST.96 or ST.97, reads what it wrote, and says what that does not carry and which records lack a mandatory part. Needs no database.")
    {
        package.AddTo(this);
        to.AcceptOnlyFromAmong("st96", "st97");
        audience.AcceptOnlyFromAmong("office", "public");
        foreach (var option in (Option[])[to, folder, audience, each, loss, records])
        {
            Options.Add(option);
        }
        Validators.Add(result =>
        {
            if (result.GetValue(folder) is { } target && ConversionFolders.Refusal(target, package.Given(result)) is { } refusal)
            {
                result.AddError(refusal);
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar convert 2026-06.zip --out st96/", "The package in ST.96, with a summary of what it does not carry."),
        new("daftar convert deliveries/ --to st97 --out json/ --loss loss.csv", "A folder of packages in JSON, and the losses as a spreadsheet."),
        new("daftar convert 2026-06.zip --out public/ --audience public", "Only what the public may see."),
        new("daftar convert 2026-06.zip --out each/ --each --records records.csv", "A document for every record, and a list of them."),
    ];

    protected override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        var options = package.Read(invocation.Parsed, invocation.Settings, offices);
        var convert = Flow.Convert(invocation.Time, offices);
        var target = Path.GetFullPath(invocation.Parsed.GetRequiredValue(folder));
        var paths = package.Paths(invocation.Parsed);
        var folders = ConversionFolders.Of(target, paths);
        var report = new LossReport();
        using var rows = invocation.Parsed.GetValue(records) is { } file ? new ConversionRows(file) : null;
        List<object> answers = [];
        var anything = false;
        var code = ExitCode.Ok;
        foreach (var (path, own) in paths.Zip(folders))
        {
            var seen = new Converted();
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
            try
            {
                convert.Run(path, options, new ConversionOptions
                {
                    Form = invocation.Parsed.GetValue(to) == "st97" ? TargetForm.St97 : TargetForm.St96,
                    Audience = invocation.Parsed.GetValue(audience) == "public" ? St96Audience.Public : St96Audience.Entitled,
                    Folder = own,
                    EachRecord = invocation.Parsed.GetValue(each),
                }, Tell, stop);
                invocation.Output.Progress("");
                invocation.Output.Lines(seen.Lines(path));
                answers.Add(seen.Answer(path));
            }
            catch (PackageException refused)
            {
                invocation.Output.Progress("");
                invocation.Output.Complain($"{path}: {refused.Code}: {refused.Message}");
                answers.Add(new { Path = path, refused.Code, refused.Message });
                code = ExitCode.Findings;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                invocation.Output.Progress("");
                invocation.Output.Complain($"{path}: stopped. Documents that were written whole stay in {own}; the one begun is taken away. The same command writes all of them anew.");
                return Task.FromResult(ExitCode.Interrupted);
            }
            code = seen.Unread + seen.NotConformant > 0 ? ExitCode.Findings : code;

            void Tell(ConvertedRecord converted)
            {
                seen.Add(converted);
                anything |= converted.Documents.Count > 0;
                report.Add(converted);
                rows?.Add(converted);
                if (seen.Records % 200 == 0)
                {
                    invocation.Output.Progress(string.Create(CultureInfo.InvariantCulture, $"{name}: {seen.Records:N0} records, {seen.Written:N0} written"));
                }
            }
        }
        if (anything)
        {
            invocation.Output.Lines(LossLines(report));
            invocation.Output.Lines(LeftLines(report));
        }
        if (invocation.Parsed.GetValue(loss) is { } sheet)
        {
            LossSheet.Write(sheet, report);
            invocation.Output.Say($"Loss report: {sheet}");
        }
        invocation.Output.Answer(new { Packages = answers, Losses = report.Lines, report.Left });
        return Task.FromResult(code);
    }

    /// <summary>The fields most records lose, for people.</summary>
    private static IEnumerable<string> LossLines(LossReport report)
    {
        const int Most = 20;
        var lines = report.Lines;
        if (lines.Count == 0)
        {
            yield return report.Left.Count == 0 ? "Everything that was read is carried." : "Every field that was read is carried.";
            yield break;
        }
        yield return "What the elements do not carry, so that no other system sees it (Daftar reads it back):";
        var rows = lines.OrderByDescending(static line => line.Records).Take(Most)
            .Select(static line => new[] { "  " + line.Path, $"{line.Dialect} {JsonNamingPolicy.CamelCase.ConvertName(line.Right.ToString())}", JsonNamingPolicy.CamelCase.ConvertName(line.Kind.ToString()), line.Records.ToString("N0", CultureInfo.InvariantCulture), line.Why }).ToList();
        foreach (var line in Columns.Lines(["  field", "of", "is", "records", "why"], rows))
        {
            yield return line;
        }
        if (lines.Count > Most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  … and {lines.Count - Most:N0} further fields: --loss FILE writes them all");
        }
    }

    /// <summary>What no document can carry, for no field holds it: those paths first of which nobody decided, as of what only this office has.</summary>
    private static IEnumerable<string> LeftLines(LossReport report)
    {
        const int Most = 10;
        var lines = report.Left;
        if (lines.Count == 0)
        {
            yield break;
        }
        yield return "What no field of a record holds, so that no document has it (it stays with the originals; daftar read FILE --residue shows all of it):";
        foreach (var line in Columns.Lines(["  path", "of", "records", "first", "why"], [.. lines.OrderBy(static line => line.Why.Length > 0).ThenByDescending(static line => line.Records).Take(Most)
            .Select(static line => new[] { "  " + line.Path, $"{line.Dialect} {JsonNamingPolicy.CamelCase.ConvertName(line.Right.ToString())}", line.Records.ToString("N0", CultureInfo.InvariantCulture), $"{line.First}: {line.Text}", line.Why })]))
        {
            yield return line;
        }
        if (lines.Count > Most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  … and {lines.Count - Most:N0} further paths: --loss FILE writes them all");
        }
    }

    /// <summary>What became of one package.</summary>
    private sealed class Converted
    {
        private readonly Dictionary<MissingPart, (long Records, Place First)> missing = [];

        public long Records { get; private set; }

        public long Written { get; private set; }

        public long NotConformant { get; private set; }

        public long Withheld { get; private set; }

        public long Whole { get; private set; }

        public long ReadBack { get; private set; }

        public long Unread { get; private set; }

        private long documents;
        private string? last;

        public void Add(ConvertedRecord converted)
        {
            if (converted.Record is null)
            {
                Unread += converted.Findings.Any(static finding => finding.Blocks) ? 1 : 0;
                return;
            }
            Records++;
            if (converted.Withheld)
            {
                Withheld++;
                return;
            }
            Written++;
            // The records of one document follow each other.
            documents += converted.Documents.Count(document => document != last);
            last = converted.Documents.Count > 0 ? converted.Documents[^1] : last;
            Whole += converted.Losses.Count == 0 ? 1 : 0;
            ReadBack += converted.NotReadBack.Count == 0 ? 1 : 0;
            NotConformant += converted.Missing.Count > 0 ? 1 : 0;
            foreach (var part in converted.Missing)
            {
                var known = missing.GetValueOrDefault(part, (0, converted.Where));
                missing[part] = (known.Records + 1, known.First);
            }
        }

        public IEnumerable<string> Lines(string path)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{path}: {Records:N0} records read, {Written:N0} written in {documents:N0} documents: {Written - NotConformant:N0} conform to ST.96 V6.0, {NotConformant:N0} lack a mandatory part; {Withheld:N0} not public; {Unread:N0} not read");
            if (Written > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Elements carry {Whole:N0} of them whole; Daftar reads {ReadBack:N0} back the same, with what stands beside the elements.");
            }
            if (missing.Count > 0)
            {
                yield return $"Records that lack a mandatory part ({ConvertPackage.PartMissing}; nothing is made up to fill it):";
                foreach (var line in Columns.Lines(["  component", "demanded in it", "records", "first"], [.. Parts().Select(static one => new[] { "  " + one.Part.Component, one.Part.Demanded.Replace("|", " or ", StringComparison.Ordinal), one.Records.ToString("N0", CultureInfo.InvariantCulture), one.First.ToString() })]))
                {
                    yield return line;
                }
            }
        }

        public object Answer(string path) => new
        {
            Path = path, Records, Written, Documents = documents, Conformant = Written - NotConformant, NotConformant, Whole, ReadBack, Withheld, Unread,
            Missing = Parts().Select(static one => new { Code = ConvertPackage.PartMissing, one.Part.Component, one.Part.Demanded, one.Records, one.First }),
        };

        private IEnumerable<(MissingPart Part, long Records, Place First)> Parts() =>
            missing.Select(static one => (one.Key, one.Value.Records, one.Value.First)).OrderByDescending(static one => one.Records).ThenBy(static one => one.Key.Component, StringComparer.Ordinal);
    }
}
