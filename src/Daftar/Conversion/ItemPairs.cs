using System.Text.Json;

namespace Daftar.Conversion;

/// <summary>Pairs the items of two lists: with the same, then with what they have most in common with, so that one lost item is no shift of all that follow.</summary>
internal static class ItemPairs
{
    /// <summary>For each item of the first list its place in the second; -1 where it has none.</summary>
    public static int[] Of(JsonElement[] before, JsonElement[] after)
    {
        var pairs = new int[before.Length];
        var taken = new bool[after.Length];
        Equal(before, after, pairs, taken);
        foreach (var (_, from, to) in Alike(before, after, pairs, taken))
        {
            if (pairs[from] < 0 && !taken[to])
            {
                (pairs[from], taken[to]) = (to, true);
            }
        }
        return pairs;
    }

    /// <summary>Pairs items that are the same; the rest have no pair (-1).</summary>
    private static void Equal(JsonElement[] before, JsonElement[] after, int[] pairs, bool[] taken)
    {
        var open = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = 0; i < after.Length; i++)
        {
            var text = after[i].GetRawText();
            if (!open.TryGetValue(text, out var places))
            {
                open[text] = places = [];
            }
            places.Enqueue(i);
        }
        for (var i = 0; i < before.Length; i++)
        {
            pairs[i] = open.TryGetValue(before[i].GetRawText(), out var places) && places.TryDequeue(out var at) ? at : -1;
            if (pairs[i] >= 0)
            {
                taken[pairs[i]] = true;
            }
        }
    }

    /// <summary>Pairs of items that are left, those that have most in common first; two that have nothing in common only where no other can be meant.</summary>
    private static List<(int Common, int From, int To)> Alike(JsonElement[] before, JsonElement[] after, int[] pairs, bool[] taken)
    {
        var alike = new List<(int Common, int From, int To)>();
        for (var from = 0; from < before.Length; from++)
        {
            for (var to = 0; pairs[from] < 0 && to < after.Length; to++)
            {
                if (!taken[to] && (Common(before[from], after[to]) is var common and > 0 || before.Length == after.Length))
                {
                    alike.Add((Common(before[from], after[to]), from, to));
                }
            }
        }
        alike.Sort(static (one, other) => (-one.Common, one.From, one.To).CompareTo((-other.Common, other.From, other.To)));
        return alike;
    }

    /// <summary>How many values two items share.</summary>
    private static int Common(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return 0;
        }
        switch (one.ValueKind)
        {
            case JsonValueKind.Object:
                var count = 0;
                foreach (var property in one.EnumerateObject())
                {
                    count += other.TryGetProperty(property.Name, out var value) ? Common(property.Value, value) : 0;
                }
                return count;
            case JsonValueKind.Array:
                return one.EnumerateArray().Sum(item => other.EnumerateArray().Select(candidate => Common(item, candidate)).DefaultIfEmpty().Max());
            default:
                return CarriedDifference.Value(one) == CarriedDifference.Value(other) ? 1 : 0;
        }
    }
}
