using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>Status in the words of the office, from its profile, and what each happening is called there.</summary>
internal sealed class StatusWords
{
    private readonly OfficeProfile _profile;
    private readonly Right _right;
    private readonly Dictionary<(GeneralStatus, string?), string> _words = [];

    public StatusWords(OfficeProfile profile, Right right)
    {
        _profile = profile;
        _right = right;
        foreach (var (word, meaning) in Sections().SelectMany(section => section))
        {
            var published = (meaning.Text ?? word).Contains("ublish", StringComparison.OrdinalIgnoreCase) || (meaning.Text ?? word).Contains("dvertis", StringComparison.OrdinalIgnoreCase);
            _words.TryAdd((meaning.Status, meaning.Status == GeneralStatus.Pending && published ? "published" : meaning.Reason), char.ToUpperInvariant(word[0]) + word[1..]);
        }
    }

    /// <summary>The status after everything up to that day.</summary>
    public LegalStatus At(ReadOnlySpan<Happening> life, int day)
    {
        var status = new LegalStatus { General = GeneralStatus.Pending };
        string? stage = null;
        foreach (var happening in life)
        {
            if (happening.Day > day)
            {
                break;
            }
            var (general, reason) = After(happening.What);
            if (general is null || (general == GeneralStatus.Pending && status.General != GeneralStatus.Pending))
            {
                continue;
            }
            status.General = general.Value;
            status.Reason = general == GeneralStatus.Ended ? reason : null;
            stage = reason;
            status.Date = Of(happening.Day);
        }
        if (_right == Right.Indication)
        {
            // ST.96 has no date beside GIStatusCategory.
            status.Date = null;
        }
        status.OfficeText = _right switch
        {
            Right.Design => DesignWord(status),
            Right.Indication => IndicationWord(status.General, stage),
            _ => Word(status.General, stage),
        };
        return status;
    }

    public LegalEvent Event(Happening happening, bool utilityModel, int sequence)
    {
        var code = Code(happening.What, utilityModel);
        var word = _profile.Events.GetValueOrDefault(code);
        if (_right == Right.Design)
        {
            // ST.96 gives events of designs a word of a short list, a comment and a date, and no place for a code.
            return new LegalEvent { Date = Of(happening.Day), Text = Text(happening.What, null), Language = "en", Category = DesignCategory(happening.What) };
        }
        var patent = _right == Right.Patent;
        return new LegalEvent
        {
            Date = Of(happening.Day),
            Code = code,
            Text = Text(happening.What, word?.Text),
            Language = patent ? "en" : null,
            Category = patent ? Ceased(happening.What) : Category(happening.What),
            States = patent ? States(happening.What) : null,
            KeyEvent = patent ? word?.Key : null,
            DetailedEvent = patent ? word?.Detailed : null,
            Sequence = sequence,
        };
    }

    /// <summary>
    /// WIPO ST.27: state, stage before, stage after. Only of events that move the status: a paid fee says nothing new of it.
    /// </summary>
    private static string? States(What what) => what switch
    {
        What.Filed => "A-0-1", What.Published => "A-1-1", What.Examined => "A-1-2", What.Registered => "A-2-4",
        What.Refused or What.Abandoned => "N-2-2", What.Withdrawn => "N-1-1", What.Lapsed => "N-4-4", What.Expired => "T-4-6", What.Surrendered => "T-4-6", _ => null,
    };

    // com:ReasonNotInForceCategory
    private static string? Ceased(What what) => what switch
    {
        What.Refused => "Refused", What.Abandoned => "Abandoned", What.Withdrawn => "Withdrawn", What.Lapsed => "Lapsed", What.Expired => "Expired",
        What.Surrendered => "Surrendered", _ => null,
    };

    /// <summary>True for happenings that the office's register lists as events.</summary>
    public static bool IsEvent(What what) => what is not (What.FullText or What.RecordDeleted);

    public static RegisterDate Of(int day) => RegisterDate.From(DateOnly.FromDayNumber(day));

    private string Word(GeneralStatus general, string? reason) =>
        _words.TryGetValue((general, reason), out var word) || _words.TryGetValue((general, null), out word) ? word : general.ToString();

