namespace Daftar.Search;

/// <summary>Search as pages and API ask it: of what is so now, or of history where the register keeps an index of it.</summary>
/// <param name="current">Answers of what is so now.</param>
/// <param name="history">The index of all states with what keeps it; null where none is kept.</param>
public sealed class RegisterSearch(ISearchIndex current, (EmbeddedIndex Index, FollowHistory Follow)? history) : ISearchIndex
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
            { Follow.MayAnswer: false } => Refused(SearchProblemKind.NotReady, "The index of earlier states is being brought up to date; ask again in a moment."),
            var (index, follow) => index.Search(request, cancellation) with { Behind = follow.Behind },
        };
    }

    private static SearchAnswer Refused(SearchProblemKind kind, string message) => new() { Problem = new SearchProblem(kind, message) };
}
