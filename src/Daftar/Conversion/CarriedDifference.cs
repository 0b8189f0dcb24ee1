using System.Text.Json;
using Daftar.Rights;

namespace Daftar.Conversion;

/// <summary>What became of a field between a record and what is read again of the document written of it.</summary>
public enum LossKind : byte
{
    /// <summary>The document does not carry it.</summary>
    Lost = 1,
    /// <summary>The document says something else.</summary>
    Changed = 2,
    /// <summary>The document says it, and the record did not.</summary>
    Added = 3,
}

/// <summary>One field that a document written of a record carries otherwise.</summary>
/// <param name="Path">After ST.97, without the places in lists: <c>ownerBag.name</c>.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">What the record said, as text.</param>
/// <param name="After">What the document says.</param>
public sealed record CarriedLoss(string Path, LossKind Kind, string? Before, string? After);

/// <summary>
/// A record beside what is read again of its document, field by field. Items of lists are paired with the same, then with what they have most in common
/// with, so that one lost event is one loss and not a shift of all that follow; another order is a loss of its own.
/// </summary>
internal static class CarriedDifference
{
    public static IReadOnlyList<CarriedLoss> Between(IpRecord record, IpRecord carried)
    {
        var (before, after) = (RecordJson.Bytes(record), RecordJson.Bytes(carried));
        var losses = new List<CarriedLoss>();
        if (!before.AsSpan().SequenceEqual(after))
        {
            using var old = JsonDocument.Parse(before);
            using var young = JsonDocument.Parse(after);
            Compare("", old.RootElement, young.RootElement, losses);
        }
        Told("operationCategory", record.Operation.ToString(), carried.Operation.ToString());
        if (record.Operation != Operation.Delete)
        {
            // A record that is taken back speaks of nothing but that.
            Told("scope", Text(record.Scope), Text(carried.Scope));
        }
        Told("produced", Text(record.Produced), Text(carried.Produced));
        Told("exchangedBy", record.ExchangedBy, carried.ExchangedBy);
        return losses;

        void Told(string path, string? was, string? became)
        {
            if (was != became)
            {
                losses.Add(new CarriedLoss(path, was is null ? LossKind.Added : became is null ? LossKind.Lost : LossKind.Changed, was, became));
            }
        }
    }

    private static string Text(Scope scope) => scope.Partly == Parts.None ? scope.Fully.ToString() : $"{scope.Fully}, partly {scope.Partly}";

    private static string? Text(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static void Compare(string path, JsonElement? before, JsonElement? after, List<CarriedLoss> losses)
    {
        if (before is { } old && after is { } young && old.ValueKind == young.ValueKind)
        {
            switch (old.ValueKind)
            {
                case JsonValueKind.Object:
                    Objects(path, old, young, losses);
                    return;
                case JsonValueKind.Array:
                    Arrays(path, [.. old.EnumerateArray()], [.. young.EnumerateArray()], losses);
                    return;
            }
        }
        if (before is { } was && after is { } became && IsLeaf(was) && IsLeaf(became))
        {
            if (Value(was) != Value(became))
            {
                losses.Add(new CarriedLoss(path, LossKind.Changed, Value(was), Value(became)));
            }
            return;
        }
        Leaves(path, before, LossKind.Lost, losses);
        Leaves(path, after, LossKind.Added, losses);
    }

    private static void Objects(string path, JsonElement before, JsonElement after, List<CarriedLoss> losses)
    {
        foreach (var property in before.EnumerateObject())
        {
            Compare(Join(path, property.Name), property.Value, after.TryGetProperty(property.Name, out var other) ? other : null, losses);
        }
        foreach (var property in after.EnumerateObject())
        {
            if (!before.TryGetProperty(property.Name, out _))
            {
                Compare(Join(path, property.Name), null, property.Value, losses);
            }
        }
    }

    private static void Arrays(string path, JsonElement[] before, JsonElement[] after, List<CarriedLoss> losses)
    {
        var pairs = ItemPairs.Of(before, after);
        var taken = new bool[after.Length];
        foreach (var pair in pairs.Where(static pair => pair >= 0))
        {
            taken[pair] = true;
        }
        var inOrder = true;
        var last = -1;
        for (var i = 0; i < before.Length; i++)
        {
            if (pairs[i] < 0)
            {
                Leaves(path, before[i], LossKind.Lost, losses);
                continue;
            }
            inOrder &= pairs[i] > last;
            last = pairs[i];
            Compare(path, before[i], after[pairs[i]], losses);
        }
        for (var i = 0; i < after.Length; i++)
        {
            if (!taken[i])
            {
                Leaves(path, after[i], LossKind.Added, losses);
            }
        }
        if (!inOrder)
        {
            losses.Add(new CarriedLoss(path + OrderOf, LossKind.Changed, null, null));
        }
    }

    /// <summary>Behind the path of a list: its items came back in another order.</summary>
    internal const string OrderOf = " (order)";

    private static void Leaves(string path, JsonElement? element, LossKind kind, List<CarriedLoss> losses)
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
                    Leaves(Join(path, property.Name), property.Value, kind, losses);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in some.EnumerateArray())
                {
                    Leaves(path, item, kind, losses);
                }
                break;
            default:
                losses.Add(new CarriedLoss(path, kind, kind == LossKind.Lost ? Value(some) : null, kind == LossKind.Lost ? null : Value(some)));
                break;
        }
    }

    private static bool IsLeaf(JsonElement element) => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    internal static string Value(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
