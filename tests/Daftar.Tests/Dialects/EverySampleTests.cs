using System.IO.Enumeration;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>Every file of the real samples: read into records, or on the list with the reason why not.</summary>
public class EverySampleTests
{
    private sealed record Unread(string File, string Codes, string Why);

    /// <summary>Files of which not every record is read: which, with which findings, and why. Patterns; of two that match the first holds.</summary>
    private static readonly List<Unread> Known = [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests/Daftar.Tests/Dialects/not-read.tsv"))
        .Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('\t')).Select(static parts => new Unread(parts[0], parts[1], parts[2]))];

    private static IEnumerable<(string File, IReadOnlyList<ReadRecord> Read)> All() =>
        Directory.GetFiles(Samples.Path("."), "*", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Samples.Path("."), file).Replace('\\', '/'))
            .Where(static file => file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !file.StartsWith("schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(static file => (file, DocumentReading.ReadAll(Samples.Path(file), Catalog.Dialects)));

    [SampleFact]
    public void IsReadOrItIsKnownWhyNot()
    {
        var complaints = new List<string>();
        var used = new HashSet<Unread>();
        var records = 0;
        foreach (var (file, read) in All())
        {
            records += read.Count(static one => one.Record is not null);
            // All of it is public: what closes one of these records by a word closes public ones elsewhere.
            complaints.AddRange(read.Where(static one => one.Record is { } record && (record.Visibility != Visibility.Public || record.RestrictedParts != Parts.None)).Select(one => $"{file}: closed ({one.Record!.Visibility}, {one.Record.RestrictedParts})"));
            complaints.AddRange(read.SelectMany(static one => one.Findings).Where(static told => told.Code == "WITHHOLDING-UNREAD").Select(told => $"{file}: {told.Code} {told.Came}"));
            var lost = read.Where(static one => one.Record is null && one.Findings.Any(static finding => finding.Severity >= Severity.SetAside)).SelectMany(static one => one.Findings).Select(static finding => finding.Code).ToList();
            if (!read.Any(static one => one.Record is not null))
            {
                lost.AddRange(read.SelectMany(static one => one.Findings).Select(static finding => finding.Code));
                lost.Add("NOTHING");
            }
            if (lost.Count == 0)
            {
                continue;
            }
            var codes = string.Join(' ', lost.Where(static code => code is not ("DOCUMENT-PART-UNREAD" or "NOTHING")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            var known = Known.Find(one => FileSystemName.MatchesSimpleExpression(one.File, file, ignoreCase: false));
            if (known is null)
            {
                complaints.Add($"{file}: {codes}, and nobody says why");
            }
            else if (known.Codes != codes)
            {
                complaints.Add($"{file}: {codes}, expected {known.Codes}");
            }
            else
            {
                used.Add(known);
            }
        }
        complaints.AddRange(Known.Where(one => !used.Contains(one)).Select(static one => $"{one.File} is on the list and is read"));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.True(records > 800, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"only {records} records"));
    }

    /// <summary>The files of SOURCES.tsv that are not well-formed, each with the finding that says so. The schema is none of a package's documents: it is unrecognised.</summary>
    [SampleFact]
    public void EveryFileThatIsNotWellFormedGivesItsFinding()
    {
        string[] codes = ["XML-MALFORMED", "XML-PREFIX-UNDECLARED", "XML-NO-ELEMENT", "XML-DOCUMENTS-GLUED", "XML-CUT-SHORT"];
        var broken = File.ReadAllLines(Samples.Path("SOURCES.tsv")).Skip(1).Select(static line => line.Split('\t')).Where(static parts => parts[6] == "NO").Select(static parts => parts[0]).ToList();
        Assert.Equal(19, broken.Count);
        foreach (var file in broken)
        {
            var said = new List<Finding>();
            var read = DocumentReading.ReadAll(Samples.Path(file), Catalog.Dialects);
            if (file.EndsWith(".xsd", StringComparison.Ordinal))
            {
                said.AddRange(read.SelectMany(static one => one.Findings));
            }
            else
            {
                // As an office would: a check of that file, with what is only watched.
                Flow.Check(TimeProvider.System).Run(Samples.Path(file), new LoadOptions(), said.Add, default);
            }
            Assert.True(said.Exists(finding => codes.Contains(finding.Code) || (file.EndsWith(".xsd", StringComparison.Ordinal) && finding.Code == "DOCUMENT-UNRECOGNISED")), $"{file}: {string.Join(' ', said.Select(static finding => finding.Code))}");
            Assert.All(said.Where(static finding => finding.Code == "XML-MALFORMED"), static finding => Assert.True(finding.Where.Line > 1));
            // Many documents in one file, and prefixes left undeclared where a record was cut out of its file, cost nothing.
            if (file.StartsWith("st36/us-weekly/", StringComparison.Ordinal) || file.StartsWith("st36/docdb/", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(read, static one => one.Record is null && one.Findings.Any(static finding => finding.Severity >= Severity.SetAside));
                Assert.Contains(read, static one => one.Record is not null);
            }
        }
    }
}
