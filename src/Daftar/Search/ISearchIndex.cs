namespace Daftar.Search;

/// <summary>
/// Answers searches. The embedded index does, and so does PostgreSQL (decision 13): hits, totals and facet counts must be equal, the order by
/// relevance need not. What cannot be answered is said in <see cref="SearchAnswer.Problem"/>, not thrown.
/// </summary>
public interface ISearchIndex
{
    /// <summary>The fields that can be asked for.</summary>
    FieldTable Fields { get; }

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default);

    /// <summary>Which words there are, for suggestions; an engine that keeps no list of them has none to tell.</summary>
    IReadOnlyList<IndexWord> Words(WordRequest request);

    /// <summary>The share of entries in which a folded word stands, from 0 to 1; 0 also where there are too few entries to say, or the engine does not know.</summary>
    double ShareOf(string word) => 0;

    /// <summary>What is told while an index with the fields of today is being made and one with earlier fields answers; null where the fields are those of the index.</summary>
    IndexRenewal? Renewal => null;
}
