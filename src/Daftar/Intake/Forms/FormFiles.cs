using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Daftar.Dialects.Sheets;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Documents of a package that are no XML: JSON, sequence listings in text, and spreadsheets that a mapping claims. Whatever else is .txt or .csv stays a file that a record may name.
/// </summary>
internal sealed partial class FormFiles(Package package, PackageLimits limits, string? office)
{
    internal const int Head = 4096;
    private const int MostMapping = 4 << 20;

    /// <summary>A file that may be one.</summary>
    public sealed record Candidate(string Path, Func<PackageFile> File);

    private sealed record Claim(SheetMapping Mapping, byte[] Json, string Origin, string Folder, string? NamedAfter, bool IsOffered);

    private readonly List<Finding> _findings = [];
    private readonly List<PackageFile> _documents = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public static bool IsCandidate(string name) => Extension().IsMatch(name);

    public static bool IsSheetName(string name) => Sheet().IsMatch(name);

    public static bool IsMappingName(string name) => MappingName().IsMatch(name);

    /// <param name="file">Its path.</param>
    /// <param name="head">Its beginning, to tell what of it was recognised; nothing where it cannot be read.</param>
    /// <param name="office">Whose it is; null where nobody knows.</param>
    public static Finding WithoutMapping(string file, ReadOnlySpan<byte> head, string? office) =>
        NoSheet.Told(head) is { } other ? new("SHEET-UNREADABLE", Severity.Warn, new Place(file), other.Came, other.Expected)
        : new("SHEET-WITHOUT-MAPPING", Severity.Warn, new Place(file), SheetLayout.Told(head, office), "A mapping beside it (mapping.jsonc) or named with --mapping: `daftar mapping FILE` writes a first draft. See docs/use/spreadsheet.md." + SheetLayout.Wanted(head, office));

    /// <param name="candidates">In the order of the package.</param>
    /// <param name="hasXml">There are documents besides: a sheet without a mapping is one of their files.</param>
    public (List<PackageFile> Documents, List<Finding> Findings) Find(IReadOnlyList<Candidate> candidates, bool hasXml)
    {
        var claims = Claims(candidates);
        // Sheets of a package are of one office: what a mapping beside says holds for the others.
        var near = office ?? (claims.Where(static claim => !claim.IsOffered).Select(static claim => claim.Mapping.Office).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null);
        foreach (var claim in claims)
        {
            Take(claim, candidates, near);
        }
        hasXml |= _documents.Count > 0 || candidates.Any(candidate => candidate.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !_taken.Contains(candidate.Path));
        foreach (var candidate in candidates.Where(candidate => !_taken.Contains(candidate.Path) && !IsMappingName(candidate.Path)))
        {
            if (candidate.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || (candidate.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && IsListing(candidate)))
            {
                Add(candidate, null);
            }
        }
        if (!hasXml && _documents.Count == 0)
        {
            var isExplained = _findings.Count > 0;
            foreach (var sheet in candidates.Where(static candidate => IsSheetName(candidate.Path)))
            {
                package.Names.Find(sheet.Path, Bare(sheet.Path));
                if (!isExplained && _findings.Count < 20)
                {
                    _findings.Add(Bytes(sheet, Head, cut: true, out var problem) is { } head ? WithoutMapping(sheet.Path, head, near) : problem!);
                }
            }
        }
        return (_documents, _findings);
    }

    private List<Claim> Claims(IReadOnlyList<Candidate> candidates)
    {
        var claims = new List<Claim>();
        foreach (var named in limits.Mappings.Where(static named => !named.IsOffered))
        {
            Read(named.Origin, named.Json.ToArray(), "", null, false);
        }
        foreach (var file in candidates.Where(static candidate => IsMappingName(candidate.Path)))
        {
            _taken.Add(file.Path);
            package.Names.Find(file.Path, Bare(file.Path));
            if (Bytes(file, MostMapping) is { } json)
            {
                Read(file.Path, json, file.Path[..(file.Path.LastIndexOf('/') + 1)], MappingName().Match(Bare(file.Path)).Groups["of"] is { Success: true, Length: > 0 } of ? of.Value : null, false);
            }
        }
        foreach (var named in limits.Mappings.Where(static named => named.IsOffered))
        {
            Read(named.Origin, named.Json.ToArray(), "", null, true);
        }
        return claims;

        void Read(string origin, byte[] json, string folder, string? namedAfter, bool isOffered)
        {
            try
            {
                claims.Add(new Claim(SheetMappingReader.Read(json, origin), json, origin, folder, namedAfter, isOffered));
            }
            catch (MappingException problem)
            {
                foreach (var complaint in problem.Message.Split('\n'))
                {
                    var place = Complaint().Match(complaint);
                    _findings.Add(new Finding("MAPPING-INVALID", Severity.Warn, place.Success ? new Place(place.Groups["file"].Value, long.Parse(place.Groups["line"].ValueSpan, null)) : new Place(origin), Finding.Cut(place.Success ? place.Groups["text"].Value : complaint, 400), "A mapping as docs/use/spreadsheet.md describes it."));
                }
            }
        }
    }

