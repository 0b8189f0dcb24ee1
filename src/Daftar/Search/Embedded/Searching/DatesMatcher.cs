using System.Runtime.Intrinsics;

namespace Daftar.Search;

/// <summary>Documents with a date that could lie in a range.</summary>
internal sealed class DatesMatcher(PartSearch part, DateColumn column, int from, int to) : Matcher(part)
{
    public override long Cost => Part.Documents;

    public override DocumentSet Match()
    {
        var bits = Part.NewBits();
        if (!column.HasSeveral)
        {
            MatchAll(column.All, bits);
            return DocumentSet.Of(bits);
        }

        for (var document = 0; document < Part.Documents; document++)
        {
            if (Matches(document))
            {
                Bitmap.Add(bits, document);
            }
        }

        return DocumentSet.Of(bits);
    }

    public override DocumentSet Restrict(DocumentSet set)
    {
        if (!set.IsSparse)
        {
            return base.Restrict(set);
        }

        var kept = Part.NewList(set.Count);
        var count = 0;
        foreach (var document in set)
        {
            if (Matches(document))
            {
                kept[count++] = document;
            }
        }

        return DocumentSet.Of(kept, count);
    }

    /// <summary>
    /// Eight dates at once. A date known as a month or a year lies in the range too if the range begins in that month or year
    /// (<see cref="DateRange.CouldLieIn"/>): it is then the beginning of the range with its day, or day and month, left away.
    /// </summary>
    private void MatchAll(ReadOnlySpan<int> dates, ulong[] bits)
    {
        var (first, last) = (Vector256.Create(from), Vector256.Create(to));
        var (month, year) = (Vector256.Create(from / 100 * 100), Vector256.Create(from / 10_000 * 10_000));
        var document = 0;
        for (; document + 64 <= dates.Length; document += 64)
        {
            var word = 0UL;
            for (var i = 0; i < 64; i += Vector256<int>.Count)
            {
                var date = Vector256.Create(dates.Slice(document + i, Vector256<int>.Count));
                var since = Vector256.GreaterThanOrEqual(date, first) | Vector256.Equals(date, month) | Vector256.Equals(date, year);
                var known = ~Vector256.Equals(date, Vector256<int>.Zero);
                word |= (ulong)(since & known & Vector256.LessThanOrEqual(date, last)).ExtractMostSignificantBits() << i;
            }

            bits[document >> 6] = word;
        }

        for (; document < dates.Length; document++)
        {
            if (DateRange.CouldLieIn(dates[document], from, to))
            {
                Bitmap.Add(bits, document);
            }
        }
    }

    private bool Matches(int document)
    {
        for (uint place = column.Start(document), end = column.End(document); place < end; place++)
        {
            if (DateRange.CouldLieIn(column.At(place), from, to))
            {
                return true;
            }
        }

        return false;
    }
}
