using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Requests that have no answer say why; cursors over a changing index; deadlines.</summary>
public sealed class SearchRequestTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public SearchRequestTests() => test.Add([.. Enumerable.Range(1, 30).Select(number =>
        TestFields.Document(TestFields.Entry(number), ("mark", "kopi"), ("filed", Invariant($"20{number:00}-01-01")), ("number", Invariant($"N{number:00}"))))]);

    public void Dispose() => test.Dispose();

    public static TheoryData<SearchRequest, SearchProblemKind, string> Impossible => new()
    {
        { new() { Query = "ownr:x" }, SearchProblemKind.Query, "did you mean 'owner'" },
        { new() { Filters = [FieldFilter.Any("clas", "9")] }, SearchProblemKind.Request, "did you mean 'class'" },
        { new() { Filters = [FieldFilter.Any("class")] }, SearchProblemKind.Request, "names no value" },
        { new() { Filters = [FieldFilter.Any("class", "9"), FieldFilter.Any("class", "30")] }, SearchProblemKind.Request, "two filters on 'class'" },
        { new() { Filters = [FieldFilter.Range("class", "1", "9")] }, SearchProblemKind.Request, "Only dates have ranges" },
        { new() { Filters = [FieldFilter.Range("filed", "soon", null)] }, SearchProblemKind.Request, "is no date" },
        { new() { Filters = [FieldFilter.Any("view", "x")] }, SearchProblemKind.Request, "cannot be filtered" },
        { new() { Facets = [new("mark")] }, SearchProblemKind.Request, "has no facet" },
        { new() { Facets = [new("class", 0)] }, SearchProblemKind.Request, "1 to 1000 values" },
        { new() { Sort = SearchSort.Up("mark") }, SearchProblemKind.Request, "cannot be ordered by 'mark'" },
        { new() { Size = 1001 }, SearchProblemKind.Request, "0 to 1000 hits" },
        { new() { Scope = SearchScope.History }, SearchProblemKind.NotSupported, "history" },
        { new() { AsOf = new DateOnly(2020, 1, 1) }, SearchProblemKind.NotSupported, "history" },
        { new() { Cursor = "abc" }, SearchProblemKind.Cursor, "first page" },
        { new() { Cursor = "not base64 !" }, SearchProblemKind.Cursor, "first page" },
        { new() { Deadline = TimeSpan.FromTicks(1) }, SearchProblemKind.TimedOut, "given up" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_answered_is_said(SearchRequest request, SearchProblemKind kind, string message)
    {
        var answer = test.Index.Search(request);
        Assert.Equal(kind, answer.Problem?.Kind);
        Assert.Contains(message, answer.Problem!.Message, StringComparison.Ordinal);
        Assert.Empty(answer.Hits);
        Assert.Equal(0, answer.Total);
    }

    [Fact]
    public void A_caller_who_gives_up_ends_the_search()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => test.Index.Search(new() { Query = "kopi" }, stop.Token));
    }

    [Fact]
    public void A_cursor_is_refused_for_another_query_filter_or_order()
    {
        var request = new SearchRequest { Query = "kopi", Size = 5, Sort = SearchSort.Down("filed") };
        var cursor = test.Search(request).NextCursor;
        Assert.NotNull(cursor);
        foreach (var other in new[] { request with { Query = "teh" }, request with { Sort = SearchSort.Up("filed") }, request with { Filters = [FieldFilter.Any("class", "9")] } })
        {
            Assert.Equal(SearchProblemKind.Cursor, test.Index.Search(other with { Cursor = cursor }).Problem?.Kind);
        }

        Assert.Null(test.Index.Search(request with { Query = "  KOPI*  ".Trim(' ', '*').ToLowerInvariant(), Cursor = cursor, Size = 7 }).Problem);
    }

    [Theory]
    [InlineData("filed")]
    [InlineData("number")]
    public void An_older_cursor_goes_on_after_the_last_hit_seen_and_says_that_the_index_changed(string field)
    {
        var request = new SearchRequest { Query = "kopi", Size = 10, Sort = SearchSort.Down(field) };
        var first = test.Search(request);
        Assert.Equal([.. Enumerable.Range(21, 10).Reverse().Select(TestFields.Entry)], first.Hits.Select(hit => hit.Entry));

        // the hit the cursor stands on goes, one comes before it, one after
        test.Delete(TestFields.Entry(21));
        test.Add(
            TestFields.Document(TestFields.Entry(99), ("mark", "kopi"), ("filed", "2099"), ("number", "N99")),
            TestFields.Document(TestFields.Entry(15), ("mark", "kopi"), ("filed", "2016-06-01"), ("number", "N165")));
        var second = test.Search(request with { Cursor = first.NextCursor });
        Assert.True(second.CursorFromOlderGeneration);
        Assert.Equal([.. new[] { 20, 19, 18, 17, 15, 16, 14, 13, 12, 11 }.Select(TestFields.Entry)], second.Hits.Select(hit => hit.Entry));
    }

    [Fact]
    public void Counts_alone_can_be_asked_for()
    {
        var answer = test.Search(new() { Query = "kopi", Size = 0, Facets = [new("filed", 3)] });
        Assert.Equal(30, answer.Total);
        Assert.Empty(answer.Hits);
        Assert.Null(answer.NextCursor);
        Assert.Equal(3, answer.Facets[0].Values.Count);
    }
}
