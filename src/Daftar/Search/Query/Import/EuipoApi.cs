namespace Daftar.Search;

/// <summary>Fields and values of the EUIPO's search APIs, as their descriptions name them, and what they are here.</summary>
internal static class EuipoApi
{
    /// <summary>By path, whatever its capitals; several are joined by OR.</summary>
    public static IReadOnlyDictionary<string, string[]> Fields { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["applicationNumber"] = ["number"], ["designNumber"] = ["number"], ["applicationLanguage"] = ["language"], ["markKind"] = ["kind"], ["markFeature"] = ["feature"],
        ["wordMarkSpecification.verbalElement"] = ["mark"], ["verbalElement"] = ["mark"], ["applicants.name"] = ["owner", "applicant"], ["representatives.name"] = ["representative"],
        ["designers.name"] = ["designer"], ["applicationDate"] = ["filed"], ["registrationDate"] = ["registered"], ["expiryDate"] = ["expires"], ["publicationDate"] = ["published"],
        ["status"] = ["status"], ["description"] = ["description"], ["niceClasses"] = ["class"], ["viennaClasses"] = ["vienna"], ["locarnoClasses"] = ["locarno"],
    };

    /// <summary>Fields that have no counterpart, and what comes nearest, as one would write it.</summary>
    public static IReadOnlyDictionary<string, string> Nearest { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["applicantReference"] = "number:", ["secondLanguage"] = "language:", ["markBasis"] = "designated:EM", ["applicants.identifier"] = "owner:", ["representatives.identifier"] = "representative:",
        ["designationDate"] = "registered:", ["statusDate"] = "event:", ["publicationSection"] = "event:", ["tradeDistinctivenessIndicator"] = "description:", ["oppositionPeriodEndDate"] = "published:",
        ["renewalStatus"] = "expires:", ["fastTrackIndicator"] = "event:", ["oppositions.oppositionNumber"] = "has:opposition", ["cancellations.cancellationNumber"] = "event:",
        ["appeals.appealNumber"] = "has:appeal", ["updateDate"] = "learnt:",
    };

    private const string Pending = "status:pending", InForce = "status:inForce", Ended = "status:ended";

    /// <summary>Values of fields with a list of values: the query here, empty where nothing here says the same.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Values = new(StringComparer.Ordinal)
    {
        ["kind"] = new(StringComparer.OrdinalIgnoreCase) { ["INDIVIDUAL"] = "kind:individual", ["EU_COLLECTIVE"] = "kind:collective", ["EU_CERTIFICATION"] = "kind:certification" },
        ["feature"] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["WORD"] = "feature:Word", ["FIGURATIVE"] = "(feature:Figurative OR feature:Combined OR feature:\"Stylized characters\")", ["SHAPE_3D"] = "feature:\"Three dimensional\"",
            ["COLOUR"] = "feature:Colour", ["SOUND"] = "feature:Sound", ["HOLOGRAM"] = "feature:Hologram", ["OLFACTORY"] = "feature:Olfactory", ["POSITION"] = "feature:Position",
            ["PATTERN"] = "feature:Pattern", ["MOTION"] = "feature:Motion", ["MULTIMEDIA"] = "feature:Multimedia", ["OTHER"] = "feature:Other",
        },
        ["status"] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["RECEIVED"] = Pending, ["UNDER_EXAMINATION"] = Pending, ["APPLICATION_PUBLISHED"] = Pending, ["START_OF_OPPOSITION_PERIOD"] = Pending, ["OPPOSITION_PENDING"] = Pending,
            ["ACCEPTANCE_PENDING"] = Pending, ["REGISTRATION_PENDING"] = Pending,
            ["REGISTERED"] = InForce, ["CANCELLATION_PENDING"] = InForce, ["REGISTERED_AND_FULLY_PUBLISHED"] = InForce, ["REGISTERED_AND_SUBJECT_TO_DEFERMENT"] = InForce, ["INVALIDITY_PROCEDURE_PENDING"] = InForce,
            ["WITHDRAWN"] = "reason:withdrawn", ["REFUSED"] = "reason:refused", ["CANCELLED"] = "(reason:cancelled OR reason:invalidated)", ["SURRENDERED"] = "reason:surrendered",
            ["EXPIRED"] = "reason:expired", ["DESIGN_DECLARED_INVALID"] = "reason:invalidated", ["LACK_OF_EFFECTS"] = Ended, ["REMOVED_FROM_REGISTER"] = Ended,

            // these leave open whether the right is pending, in force or ended
            ["ACCEPTED"] = "", ["APPEALED"] = "", ["APPEALABLE"] = "", ["SPLIT"] = "",
        },
    };

    /// <summary>True if the field has a list of values there.</summary>
    public static bool HasValues(string field) => Values.ContainsKey(field);

    /// <summary>The query a value is here; null for one that is none of the list, empty where nothing here says the same.</summary>
    public static string? Value(string field, string value) => Values[field].GetValueOrDefault(value);

    /// <summary>The value of the list that was perhaps meant, or null.</summary>
    public static string? NearestValue(string field, string value) =>
        NearestName.Of(value, Values[field].Keys.Select(static known => known.ToLowerInvariant())) is { } near ? near.ToUpperInvariant() : null;

    /// <summary>What is said beside, where a value here means more or less than there.</summary>
    public static string? NoteOn(string field, string value) => (field, value.ToUpperInvariant()) switch
    {
        ("feature", "FIGURATIVE") => "Figurative marks with words are a kind of their own here (Combined, Stylized characters): all are looked for.",
        ("status", "RECEIVED" or "UNDER_EXAMINATION" or "APPLICATION_PUBLISHED" or "START_OF_OPPOSITION_PERIOD" or "OPPOSITION_PENDING" or "ACCEPTANCE_PENDING" or "REGISTRATION_PENDING") => "Stages before registration are not told apart here: all that is pending is looked for.",
        ("status", "CANCELLATION_PENDING" or "INVALIDITY_PROCEDURE_PENDING" or "REGISTERED_AND_FULLY_PUBLISHED" or "REGISTERED_AND_SUBJECT_TO_DEFERMENT") => "Stages after registration are not told apart here: all that is in force is looked for.",
        ("status", "LACK_OF_EFFECTS" or "REMOVED_FROM_REGISTER") => "Why a right ended is said in fewer words here: all that ended is looked for.",
        _ => null,
    };
}
