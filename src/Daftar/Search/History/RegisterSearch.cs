namespace Daftar.Search;

/// <summary>Search as pages and API ask it: of what is so now, or of history where the register keeps an index of it.</summary>
/// <param name="current">Answers of what is so now.</param>
/// <param name="history">What keeps the index of all states; null where none is kept.</param>
public sealed class RegisterSearch(ISearchIndex current, RenewHistory? history) : ISearchIndex
{
    public FieldTable Fields => current.Fields;

    public IReadOnlyList<IndexWord> Words(WordRequest request) => current.Words(request);

    public IndexRenewal? Renewal => current.Renewal;

    public double ShareOf(string word) => current.ShareOf(word);

    public async ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default)
    {
        if (!request.AsksHistory)
        {
            return await current.SearchAsync(request, cancellation).ConfigureAwait(false);
        }

        return history switch
        {
            null => Refused(SearchProblemKind.NotSupported, "Earlier states are not searched here: this register keeps no index of its history."),
            { MayAnswer: false } => Refused(SearchProblemKind.NotReady, history.Index.Building ?? "The index of earlier states is being brought up to date; ask again in a moment."),
            _ => history.Index.Search(request, cancellation) with { Behind = history.Behind },
        };
    }

    private static SearchAnswer Refused(SearchProblemKind kind, string message) => new() { Problem = new SearchProblem(kind, message) };
}
