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
        Alike(before, after, pairs, taken);
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

    /// <summary>
    /// Pairs what is left, those that have most in common first, then in the order of the lists; two that have nothing in common only where no other can be meant. A patent
    /// cites thousands of documents, and each is held against each: so that is done with numbers, and once.
    /// </summary>
    private static void Alike(JsonElement[] before, JsonElement[] after, int[] pairs, bool[] taken)
    {
        int[] left = [.. Enumerable.Range(0, before.Length).Where(from => pairs[from] < 0)];
        int[] free = [.. Enumerable.Range(0, after.Length).Where(to => !taken[to])];
        if (left.Length == 0 || free.Length == 0)
        {
            return;
        }
        var numbers = new Numbers();
        var wanted = Array.ConvertAll(free, to => new Item(after[to], numbers));
        var common = Array.ConvertAll(left, from => new Item(before[from], numbers) is var item ? Array.ConvertAll(wanted, other => item.Common(other)) : []);
        var least = before.Length == after.Length ? 0 : 1;
        for (var most = common.Max(static row => row.Max()); most >= least; most--)
        {
            for (var row = 0; row < left.Length; row++)
            {
                for (var at = 0; pairs[left[row]] < 0 && at < free.Length; at++)
                {
                    if (common[row][at] == most && !taken[free[at]])
                    {
                        (pairs[left[row]], taken[free[at]]) = (free[at], true);
                    }
                }
            }
        }
    }

    /// <summary>Equal texts have equal numbers.</summary>
    private sealed class Numbers
    {
        private readonly Dictionary<string, int> _of = new(StringComparer.Ordinal);

        public int Of(string text) => _of.TryGetValue(text, out var number) ? number : _of[text] = _of.Count;
    }

    /// <summary>A value of JSON whose names and texts are numbers.</summary>
    private sealed class Item
    {
        private readonly JsonValueKind _kind;
        private readonly int _text;
        private readonly Item[] _items = [];

        /// <summary>Names of the items of an object, in ascending order.</summary>
        private readonly int[] _names = [];

        public Item(JsonElement of, Numbers numbers)
        {
            _kind = of.ValueKind;
            switch (_kind)
            {
                case JsonValueKind.Object:
                    var members = of.EnumerateObject().Select(member => (Name: numbers.Of(member.Name), member.Value)).OrderBy(static member => member.Name).ToList();
                    _names = [.. members.Select(static member => member.Name)];
                    _items = [.. members.Select(member => new Item(member.Value, numbers))];
                    break;
                case JsonValueKind.Array:
                    _items = [.. of.EnumerateArray().Select(item => new Item(item, numbers))];
                    break;
                default:
                    _text = numbers.Of(CarriedDifference.Value(of));
                    break;
            }
        }

        /// <summary>How many values both have.</summary>
        public int Common(Item other) => _kind != other._kind ? 0 : _kind switch
        {
            JsonValueKind.Object => OfObjects(other),
            JsonValueKind.Array => _items.Sum(item => other._items.Select(item.Common).DefaultIfEmpty().Max()),
            _ => _text == other._text ? 1 : 0,
        };

        private int OfObjects(Item other)
        {
            var (count, mine, its) = (0, 0, 0);
            while (mine < _names.Length && its < other._names.Length)
            {
                if (_names[mine] == other._names[its])
                {
                    count += _items[mine++].Common(other._items[its++]);
                }
                else if (_names[mine] < other._names[its])
                {
                    mine++;
                }
                else
                {
                    its++;
                }
            }
            return count;
        }
    }
}
