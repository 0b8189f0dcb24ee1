using Daftar.Values;

namespace Daftar.Rights;

/// <summary>
/// The status that begins with an event, where the event says so by itself: by the category of WIPO ST.27, or by words that mean nothing else. Words are compared
/// whole: "Opposition withdrawn" ends nothing.
/// </summary>
public static class StatusOfEvent
{
    private static readonly Dictionary<string, (GeneralStatus General, string? Reason)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["filed"] = (GeneralStatus.Pending, null), ["application filed"] = (GeneralStatus.Pending, null),
        ["registered"] = (GeneralStatus.InForce, null), ["granted"] = (GeneralStatus.InForce, null), ["registration"] = (GeneralStatus.InForce, null), ["grant"] = (GeneralStatus.InForce, null),
        ["restored"] = (GeneralStatus.InForce, null),
        ["refused"] = Ended("refused"), ["application refused"] = Ended("refused"), ["rejected"] = Ended("refused"), ["application rejected"] = Ended("refused"),
        ["withdrawn"] = Ended("withdrawn"), ["application withdrawn"] = Ended("withdrawn"), ["abandoned"] = Ended("abandoned"), ["application abandoned"] = Ended("abandoned"),
        ["application deemed withdrawn"] = Ended("withdrawn"),
        ["cancelled"] = Ended("cancelled"), ["canceled"] = Ended("cancelled"), ["registration cancelled"] = Ended("cancelled"), ["revoked"] = Ended("cancelled"),
        ["surrendered"] = Ended("surrendered"), ["registration surrendered"] = Ended("surrendered"), ["invalidated"] = Ended("invalidated"),
        ["expired"] = Ended("expired"), ["registration expired"] = Ended("expired"), ["term expired"] = Ended("expired"), ["lapsed"] = Ended("lapsed"), ["ended"] = Ended(null),
    };

    /// <summary>Null where it says nothing of the status.</summary>
    public static (GeneralStatus General, string? Reason)? Of(LegalEvent happened) =>
        LegalEventCategory.Of(happened.KeyEvent ?? happened.DetailedEvent) is { } category
            ? category switch
            {
                "A" or "C" => (GeneralStatus.Pending, null),
                "F" or "K" => (GeneralStatus.InForce, null),
                // The words beside the code may say why.
                "B" or "H" or "N" => Said(happened) is { General: GeneralStatus.Ended } ended ? ended : Ended(null),
                _ => null,
            }
            : Said(happened);

    private static (GeneralStatus General, string? Reason)? Said(LegalEvent happened) => Find(happened.Category) ?? Find(happened.Text);

    private static (GeneralStatus General, string? Reason)? Find(string? words) => words is not null && Words.TryGetValue(words.Trim(), out var status) ? status : null;

    private static (GeneralStatus General, string? Reason) Ended(string? reason) => (GeneralStatus.Ended, reason);
}
