using System.Text.Json;
using System.Text.RegularExpressions;

namespace Daftar.Tests.Commands;

/// <summary>Whether JSON keeps a JSON Schema, of the words that ours uses; a word it does not know is told, never passed over.</summary>
internal static class JsonShape
{
    public static IEnumerable<string> Complaints(JsonElement value, JsonElement schema, string path = "$")
    {
        foreach (var word in schema.EnumerateObject())
        {
            var wrong = word.Name switch
            {
                "$schema" or "title" or "description" => null,
                "type" => (word.Value.ValueKind == JsonValueKind.Array ? [.. word.Value.EnumerateArray()] : new[] { word.Value }).Any(type => Is(value, type.GetString()!)) ? null : "is of another type",
                "enum" => word.Value.EnumerateArray().Any(one => one.ValueEquals(value.GetString())) ? null : "is none of the list",
                "pattern" => Regex.IsMatch(value.GetString()!, word.Value.GetString()!) ? null : "has not the form",
                "minimum" => value.GetDouble() >= word.Value.GetDouble() ? null : "is too small",
                "required" => word.Value.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing ? $"lacks {missing}" : null,
                "additionalProperties" => value.EnumerateObject().FirstOrDefault(one => !schema.GetProperty("properties").TryGetProperty(one.Name, out _)) is { Value.ValueKind: not JsonValueKind.Undefined } more ? $"has {more.Name}" : null,
                "properties" or "items" => null,
                _ => $"is judged by a word nobody knows: {word.Name}",
            };
            if (wrong is not null)
            {
                yield return $"{path} {wrong}: {value}";
            }
        }
        var inside = value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((one, at) => Complaints(one, items, $"{path}[{at.ToString(null, null)}]")),
            JsonValueKind.Object when schema.TryGetProperty("properties", out var all) => value.EnumerateObject().Where(one => all.TryGetProperty(one.Name, out _)).SelectMany(one => Complaints(one.Value, all.GetProperty(one.Name), $"{path}.{one.Name}")),
            _ => [],
        };
        foreach (var complaint in inside)
        {
            yield return complaint;
        }
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
