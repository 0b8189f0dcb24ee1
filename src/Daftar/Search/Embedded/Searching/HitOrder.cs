using System.Buffers;

namespace Daftar.Search;

/// <summary>Where each document of one segment stands in the order of hits: a number, smaller is earlier. Documents with equal numbers are ordered by entry id.</summary>
internal abstract class HitOrder
{
    /// <summary>Stands for "no value": last in any order.</summary>
    public const long Missing = long.MaxValue - 1;

    /// <summary>Documents taken from a set at once: going through a bitmap is quicker in runs.</summary>
    protected const int AtOnce = 64;

    public abstract long Of(int document);

    /// <summary>Offers all documents of a set.</summary>
    public virtual void Offer(DocumentSet documents, FirstHits hits)
    {
        foreach (var document in documents)
        {
            hits.Offer(Of(document), document);
        }
    }

    /// <summary>Where a page that goes on begins: hits after this number, or at it with a later entry id.</summary>
    public abstract long Of(SearchCursor cursor);

    public static HitOrder For(Segment segment, IndexField? sort, bool descending, Relevance? relevance) => sort switch
    {
        null => relevance ?? (HitOrder)new Unscored(segment),
        { Kind: Values.FieldKind.Date } => new ByDate(segment.DatesOf(sort.Ordinal), descending),
        _ => new ByColumn(segment.ColumnOf(sort.Ordinal), descending),
    };

    private sealed class Unscored(Segment segment) : HitOrder
    {
        /// <summary>Of a set with one document in so many, the first are found sooner in the order of entry ids than by looking at all.</summary>
        private const int GoingInOrderPays = 256;

        public override long Of(int document) => 0;

        public override long Of(SearchCursor cursor) => 0;

        public override void Offer(DocumentSet documents, FirstHits hits)
        {
            if (documents.IsSparse || (long)documents.Count * GoingInOrderPays < segment.Documents)
            {
                base.Offer(documents, hits);
                return;
            }

            for (var place = hits.Begins is { } begin ? segment.Entries.PlaceBehind(begin) : 0; place < segment.Documents && !hits.IsFull; place++)
            {
                if (segment.Entries.InOrder(place) is var document && documents.Has(document))
                {
                    hits.Offer(0, document);
                }
            }
        }
    }

    private sealed class ByDate(DateColumn? column, bool descending) : HitOrder
    {
        public override long Of(int document) => Rank(column?.First(document) ?? DateRange.None);

        public override long Of(SearchCursor cursor) => Rank((int)cursor.Number);

        public override void Offer(DocumentSet documents, FirstHits hits)
        {
            if (column is null || column.HasSeveral)
            {
                base.Offer(documents, hits);
                return;
            }

            var dates = column.All;
            Span<int> several = stackalloc int[AtOnce];
            var rest = documents.GetEnumerator();
            for (int taken; (taken = rest.Take(several)) > 0;)
            {
                foreach (var document in several[..taken])
                {
                    hits.Offer(Rank(dates[document]), document);
                }
            }
        }

        private long Rank(int date) => date == DateRange.None ? Missing : descending ? -date : date;
    }

    /// <summary>Numbers of values are doubled, so that a cursor whose value this segment does not have can stand between two.</summary>
    private sealed class ByColumn(Column? column, bool descending) : HitOrder
    {
        public override long Of(int document) => column?.First(document) is >= 0 and var number ? Signed(number * 2L) : Missing;

        public override long Of(SearchCursor cursor)
        {
            if (cursor.Key is null)
            {
                return Missing;
            }

            var number = column?.Find(cursor.Key, out var isThere) is { } place ? (isThere ? place * 2L : (place * 2L) - 1) : 0;
            return column is null ? Missing - 1 : Signed(number);
        }

        private long Signed(long number) => descending ? -number : number;
    }
}

/// <summary>Scores of the documents of one segment.</summary>
internal sealed class Relevance : HitOrder, IDisposable
{
    private readonly DocumentSet documents;
    private readonly float[] scores;

