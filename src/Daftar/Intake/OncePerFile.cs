using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Findings that hold for a whole file are told at its first record, once: whichever thread met it first, and however often the load was
/// interrupted.
/// </summary>
internal sealed class OncePerFile(IEnumerable<(string Code, string File, string? Came)> told)
{
    public static readonly string[] Codes = ["XML-PREFIX-UNDECLARED", "ENCODING-DIFFERS", "ENCODING-UNDECLARED"];

    private readonly HashSet<(string Code, string File, string? Came)> _told = [.. told];

    /// <summary>Takes what was told before out of a chunk; called in the order of the package.</summary>
    public void Thin(List<PlacedFinding> findings) => findings.RemoveAll(placed => WasTold(placed.Finding));

    /// <summary>A record's findings without what was told before.</summary>
    public IReadOnlyList<Finding> Thinned(IReadOnlyList<Finding> findings) => findings.Count == 0 ? findings : [.. findings.Where(finding => !WasTold(finding))];

    private bool WasTold(Finding finding) => Array.IndexOf(Codes, finding.Code) >= 0 && !_told.Add((finding.Code, Key(finding.Where.File), finding.Came));

    /// <summary>As it is kept: PostgreSQL takes no NUL in text.</summary>
    private static string Key(string file) => file.Replace('\0', '\uFFFD');
}
