using System.Collections.Frozen;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>
/// A date that is none, of another calendar or still to come contradicts whatever it is compared with: it is one thing to mend, and told once. So is an applicant without a name, who is no applicant. Where it is mended, what else was wrong shows itself.
/// </summary>
internal static class OneCause
{
    /// <summary>By code: how near to the cause a finding about a date is.</summary>
    private static readonly FrozenDictionary<string, int> Rank = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["YEAR-NOT-GREGORIAN"] = 1, ["DATE-STANDS-FOR-NONE"] = 1,
        ["FILING-IN-FUTURE"] = 2, ["REGISTRATION-IN-FUTURE"] = 2, ["STATUS-DATE-IN-FUTURE"] = 2, ["EVENT-IN-FUTURE"] = 2, ["FIRST-USE-IN-FUTURE"] = 2,
        ["GRANT-BEFORE-FILING"] = 3, ["EXPIRY-BEFORE-START"] = 3, ["PRIORITY-AFTER-FILING"] = 3, ["EVENT-BEFORE-FILING"] = 3, ["PUBLICATION-BEFORE-FILING"] = 3, ["TERMINATION-BEFORE-FILING"] = 3,
        ["PENDING-THOUGH-REGISTERED"] = 3, ["NUMBER-YEAR-CONTRADICTS-FILING"] = 3, ["PRIORITY-BEYOND-TERM"] = 3, ["EXPIRY-FAR-AHEAD"] = 3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Takes out what follows from a finding nearer to the cause: what came with it is compared with the same date.</summary>
    public static void Keep(List<Finding> findings)
    {
        for (var i = findings.Count - 1; i >= 0; i--)
        {
            if ((!findings[i].Blocks && findings[i].Code == "APPLICANT-MISSING" && findings.Exists(IsUnnamed))
                || (!findings[i].Blocks && Rank.TryGetValue(findings[i].Code, out var rank) && rank > 1 && Follows(findings, findings[i], rank)))
            {
                findings.RemoveAt(i);
            }
        }
    }

    /// <summary>An applicant is there, and has no name: that is where it is mended.</summary>
    private static bool IsUnnamed(Finding finding) => finding is { Code: "PARTY-NAME-MISSING", Where.Path: { } path } && (path.StartsWith("applicantBag", StringComparison.Ordinal) || path.StartsWith("ownerBag", StringComparison.Ordinal));

    private static bool Follows(List<Finding> findings, Finding later, int rank)
    {
        foreach (var cause in findings)
        {
            if (Rank.TryGetValue(cause.Code, out var nearer) && nearer < rank && (cause.Sought.Date?.ToString() ?? cause.Came) is { Length: > 3 } date && later.Came?.Contains(date, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }
        return false;
    }
}
