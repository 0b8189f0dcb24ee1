namespace Daftar.Search;

/// <summary>Counts the values of the documents of a set: hit by hit if they are few, value by value if they are many.</summary>
internal static class RowCounts
{
    // measured: nanoseconds for a hit in all joined fields, for each further field, for a hit with a rare value, and for 64 documents of one value
    private const double Hit = 4;
    private const double HitField = 3;
    private const double Rest = 8;
    private const double Word = 0.9;

    /// <returns>By field; see <see cref="FacetRows.Count"/>.</returns>
    public static int[][] Of(Segment segment, DocumentSet documents, IReadOnlyList<RowField> fields)
    {
        var counts = new int[fields.Count][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new int[fields[i].Slots];
        }

        if (!documents.IsSparse && fields.All(field => field.Codes < 1000))
        {
            var bits = fields.Select(segment.Bits.Of).ToArray();
            double byHits = Hit * documents.Count, byValues = 0;
            for (var i = 0; i < bits.Length; i++)
            {
                byHits += fields[i].Joint < 0 ? HitField * documents.Count : 0;
                byValues += (Word * bits[i].Words) + (Rest * documents.Count * bits[i].Rest / segment.Documents);
            }

            if (byValues < byHits)
            {
                for (var i = 0; i < bits.Length; i++)
                {
                    bits[i].Count(segment.Rows, documents, counts[i]);
                }

                return counts;
            }
        }

        segment.Rows.Count(documents, [.. fields], counts);
        return counts;
    }
}
