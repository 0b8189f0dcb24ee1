using System.Diagnostics;
using Daftar.Search;
using Daftar.Store;

namespace Daftar.Server.Running;

/// <summary>The index as pages and API use it: no search runs longer than the operator allows, and each one is counted with its time.</summary>
internal sealed class MeasuredSearch(ISearchIndex index, Settings settings) : ISearchIndex
{
    private readonly TimeSpan longest = settings.Get(Settings.SearchDeadline);
    private readonly int mostWords = settings.Get(Settings.SearchMostWords);
    private readonly long mostMemory = settings.Get(Settings.SearchMemory);

    public FieldTable Fields => index.Fields;

    public IReadOnlyList<IndexWord> Words(WordRequest request) => index.Words(request);

    public IndexRenewal? Renewal => index.Renewal;

    public double ShareOf(string word) => index.ShareOf(word);

    public async ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = Stopwatch.GetTimestamp();
        var deadline = request.Deadline is { } asked && asked < longest ? asked : longest;
        var answer = await index.SearchAsync(request with { Deadline = deadline, MostWords = mostWords, MostMemory = mostMemory }, cancellation);
        Measures.Search(request.AsksHistory ? "history" : "current", started);
        return answer;
    }
}
