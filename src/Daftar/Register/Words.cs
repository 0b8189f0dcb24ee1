using System.Text.Json.Serialization;

namespace Daftar.Register;

/// <summary>What became of a record: the columns of a package's account, which add up to what was received. Stored: never renumber.</summary>
public enum Outcome : byte
{
    New = 1,
    Changed = 2,
    /// <summary>The same content as known, stated again.</summary>
    Unchanged = 3,
    /// <summary>Kept in history; nothing shown changes.</summary>
    Older = 4,
    /// <summary>Deleted by the office.</summary>
    Deleted = 5,
    /// <summary>The same statement once more.</summary>
    Duplicate = 6,
    /// <summary>The provider has no mandate for this authority: waits for the operator.</summary>
    Held = 7,
    /// <summary>Not taken, for what a finding says.</summary>
    SetAside = 8,
}

/// <summary>What a snapshot is. Stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SnapshotKind>))]
public enum SnapshotKind : byte
{
    /// <summary>A current state delivered without saying what changed.</summary>
    [JsonStringEnumMemberName("asReported")] AsReported = 1,
    [JsonStringEnumMemberName("published")] Published = 2,
    [JsonStringEnumMemberName("grantedOrRegistered")] GrantedOrRegistered = 3,
    [JsonStringEnumMemberName("statusChange")] StatusChange = 4,
    [JsonStringEnumMemberName("changeOfData")] ChangeOfData = 5,
    [JsonStringEnumMemberName("correction")] Correction = 6,
    [JsonStringEnumMemberName("deletedByOffice")] Deleted = 7,
}

/// <summary>Where the time a statement was produced comes from. Stored: never renumber.</summary>
public enum ProducedFrom : byte
{
    /// <summary>The record's own last-update or transaction time, or its document's header.</summary>
    Record = 1,
    PackageName = 2,
    Arrival = 3,
}

/// <summary>Why a journal batch was written. Stored: never renumber.</summary>
public enum JournalCause : byte
{
    Load = 1, EmbargoEnded = 2, TakenDown = 3, ReadAgain = 4, MergedOrSplit = 5, Omitted = 6, TermsChanged = 7,
}
