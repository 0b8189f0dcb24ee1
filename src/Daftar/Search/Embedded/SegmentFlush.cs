using System.Buffers;

namespace Daftar.Search;

/// <summary>Turns a write buffer into a segment file.</summary>
internal sealed class SegmentFlush
{
    private readonly WriteBuffer buffer;
    private readonly FieldTable fields;
    private readonly SegmentWriter segment;

    /// <summary>Number in the segment by number in the buffer; -1 for documents replaced or deleted meanwhile.</summary>
    private readonly int[] documents;

    private SegmentFlush(WriteBuffer buffer, FieldTable fields, SegmentWriter segment)
    {
        this.buffer = buffer;
        this.fields = fields;
        this.segment = segment;
        documents = new int[buffer.Documents];
        var live = 0;
        for (var document = 0; document < documents.Length; document++)
        {
            documents[document] = buffer.Dead.Items[document] ? -1 : live++;
        }
    }

    public static SegmentFile Write(WriteBuffer buffer, FieldTable fields, IndexFolder folder, long number, bool isTexts)
    {
        using var writer = new SegmentWriter(folder, number, isTexts);
        var flush = new SegmentFlush(buffer, fields, writer);
        var order = buffer.Table.Sorted();
        flush.WriteTerms(order);
        flush.WriteColumns(order);
        flush.WriteDates();
        flush.WriteEntries();
        flush.WriteStored();
        return writer.Finish(buffer.LiveDocuments);
    }

    private void WriteTerms(int[] order)
    {
        var (starts, sorted) = PostingsByTerm();
        var lengths = Lengths.Of(fields);
        var masks = new WordMaskTable();
        var lexicon = new LexiconWriter(segment);
        var writer = new TermsWriter(segment[Section.Terms], segment[Section.TermIndex], segment[Section.Postings], segment[Section.Places], masks, lexicon);
        var places = new PlacesWriter();
        var forms = new FormTerms();
        foreach (var term in order)
        {
            var bytes = buffer.Table[term];
            var mine = sorted.AsSpan(starts[term]..starts[term + 1]);
            if (mine.IsEmpty)
            {
                continue;
            }

            writer.Begin(bytes);
            var all = UInt128.Zero;
            for (var start = 0; start < mine.Length;)
            {
                var document = Posting.Document(mine[start]);
                var end = start + 1;
                while (end < mine.Length && Posting.Document(mine[end]) == document)
                {
                    end++;
                }

                if (TermKey.HasPlaces(bytes[0]))
                {
                    var here = mine[start..end];
                    if (here.Length > 1)
                    {
                        here.Sort();
                    }

                    var inForms = BufferedPosting.ToPostings(here, fields.FormBits);
                    all |= inForms;
                    places.Encode(here);
                    writer.Add(documents[document], new WordMask(places.Mask, inForms), lengths.Impact(here, buffer.Lengths.Items.AsSpan(document * buffer.WordFields, buffer.WordFields)), places.Encoded);
                }
                else
                {
                    writer.Add(documents[document]);
                }

                start = end;
            }

            writer.End();
            forms.Add(bytes, all);
        }

        forms.Write(writer);
        masks.Write(segment[Section.Masks]);
        lexicon.Finish();
        ArrayPool<ulong>.Shared.Return(sorted);
    }

    /// <summary>Counting sort: all postings of live documents by term; inside a term they keep their order, which is that of documents. The array is rented.</summary>
    private (int[] Starts, ulong[] Sorted) PostingsByTerm()
    {
        var starts = new int[buffer.Table.Count + 1];
        var terms = buffer.PostingTerms.Span;
        var all = buffer.Postings.Span;
        for (var i = 0; i < terms.Length; i++)
        {
            if (documents[Posting.Document(all[i])] >= 0)
            {
                starts[terms[i] + 1]++;
            }
        }

        for (var term = 1; term < starts.Length; term++)
        {
            starts[term] += starts[term - 1];
        }

        var next = starts.AsSpan(0, buffer.Table.Count).ToArray();
        var sorted = ArrayPool<ulong>.Shared.Rent(starts[^1]);
        for (var i = 0; i < terms.Length; i++)
        {
            if (documents[Posting.Document(all[i])] >= 0)
            {
                sorted[next[terms[i]]++] = all[i];
            }
        }

        return (starts, sorted);
    }

