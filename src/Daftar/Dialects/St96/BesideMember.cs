using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daftar.Dialects.St96;

/// <summary>What an instruction says of one member of the record: lists in another order, then values by place.</summary>
internal sealed class BesideMember
{
    private readonly List<(string[] Path, int[] Places)> _orders = [];
    private readonly List<(string[] Path, JsonElement Value)> _says = [];

    /// <summary>Digest of what the elements said of it.</summary>
    public string? Of { get; set; }

    public void Order(string[] path, int[] places) => _orders.Add((path, places));

    public void Say(string[] path, JsonElement value) => _says.Add((path, value));

    /// <param name="member">What the elements say; null for nothing. It is changed.</param>
    /// <param name="changed">What both say together.</param>
    /// <returns>False where a place is not there, or is left with nothing in it.</returns>
    public bool TryChange(JsonNode? member, out JsonNode? changed)
    {
        // Under a name of its own, so that the member itself has a place, too.
        var around = new JsonObject();
        if (member is not null)
        {
            around["m"] = member;
        }
        var isGood = _orders.TrueForAll(one => TryOrder(around, one.Path, one.Places)) && _says.TrueForAll(one => TrySay(around, one.Path, one.Value));
        changed = around["m"];
        around.Remove("m");
        return isGood && !HasNothing(changed);
    }

    private static bool TryOrder(JsonObject around, string[] path, int[] places)
    {
        if (!TryFind(around, path, out var holder, out var name) || At(holder, name) is not JsonArray list)
        {
            return false;
        }
        var items = list.ToArray();
        // Each item once: a list that named one again and again would have no end.
        var taken = new HashSet<int>();
        if (!Array.TrueForAll(places, place => place == -1 || (place >= 0 && place < items.Length && taken.Add(place))))
        {
            return false;
        }
        list.Clear();
        foreach (var place in places)
        {
            list.Add(place < 0 ? null : items[place]);
        }
        return true;
    }

    private static bool TrySay(JsonObject around, string[] path, JsonElement value)
    {
        if (!TryFind(around, path, out var holder, out var name))
        {
            return false;
        }
        var node = JsonSerializer.SerializeToNode(value, BesideText.Json);
        switch (holder)
        {
            case JsonObject parent when node is null:
                parent.Remove(name);
                return true;
            case JsonObject parent:
                parent[name] = node;
                return true;
            case JsonArray list when node is not null && Place(list, name) is { } place:
                list[place] = node;
                return true;
            default:
                return false;
        }
    }

    /// <summary>What holds the last step of a path.</summary>
    private static bool TryFind(JsonObject around, string[] path, out JsonNode? holder, out string name)
    {
        holder = around;
        name = path.Length == 1 ? "m" : path[^1];
        for (var step = 0; step < path.Length - 1; step++)
        {
            holder = At(holder, step == 0 ? "m" : path[step]);
        }
        return holder is not null;
    }

    private static JsonNode? At(JsonNode? holder, string name) => holder switch
    {
        JsonObject parent => parent[name],
        JsonArray list when Place(list, name) is { } place => list[place],
        _ => null,
    };

    /// <summary>As RFC 6901 writes places: without a zero before them.</summary>
    private static int? Place(JsonArray list, string name) =>
        (name is "0" or not ['0', ..]) && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < list.Count ? place : null;

    private static bool HasNothing(JsonNode? node) => node switch
    {
        JsonObject parent => parent.Any(static one => one.Value is null || HasNothing(one.Value)),
        JsonArray list => list.Any(static one => one is null || HasNothing(one)),
        _ => false,
    };
}
