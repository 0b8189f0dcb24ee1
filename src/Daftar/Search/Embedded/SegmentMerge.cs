namespace Daftar.Search;

/// <summary>Writes one segment out of several, without their dead documents. Streams: memory is four bytes a document and four a distinct value of the column in work.</summary>
internal sealed class SegmentMerge
{
    private readonly FieldTable fields;
    private readonly IReadOnlyList<(Segment Segment, ulong[]? Live)> sources;
    private readonly SegmentWriter writer;
    private readonly CancellationToken stop;
    private readonly List<int> numbers = [];

    private SegmentMerge(IReadOnlyList<(Segment Segment, ulong[]? Live)> sources, FieldTable fields, SegmentWriter writer, CancellationToken stop)
    {
        (this.sources, this.fields, this.writer, this.stop) = (sources, fields, writer, stop);
        var next = 0;
        NewNumbers = new int[sources.Count][];
        for (var source = 0; source < sources.Count; source++)
        {
            var (segment, live) = sources[source];
            NewNumbers[source] = new int[segment.Documents];
            for (var document = 0; document < segment.Documents; document++)
            {
                NewNumbers[source][document] = live is null || Bitmap.Has(live, document) ? next++ : -1;
            }
        }

        Documents = next;
    }

    /// <summary>Documents in the merged segment.</summary>
    public int Documents { get; }

    /// <summary>By source and document: the number in the merged segment, -1 for dead ones.</summary>
    public int[][] NewNumbers { get; }

    /// <summary>Writes the merged segment; null if nothing in the sources lives.</summary>
    public static (SegmentFile? File, int[][] NewNumbers) Write(
        IReadOnlyList<(Segment Segment, ulong[]? Live)> sources, FieldTable fields, IndexFolder folder, long number, bool isTexts, CancellationToken stop)
    {
        using var target = new SegmentWriter(folder, number, isTexts);
        var merge = new SegmentMerge(sources, fields, target, stop);
        if (merge.Documents == 0)
        {
            return (null, merge.NewNumbers);
        }

        merge.MergeTerms();
        foreach (var field in fields.All)
        {
            merge.Check();
            merge.MergeColumn(field);
            merge.MergeDates(field);
        }

        merge.Check();
        merge.MergeEntries();
        merge.Check();
        merge.MergeStored();
        return (target.Finish(merge.Documents), merge.NewNumbers);
    }

    /// <summary>Whether to go on, and whether the sources still have their length.</summary>
    private void Check()
    {
        stop.ThrowIfCancellationRequested();
        foreach (var (segment, _) in sources)
        {
            segment.Measure();
        }
    }

    private void MergeTerms()
    {
        var masks = new WordMaskTable();
        var lexicon = new LexiconWriter(writer);
        var terms = new TermsWriter(writer[Section.Terms], writer[Section.TermIndex], writer[Section.Postings], writer[Section.Places], masks, lexicon);
        var cursors = sources.Select(source => source.Segment.Terms.All()).ToArray();
        var postings = sources.Select(source => new Postings(source.Segment)).ToArray();
        var open = cursors.Select(cursor => cursor.MoveNext()).ToArray();
        var atTerm = new List<int>();
        for (var count = 0; ; count++)
        {
            if (count % 1024 == 0)
            {
                Check();
            }

            LeastTerms(cursors, open, atTerm);
            if (atTerm.Count == 0)
            {
                masks.Write(writer[Section.Masks]);
                lexicon.Finish();
                return;
            }

            terms.Begin(cursors[atTerm[0]].Term);
            foreach (var source in atTerm)
            {
                var isWord = TermKey.HasPlaces(cursors[source].Term[0]);
                Copy(postings[source].Open(cursors[source].Place, isWord), NewNumbers[source], isWord, terms);
            }

            terms.End();
            foreach (var source in atTerm)
            {
                open[source] = cursors[source].MoveNext();
            }
        }
    }

    private static void LeastTerms(TermDictionary.TermCursor[] cursors, bool[] open, List<int> atTerm)
    {
        atTerm.Clear();
        for (var source = 0; source < cursors.Length; source++)
        {
            if (!open[source])
            {
                continue;
            }

            var order = atTerm.Count == 0 ? 0 : cursors[source].Term.SequenceCompareTo(cursors[atTerm[0]].Term);
            if (order < 0)
            {
                atTerm.Clear();
            }

            if (order <= 0)
            {
                atTerm.Add(source);
            }
        }
    }

    private static void Copy(Postings postings, int[] newNumbers, bool isWord, TermsWriter terms)
    {
        while (postings.Next())
        {
            var documents = postings.Documents;
            for (var i = 0; i < documents.Length; i++)
            {
                var number = newNumbers[documents[i]];
                if (number < 0)
                {
                    continue;
                }

                if (isWord)
                {
                    terms.Add(number, postings.MaskOf(i), postings.Impacts[i], postings.PlacesOf(i));
                }
                else
                {
                    terms.Add(number);
                }
            }
        }
    }

