using System.Numerics;

namespace Daftar.Search;

/// <summary>Documents in which words stand at given distances within one value of one of the wanted fields.</summary>
internal sealed class PhraseMatcher(PartSearch part, BoundTerm[] words, int[] distances) : Matcher(part)
{
    /// <summary>So many places of the first word are compared on the stack.</summary>
    private const int MostStarts = 64;

    private readonly Matcher all = new AndMatcher(part, [.. words.Select(word => new ListMatcher(part, [word]))]);

    public override long Cost => all.Cost;

    public override DocumentSet Match() => IsOfWholeWords ? Together() : InPlace(all.Match());

    public override DocumentSet Restrict(DocumentSet set) => IsOfWholeWords ? Together(set) : InPlace(all.Restrict(set));

    public override void AddScored(List<BoundTerm> terms) => terms.AddRange(words.Where(word => word.Weight.IsScored));

    private bool IsOfWholeWords => words.All(word => word.Places.Count <= 1);

    /// <summary>Goes through the documents of the rarest word; a list is read once, and places only where all words share a field.</summary>
    private DocumentSet Together()
    {
        if (words.Any(word => word.Places.Count == 0))
        {
            return DocumentSet.Empty;
        }

        var slices = Part.Sharing.Slices(Cost);
        Part.Budget.Hold(slices * words.Length * (long)Postings.Bytes);
        var found = new FoundInPlace[slices];
        Part.Sharing.Do(slices, Cost, slice => found[slice] = Between((int)((long)Part.Documents * slice / slices), (int)((long)Part.Documents * (slice + 1) / slices)));
        foreach (var more in found.AsSpan(1))
        {
            found[0].Add(more);
        }

        return found[0].Set(words);
    }

    /// <summary>Of the documents from one on up to another.</summary>
    private FoundInPlace Between(int from, int to)
    {
        var lists = Lists();
        var rarest = lists.MinBy(list => list.Word.Cost)!.Postings;
        var others = lists.Where(list => list.Postings != rarest).OrderBy(list => list.Word.Cost).ToArray();
        var found = new FoundInPlace(Part, words.Length);
        if (!rarest.SkipTo(from))
        {
            return found;
        }

        var index = rarest.IndexOf(from);
        for (var block = 1; rarest.Count > 0; block++, rarest.Next(), index = 0)
        {
            if (block % 32 == 0)
            {
                Part.Budget.Check();
            }

            for (; index < rarest.Count; index++)
            {
                var document = rarest.Documents[index];
                if (document >= to)
                {
                    return found;
                }

                if (MoveTo(others, document))
                {
                    rarest.GoTo(index);
                    if (Stands(lists))
                    {
                        Add(found, document, lists);
                    }
                }
                else if (HasEnded(others))
                {
                    return found;
                }
            }
        }

        return found;
    }

    private DocumentSet Together(DocumentSet set)
    {
        if (set.IsEmpty || words.Any(word => word.Places.Count == 0))
        {
            return DocumentSet.Empty;
        }

        Part.Budget.Hold(words.Length * (long)Postings.Bytes);
        var lists = Lists();
        var ordered = lists.OrderBy(list => list.Word.Cost).ToArray();
        var found = new FoundInPlace(Part, words.Length);
        var seen = 0;
        foreach (var document in set)
        {
            if (++seen % 4096 == 0)
            {
                Part.Budget.Check();
            }

            if (MoveTo(ordered, document))
            {
                if (Stands(lists))
                {
                    Add(found, document, lists);
                }
            }
            else if (HasEnded(ordered))
            {
                break;
            }
        }

        return found.Set(words);
    }

    private static void Add(FoundInPlace found, int document, PhraseWord[] lists)
    {
        found.Add(document);
        for (var word = 0; word < lists.Length; word++)
        {
            found.See(word, lists[word].Postings);
        }
    }

    /// <summary>In the order of the words, as places are compared.</summary>
    private PhraseWord[] Lists() => [.. words.Select((word, place) => new PhraseWord(word, distances[place], new Postings(Part.Segment).Open(word.Places[0], true)))];

