using System.Text.Json.Serialization;

namespace Daftar.Values;

/// <summary>Daftar's own four-way status. Stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GeneralStatus>))]
public enum GeneralStatus : byte
{
    [JsonStringEnumMemberName("unknown")] Unknown = 0,
    [JsonStringEnumMemberName("pending")] Pending = 1,
    [JsonStringEnumMemberName("inForce")] InForce = 2,
    [JsonStringEnumMemberName("ended")] Ended = 3,
}
