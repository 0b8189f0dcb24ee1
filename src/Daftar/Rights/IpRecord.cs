using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights;

/// <summary>
/// What one document says about one entry (a <em>record</em>), and, merged over time, the state of an entry (what a snapshot keeps).
/// One class per right below it. Property names in JSON follow WIPO ST.97: ST.96 names in lower camel case, bags as arrays.
/// </summary>
public abstract class IpRecord
{
    [JsonIgnore]
    public abstract Right Right { get; }

    /// <summary>ST.3 code of the office whose register this is.</summary>
    [JsonPropertyName("registrationOfficeCode")] public required string Office { get; set; }

    /// <summary>Every identifier the document gives; the first that <see cref="OfficeNumber.Identifies"/> mints the entry id if none is known.</summary>
    [JsonPropertyName("identifierBag")] public List<OfficeNumber> Identifiers { get; set; } = [];

    /// <summary>Kind inside the right: invention, utility model, supplementary protection certificate; individual, collective, certification … in lower case.</summary>
    [JsonPropertyName("rightKindCategory")] public string? Kind { get; set; }

    // Said about the document, not about the right: not part of a state.
    /// <summary>ST.3 code of who exchanges records of other offices (DOCDB: EP) and so made the statement; null: the office itself. Not part of the state.</summary>
    [JsonIgnore] public string? ExchangedBy { get; set; }
    [JsonIgnore] public Operation Operation { get; set; }
    [JsonIgnore] public Scope Scope { get; set; } = Scope.Everything;

    /// <summary>When the office made the statement: the record's own last-update or transaction time, else the header's; null where neither is given.</summary>
    [JsonIgnore] public DateTimeOffset? Produced { get; set; }

    /// <summary>Part of the entry's name when several entries share an application: the place of this design in it.</summary>
    [JsonPropertyName("designPlace")] public string? PlaceInApplication { get; set; }

    // Bibliography
    [JsonPropertyName("filingDate")] public RegisterDate? FilingDate { get; set; }
    /// <summary>Of a mark, design or indication: registration. Of a patent: grant.</summary>
    [JsonPropertyName("registrationDate")] public RegisterDate? RegistrationDate { get; set; }
    /// <summary>First publication.</summary>
    [JsonPropertyName("publicationDate")] public RegisterDate? PublicationDate { get; set; }
    [JsonPropertyName("expiryDate")] public RegisterDate? ExpiryDate { get; set; }
    [JsonPropertyName("renewalDate")] public RegisterDate? RenewalDate { get; set; }
    [JsonPropertyName("rightEffectiveDate")] public RegisterDate? EffectDate { get; set; }
    [JsonPropertyName("terminationDate")] public RegisterDate? TerminationDate { get; set; }
    /// <summary>Title of an invention or design, name of an indication, by language. A mark's words stand in its own fields.</summary>
    [JsonPropertyName("titleBag")] public List<LocalText>? Titles { get; set; }
    [JsonPropertyName("filingLanguageCode")] public string? FilingLanguage { get; set; }
    /// <summary>The language the applicant names besides that of filing, in which proceedings may be held (European Union).</summary>
    [JsonPropertyName("secondLanguageCode")] public string? SecondLanguage { get; set; }
    /// <summary>The day the application came in, where the office gives it apart from the filing date it accorded.</summary>
    [JsonPropertyName("receivingOfficeDate")] public RegisterDate? ReceivedDate { get; set; }
    [JsonPropertyName("applicantFileReference")] public string? ApplicantReference { get; set; }

