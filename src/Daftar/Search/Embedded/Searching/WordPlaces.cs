using System.Numerics;

namespace Daftar.Search;

/// <summary>The places of one word of a phrase, document by document in ascending order; each place is slot and place in one number, as in <see cref="Posting"/>.</summary>
internal abstract class WordPlaces
{
    /// <summary>The places in a document, ascending.</summary>
    public abstract void In(int document, ref GrowingArray<ulong> places);

    public static WordPlaces Of(PartSearch part, BoundTerm word, DocumentSet candidates)
    {
        WordPlaces places = word.Places.Count == 1 ? new OneWordPlaces(part, word) : new ManyWordsPlaces(part, word.Places, word.Mask, candidates);
        return word.Without.Count == 0 ? places : new PlacesWithout(places, new ManyWordsPlaces(part, word.Without, word.Mask, candidates));
    }

    /// <summary>Reads what <see cref="PlacesWriter"/> wrote.</summary>
    public static void Decode(ReadOnlySpan<byte> encoded, ulong mask, ulong wanted, ref GrowingArray<ulong> places)
    {
        var reader = new ByteReader(encoded);
        for (var rest = mask; rest != 0; rest &= rest - 1)
        {
            var slot = BitOperations.TrailingZeroCount(rest);
            var isWanted = (wanted >> slot & 1) != 0;
            var first = (uint)reader.Varint();
            var place = first >> 1;
            if (isWanted)
            {
                places.Add(Posting.Of(0, slot, (int)place));
            }

            for (var more = (first & 1) == 0 ? 0 : reader.Int(); more > 0; more--)
            {
                place += (uint)reader.Varint();
                if (isWanted)
                {
                    places.Add(Posting.Of(0, slot, (int)place));
                }
            }
        }
    }

    private sealed class OneWordPlaces(PartSearch part, BoundTerm word) : WordPlaces
    {
        private readonly Postings postings = new Postings(part.Segment).Open(word.Places[0], true);

        public override void In(int document, ref GrowingArray<ulong> places)
        {
            places.Clear();
            if (postings.MoveTo(document))
            {
                Decode(postings.PlacesOf(postings.At), postings.MaskAt, word.Mask, ref places);
            }
        }
    }

    /// <summary>For the beginning of a word: the places of all its words in the candidates, gathered before.</summary>
    private sealed class ManyWordsPlaces : WordPlaces
    {
        private const int Many = 4096;

        /// <summary>With the list they came from while it grows.</summary>
        private const long BytesOfPlace = 32;

        private readonly List<(int Document, ulong Place)> all = [];
        private int at;

        public ManyWordsPlaces(PartSearch part, IReadOnlyList<TermPlace> terms, ulong mask, DocumentSet candidates)
        {
            var postings = new Postings(part.Segment);
            var places = new GrowingArray<ulong>(16);
            var held = 0;
            foreach (var term in terms)
            {
                part.Budget.Check();
                postings.Open(term, true);
                while (postings.Next())
                {
                    if (all.Count - held > Many)
                    {
                        part.Budget.Check();
                        part.Budget.Hold((all.Count - held) * BytesOfPlace);
                        held = all.Count;
                    }

                    for (var i = 0; i < postings.Count; i++)
                    {
                        if (candidates.Has(postings.Documents[i]))
                        {
                            places.Clear();
                            Decode(postings.PlacesOf(i), postings.FieldsOf(i), mask, ref places);
                            foreach (var place in places.Span)
                            {
                                all.Add((postings.Documents[i], place));
                            }
                        }
                    }
                }
            }

            all.Sort();
        }

        public override void In(int document, ref GrowingArray<ulong> places)
        {
            places.Clear();
            while (at < all.Count && all[at].Document < document)
            {
                at++;
            }

            for (; at < all.Count && all[at].Document == document; at++)
            {
                places.Add(all[at].Place);
            }
        }
    }

    /// <summary>The places of one that are no places of the other.</summary>
    private sealed class PlacesWithout(WordPlaces all, WordPlaces without) : WordPlaces
    {
        private GrowingArray<ulong> others = new(16);

        public override void In(int document, ref GrowingArray<ulong> places)
        {
            all.In(document, ref places);
            without.In(document, ref others);
            var (kept, at) = (0, 0);
            foreach (var place in places.Span)
            {
                while (at < others.Count && others.Items[at] < place)
                {
                    at++;
                }

                if (at == others.Count || others.Items[at] != place)
                {
                    places.Items[kept++] = place;
                }
            }

            places.Count = kept;
        }
    }
}
