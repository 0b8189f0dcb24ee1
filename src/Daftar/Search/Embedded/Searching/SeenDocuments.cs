namespace Daftar.Search;

/// <summary>
/// The documents of one term that a matcher came by, with the impact of each: what scoring would have to read a second time. Only where it is all that scoring can ask about: a matcher that
/// keeps some documents of a term only (<see cref="OfMatches"/>) says nothing of those that another one finds.
/// </summary>
/// <param name="documents">Where they stand among others; ascending for each place of the term.</param>
/// <param name="ofMatches">Only of documents the matcher found.</param>
internal sealed class SeenDocuments(int[] documents, byte[] impacts, int start, int end, bool ofMatches)
{
    public ReadOnlySpan<int> Documents => documents.AsSpan(start..end);

    public ReadOnlySpan<byte> Impacts => impacts.AsSpan(start..end);

    public bool OfMatches => ofMatches;

    /// <summary>For a matcher that finds more documents than one of its parts: what the part has seen of its own matches only does not count.</summary>
    /// <param name="terms">Terms that are scored.</param>
    /// <param name="from">From here on they are those of the parts.</param>
    public static void ForgetMatches(List<BoundTerm> terms, int from)
    {
        for (var at = from; at < terms.Count; at++)
        {
            if (terms[at].Seen is { OfMatches: true })
            {
                terms[at].Seen = null;
            }
        }
    }
}