    private void MergeColumn(IndexField field)
    {
        var columns = sources.Select(source => source.Segment.ColumnOf(field.Ordinal)).ToArray();
        if (columns.All(column => column is null))
        {
            return;
        }

        var newOrdinals = columns.Select((column, source) => Used(column, source)).ToArray();
        var target = new ColumnWriter(writer, field.Ordinal);
        var distinct = MergeValues(columns, newOrdinals, target);
        target.BeginDocuments(distinct, columns.Any(column => column is { HasSeveral: true }));
        for (var source = 0; source < columns.Length; source++)
        {
            foreach (var document in Living(source))
            {
                numbers.Clear();
                columns[source]?.All(document, numbers);
                var mine = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers);
                foreach (ref var number in mine)
                {
                    number = newOrdinals[source][number];
                }

                target.Document(mine);
            }
        }
    }

    /// <summary>Marks the values some live document has with 0, the others with -1.</summary>
    private int[] Used(Column? column, int source)
    {
        var used = new int[column?.Distinct ?? 0];
        Array.Fill(used, -1);
        if (column is not null)
        {
            foreach (var document in Living(source))
            {
                column.All(document, numbers);
                foreach (var number in numbers)
                {
                    used[number] = 0;
                }
            }
        }

        return used;
    }

    private static int MergeValues(Column?[] columns, int[][] newOrdinals, ColumnWriter target)
    {
        var at = new int[columns.Length];
        var least = new List<int>();
        for (var distinct = 0; ; distinct++)
        {
            least.Clear();
            for (var source = 0; source < columns.Length; source++)
            {
                while (at[source] < newOrdinals[source].Length && newOrdinals[source][at[source]] < 0)
                {
                    at[source]++;
                }

                if (at[source] == newOrdinals[source].Length)
                {
                    continue;
                }

                var order = least.Count == 0 ? 0 : columns[source]!.Key(at[source]).SequenceCompareTo(columns[least[0]]!.Key(at[least[0]]));
                if (order < 0)
                {
                    least.Clear();
                }

                if (order <= 0)
                {
                    least.Add(source);
                }
            }

            if (least.Count == 0)
            {
                return distinct;
            }

            var first = columns[least[0]]!;
            var display = first.Display(at[least[0]]);
            foreach (var source in least)
            {
                var other = columns[source]!.Display(at[source]);
                display = DisplayOrder.IsBefore(other, display) ? other : display;
            }

            target.Value(first.Key(at[least[0]]), display);
            foreach (var source in least)
            {
                newOrdinals[source][at[source]++] = distinct;
            }
        }
    }

    private void MergeDates(IndexField field)
    {
        var columns = sources.Select(source => source.Segment.DatesOf(field.Ordinal)).ToArray();
        if (columns.All(column => column is null))
        {
            return;
        }

        var target = new DateWriter(writer, field.Ordinal, columns.Any(column => column is { HasSeveral: true }));
        for (var source = 0; source < columns.Length; source++)
        {
            var column = columns[source];
            foreach (var document in Living(source))
            {
                numbers.Clear();
                for (var place = column?.Start(document) ?? 0; place < (column?.End(document) ?? 0); place++)
                {
                    if (column!.At(place) is not DateRange.None and var date)
                    {
                        numbers.Add(date);
                    }
                }

                target.Document(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers));
            }
        }
    }

    private void MergeEntries()
    {
        var entries = writer[Section.Entries];
        for (var source = 0; source < sources.Count; source++)
        {
            foreach (var document in Living(source))
            {
                entries.Write(sources[source].Segment.Entries.Bytes(document));
            }
        }

        // each source has its documents in the order of their ids already
        var order = writer[Section.EntryOrder];
        var queue = new PriorityQueue<(int Source, int Place), Guid>(Comparer<Guid>.Create(EntryIds.Compare));
        for (var source = 0; source < sources.Count; source++)
        {
            Enqueue(queue, source, 0);
        }

        while (queue.TryDequeue(out var least, out _))
        {
            order.WriteUInt32((uint)NewNumbers[least.Source][sources[least.Source].Segment.Entries.InOrder(least.Place)]);
            Enqueue(queue, least.Source, least.Place + 1);
        }
    }

    private void Enqueue(PriorityQueue<(int Source, int Place), Guid> queue, int source, int place)
    {
        var segment = sources[source].Segment;
        for (; place < segment.Documents; place++)
        {
            var document = segment.Entries.InOrder(place);
            if (NewNumbers[source][document] >= 0)
            {
                queue.Enqueue((source, place), segment.Entries[document]);
                return;
            }
        }
    }

    private static bool AllLive(ulong[]? live, int first, int end)
    {
        for (var document = first; live is not null && document < end; document++)
        {
            if (!Bitmap.Has(live, document))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Blocks of which every document lives are taken over as they are.</summary>
    private void MergeStored()
    {
        var stored = new StoredWriter(writer[Section.Stored], writer[Section.StoredIndex]);
        for (var source = 0; source < sources.Count; source++)
        {
            var (segment, live) = sources[source];
            var reader = new StoredBlocks.Reader(segment.Stored);
            for (var block = 0; block < segment.Stored.Blocks; block++)
            {
                var (first, end) = segment.Stored.Documents(block, segment.Documents);
                if (AllLive(live, first, end) && stored.TakesBlocks)
                {
                    stored.Block(segment.Stored.Block(block), end - first);
                    continue;
                }

                for (var document = first; document < end; document++)
                {
                    if (live is null || Bitmap.Has(live, document))
                    {
                        stored.Document(reader.Read(document));
                    }
                }
            }
        }

        stored.Finish();
    }

    private IEnumerable<int> Living(int source)
    {
        var mine = NewNumbers[source];
        for (var document = 0; document < mine.Length; document++)
        {
            if (mine[document] >= 0)
            {
                yield return document;
            }
        }
    }
}