    // ST.96 has closed lists of states for designs (DesignCurrentStatusCategory) and indications (GIStatusCategory).
    private static string DesignWord(LegalStatus status) => status switch
    {
        { General: GeneralStatus.Pending } => "Filed",
        { General: GeneralStatus.InForce } => "Registered",
        { Reason: "refused" } => "Rejected",
        { Reason: "withdrawn" or "abandoned" } => "Withdrawn",
        { Reason: "expired" or "lapsed" } => "Expired",
        _ => "Cancelled",
    };

    private static string IndicationWord(GeneralStatus general, string? stage) => general switch
    {
        GeneralStatus.Pending => stage == "published" ? "Published" : "Filing",
        GeneralStatus.InForce => "Registered",
        _ => "Ended",
    };

    private static string? DesignCategory(What what) => what switch
    {
        What.Registered => "Registered", What.Withdrawn or What.Abandoned => "Withdrawn", What.Lapsed or What.Expired => "Expired", _ => null,
    };

    private IEnumerable<Dictionary<string, StatusWord>> Sections()
    {
        foreach (var section in (string[])[OfficeProfiles.RightKey(_right), "any"])
        {
            if (_profile.Statuses.TryGetValue(section, out var words))
            {
                yield return words;
            }
        }
    }

    private static (GeneralStatus?, string?) After(What what) => what switch
    {
        What.Filed or What.Examined => (GeneralStatus.Pending, null),
        What.Published or What.Opposed => (GeneralStatus.Pending, "published"),
        What.Registered => (GeneralStatus.InForce, null),
        What.Refused => (GeneralStatus.Ended, "refused"),
        What.Withdrawn => (GeneralStatus.Ended, "withdrawn"),
        What.Abandoned => (GeneralStatus.Ended, "abandoned"),
        What.Lapsed => (GeneralStatus.Ended, "lapsed"),
        What.Expired => (GeneralStatus.Ended, "expired"),
        What.Surrendered => (GeneralStatus.Ended, "surrendered"),
        What.Cancelled => (GeneralStatus.Ended, "cancelled"),
        _ => (null, null),
    };

    private static string Code(What what, bool utilityModel) => what switch
    {
        What.Filed => "FIL", What.Examined => "EXM", What.Published => "PUB", What.Opposed => "OPP", What.OppositionRejected => "OPR",
        What.Registered => utilityModel ? "GRF" : "GRT", What.GrantPublished => "GPB", What.Refused => "REF", What.Withdrawn => "WDN", What.Abandoned => "ABN",
        What.Renewed => "REN", What.Lapsed => "LAP", What.Expired => "EXP", What.Surrendered => "SUR", What.Cancelled => "CAN", What.Transferred => "TRF",
        What.NameChanged => "NAM", What.AddressChanged => "ADR", What.RepresentativeChanged => "REP", What.Corrected => "COR",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private string Text(What what, string? patentText) => _right == Right.Patent && patentText is not null ? patentText : what switch
    {
        What.Filed => "Application filed", What.Examined => "Examined", What.Published => "Published in the gazette", What.Opposed => "Notice of opposition filed",
        What.OppositionRejected => "Opposition rejected", What.Registered => "Registered", What.GrantPublished => "Grant published", What.Refused => "Refused",
        What.Withdrawn => "Application withdrawn", What.Abandoned => "Application deemed withdrawn", What.Renewed => "Renewed", What.Lapsed => "Lapsed, fee not paid",
        What.Expired => "Term expired", What.Surrendered => "Surrendered", What.Cancelled => "Registration cancelled", What.Transferred => "Transfer of ownership recorded",
        What.NameChanged => "Name of the owner changed", What.AddressChanged => "Address changed", What.RepresentativeChanged => "Representative changed",
        _ => "Correction of the register",
    };

    // ST.96 MarkEventCategory; what the list has no word for is an entry of the national history.
    private static string Category(What what) => what switch
    {
        What.Filed => "Application filed", What.Published => "Application published", What.Opposed => "Opposition pending", What.Registered => "Registration published",
        What.Refused => "Application refused", What.Withdrawn or What.Abandoned => "Application withdrawn", What.Cancelled => "Registration cancelled",
        What.Surrendered => "Registration surrendered", What.Transferred => "National assignment history entry", _ => "National prosecution history entry",
    };
}
