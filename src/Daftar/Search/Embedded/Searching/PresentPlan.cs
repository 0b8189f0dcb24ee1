namespace Daftar.Search;

/// <summary>Entries that have a value in a field.</summary>
/// <param name="slot">The slot of a field with words, or -1.</param>
/// <param name="isKept">The index has a term for it.</param>
internal sealed class PresentPlan(IndexField field, int slot, bool isKept) : Plan
{
    private readonly TermWeight weight = TermWeight.Nothing;

    public override Matcher Bind(PartSearch part) => isKept
        ? new ListMatcher(part, [new BoundTerm(part.Find(TermKey.Present(field.Ordinal), isPrefix: false), false, 0, weight.Count)])
        : new PresentMatcher(part, field, slot);
}

/// <summary>
/// Documents with a value in a field: by its dates or its column where it has them, else by all keys of the field, else by all words in it, of which every posting is read:
/// slow for a frequent field, under the deadline like everything.
/// </summary>
internal sealed class PresentMatcher(PartSearch part, IndexField field, int slot) : Matcher(part)
{
    public override long Cost => Part.Documents;

    public override DocumentSet Match()
    {
        var bits = Part.NewBits();
        if (field.HasDates)
        {
            AddDated(bits);
            return DocumentSet.Of(bits);
        }

        if (slot >= 0)
        {
            Add(bits, [TermKey.Word], 1UL << slot);
        }

        if (field.HasColumn && Part.Segment.ColumnOf(field.Ordinal) is { } column)
        {
            for (var document = 0; document < Part.Documents; document++)
            {
                if (column.First(document) >= 0)
                {
                    Bitmap.Add(bits, document);
                }
            }
        }
        else if (field.HasKeys)
        {
            Add(bits, [TermKey.Key, (byte)(field.Ordinal + 1)], 0);
        }

        return DocumentSet.Of(bits);
    }

    private void AddDated(ulong[] bits)
    {
        if (Part.Segment.DatesOf(field.Ordinal) is not { } column)
        {
            return;
        }

        for (var document = 0; document < Part.Documents; document++)
        {
            for (uint place = column.Start(document), end = column.End(document); place < end; place++)
            {
                if (column.At(place) != DateRange.None)
                {
                    Bitmap.Add(bits, document);
                    break;
                }
            }
        }
    }

    /// <param name="bits">Where found documents are noted.</param>
    /// <param name="begin">What the terms begin with.</param>
    /// <param name="mask">The slot of words; 0 for keys.</param>
    private void Add(ulong[] bits, byte[] begin, ulong mask)
    {
        var postings = new Postings(Part.Segment);
        var cursor = Part.Segment.Terms.From(begin);
        for (var blocks = 0; cursor.MoveNext() && cursor.Term.StartsWith(begin);)
        {
            postings.Open(cursor.Place, mask != 0);
            while (postings.Next())
            {
                if (++blocks % 256 == 0)
                {
                    Part.Budget.Check();
                }

                for (var i = 0; i < postings.Count; i++)
                {
                    if (mask == 0 || (postings.FieldsOf(i) & mask) != 0)
                    {
                        Bitmap.Add(bits, postings.Documents[i]);
                    }
                }
            }
        }
    }
}
