using System.Buffers;
using System.Runtime.CompilerServices;

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

    /// <summary>Where the segment has nothing that is scored: others may have, whose hits come first.</summary>
    private sealed class Unscored(Segment segment) : HitOrder
    {
        private static readonly long Last = Relevance.Of(0f);

        /// <summary>Of a set with one document in so many, the first are found sooner in the order of entry ids than by looking at all.</summary>
        private const int GoingInOrderPays = 256;

        public override long Of(int document) => Last;

        public override long Of(SearchCursor cursor) => Relevance.OfCursor(cursor);

        public override void Offer(DocumentSet documents, FirstHits hits)
        {
            if (documents.IsSparse || (long)documents.Count * GoingInOrderPays < segment.Documents)
            {
                base.Offer(documents, hits);
                return;
            }

            for (var place = hits.BeginsAmong(Last) is { } begin ? segment.Entries.PlaceBehind(begin) : 0; place < segment.Documents && !hits.IsFull; place++)
            {
                if (segment.Entries.InOrder(place) is var document && documents.Has(document))
                {
                    hits.Offer(Last, document);
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
            if (term.Seen is { } seen)
            {
                relevance.AddSeen(seen, weight);
                continue;
            }

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

    public override long Of(SearchCursor cursor) => OfCursor(cursor);

    public static long OfCursor(SearchCursor cursor) => Of(BitConverter.Int32BitsToSingle((int)cursor.Number));

    public void Dispose() => ArrayPool<float>.Shared.Return(scores);

    public static long Of(float score) => int.MaxValue - (long)BitConverter.SingleToInt32Bits(score);

    private void AddSeen(SeenDocuments seen, float weight)
    {
        var list = documents.IsSparse ? documents.List : default;
        var impacts = seen.Impacts;
        var next = 0;
        var last = -1;
        for (var index = 0; index < seen.Documents.Length; index++)
        {
            var document = seen.Documents[index];
            if (document < last)
            {
                // another place of the term
                next = 0;
            }

            last = document;
            Find(document, list, ref next, out var at);
            if (at >= 0)
            {
                scores[at] += weight * impacts[index] / 255f;
            }
        }
    }

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
            // no need to look at the fields of each document where all of the block fit
            var (some, every) = postings.Fits(term);
            if (some && !(every ? AddBlock(postings, term, weight, list, ref next) : AddFitting(postings, term, weight, list, ref next)))
            {
                return;
            }
        }
    }

    /// <summary>False if no document of the set comes after.</summary>
    private bool AddBlock(Postings postings, BoundTerm term, float weight, ReadOnlySpan<int> list, ref int next)
    {
        var all = postings.Documents;
        var impacts = postings.Impacts;
        for (var index = 0; index < all.Length; index++)
        {
            if (!Find(all[index], list, ref next, out var at))
            {
                return false;
            }

            if (at >= 0)
            {
                scores[at] += term.IsWord ? weight * impacts[index] / 255f : weight;
            }
        }

        return true;
    }

    private bool AddFitting(Postings postings, BoundTerm term, float weight, ReadOnlySpan<int> list, ref int next)
    {
        var all = postings.Documents;
        var impacts = postings.Impacts;
        foreach (var index in postings.Fitting(term))
        {
            if (!Find(all[index], list, ref next, out var at))
            {
                return false;
            }

            if (at >= 0)
            {
                scores[at] += weight * impacts[index] / 255f;
            }
        }

        return true;
    }

    /// <summary>Where a document has its score; -1 if it is none of the set. False if none of the set comes after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Find(int document, ReadOnlySpan<int> list, ref int next, out int at)
    {
        at = document;
        if (!documents.IsSparse)
        {
            return true;
        }

        next = FirstNotBefore(list, next, document);
        at = next < list.Length && list[next] == document ? next : -1;
        return next < list.Length;
    }

    /// <summary>The place of the first document that is not before one, found in growing steps: a rare word of a search that finds many documents skips nearly all of them.</summary>
    private static int FirstNotBefore(ReadOnlySpan<int> list, int from, int document)
    {
        if (from >= list.Length || list[from] >= document)
        {
            return from;
        }

        // what stands at low is before the document
        var low = from;
        var step = 1;
        while (low + step < list.Length && list[low + step] < document)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, list.Length);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (list[middle] < document)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
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