    private void Take(Claim claim, IReadOnlyList<Candidate> candidates, string? near)
    {
        var here = candidates.Where(candidate => candidate.Path.StartsWith(claim.Folder, StringComparison.Ordinal) && !_taken.Contains(candidate.Path) && !IsMappingName(candidate.Path)).ToList();
        var joined = claim.Mapping.Joined.ToDictionary(static table => table.Name, table => here.FindAll(file => Matches(table.File, file.Path, claim.Folder)), StringComparer.Ordinal);
        var ofJoined = joined.Values.SelectMany(static files => files).Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var main = here.FindAll(file => !ofJoined.Contains(file.Path) && (claim.Mapping.Main.File is { } pattern ? Matches(pattern, file.Path, claim.Folder)
            : claim.NamedAfter is { } name ? Path.GetFileNameWithoutExtension(Bare(file.Path)).Equals(name, StringComparison.OrdinalIgnoreCase) || Bare(file.Path).Equals(name, StringComparison.OrdinalIgnoreCase)
            : !claim.IsOffered && IsSheetName(file.Path)));
        if (main.Count == 0)
        {
            if (!claim.IsOffered)
            {
                _findings.Add(new Finding("SHEET-FILE-MISSING", Severity.Warn, new Place(claim.Origin, claim.Mapping.Main.Line), claim.Mapping.Main.File ?? claim.NamedAfter, "A file of the package that the mapping is for: its \"file\", else a .csv or .tsv."));
            }
            return;
        }
        var others = joined.ToDictionary(static table => table.Key, static table => (IReadOnlyList<PackageFile>)[.. table.Value.Select(static file => file.File())], StringComparer.Ordinal);
        foreach (var path in ofJoined)
        {
            _taken.Add(path);
            package.Names.Find(path, Bare(path));
        }
        foreach (var file in main)
        {
            Add(file, new SheetInput(claim.Json, claim.Origin, others, claim.Mapping.Office ?? near));
        }
    }

    private void Add(Candidate candidate, SheetInput? sheet)
    {
        _taken.Add(candidate.Path);
        package.Names.Find(candidate.Path, Bare(candidate.Path));
        _documents.Add(candidate.File() with { Sheet = sheet });
    }

    private bool IsListing(Candidate candidate) => Bytes(candidate, Head, cut: true) is { } head && ListingSplitter.Recognises(head);

    private byte[]? Bytes(Candidate candidate, int most, bool cut = false)
    {
        var bytes = Bytes(candidate, most, cut, out var problem);
        if (problem is not null && !cut)
        {
            _findings.Add(problem);
        }
        return bytes;
    }

    /// <summary>Null with the reason where it cannot be read, or has more than a mapping may have.</summary>
    private static byte[]? Bytes(Candidate candidate, int most, bool cut, out Finding? unread)
    {
        unread = null;
        try
        {
            using var stream = candidate.File().Open();
            var bytes = new byte[most];
            var length = stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false);
            if (length == most && !cut)
            {
                unread = new Finding("MAPPING-INVALID", Severity.Warn, new Place(candidate.Path), "more than 4 MB", "A mapping.");
                return null;
            }
            return bytes[..length];
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or PackageException { Code: "ZIP-RATIO" })
        {
            unread = new Finding("FILE-UNREADABLE", Severity.Warn, new Place(candidate.Path), Finding.Cut(problem.Message), "A file that can be unpacked and read to its end.");
            return null;
        }
    }

    private static string Bare(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool Matches(string? pattern, string path, string folder) =>
        pattern is not null && (FileSystemName.MatchesSimpleExpression(pattern, Bare(path)) || FileSystemName.MatchesSimpleExpression(pattern, path.AsSpan(folder.Length)));

    [GeneratedRegex(@"\.(csv|tsv|tab|txt|json|jsonc)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Extension();

    [GeneratedRegex(@"\.(csv|tsv|tab)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sheet();

    [GeneratedRegex(@"(^|/)((?<of>[^/]+)\.)?mapping\.jsonc?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MappingName();

    [GeneratedRegex(@"^(?<file>.*?):(?<line>\d+): (?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Complaint();
}
