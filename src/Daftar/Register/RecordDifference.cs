using System.Text.Json;
using Daftar.Rights;

namespace Daftar.Register;

/// <summary>One field that differs between two states: its path after ST.97, such as <c>ownerBag[2].name</c>, and both values as text; null where absent.</summary>
public sealed record FieldChange(string Path, string? Before, string? After);

/// <summary>
/// The field-by-field difference of two states. Lists are compared item by item after pairing those that are the same thing (by number, date
/// and code, name), so that one inserted event is one change and not a shift of all that follow.
/// </summary>
public static class RecordDifference
{
    public static IReadOnlyList<FieldChange> Between(IpRecord before, IpRecord after)
    {
        using var old = JsonDocument.Parse(RecordJson.Bytes(before));
        using var young = JsonDocument.Parse(RecordJson.Bytes(after));
        var changes = new List<FieldChange>();
        Compare("", old.RootElement, young.RootElement, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? before, JsonElement? after, List<FieldChange> changes)
    {
        if (before is { } old && after is { } young && old.ValueKind == young.ValueKind)
        {
            switch (old.ValueKind)
            {
                case JsonValueKind.Object:
                    Objects(path, old, young, changes);
                    return;
                case JsonValueKind.Array:
                    Arrays(path, [.. old.EnumerateArray()], [.. young.EnumerateArray()], changes);
                    return;
            }
            if (old.GetRawText() == young.GetRawText())
            {
                return;
            }
            changes.Add(new FieldChange(path, Text(old), Text(young)));
            return;
        }
        Leaves(path, before, static (at, text) => new FieldChange(at, text, null), changes);
        Leaves(path, after, static (at, text) => new FieldChange(at, null, text), changes);
    }

    private static void Objects(string path, JsonElement before, JsonElement after, List<FieldChange> changes)
    {
        foreach (var property in before.EnumerateObject())
        {
            Compare(Join(path, property.Name), property.Value, after.TryGetProperty(property.Name, out var other) ? other : null, changes);
        }
        foreach (var property in after.EnumerateObject())
        {
            if (!before.TryGetProperty(property.Name, out _))
            {
                Compare(Join(path, property.Name), null, property.Value, changes);
            }
        }
    }

    private static void Arrays(string path, JsonElement[] before, JsonElement[] after, List<FieldChange> changes)
    {
        var paired = new bool[before.Length];
        var open = new List<int>();
        for (var i = 0; i < after.Length; i++)
        {
            var at = Find(before, paired, candidate => candidate.GetRawText() == after[i].GetRawText());
            if (at < 0)
            {
                open.Add(i);
            }
            else
            {
                paired[at] = true;
            }
        }
        foreach (var i in open)
        {
            var at = KeyOf(after[i]) is { } key ? Find(before, paired, candidate => KeyOf(candidate) == key) : -1;
            if (at >= 0)
            {
                paired[at] = true;
            }
            Compare(At(path, i), at >= 0 ? before[at] : null, after[i], changes);
        }
        for (var i = 0; i < before.Length; i++)
        {
            if (!paired[i])
            {
                Compare(At(path, i), before[i], null, changes);
            }
        }
    }

    private static int Find(JsonElement[] items, bool[] paired, Func<JsonElement, bool> same)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!paired[i] && same(items[i]))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>What makes two items of a list the same thing with another value in it; null where only equality does.</summary>
    private static string? KeyOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        foreach (var keys in (ReadOnlySpan<string[]>)[["sequenceNumber"], ["classNumber"], ["publicationNumber", "patentDocumentKindCode"], ["eventDate", "nationalEventCode"],
            ["claimNumber", "languageCode"], ["languageCode"], ["fileName"], ["name"], ["ipOfficeCode"]])
        {
            var values = keys.Select(key => item.TryGetProperty(key, out var value) ? value.GetRawText() : null).ToArray();
            if (values[0] is not null)
            {
                return keys[0] + "=" + string.Join('|', values);
            }
        }
        return null;
    }

    private static void Leaves(string path, JsonElement? element, Func<string, string, FieldChange> change, List<FieldChange> changes)
    {
        if (element is not { } some)
        {
            return;
        }
        switch (some.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in some.EnumerateObject())
                {
                    Leaves(Join(path, property.Name), property.Value, change, changes);
                }
                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var item in some.EnumerateArray())
                {
                    Leaves(At(path, i++), item, change, changes);
                }
                break;
            default:
                changes.Add(change(path, Text(some)));
                break;
        }
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static string At(string path, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{index + 1}]");
}
