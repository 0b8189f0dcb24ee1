using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights;

/// <summary>A text and its language (ISO 639-1, lower case), null where the office does not say.</summary>
public sealed record LocalText(
    [property: JsonPropertyName("languageCode")] string? Language,
    [property: JsonPropertyName("text")] string Text);

/// <summary>One claim: its number as written and its text, tags dropped, parts separated by line breaks.</summary>
public sealed record Claim(
    [property: JsonPropertyName("claimNumber")] string? Number,
    [property: JsonPropertyName("languageCode")] string? Language,
    [property: JsonPropertyName("claimText")] string Text);

/// <summary>A publication under an entry: A1 and B1 of one patent are two, each with its own text; for marks and designs a gazette notice.</summary>
public sealed class Publication
{
    /// <summary>The section that tells texts as the applicant filed them from those of a publication: they stand beside publications, and publish nothing.</summary>
    public const string AsFiled = "as filed";

    /// <summary>Section A.2 of the Community Designs Bulletin (A2, A.2.1): the EUIPO gives notice of a design whose publication is deferred, without its views.</summary>
    [JsonIgnore] public bool IsNoticeOfDeferment => Section is { Length: > 1 } && Array.Exists(Section.Split(','), static part => Bare(part) is var bare && (bare is "A2" || bare.StartsWith("A2.", StringComparison.Ordinal)));

    /// <summary>
    /// More than a notice, and no entry about the right: part A of the bulletin publishes designs, A.3 corrects it, B and C tell of changes, renewals and ends. Other sections are the
    /// office's own, and are taken for publications.
    /// </summary>
    [JsonIgnore] public bool ShowsTheDesign => Section is null || !(IsNoticeOfDeferment || Array.Exists(Section.Split(','), static part => part.AsSpan().Trim() is ['A', '.', '3', ..] or [>= 'B' and <= 'F', '.', >= '0' and <= '9', ..]));

    private static string Bare(string section)
    {
        var bare = section.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).TrimEnd('.');
        return bare.StartsWith("A.", StringComparison.Ordinal) ? "A" + bare[2..] : bare;
    }

    [JsonPropertyName("ipOfficeCode")] public string? Office { get; set; }
    [JsonPropertyName("publicationNumber")] public string? Number { get; set; }
    /// <summary>ST.16 kind code, such as A1 or B1.</summary>
    [JsonPropertyName("patentDocumentKindCode")] public string? KindCode { get; set; }
    [JsonPropertyName("publicationDate")] public RegisterDate? Date { get; set; }
    [JsonPropertyName("publicationLanguageCodeBag")] public List<string>? Languages { get; set; }
    /// <summary>Gazette or bulletin, such as 2009/063.</summary>
    [JsonPropertyName("publicationIdentifier")] public string? Gazette { get; set; }
    /// <summary>Section of the gazette, such as A.1, and what it means where the office says.</summary>
    [JsonPropertyName("publicationSection")] public string? Section { get; set; }
    /// <summary>Page of the gazette, as written.</summary>
    [JsonPropertyName("publicationPage")] public string? Page { get; set; }
    [JsonPropertyName("pageTotalQuantity")] public int? Pages { get; set; }
    /// <summary>ST.37 exception code, such as N for a number never published.</summary>
    [JsonPropertyName("publicationExceptionCode")] public string? ExceptionCode { get; set; }
    /// <summary>What a correction of this publication says.</summary>
    [JsonPropertyName("correctionBag")] public List<LocalText>? Corrections { get; set; }
    [JsonPropertyName("abstractBag")] public List<LocalText>? Abstracts { get; set; }
    [JsonPropertyName("claimBag")] public List<Claim>? Claims { get; set; }
    [JsonPropertyName("descriptionBag")] public List<LocalText>? Descriptions { get; set; }

    /// <summary>Two notices are the same publication when office, number, kind, gazette, section and (for gazette notices) date agree.</summary>
    public bool Same(Publication other) =>
        string.Equals(Office, other.Office, StringComparison.Ordinal)
        && string.Equals(Number is null ? null : OfficeNumber.Fold(Office ?? "", Numbers.Publication, Number), other.Number is null ? null : OfficeNumber.Fold(other.Office ?? "", Numbers.Publication, other.Number), StringComparison.Ordinal)
        && string.Equals(KindCode, other.KindCode, StringComparison.Ordinal)
        && string.Equals(Gazette, other.Gazette, StringComparison.Ordinal)
        && string.Equals(Section, other.Section, StringComparison.Ordinal)
        && (Number is not null || Date == other.Date);
}
