using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>An embedded index in a folder of its own that disappears after the test.</summary>
internal sealed class IndexUnderTest : IDisposable
{
    public IndexUnderTest(EmbeddedIndexOptions? options = null)
    {
        Options = options ?? new EmbeddedIndexOptions();
        Folder = Path.Combine(Path.GetTempPath(), $"daftar-index-{Guid.NewGuid():N}");
        Index = Open();
    }

    public string Folder { get; }

    public EmbeddedIndexOptions Options { get; }

    public EmbeddedIndex Index { get; private set; }

    public void Add(params SearchDocument[] documents)
    {
        var batch = Index.NewBatch();
        foreach (var document in documents)
        {
            batch.Upsert(document);
        }

        Index.Apply(batch);
        Index.Commit("added");
    }

    public void Delete(params Guid[] entries)
    {
        var batch = Index.NewBatch();
        foreach (var entry in entries)
        {
            batch.Delete(entry);
        }

        Index.Apply(batch);
        Index.Commit("deleted");
    }

    public void Reopen()
    {
        Index.Dispose();
        Index = Open();
    }

    /// <summary>The entries a query finds, by their numbers in the test.</summary>
    public IEnumerable<Guid> Find(string query) => Search(new SearchRequest { Query = query, Size = 1000 }).Hits.Select(hit => hit.Entry);

    public SearchAnswer Search(SearchRequest request)
    {
        var answer = Index.Search(request);
        Assert.Null(answer.Problem?.Message);
        return answer;
    }

    public EmbeddedIndex Open() => EmbeddedIndex.Open(Folder, TestFields.Table, "test database", Options);

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
