using System.Text.Json.Serialization;

namespace Daftar.Rights;

/// <summary>Something the office wrote that no reader has a field for: kept, never lost (path inside the record, and its text).</summary>
public sealed record Residue(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("text")] string Text);
