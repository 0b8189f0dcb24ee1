using System.Text.Json.Serialization;

namespace Daftar.Values;

/// <summary>The right an entry is about. Kind (utility model, collective mark …) stands inside it and is no part of identity. Stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Right>))]
public enum Right : byte
{
    [JsonStringEnumMemberName("patent")] Patent = 1,
    [JsonStringEnumMemberName("trademark")] Trademark = 2,
    [JsonStringEnumMemberName("design")] Design = 3,
    [JsonStringEnumMemberName("indication")] Indication = 4,
}
