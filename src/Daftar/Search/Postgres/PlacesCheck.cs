namespace Daftar.Search;

/// <summary>Looks whether stretches of words stand in one entry as they must, by the places of its words. Made for one search; not thread safe.</summary>
internal sealed class PlacesCheck
{
    private readonly SpanCondition sought;
    private readonly ulong mask;
    private readonly Dictionary<string, List<(SpanWords Leaf, int Word)>> exact = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, SpanWords Leaf, int Word)> beginnings = [];
    private readonly List<(string Beginning, SpanWords Leaf, int Word)> not = [];
    private readonly Dictionary<(SpanWords Leaf, int Word, int Slot), List<int>> found = new(Same.Instance);
    private readonly Dictionary<(SpanWords Leaf, int Word, int Slot), List<int>> otherwise = new(Same.Instance);

    /// <param name="mask">The fields, by slot.</param>
    public PlacesCheck(SpanCondition sought, ulong mask)
    {
        (this.sought, this.mask) = (sought, mask);
        foreach (var leaf in sought.Leaves.Distinct<SpanWords>(ReferenceEqualityComparer.Instance))
        {
            for (var word = 0; word < leaf.Words.Count; word++)
            {
                var choice = leaf.Words[word];
                foreach (var (text, slots) in choice.Words)
                {
                    foreach (var slot in WordChoice.Slots(slots & mask))
                    {
                        var lexeme = Lexemes.Word(choice.Kind, slot, text);
                        if (choice.IsPrefix)
                        {
                            beginnings.Add((lexeme, leaf, word));
                        }
                        else
                        {
                            (exact.TryGetValue(lexeme, out var all) ? all : exact[lexeme] = []).Add((leaf, word));
                        }

                        if (choice.WithoutMarks)
                        {
                            not.Add((Lexemes.Marked(slot, text), leaf, word));
                        }
                    }
                }
            }
        }
    }

    /// <param name="terms">The tsvector as <c>tsvectorsend</c> gives it.</param>
    /// <param name="places">All places, where the tsvector does not hold them.</param>
    public bool Stands(byte[] terms, byte[]? places)
    {
        found.Clear();
        otherwise.Clear();
        if (places is null)
        {
            Places.ReadVector(terms, Take);
        }
        else
        {
            Places.Read(places, Take);
        }

        return WordChoice.Slots(mask).Any(slot => Spans(sought, slot).Count > 0);
    }

    private void Take(string lexeme, int[] places)
    {
        var slot = Lexemes.SlotOf([(byte)lexeme[0], (byte)lexeme[1], 0]);
        if (exact.TryGetValue(lexeme, out var all))
        {
            foreach (var (leaf, word) in all)
            {
                Add(found, (leaf, word, slot), places);
            }
        }

        AddBeginning(found, beginnings, lexeme, slot, places);
        AddBeginning(otherwise, not, lexeme, slot, places);
    }

    private static void AddBeginning(Dictionary<(SpanWords Leaf, int Word, int Slot), List<int>> to, List<(string Beginning, SpanWords Leaf, int Word)> sought, string lexeme, int slot, int[] places)
    {
        foreach (var (beginning, leaf, word) in sought)
        {
            if (lexeme.StartsWith(beginning, StringComparison.Ordinal))
            {
                Add(to, (leaf, word, slot), places);
            }
        }
    }

    private static void Add(Dictionary<(SpanWords Leaf, int Word, int Slot), List<int>> to, (SpanWords Leaf, int Word, int Slot) key, int[] places) => (to.TryGetValue(key, out var all) ? all : to[key] = []).AddRange(places);

    private List<(int First, int Last)> Spans(SpanCondition node, int slot)
    {
        switch (node)
        {
            case SpanAny any:
                return [.. any.Parts.SelectMany(part => Spans(part, slot)).Distinct()];
            case SpanNear near:
                var (left, right) = (Spans(near.Left, slot), Spans(near.Right, slot));
                var pairs = new HashSet<(int, int)>();
                Pair(left, right, near.Distance, pairs);
                if (!near.Ordered)
                {
                    Pair(right, left, near.Distance, pairs);
                }

                return [.. pairs];
            default:
                return Starts((SpanWords)node, slot);
        }
    }

    private List<(int First, int Last)> Starts(SpanWords leaf, int slot)
    {
        HashSet<int>? starts = null;
        for (var word = 0; word < leaf.Words.Count; word++)
        {
            if (!found.TryGetValue((leaf, word, slot), out var places))
            {
                return [];
            }

            var apart = otherwise.GetValueOrDefault((leaf, word, slot)) ?? [];
            var these = places.Except(apart).Select(place => place - leaf.Places[word]).ToHashSet();
            if (starts is null)
            {
                starts = these;
            }
            else
            {
                starts.IntersectWith(these);
            }
        }

        return [.. (starts ?? []).Select(start => (start, start + leaf.Span))];
    }

    private static void Pair(List<(int First, int Last)> firsts, List<(int First, int Last)> seconds, int distance, HashSet<(int, int)> pairs)
    {
        foreach (var first in firsts)
        {
            foreach (var second in seconds)
            {
                if (second.First > first.Last && second.First - first.Last <= distance)
                {
                    pairs.Add((first.First, second.Last));
                }
            }
        }
    }

    private sealed class Same : IEqualityComparer<(SpanWords Leaf, int Word, int Slot)>
    {
        public static Same Instance { get; } = new();

        public bool Equals((SpanWords Leaf, int Word, int Slot) a, (SpanWords Leaf, int Word, int Slot) b) => ReferenceEquals(a.Leaf, b.Leaf) && a.Word == b.Word && a.Slot == b.Slot;

        public int GetHashCode((SpanWords Leaf, int Word, int Slot) one) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(one.Leaf), one.Word, one.Slot);
    }
}
