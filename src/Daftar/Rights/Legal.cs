using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights;

/// <summary>Status as the office reported it, never derived from silence.</summary>
public sealed class LegalStatus
{
    [JsonPropertyName("generalStatusCategory")] public GeneralStatus General { get; set; }
    /// <summary>withdrawn, refused, abandoned, lapsed, expired, surrendered, cancelled, invalidated … in lower case; null where none applies.</summary>
    [JsonPropertyName("statusReason")] public string? Reason { get; set; }
    /// <summary>The office's code, such as 702.</summary>
    [JsonPropertyName("currentStatusCode")] public string? OfficeCode { get; set; }
    /// <summary>The office's own words.</summary>
    [JsonPropertyName("currentStatusText")] public string? OfficeText { get; set; }
    /// <summary>Since when, in law.</summary>
    [JsonPropertyName("currentStatusDate")] public RegisterDate? Date { get; set; }
    /// <summary>"As reported on …": the day of the statement.</summary>
    [JsonPropertyName("reportedDate")] public RegisterDate? ReportedOn { get; set; }
}

/// <summary>A legal status event: the national code and wording always; ST.27 only where mapped (patents and utility models).</summary>
public sealed class LegalEvent
{
    [JsonPropertyName("eventDate")] public RegisterDate? Date { get; set; }
    [JsonPropertyName("nationalEventCode")] public string? Code { get; set; }
    [JsonPropertyName("eventDescriptionText")] public string? Text { get; set; }
    [JsonPropertyName("languageCode")] public string? Language { get; set; }
    /// <summary>ST.96 category word, such as "Application published".</summary>
    [JsonPropertyName("eventCategory")] public string? Category { get; set; }
    /// <summary>ST.27 key event code, such as F10.</summary>
    [JsonPropertyName("keyEventCode")] public string? KeyEvent { get; set; }
    /// <summary>ST.27 detailed event code, such as F11.</summary>
    [JsonPropertyName("detailedEventCode")] public string? DetailedEvent { get; set; }
    /// <summary>ST.27 state, previous and current stage, and the event indicator where there is one: A-3-4, N-4-4-NAP.</summary>
    [JsonPropertyName("stateStageText")] public string? States { get; set; }
    /// <summary>Gazette in which it was announced.</summary>
    [JsonPropertyName("gazetteNumber")] public string? Gazette { get; set; }
    [JsonPropertyName("commentText")] public string? Comment { get; set; }
    [JsonPropertyName("sequenceNumber")] public int? Sequence { get; set; }
}

/// <summary>Paris Convention or exhibition priority.</summary>
public sealed class Priority
{
    [JsonPropertyName("sequenceNumber")] public int? Sequence { get; set; }
    /// <summary>ST.3 code of the office of first filing.</summary>
    [JsonPropertyName("ipOfficeCode")] public string? Office { get; set; }
    [JsonPropertyName("applicationNumberText")] public string? Number { get; set; }
    [JsonPropertyName("filingDate")] public RegisterDate? Date { get; set; }
    /// <summary>national, regional, international; exhibition; the office's word for its state.</summary>
    [JsonPropertyName("priorityCategory")] public string? Category { get; set; }
    [JsonPropertyName("statusText")] public string? Status { get; set; }
}

/// <summary>Kinds of relation between entries. Stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RelationKind>))]
public enum RelationKind : byte
{
    Other = 0, Division = 1, Merger = 2, Continuation = 3, ContinuationInPart = 4, Addition = 5, Reissue = 6, Conversion = 7,
    Transformation = 8, Replacement = 9, Seniority = 10, InternationalFiling = 11, RegionalFiling = 12, Validation = 13, BasicMark = 14,
    BasicPatent = 15, Substitution = 16, RelatedPublication = 17, UtilityModelBasis = 18, Provisional = 19, Reexamination = 20, InternationalRegistration = 21,
}

/// <summary>Another entry this one stands in relation to. Resolved or not: the other may never be delivered.</summary>
public sealed class Relation
{
    [JsonPropertyName("relationCategory")] public RelationKind Kind { get; set; }
    [JsonPropertyName("ipOfficeCode")] public string? Office { get; set; }
    [JsonPropertyName("numberText")] public string? Number { get; set; }
    [JsonPropertyName("numberCategory")] public Numbers Of { get; set; } = Numbers.Application;
    [JsonPropertyName("relationDate")] public RegisterDate? Date { get; set; }
    /// <summary>The other entry's application number, where <see cref="Number"/> is its registration.</summary>
    [JsonPropertyName("applicationNumberText")] public string? ApplicationNumber { get; set; }
    [JsonPropertyName("registrationDate")] public RegisterDate? RegistrationDate { get; set; }
    /// <summary>Number under which the other entry was published or granted, where the office gives it beside <see cref="Number"/>.</summary>
    [JsonPropertyName("publicationNumberText")] public string? PublicationNumber { get; set; }
    /// <summary>The relation holds for some of the goods and services only.</summary>
    [JsonPropertyName("partialIndicator")] public bool? Partial { get; set; }
    /// <summary>True where the other entry came out of this one (child), false where this one came out of it (parent).</summary>
    [JsonPropertyName("childIndicator")] public bool? IsChild { get; set; }
    [JsonPropertyName("statusText")] public string? Text { get; set; }
}