    // Visibility
    [JsonPropertyName("visibility"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Visibility Visibility { get; set; }
    /// <summary>For an unpublished record: the day from which it is public, where one is fixed.</summary>
    [JsonPropertyName("publicFromDate")] public RegisterDate? PublicFrom { get; set; }
    /// <summary>Parts the office restricts as a whole.</summary>
    [JsonPropertyName("restrictedParts"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Parts RestrictedParts { get; set; }

    // Parties
    [JsonPropertyName("applicantBag")] public List<Party>? Applicants { get; set; }
    /// <summary>Owners, holders, grantees, assignees; for an indication the rights holder.</summary>
    [JsonPropertyName("ownerBag")] public List<Party>? Owners { get; set; }

    /// <summary>Who holds it now: the owners, or the applicants where the office names no others (decision 61).</summary>
    [JsonIgnore] public List<Party>? Holders => Owners is { Count: > 0 } ? Owners : Applicants;

    [JsonPropertyName("representativeBag")] public List<Party>? Representatives { get; set; }
    [JsonPropertyName("correspondenceBag")] public List<Party>? Correspondents { get; set; }

    [JsonPropertyName("legalStatus")] public LegalStatus? Status { get; set; }
    [JsonPropertyName("eventBag")] public List<LegalEvent>? Events { get; set; }
    [JsonPropertyName("publicationBag")] public List<Publication>? Publications { get; set; }
    [JsonPropertyName("fileBag")] public List<FileReference>? Files { get; set; }

    // Relations
    [JsonPropertyName("priorityBag")] public List<Priority>? Priorities { get; set; }
    [JsonPropertyName("relationBag")] public List<Relation>? Relations { get; set; }
    [JsonPropertyName("designationBag")] public List<Designation>? Designations { get; set; }

    [JsonPropertyName("recordBag")] public List<RegisterEntry>? Procedures { get; set; }

    /// <summary>What no field above holds, kept as it came.</summary>
    [JsonPropertyName("residueBag")] public List<Residue>? Residue { get; set; }

    /// <summary>Codes of events and statuses that no table of the office translates, with its words: told once a package, not kept.</summary>
    internal List<(string Code, string? Text, bool IsStatus)>? Unmapped { get; set; }

    /// <summary>The written number of one kind, or null.</summary>
    public string? Number(Numbers of)
    {
        foreach (var identifier in Identifiers)
        {
            if (identifier.Of == of)
            {
                return identifier.Written;
            }
        }
        return null;
    }

    /// <summary>Another record with the same values; lists are shared.</summary>
    internal IpRecord Copy() => (IpRecord)MemberwiseClone();

    /// <summary>
    /// Lays <paramref name="from"/> over this state: parts in <paramref name="fully"/> become what it says (empty is a removal), parts in
    /// <paramref name="partly"/> are added to, every other part stays. Identifiers are only ever added.
    /// </summary>
    public virtual void Take(IpRecord from, Parts fully, Parts partly)
    {
        foreach (var identifier in from.Identifiers)
        {
            if (!Identifiers.Contains(identifier))
            {
                Identifiers.Add(identifier);
            }
        }
        // What one record restricts stays so until one that speaks of the whole entry says otherwise.
        RestrictedParts = from.RestrictedParts | ((fully & Parts.Bibliography) != 0 ? Parts.None : RestrictedParts);
        if (Speaks(Parts.Bibliography))
        {
            Kind = Pick(Kind, from.Kind, Parts.Bibliography);
            FilingDate = Pick(FilingDate, from.FilingDate, Parts.Bibliography);
            RegistrationDate = Pick(RegistrationDate, from.RegistrationDate, Parts.Bibliography);
            // First publication: what is told of a later one does not move it.
            PublicationDate = Pick(PublicationDate, PublicationDate < from.PublicationDate && (fully & Parts.Bibliography) == 0 ? PublicationDate : from.PublicationDate, Parts.Bibliography);
            ExpiryDate = Pick(ExpiryDate, from.ExpiryDate, Parts.Bibliography);
            RenewalDate = Pick(RenewalDate, from.RenewalDate, Parts.Bibliography);
            EffectDate = Pick(EffectDate, from.EffectDate, Parts.Bibliography);
            TerminationDate = Pick(TerminationDate, from.TerminationDate, Parts.Bibliography);
            Titles = Lists.Lay(Titles, from.Titles, fully, Parts.Bibliography);
            FilingLanguage = Pick(FilingLanguage, from.FilingLanguage, Parts.Bibliography);
            SecondLanguage = Pick(SecondLanguage, from.SecondLanguage, Parts.Bibliography);
            ReceivedDate = Pick(ReceivedDate, from.ReceivedDate, Parts.Bibliography);
            ApplicantReference = Pick(ApplicantReference, from.ApplicantReference, Parts.Bibliography);
            PlaceInApplication ??= from.PlaceInApplication;
            if ((fully & Parts.Bibliography) != 0 || from.Visibility != Visibility.Public)
            {
                // A partial record that says nothing of visibility opens nothing.
                (Visibility, PublicFrom) = (from.Visibility, from.PublicFrom);
            }
            Residue = Pick(Residue, from.Residue, Parts.Bibliography);
        }
        if (Speaks(Parts.Parties))
        {
            Applicants = Pick(Applicants, from.Applicants, Parts.Parties);
            Owners = Pick(Owners, from.Owners, Parts.Parties);
            Representatives = Pick(Representatives, from.Representatives, Parts.Parties);
            Correspondents = Pick(Correspondents, from.Correspondents, Parts.Parties);
        }
        if (Speaks(Parts.Status))
        {
            Status = Pick(Status, from.Status, Parts.Status);
        }
        if (Speaks(Parts.Events))
        {
            Events = Join(Events, from.Events, Parts.Events, static (a, b) => a.Date == b.Date && a.Code == b.Code && a.Text == b.Text && a.Category == b.Category);
        }
        if (Speaks(Parts.Publications | Parts.Text))
        {
            Publications = PublicationMerge.Lay(Publications, from.Publications, fully, partly);
        }
        if (Speaks(Parts.Files))
        {
            Files = Join(Files, from.Files, Parts.Files, static (a, b) => a.Kind == b.Kind && a.Name == b.Name && a.Identifier == b.Identifier);
        }
        if (Speaks(Parts.Relations))
        {
            Priorities = Join(Priorities, from.Priorities, Parts.Relations, static (a, b) => a.Office == b.Office && a.Number == b.Number && a.Date == b.Date);
            Relations = Join(Relations, from.Relations, Parts.Relations, static (a, b) => a.Kind == b.Kind && a.Office == b.Office && a.Number == b.Number);
            Designations = Join(Designations, from.Designations, Parts.Relations, static (a, b) => a.Office == b.Office);
        }
        if (Speaks(Parts.Procedures))
        {
            Procedures = Join(Procedures, from.Procedures, Parts.Procedures, static (a, b) => a.Kind == b.Kind && a.Identifier == b.Identifier && a.Date == b.Date && (a.Language ?? b.Language) == (b.Language ?? a.Language));
        }

        bool Speaks(Parts parts) => ((fully | partly) & parts) != 0;
        T? Pick<T>(T? mine, T? theirs, Parts part) => (fully & part) != 0 ? theirs : theirs ?? mine;
        List<T>? Join<T>(List<T>? mine, List<T>? theirs, Parts part, Func<T, T, bool> same) => (fully & part) != 0 ? theirs : Lists.Join(mine, theirs, same);
    }
}
