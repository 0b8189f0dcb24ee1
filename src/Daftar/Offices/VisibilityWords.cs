namespace Daftar.Offices;

/// <summary>
/// The words of <c>visibility</c> in an office's profile: per right, for a party in a role what the public sees of it, and under "restricted" the parts of
/// a record it does not see. <c>"patent": { "inventor": ["name", "country"], "restricted": ["files"] }</c>.
/// </summary>
public static class VisibilityWords
{
    public const string Restricted = "restricted";

    /// <summary>Every party that has no line for its role.</summary>
    public const string AnyParty = "party";

    /// <summary>Rights; "any" for those without a line of their own.</summary>
    public static IReadOnlyList<string> Rights { get; } = ["any", "patent", "trademark", "design", "indication"];

    public static IReadOnlyList<string> Roles { get; } =
        [AnyParty, "applicant", "owner", "representative", "inventor", "designer", "examiner", "controlBody", "authorisedUser", "procedure"];

    /// <summary>What may be shown of a party: city goes with its region, address are street lines and postal code.</summary>
    public static IReadOnlyList<string> OfParty { get; } = ["name", "address", "contact", "nationality", "city", "country"];

    public static IReadOnlyList<string> OfRecord { get; } =
        ["bibliography", "parties", "classification", "status", "events", "publications", "text", "files", "relations", "procedures"];

    /// <summary>The first word nobody knows, in a sentence; null where there is none.</summary>
    internal static string? Complaint(Dictionary<string, Dictionary<string, List<string>>> visibility)
    {
        foreach (var (right, lines) in visibility)
        {
            if (!Rights.Contains(right))
            {
                return $"visibility: {right} is none of {string.Join(", ", Rights)}";
            }
            foreach (var (role, words) in lines)
            {
                if (role != Restricted && !Roles.Contains(role))
                {
                    return $"visibility, {right}: {role} is none of {Restricted}, {string.Join(", ", Roles)}";
                }
                var known = role == Restricted ? OfRecord : OfParty;
                if (words.Find(word => !known.Contains(word)) is { } unknown)
                {
                    return $"visibility, {right}, {role}: {unknown} is none of {string.Join(", ", known)}";
                }
            }
        }
        return null;
    }
}