    private static bool MoveTo(PhraseWord[] lists, int document)
    {
        foreach (var list in lists)
        {
            if (!list.Postings.MoveTo(document))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasEnded(PhraseWord[] lists)
    {
        foreach (var list in lists)
        {
            if (list.Postings.HasEnded)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if the words, all of them gone to one document, stand there as wanted.</summary>
    private static bool Stands(PhraseWord[] lists)
    {
        var shared = ulong.MaxValue;
        foreach (var list in lists)
        {
            shared &= list.Postings.MaskAt & list.Word.Mask;
        }

        if (shared == 0)
        {
            return false;
        }

        if (BitOperations.IsPow2(shared) && AreIn(lists, shared) && lists[0].PlaceBytes <= MostStarts)
        {
            return StandsInOneField(lists);
        }

        ref var starts = ref lists[0].Places;
        lists[0].Read(shared, ref starts);
        for (var word = 1; word < lists.Length && starts.Count > 0; word++)
        {
            ref var next = ref lists[word].Places;
            lists[word].Read(shared, ref next);
            KeepCommon(ref starts, next.Span);
        }

        return starts.Count > 0;
    }

    private static bool AreIn(PhraseWord[] lists, ulong field)
    {
        foreach (var list in lists)
        {
            if (list.Postings.MaskAt != field)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The common case, every word in one and the same field, and the first of them not very often: places are compared as they are read.</summary>
    private static bool StandsInOneField(PhraseWord[] lists)
    {
        Span<long> starts = stackalloc long[MostStarts];
        var count = lists[0].Starts(starts);
        for (var word = 1; word < lists.Length && count > 0; word++)
        {
            count = lists[word].Keep(starts[..count]);
        }

        return count > 0;
    }

    private DocumentSet InPlace(DocumentSet candidates)
    {
        if (candidates.IsEmpty)
        {
            return candidates;
        }

        var sources = words.Select(word => WordPlaces.Of(Part, word, candidates)).ToArray();
        var found = new FoundInPlace(Part);
        var seen = 0;
        var starts = new GrowingArray<ulong>(64);
        var next = new GrowingArray<ulong>(64);
        foreach (var document in candidates)
        {
            if (++seen % 1024 == 0)
            {
                Part.Budget.Check();
            }

            sources[0].In(document, ref starts);
            Shift(ref starts, distances[0]);
            for (var word = 1; word < sources.Length && starts.Count > 0; word++)
            {
                sources[word].In(document, ref next);
                Shift(ref next, distances[word]);
                KeepCommon(ref starts, next.Span);
            }

            if (starts.Count > 0)
            {
                found.Add(document);
            }
        }

        return found.Set();
    }

    /// <summary>Turns places of a word into places where the phrase would begin.</summary>
    private static void Shift(ref GrowingArray<ulong> places, int distance)
    {
        var kept = 0;
        foreach (var place in places.Span)
        {
            if (Posting.Place(place) >= distance)
            {
                places.Items[kept++] = place - (uint)distance;
            }
        }

        places.Count = kept;
    }

    private static void KeepCommon(ref GrowingArray<ulong> places, ReadOnlySpan<ulong> others)
    {
        int kept = 0, at = 0;
        foreach (var place in places.Span)
        {
            while (at < others.Length && others[at] < place)
            {
                at++;
            }

            if (at < others.Length && others[at] == place)
            {
                places.Items[kept++] = place;
            }
        }

        places.Count = kept;
    }

    /// <summary>One word of the phrase in one segment.</summary>
    private sealed class PhraseWord(BoundTerm word, int distance, Postings postings)
    {
        public GrowingArray<ulong> Places = new(16);

        public BoundTerm Word => word;

        public Postings Postings => postings;

        /// <summary>Bytes the places in the document gone to take: there are no more of them than bytes.</summary>
        public int PlaceBytes => postings.PlacesRange(postings.At).Length;

        /// <summary>Where the phrase would begin for each place of a word that stands in one field of the document; below 0 if before the first word of the field.</summary>
        /// <returns>How many.</returns>
        public int Starts(Span<long> starts)
        {
            var reader = new ByteReader(postings.PlacesOf(postings.At));
            var first = (uint)reader.Varint();
            var place = (first >> 1) - (long)distance;
            var count = 0;
            starts[count++] = place;
            for (var more = (first & 1) == 0 ? 0 : reader.Int(); more > 0; more--)
            {
                starts[count++] = place += (long)reader.Varint();
            }

            return count;
        }

        /// <summary>Keeps of some beginnings, ascending, those this word agrees with, which stands in one field of the document.</summary>
        /// <returns>How many.</returns>
        public int Keep(Span<long> starts)
        {
            var reader = new ByteReader(postings.PlacesOf(postings.At));
            var first = (uint)reader.Varint();
            var place = (first >> 1) - (long)distance;
            var more = (first & 1) == 0 ? 0 : reader.Int();
            var kept = 0;
            for (var at = 0; at < starts.Length;)
            {
                if (place >= starts[at])
                {
                    if (place == starts[at] && place >= 0)
                    {
                        starts[kept++] = place;
                    }

                    at++;
                }
                else if (more-- > 0)
                {
                    place += (long)reader.Varint();
                }
                else
                {
                    break;
                }
            }

            return kept;
        }

        /// <summary>Where the phrase would begin for each place of the word in some fields of the document gone to.</summary>
        public void Read(ulong fields, ref GrowingArray<ulong> places)
        {
            places.Clear();
            WordPlaces.Decode(postings.PlacesOf(postings.At), postings.MaskAt, fields, ref places);
            if (distance > 0)
            {
                Shift(ref places, distance);
            }
        }
    }
}
