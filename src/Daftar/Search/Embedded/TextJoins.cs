namespace Daftar.Search;

/// <summary>
/// Where the entries of one segment of full texts stand in the segments of entries. Known for what this process wrote; of a segment that was there when the index was opened it is made when it is
/// first asked for, or in the background before. Never changed: a merge, or a segment that goes, makes another.
/// </summary>
internal sealed class TextJoins
{
    /// <summary>How often a search that waits looks at its deadline.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(10);

    private readonly Lock making = new();
    private readonly (Segment Texts, ulong[]? Live, IReadOnlyList<(Segment Segment, ulong[]? Live)> Entries)? source;
    private volatile IReadOnlyDictionary<Segment, EntryJoin>? known;

    private TextJoins(IReadOnlyDictionary<Segment, EntryJoin> known) => this.known = known;

    private TextJoins((Segment Texts, ulong[]? Live, IReadOnlyList<(Segment Segment, ulong[]? Live)> Entries) source) => this.source = source;

    /// <summary>Bytes of memory.</summary>
    public long Bytes => known?.Values.Sum(pairs => 2L * sizeof(int) * pairs.Count) ?? 0;

    /// <summary>Of what this process has just written: all entries with full texts are in the segments written beside.</summary>
    public static TextJoins OfWritten(Segment texts, ulong[]? live, IReadOnlyList<(Segment Segment, ulong[]? Live)> entries) => new(Make((texts, live, entries)));

    /// <summary>Of what was there when the index was opened.</summary>
    public static TextJoins OfOpened(Segment texts, ulong[]? live, IReadOnlyList<(Segment Segment, ulong[]? Live)> entries) => new((texts, live, entries));

    /// <summary>The pairs with one segment of entries; null if there are none.</summary>
    /// <exception cref="IndexDamagedException">The entries of one of them cannot be read.</exception>
    /// <param name="budget">Ends a search that waits too long for another thread that makes them.</param>
    public EntryJoin? With(Segment entries, SearchBudget? budget = null) => All(budget).GetValueOrDefault(entries);

    /// <exception cref="IndexDamagedException">The entries of one of them cannot be read.</exception>
    public IReadOnlyDictionary<Segment, EntryJoin> All(SearchBudget? budget = null)
    {
        if (known is { } made)
        {
            return made;
        }

        while (!making.TryEnter(Wait))
        {
            budget?.Check();
        }

        try
        {
            return known ??= Make(source!.Value);
        }
        finally
        {
            making.Exit();
        }
    }

    /// <summary>Without segments of entries that are there no more.</summary>
    public TextJoins Only(IReadOnlySet<Segment> entries)
    {
        if (known is { } made)
        {
            return made.Keys.All(entries.Contains) ? this : new TextJoins(made.Where(pairs => entries.Contains(pairs.Key)).ToDictionary());
        }

        var (texts, live, all) = source!.Value;
        return all.All(one => entries.Contains(one.Segment)) ? this : new TextJoins((texts, live, [.. all.Where(one => entries.Contains(one.Segment))]));
    }

    /// <summary>After segments of entries were merged into one.</summary>
    public TextJoins AfterMerge(IReadOnlyList<Segment> sources, int[][] newNumbers, Segment? merged)
    {
        var all = All();
        if (!sources.Any(all.ContainsKey))
        {
            return this;
        }

        var others = all.Where(pairs => !sources.Contains(pairs.Key)).ToDictionary();
        if (merged is not null)
        {
            others[merged] = EntryJoin.Merged(Enumerable.Range(0, sources.Count).Where(at => all.ContainsKey(sources[at])).Select(at => (all[sources[at]], newNumbers[at])), ofEntries: true);
        }

        return new TextJoins(others);
    }

    /// <summary>Of several segments of full texts that were merged into one.</summary>
    public static TextJoins Merged(IReadOnlyList<TextJoins> sources, int[][] newNumbers)
    {
        var merged = new Dictionary<Segment, EntryJoin>();
        foreach (var entries in sources.SelectMany(source => source.All().Keys).Distinct())
        {
            merged[entries] = EntryJoin.Merged(
                Enumerable.Range(0, sources.Count).Select(at => (Pairs: sources[at].With(entries), newNumbers[at])).Where(source => source.Pairs is not null).Select(source => (source.Pairs!, source.Item2)), ofEntries: false);
        }

        return new TextJoins(merged);
    }

    /// <summary>Looks each entry up; newest first, for what was written together is mostly still together.</summary>
    private static Dictionary<Segment, EntryJoin> Make((Segment Texts, ulong[]? Live, IReadOnlyList<(Segment Segment, ulong[]? Live)> Entries) source)
    {
        var pairs = source.Entries.Select(_ => new GrowingArray<(int, int)>(0)).ToArray();
        var guess = source.Entries.Count - 1;
        for (var text = 0; text < source.Texts.Documents; text++)
        {
            if (source.Live is { } bits && !Bitmap.Has(bits, text))
            {
                continue;
            }

            var entry = source.Texts.Entries[text];
            for (var tried = 0; tried < pairs.Length; tried++)
            {
                // the segment that had the last one first
                var at = (guess - tried + pairs.Length) % pairs.Length;
                var (segment, live) = source.Entries[at];
                if (segment.Entries.Find(entry) is >= 0 and var document && (live is null || Bitmap.Has(live, document)))
                {
                    pairs[at].Add((text, document));
                    guess = at;
                    break;
                }
            }
        }

        return Enumerable.Range(0, pairs.Length).Where(at => pairs[at].Count > 0).ToDictionary(at => source.Entries[at].Segment, at => EntryJoin.Of(pairs[at].Span));
    }
}
