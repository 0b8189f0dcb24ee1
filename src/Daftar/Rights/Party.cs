using System.Text.Json.Serialization;

namespace Daftar.Rights;

/// <summary>Parts of a party that are shown or withheld apart.</summary>
[Flags]
public enum PartyParts : byte
{
    None = 0,
    Name = 1,
    /// <summary>Street lines and postal code; city, region and country stay public with the name (ST.96 PublicationContact).</summary>
    Address = 2,
    /// <summary>Telephone, electronic mail, web address.</summary>
    Contact = 4,
    Nationality = 8,
    /// <summary>City and region.</summary>
    City = 16,
    Country = 32,
    All = 63,
}

/// <summary>An applicant, owner, inventor, designer, representative … as the office names it.</summary>
public sealed class Party
{
    [JsonPropertyName("sequenceNumber")] public int? Sequence { get; set; }
    /// <summary>The office's own number for this party.</summary>
    [JsonPropertyName("partyIdentifier")] public string? Identifier { get; set; }
    /// <summary>Name in full, family name first where the office structures it so: "LEE, Do Gyeong".</summary>
    [JsonPropertyName("name")] public string? Name { get; set; }
    /// <summary>The same name in other languages or scripts.</summary>
    [JsonPropertyName("nameBag")] public List<LocalText>? OtherNames { get; set; }
    [JsonPropertyName("personIndicator")] public bool? IsPerson { get; set; }
    /// <summary>Legal form, such as "limited liability company".</summary>
    [JsonPropertyName("legalEntityName")] public string? LegalForm { get; set; }
    [JsonPropertyName("incorporationCountryCode")] public string? IncorporationCountry { get; set; }
    /// <summary>State or region under whose law the legal entity stands, such as "DELAWARE".</summary>
    [JsonPropertyName("incorporationState")] public string? IncorporationRegion { get; set; }
    [JsonPropertyName("addressLineText")] public List<string>? AddressLines { get; set; }
    [JsonPropertyName("cityName")] public string? City { get; set; }
    [JsonPropertyName("geographicRegionName")] public string? Region { get; set; }
    [JsonPropertyName("postalCode")] public string? PostalCode { get; set; }
    /// <summary>ST.3 or ISO 3166 code of the address.</summary>
    [JsonPropertyName("countryCode")] public string? Country { get; set; }
    [JsonPropertyName("nationalityCode")] public string? Nationality { get; set; }
    [JsonPropertyName("residenceCountryCode")] public string? Residence { get; set; }
    [JsonPropertyName("phoneNumberBag")] public List<string>? Phones { get; set; }
    [JsonPropertyName("faxNumberBag")] public List<string>? Faxes { get; set; }
    [JsonPropertyName("emailAddressBag")] public List<string>? Emails { get; set; }
    [JsonPropertyName("webAddressBag")] public List<string>? WebAddresses { get; set; }
    /// <summary>The office's word for the role, such as "Original Registrant" or "Attorney".</summary>
    [JsonPropertyName("partyCategory")] public string? Category { get; set; }
    /// <summary>
    /// The inventor or designer has waived being named, or what is said of them is not open for publication (ST.96 com:ConfidentialIndicator): the
    /// name is never shown.
    /// </summary>
    [JsonPropertyName("waiverIndicator")] public bool? WaivedNaming { get; set; }
    /// <summary>
    /// Parts withheld from the public, where the record or the profile of the office says so; null means the usual: address lines and contact are
    /// withheld (ST.96 gives PublicationContact for what may be shown and Contact for the rest). See <see cref="Withheld"/>.
    /// </summary>
    [JsonPropertyName("restrictedParts")] public PartyParts? Restricted { get; set; }

    /// <summary>What is withheld of a party where nobody says anything.</summary>
    public const PartyParts Usual = PartyParts.Address | PartyParts.Contact;

    /// <summary>What is withheld of a party that must not be named: all but the country.</summary>
    public const PartyParts Unnamed = PartyParts.All & ~PartyParts.Country;

    /// <summary>What the public does not see of this party.</summary>
    [JsonIgnore]
    public PartyParts Withheld => (Restricted ?? Usual) | (WaivedNaming == true ? Unnamed : PartyParts.None);

    /// <summary>Whether the party may be named cannot be read: it is not, until it can be. That it has waived is not said.</summary>
    internal void Close() => Restricted = (Restricted ?? Usual) | Unnamed;
}
