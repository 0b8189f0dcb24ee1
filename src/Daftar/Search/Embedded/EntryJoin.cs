namespace Daftar.Search;

/// <summary>
/// Which documents of a segment of full texts and which of a segment of entries are of one entry. Pairs of documents deleted meanwhile may be among them: both sides are asked for what lives.
/// </summary>
internal sealed class EntryJoin
{
    /// <summary>A set with so many times fewer documents than there are pairs is looked up one by one.</summary>
    private const int LookingUpPays = 16;

    private readonly int[] texts;
    private readonly int[] entries;

    /// <param name="texts">Ascending.</param>
    /// <param name="entries">The document of the same entry, side by side with it.</param>
    public EntryJoin(int[] texts, int[] entries) => (this.texts, this.entries) = (texts, entries);

    public int Count => texts.Length;

    /// <summary>Calls for each pair whose full text is in a set.</summary>
    public void ForEach(DocumentSet wanted, Action<int, int> pair)
    {
        if (wanted.IsSparse && (long)wanted.Count * LookingUpPays < Count)
        {
            var from = 0;
            foreach (var document in wanted.List)
            {
                var found = texts.AsSpan(from).BinarySearch(document);
                from += found >= 0 ? found : ~found;
                if (found >= 0)
                {
                    pair(document, entries[from]);
                }
            }
        }
        else if (wanted.IsSparse)
        {
            var list = wanted.List;
            for (int at = 0, next = 0; at < texts.Length && next < list.Length;)
            {
                var order = texts[at].CompareTo(list[next]);
                if (order == 0)
                {
                    pair(texts[at], entries[at]);
                }

                at += order <= 0 ? 1 : 0;
                next += order >= 0 ? 1 : 0;
            }
        }
        else
        {
            var bits = wanted.Bits;
            for (var at = 0; at < texts.Length; at++)
            {
                if (Bitmap.Has(bits, texts[at]))
                {
                    pair(texts[at], entries[at]);
                }
            }
        }
    }

    /// <summary>The entries whose full texts are in a set.</summary>
    /// <param name="into">Where they are noted.</param>
    /// <returns>How many.</returns>
    public int Take(DocumentSet wanted, Span<int> into)
    {
        var count = 0;
        if (wanted.IsSparse)
        {
            var list = wanted.List;
            var few = (long)list.Length * LookingUpPays < Count;
            for (int at = 0, next = 0; at < texts.Length && next < list.Length; next++)
            {
                if (few)
                {
                    var found = texts.AsSpan(at).BinarySearch(list[next]);
                    at += found >= 0 ? found : ~found;
                }
                else
                {
                    while (at < texts.Length && texts[at] < list[next])
                    {
                        at++;
                    }
                }

                if (at < texts.Length && texts[at] == list[next])
                {
                    into[count++] = entries[at++];
                }
            }

            return count;
        }

        var bits = wanted.Bits;
        for (var at = 0; at < texts.Length; at++)
        {
            into[count] = entries[at];
            count += (int)(bits[texts[at] >> 6] >> texts[at]) & 1;
        }

        return count;
    }

    /// <summary>The pairs after one of the sides was merged with others.</summary>
    /// <param name="sources">The pairs of each source, and the new numbers of its documents on the merged side, -1 for those that are gone.</param>
    /// <param name="ofEntries">The segments of entries were merged; else those of full texts.</param>
    public static EntryJoin Merged(IEnumerable<(EntryJoin Pairs, int[] NewNumbers)> sources, bool ofEntries)
    {
        var merged = new GrowingArray<(int Text, int Entry)>(64);
        foreach (var (pairs, numbers) in sources)
        {
            for (var at = 0; at < pairs.Count; at++)
            {
                var (text, entry) = ofEntries ? (pairs.texts[at], numbers[pairs.entries[at]]) : (numbers[pairs.texts[at]], pairs.entries[at]);
                if (text >= 0 && entry >= 0)
                {
                    merged.Add((text, entry));
                }
            }
        }

        return Of(merged.Span);
    }

    /// <param name="pairs">In any order.</param>
    public static EntryJoin Of(ReadOnlySpan<(int Text, int Entry)> pairs)
    {
        var (texts, entries) = (new int[pairs.Length], new int[pairs.Length]);
        var isSorted = true;
        for (var at = 0; at < pairs.Length; at++)
        {
            (texts[at], entries[at]) = pairs[at];
            isSorted &= at == 0 || texts[at - 1] <= texts[at];
        }

        if (!isSorted)
        {
            Array.Sort(texts, entries);
        }

        return new EntryJoin(texts, entries);
    }
}
