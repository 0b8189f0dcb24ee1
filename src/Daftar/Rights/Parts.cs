using System.Text.Json.Serialization;

namespace Daftar.Rights;

/// <summary>Parts of a record that can be spoken of, merged and shown apart. Stored: never renumber.</summary>
[Flags]
public enum Parts
{
    None = 0,
    /// <summary>Numbers, dates, titles, languages, kind.</summary>
    Bibliography = 1,
    Parties = 2,
    /// <summary>IPC, CPC, Nice with goods and services, Vienna, Locarno, products.</summary>
    Classification = 4,
    Status = 8,
    Events = 16,
    Publications = 32,
    /// <summary>Abstract, claims, description of publications; feature and area texts of indications.</summary>
    Text = 64,
    /// <summary>Images, views, sounds, models, documents.</summary>
    Files = 128,
    /// <summary>Priorities, seniorities, relations, designations, citations.</summary>
    Relations = 256,
    /// <summary>Oppositions, licences, pledges and other entries in the register.</summary>
    Procedures = 512,
    All = 1023,
}

/// <summary>Which parts a record speaks of. What is in neither set stays as it was; a fully spoken part that is empty is a removal.</summary>
/// <param name="Fully">The record's word on these parts is complete.</param>
/// <param name="Partly">
/// The record adds to or changes these parts and leaves the rest of them alone: texts by language, goods by class, events, files and relations one by one. Lists whose items have no key
/// (parties, symbols of a classification) become what it says where it says any (docs/decisions/0025-state-from-statements.md).
/// </param>
public readonly record struct Scope(Parts Fully, Parts Partly)
{
    public static readonly Scope Everything = new(Parts.All, Parts.None);

    [JsonIgnore]
    public Parts Spoken => Fully | Partly;
}

/// <summary>What the office asks to be done with its record.</summary>
public enum Operation : byte
{
    /// <summary>Here is the state; whether it is new or changed the hub finds out.</summary>
    State = 0,
    /// <summary>The office deletes its record: one of the three removals, and not the end of the right.</summary>
    Delete = 1,
}

/// <summary>Visibility of a part or an entry. Stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Visibility>))]
public enum Visibility : byte
{
    [JsonStringEnumMemberName("public")] Public = 0,
    /// <summary>Not yet: public from a date, or when the office says so.</summary>
    [JsonStringEnumMemberName("unpublished")] Unpublished = 1,
    /// <summary>For entitled recipients only.</summary>
    [JsonStringEnumMemberName("restricted")] Restricted = 2,
    /// <summary>Removed by the hub, with a tombstone.</summary>
    [JsonStringEnumMemberName("takenDown")] TakenDown = 3,
}