    private Relevance(DocumentSet documents, int size)
    {
        this.documents = documents;
        scores = ArrayPool<float>.Shared.Rent(Math.Max(1, size));
        scores.AsSpan(0, size).Clear();
    }

    /// <summary>Scores the documents of a set: the sum over terms of rarity times impact. Null where nothing is scored.</summary>
    /// <param name="texts">Their full texts add to it.</param>
    public static Relevance? Of(PartSearch part, DocumentSet documents, IReadOnlyList<BoundTerm> terms, long allDocuments, IReadOnlyList<TextMatcher>? texts = null)
    {
        if (terms.Count == 0 && texts is null or { Count: 0 })
        {
            return null;
        }

        part.Budget.Hold(sizeof(float) * (long)(documents.IsSparse ? documents.Count : part.Documents));
        var relevance = new Relevance(documents, documents.IsSparse ? documents.Count : part.Documents);
        var postings = new Postings(part.Segment);
        foreach (var term in terms)
        {
            var weight = term.Weight.Of(allDocuments);
            foreach (var place in term.Places)
            {
                part.Budget.Check();
                postings.Open(place, term.IsWord);
                if (documents.IsSparse && place.Documents > documents.Count)
                {
                    relevance.AddSkipping(postings, term, weight);
                }
                else
                {
                    relevance.AddAll(postings, term, weight);
                }
            }
        }

        foreach (var text in texts ?? [])
        {
            text.Score(documents, relevance.scores);
        }

        return relevance;
    }

    public override void Offer(DocumentSet all, FirstHits hits)
    {
        if (documents.IsSparse)
        {
            var list = documents.List;
            for (var place = 0; place < list.Length; place++)
            {
                hits.Offer(Of(scores[place]), list[place]);
            }

            return;
        }

        Span<int> several = stackalloc int[AtOnce];
        var rest = documents.GetEnumerator();
        for (int taken; (taken = rest.Take(several)) > 0;)
        {
            foreach (var document in several[..taken])
            {
                hits.Offer(Of(scores[document]), document);
            }
        }
    }

    public float Score(int document) => scores[documents.IsSparse ? documents.List.BinarySearch(document) : document];

    /// <summary>Scores are not negative, so their bits order as they do.</summary>
    public override long Of(int document) => Of(Score(document));

    public override long Of(SearchCursor cursor) => Of(BitConverter.Int32BitsToSingle((int)cursor.Number));

    public void Dispose() => ArrayPool<float>.Shared.Return(scores);

    public static long Of(float score) => int.MaxValue - (long)BitConverter.SingleToInt32Bits(score);

    private void AddSkipping(Postings postings, BoundTerm term, float weight)
    {
        var list = documents.List;
        for (var i = 0; i < list.Length && !postings.HasEnded; i++)
        {
            if (postings.MoveTo(list[i]))
            {
                Add(i, postings, postings.At, term, weight);
            }
        }
    }

    private void AddAll(Postings postings, BoundTerm term, float weight)
    {
        var list = documents.IsSparse ? documents.List : default;
        var next = 0;
        while (postings.Next())
        {
            var all = postings.Documents;
            var impacts = postings.Impacts;
            // no need to look at the fields of each document where all of the block fit
            var (some, fits) = postings.Fits(term);
            if (!some)
            {
                continue;
            }

            for (var index = 0; index < all.Length; index++)
            {
                var at = all[index];
                if (documents.IsSparse)
                {
                    while (next < list.Length && list[next] < at)
                    {
                        next++;
                    }

                    if (next == list.Length)
                    {
                        return;
                    }

                    if (list[next] != at)
                    {
                        continue;
                    }

                    at = next;
                }

                if (fits)
                {
                    scores[at] += term.IsWord ? weight * impacts[index] / 255f : weight;
                }
                else
                {
                    Add(at, postings, index, term, weight);
                }
            }
        }
    }

    private void Add(int at, Postings postings, int index, BoundTerm term, float weight)
    {
        if (!term.IsWord)
        {
            scores[at] += weight;
        }
        else if (postings.Fits(term, index))
        {
            scores[at] += weight * postings.Impacts[index] / 255f;
        }
    }
}
