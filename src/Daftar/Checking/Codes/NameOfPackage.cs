using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Checking.Codes;

/// <summary>
/// What name and folder of a package say. Offices deliver into /ipob_ph/Trademarks/Updates/ or name a package PH_TM_20260614_001.zip; only these last folders and
/// the name itself are looked at: what stands above is the receiver's.
/// </summary>
internal static partial class NameOfPackage
{
    public static Right? Right(string location) => RightWord().Match(Tail(location)) is not { Success: true } match ? null : match.Groups["word"].Value.ToUpperInvariant() switch
    {
        "PATENT" or "PATENTS" or "PAT" or "P" => Values.Right.Patent,
        "TRADEMARK" or "TRADEMARKS" or "TM" or "TMK" or "T" => Values.Right.Trademark,
        "DESIGN" or "DESIGNS" or "DSN" or "DGN" or "D" => Values.Right.Design,
        _ => Values.Right.Indication,
    };

    public static string? Office(string location) => OfficeWord().Match(Tail(location)) is { Success: true } match && St3.Has(match.Groups["code"].Value.ToUpperInvariant()) ? match.Groups["code"].Value.ToUpperInvariant() : null;

    public static bool? IsFull(string location) => KindWord().Match(Tail(location)) is { Success: true } match ? match.Groups["full"].Success : null;

    /// <summary>The first day that can be meant.</summary>
    public static DateOnly? Day(string name) => Date(name)?.FirstDay;

    /// <summary>The last day that can be meant.</summary>
    public static DateOnly? LastDay(string name) => Date(name)?.LastDay;

    private static RegisterDate? Date(string name)
    {
        var match = DayWord().Match(name);
        var text = match.Success ? string.Create(CultureInfo.InvariantCulture, $"{match.Groups["y"].Value}-{match.Groups["m"].Value}{(match.Groups["d"].Success ? "-" + match.Groups["d"].Value : "")}") : "";
        return RegisterDate.TryParse(text, out var date) && date.Month > 0 ? date : null;
    }

    /// <summary>The name and the three folders above it.</summary>
    private static string Tail(string location)
    {
        var parts = location.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', parts[Math.Max(0, parts.Length - 4)..]);
    }

    private const string Rights = "Patents?|Trademarks?|Designs?|Indications?|PAT|TMK?|DSN|DGN|GI";

    /// <summary>One letter for the right, between a code and a day: DE-P-2023-05-01.</summary>
    private const string Letter = "[PTD](?=[_-](19|20)[0-9]{2})";

    [GeneratedRegex("([/_-](?<word>" + Rights + ")(?=[/_.-]|$)|/[A-Z]{2}[_-](?<word>" + Letter + ")[^/]*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex RightWord();

    /// <summary>PH_TM_20260614_001, KE-Patents, PE_2026-06_designs, DE-P-2023-05-01: beside a code alone anything may be meant.</summary>
    [GeneratedRegex("(/ipob_(?<code>[a-z]{2})/|/(?<code>[A-Z]{2})[_-](([0-9]+[_-])*(?i:" + Rights + ")(?=[_.-]|$)|" + Letter + ")[^/]*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex OfficeWord();

    [GeneratedRegex("[/_-]((?<full>Full_Extraction|Full)|Updates?)(?=[/_.-]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex KindWord();

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)[-_]?(?<m>\d\d)([-_]?(?<d>\d\d))?(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayWord();
}