/// <summary>Under an international or regional entry: an office, and what holds there.</summary>
public sealed class Designation
{
    [JsonPropertyName("ipOfficeCode")] public string? Office { get; set; }
    [JsonPropertyName("designationDate")] public RegisterDate? Date { get; set; }
    [JsonPropertyName("statusCategory")] public GeneralStatus Status { get; set; }
    [JsonPropertyName("statusText")] public string? StatusText { get; set; }
    /// <summary>Since when the status holds there.</summary>
    [JsonPropertyName("statusDate")] public RegisterDate? StatusDate { get; set; }
    /// <summary>contracting, extension, validation, regional …: the office's word.</summary>
    [JsonPropertyName("designationCategory")] public string? Category { get; set; }
}

/// <summary>Opposition, licence, pledge, transfer, renewal and other entries in the register about the right.</summary>
public sealed class RegisterEntry
{
    /// <summary>opposition, licence, pledge, transfer, renewal, change, appeal, cancellation … in lower case.</summary>
    [JsonPropertyName("recordCategory")] public string? Kind { get; set; }
    /// <summary>The office it concerns, where that is not the register's own (a designated office under the Madrid or Hague system).</summary>
    [JsonPropertyName("ipOfficeCode")] public string? Office { get; set; }
    [JsonPropertyName("recordIdentifier")] public string? Identifier { get; set; }
    [JsonPropertyName("recordFilingDate")] public RegisterDate? Filed { get; set; }
    [JsonPropertyName("recordDate")] public RegisterDate? Date { get; set; }
    [JsonPropertyName("recordPublicationDate")] public RegisterDate? Published { get; set; }
    [JsonPropertyName("recordStatusText")] public string? Status { get; set; }
    [JsonPropertyName("recordStatusDate")] public RegisterDate? StatusDate { get; set; }
    /// <summary>Language of the proceeding.</summary>
    [JsonPropertyName("languageCode")] public string? Language { get; set; }
    [JsonPropertyName("commentText")] public string? Text { get; set; }
    /// <summary>Opponent, licensee, new owner …</summary>
    [JsonPropertyName("partyBag")] public List<Party>? Parties { get; set; }
    /// <summary>For an opposition: the earlier rights it stands on.</summary>
    [JsonPropertyName("earlierRightBag")] public List<string>? EarlierRights { get; set; }
    /// <summary>Of a proceeding: the rights it is against, this one and others, where the office names them.</summary>
    [JsonPropertyName("contestedRightBag")] public List<string>? ContestedRights { get; set; }
    /// <summary>The proceeding's own history, where the office gives it.</summary>
    [JsonPropertyName("eventBag")] public List<LegalEvent>? Events { get; set; }
}

/// <summary>A document or literature passage cited against the entry.</summary>
public sealed class Citation
{
    [JsonPropertyName("sequenceNumber")] public string? Sequence { get; set; }
    [JsonPropertyName("ipOfficeCode")] public string? Office { get; set; }
    [JsonPropertyName("documentNumber")] public string? Number { get; set; }
    [JsonPropertyName("patentDocumentKindCode")] public string? KindCode { get; set; }
    [JsonPropertyName("date")] public RegisterDate? Date { get; set; }
    /// <summary>Non-patent literature, or the name written beside the number.</summary>
    [JsonPropertyName("citationText")] public string? Text { get; set; }
    /// <summary>X, Y, A …, or "cited by examiner".</summary>
    [JsonPropertyName("citationCategory")] public string? Category { get; set; }
    /// <summary>Step of the procedure in which it was cited: ISR international search, SEA search, APP by the applicant …</summary>
    [JsonPropertyName("citationPhaseCode")] public string? Phase { get; set; }
    /// <summary>ST.3 code of the office whose search cited it.</summary>
    [JsonPropertyName("searchingOfficeCode")] public string? SearchingOffice { get; set; }
    [JsonPropertyName("citationDate")] public RegisterDate? CitedOn { get; set; }
    /// <summary>Claims it is relevant to, as written.</summary>
    [JsonPropertyName("relatedClaimNumberText")] public string? Claims { get; set; }
    /// <summary>Pages, paragraphs, figures …, as written.</summary>
    [JsonPropertyName("passageText")] public string? Passage { get; set; }
}