    private void WriteColumns(int[] order)
    {
        var byField = new Dictionary<int, List<(int Document, int Term)>>();
        foreach (var (document, term) in buffer.Columns.Span)
        {
            if (documents[document] >= 0)
            {
                var field = buffer.Table[term][1] - 1;
                (byField.TryGetValue(field, out var values) ? values : byField[field] = []).Add((documents[document], term));
            }
        }

        var keys = fields.All.Select(_ => new List<int>()).ToArray();
        foreach (var term in order)
        {
            var bytes = buffer.Table[term];
            if (bytes is [TermKey.Key or TermKey.ColumnOnly, > 0, ..])
            {
                keys[bytes[1] - 1].Add(term);
            }
        }

        var ordinals = new int[buffer.Table.Count];
        foreach (var field in fields.All.Where(field => field.HasColumn))
        {
            if (byField.TryGetValue(field.Ordinal, out var values))
            {
                WriteColumn(field, values, keys[field.Ordinal], ordinals);
            }
        }
    }

    private void WriteColumn(IndexField field, List<(int Document, int Term)> values, List<int> keys, int[] ordinals)
    {
        // 1 marks a term of this column, then its number takes the place
        foreach (var (_, term) in values)
        {
            ordinals[term] = 1;
        }

        var writer = new ColumnWriter(segment, field.Ordinal);
        var distinct = 0;
        foreach (var term in keys)
        {
            if (ordinals[term] == 1)
            {
                writer.Value(buffer.Table[term][TermKey.KeyPrefix..], buffer.Displays[term]);
                ordinals[term] = ++distinct;
            }
        }

        var several = false;
        for (var i = 1; i < values.Count && !several; i++)
        {
            several = values[i].Document == values[i - 1].Document && values[i].Term != values[i - 1].Term;
        }

        writer.BeginDocuments(distinct, several);
        var numbers = new List<int>();
        var at = 0;
        for (var document = 0; document < buffer.LiveDocuments; document++)
        {
            numbers.Clear();
            for (; at < values.Count && values[at].Document == document; at++)
            {
                var number = ordinals[values[at].Term] - 1;
                if (!numbers.Contains(number))
                {
                    numbers.Add(number);
                }
            }

            writer.Document(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers));
        }

        foreach (var (_, term) in values)
        {
            ordinals[term] = 0;
        }
    }

    private void WriteDates()
    {
        var live = buffer.Dates.Span.ToArray().Where(date => documents[date.Document] >= 0).ToLookup(date => date.Field);
        foreach (var field in fields.All.Where(field => field.HasDates && live.Contains(field.Ordinal)))
        {
            var dates = live[field.Ordinal].DistinctBy(date => (date.Document, date.Date)).ToList();
            var several = dates.Zip(dates.Skip(1)).Any(pair => pair.First.Document == pair.Second.Document);
            var writer = new DateWriter(segment, field.Ordinal, several);
            var at = 0;
            var values = new List<int>();
            for (var document = 0; document < documents.Length; document++)
            {
                if (documents[document] < 0)
                {
                    continue;
                }

                values.Clear();
                for (; at < dates.Count && dates[at].Document == document; at++)
                {
                    values.Add(dates[at].Date);
                }

                writer.Document(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
            }
        }
    }

    private void WriteEntries()
    {
        var entries = buffer.Entries.Span.ToArray().Where((_, document) => documents[document] >= 0).ToArray();
        var ids = segment[Section.Entries];
        var bytes = new byte[EntryIds.Bytes];
        foreach (var entry in entries)
        {
            EntryIds.Write(entry, bytes);
            ids.Write(bytes);
        }

        var order = segment[Section.EntryOrder];
        foreach (var document in EntryIds.Order(entries))
        {
            order.WriteUInt32((uint)document);
        }
    }

    private void WriteStored()
    {
        var writer = new StoredWriter(segment[Section.Stored], segment[Section.StoredIndex]);
        for (var document = 0; document < documents.Length; document++)
        {
            if (documents[document] >= 0)
            {
                var start = document == 0 ? 0 : buffer.StoredEnds.Items[document - 1];
                writer.Document(buffer.Stored.Items.AsSpan(start..buffer.StoredEnds.Items[document]));
            }
        }

        writer.Finish();
    }
}
