using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>
/// Statements of a national register about a mark, each an element of tmk:NationalTrademarkInformation with words and no more ↔ the kind of the entry that holds them. The draft of the standard, and
/// the USPTO by it, spells one of them otherwise.
/// </summary>
internal static class St96Statements
{
    /// <summary>What a notice of allowance is among the events of a mark: the USPTO's day after which use is to be shown (15 USC 1051(d)).</summary>
    public const string Allowance = "Notice of allowance";

    public const string Restriction = "restriction", Correction = "correction";

    /// <summary>In the order of the schema, as far as they stand together.</summary>
    public static readonly (string Element, string Kind)[] BeforeDates =
    [
        ("InterferenceStatementText", "interference"), ("OrderRestrictingScopeStatementText", "restriction of scope"), ("RestrictionStatementText", Restriction),
        ("CertificationStatementText", "certification"), ("ConcurrentUseStatementText", "concurrent use"),
    ];

    public static readonly (string Element, string Kind)[] BehindDates = [("RegistrationCertificateAmendmentText", Correction)];

    public static string? Kind(string element)
    {
        if (element is "RegistationCertificateAmendmentText" or "CertificateCorrectingRegistrationText")
        {
            return Correction;
        }
        foreach (var (name, kind) in (ReadOnlySpan<(string, string)>)[.. BeforeDates, .. BehindDates])
        {
            if (name == element)
            {
                return kind;
            }
        }
        return null;
    }

    /// <summary>The first entry of that kind that says its words and nothing else; any other has parts an element of words cannot hold.</summary>
    public static RegisterEntry? Of(List<RegisterEntry>? entries, string kind) => entries?.Find(entry => entry.Kind == kind && entry is
    {
        Text: not null, Office: null, Identifier: null, Filed: null, Date: null, Published: null, Status: null, StatusDate: null, Language: null, Parties: null, EarlierRights: null, ContestedRights: null, Events: null,
    });

    public static bool IsOne(List<RegisterEntry>? entries, RegisterEntry entry) => entry.Kind is { } kind && Array.Exists([.. BeforeDates, .. BehindDates], known => known.Kind == kind) && ReferenceEquals(Of(entries, kind), entry);

    /// <summary>The first event that is a notice of allowance, its day and no more.</summary>
    public static LegalEvent? AllowanceOf(List<LegalEvent>? events) => events?.Find(static one => one is
    {
        Category: Allowance, Date: not null, Code: null, Text: null, Comment: null, Language: null, Gazette: null, KeyEvent: null, DetailedEvent: null, States: null, Sequence: null,
    });
}
