using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daftar.Dialects.St96;
using Daftar.Rights;

namespace Daftar.Conversion;

/// <summary>
/// What a document is to say beside its elements, so that Daftar reads of it what it was written of: only members that are read otherwise, and of these only what
/// the elements do not give. Made of a reading of the document without it, so of nothing that the document is not meant to say.
/// </summary>
internal sealed class BesideMaking
{
    private readonly JsonObject _of = [];
    private readonly JsonObject _order = [];
    private readonly JsonObject _say = [];

    /// <param name="meant">What the document is to be read as.</param>
    /// <param name="says">What it is read as.</param>
    /// <returns>Null where that is the same, or nothing can be read of it.</returns>
    public static string? Of(IpRecord meant, DocumentSays says)
    {
        if (says is not { Record: { } carried, Elements: { } elements })
        {
            return null;
        }
        var making = new BesideMaking();
        using var goal = JsonDocument.Parse(RecordJson.Bytes(meant));
        using var read = JsonDocument.Parse(RecordJson.Bytes(carried));
        using var element = JsonDocument.Parse(elements);
        foreach (var name in Names(goal).Union(Names(read)).Where(static name => name is not ("residueBag" or "registrationOfficeCode")))
        {
            if (Member(goal, name)?.GetRawText() != Member(read, name)?.GetRawText())
            {
                var from = Member(element, name);
                making._of[name] = StatedBeside.Digest(name, from is { } some ? JsonSerializer.SerializeToNode(some, BesideText.Json) : null);
                making.Differ("/" + name, from, Member(goal, name));
            }
        }
        return making.Text(meant, carried);

        static IEnumerable<string> Names(JsonDocument json) => json.RootElement.EnumerateObject().Select(static one => one.Name);
        static JsonElement? Member(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) ? value : null;
    }

    private string? Text(IpRecord meant, IpRecord carried)
    {
        var text = new JsonObject();
        if (meant.Produced != carried.Produced)
        {
            _of["produced"] = StatedBeside.Digest(carried.Produced);
            text["produced"] = meant.Produced is { } moment ? moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : "";
        }
        if (meant.Scope != carried.Scope && meant.Operation != Operation.Delete)
        {
            _of["scope"] = StatedBeside.Digest(carried.Scope);
            text["scope"] = new JsonArray(meant.Scope.Fully.ToString(), meant.Scope.Partly.ToString());
        }
        foreach (var (name, part) in ((string, JsonObject)[])[("of", _of), ("order", _order), ("say", _say)])
        {
            if (part.Count > 0)
            {
                text[name] = part;
            }
        }
        if (meant.ExchangedBy is { } other && other != carried.ExchangedBy)
        {
            text["by"] = other;
        }
        return text.Count == 0 ? null : BesideText.Safe(text.ToJsonString(BesideText.Json));
    }

    private void Differ(string pointer, JsonElement? from, JsonElement? to)
    {
        if (from is { ValueKind: JsonValueKind.Object } old && to is { ValueKind: JsonValueKind.Object } young)
        {
            foreach (var property in young.EnumerateObject())
            {
                Differ(Join(pointer, property.Name), old.TryGetProperty(property.Name, out var before) ? before : null, property.Value);
            }
            foreach (var property in old.EnumerateObject().Where(property => !young.TryGetProperty(property.Name, out _)))
            {
                Differ(Join(pointer, property.Name), property.Value, null);
            }
        }
        else if (from is { ValueKind: JsonValueKind.Array } few && to is { ValueKind: JsonValueKind.Array } many)
        {
            Lists(pointer, [.. few.EnumerateArray()], [.. many.EnumerateArray()]);
        }
        else if (from?.GetRawText() != to?.GetRawText())
        {
            _say[pointer] = to is { } value ? JsonSerializer.SerializeToNode(value, BesideText.Json) : null;
        }
    }

    private void Lists(string pointer, JsonElement[] from, JsonElement[] to)
    {
        var places = ItemPairs.Of(to, from);
        if (from.Length != to.Length || places.Where(static (place, at) => place != at).Any())
        {
            _order[pointer] = new JsonArray([.. places.Select(static place => (JsonNode)place)]);
        }
        for (var at = 0; at < to.Length; at++)
        {
            Differ(Join(pointer, at.ToString(CultureInfo.InvariantCulture)), places[at] < 0 ? null : from[places[at]], to[at]);
        }
    }

    private static string Join(string pointer, string name) => $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
