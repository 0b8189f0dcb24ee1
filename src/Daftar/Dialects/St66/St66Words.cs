using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St66;

/// <summary>Words of ST.66 and ST.86 and of offices that write them, in the words Daftar keeps (those of ST.96).</summary>
internal static class St66Words
{
    /// <summary>MarkFeatureType → MarkFeatureCategoryType; what has no counterpart stays as written.</summary>
    public static string? Feature(string? written) => written switch
    {
        "3-D" or "3D" or "3D shape" or "Three-dimensional" or "Shape" => "Three dimensional",
        "Colour per se" or "Color" => "Colour",
        "STANDARD CHARACTER MARK" => "Word",
        _ when IsOfUs(written, "TYPESET WORD") => "Word",
        _ when IsOfUs(written, "AN ILLUSTRATION DRAWING WITHOUT") => "Figurative",
        _ => written,
    };

    /// <summary>The USPTO's words for its drawing codes, whose blanks and signs between differ from year to year; what stands behind them is more than they say.</summary>
    private static bool IsOfUs(string? written, string beginning) =>
        written is not null && written.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && written.EndsWith("NUMBER(S)", StringComparison.OrdinalIgnoreCase);

    /// <summary>KindMarkType: individual, collective, certification … in lower case, without the word "mark" behind it; what the list does not have stays as written.</summary>
    public static string? Kind(string? written)
    {
        if (written is null)
        {
            return null;
        }
        return written.ToLowerInvariant() switch
        {
            "individual mark" => "individual",
            "collective mark" => "collective",
            "certificate" or "certification mark" or "certificate mark" => "certification",
            "defensive mark" => "defensive",
            // The USPTO's mark for both goods and services.
            "trademark, service mark" => "trademark and service mark",
            _ => MarkKinds.Keep(written),
        };
    }

    /// <summary>What an entry in the register is about, from the element it stands in and the office's words.</summary>
    /// <param name="element">RecordTransfer, RecordLicence, BasicRecord …</param>
    public static string RecordKind(string element, string? words)
    {
        switch (element)
        {
            case "RecordTransfer":
                return "transfer";
            case "RecordLicence":
                return "licence";
            case "RecordChangeNameAddress":
                return "change";
            case "RecordOppositionPeriod":
                return "opposition period";
            case "RecordNationalInternationalReplacement":
                return "replacement";
            case "RecordRenewal":
                return "renewal";
        }
        if (words is null)
        {
            return "other";
        }
        foreach (var (part, kind) in Parts)
        {
            if (words.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }
        return "other";
    }

    // In this order: "Representative - Change of name" is about the representative; "Relative Errors on Part B on Design" is a correction.
    private static readonly (string Part, string Kind)[] Parts =
    [
        ("representative", "representative"), ("of rep", "representative"), ("deletion of rep", "representative"),
        ("error", "correction"), ("correction", "correction"), ("corrigend", "correction"),
        ("transfer", "transfer"), ("licen", "licence"), ("renewal", "renewal"), ("surrender", "surrender"),
        ("in rem", "pledge"), ("pledge", "pledge"), ("levy", "levy of execution"), ("insolvency", "insolvency"), ("bankruptcy", "insolvency"),
        ("seniority", "seniority"), ("conversion", "conversion"), ("transformation", "transformation"), ("replacement", "replacement"),
        ("division", "division"), ("limitation", "limitation"), ("invalidity", "invalidity"), ("cancellation", "cancellation"), ("revocation", "revocation"),
        ("appeal", "appeal"), ("opposition", "opposition"), ("refusal", "refusal"), ("grant of protection", "grant of protection"),
        ("designer", "designer"), ("change", "change"), ("name", "change"), ("address", "change"),
    ];
}
