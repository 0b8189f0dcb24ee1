using Daftar.Languages;
using Daftar.Search;

namespace Daftar.Tests.Search.Postgres;

/// <summary>Counts over everything take the database seconds: who types takes those of a minute ago, and whoever searches what is so now.</summary>
public sealed class KeptCountsTests
{
    private static readonly SearchRequest Asked = new() { Size = 0, Facets = [new("class")], MayBeOld = TimeSpan.FromMinutes(1), Deadline = TimeSpan.FromSeconds(20) };

    private readonly Clock clock = new();
    private readonly KeptCounts kept;
    private int counted;

    public KeptCountsTests() => kept = new(clock);

    [Fact]
    public void Only_counts_over_everything_that_may_be_old_are_kept()
    {
        Assert.True(KeptCounts.Knows(Asked));
        Assert.False(KeptCounts.Knows(Asked with { MayBeOld = TimeSpan.Zero }));
        Assert.False(KeptCounts.Knows(Asked with { Query = "coffee" }));
        Assert.False(KeptCounts.Knows(Asked with { Filters = [new FieldFilter("office", ["PH"])] }));
        Assert.False(KeptCounts.Knows(Asked with { Size = 20 }));
        Assert.False(KeptCounts.Knows(Asked with { Scope = SearchScope.History }));
    }

    [Fact]
    public async Task They_are_counted_once_for_all_who_ask()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask(Asked)));

        Assert.All(answers, static answer => Assert.Equal(1, answer.Total));
        Assert.Equal(1, counted);
        Assert.Equal(2, (await Ask(Asked with { Facets = [new("office")] })).Total);
    }

    [Fact]
    public async Task A_count_that_takes_longer_than_who_asks_waits_goes_on_for_the_next()
    {
        var ends = new TaskCompletionSource();
        var hurried = await Ask(Asked with { Deadline = TimeSpan.FromMilliseconds(20) }, ends.Task);
        Assert.Equal(SearchProblemKind.TimedOut, hurried.Problem?.Kind);

        ends.SetResult();

        Assert.Equal((1, null), ((await Ask(Asked)).Total, (await Ask(Asked)).Problem));
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task While_they_are_counted_anew_the_last_ones_answer()
    {
        Assert.Equal(1, (await Ask(Asked)).Total);
        var ends = new TaskCompletionSource();
        clock.Minutes += 2;

        Assert.Equal(1, (await Ask(Asked, ends.Task)).Total);
        Assert.Equal((1, 2), ((await Ask(Asked)).Total, counted));
        ends.SetResult();

        Assert.True(SpinWait.SpinUntil(() => Ask(Asked).Result.Total == 2, TimeSpan.FromSeconds(20)));
    }

    /// <summary>Nobody asked all night: what was counted last evening may have what was taken down since.</summary>
    [Fact]
    public async Task Very_old_ones_answer_nobody()
    {
        Assert.Equal(1, (await Ask(Asked)).Total);
        clock.Minutes += 600;

        Assert.Equal(2, (await Ask(Asked)).Total);
    }

    /// <summary>A count that failed leaves those before it.</summary>
    [Fact]
    public async Task Those_before_one_that_failed_answer_while_it_is_tried_again()
    {
        Assert.Equal(1, (await Ask(Asked)).Total);
        clock.Minutes += 2;
        Assert.Equal(1, (await Ask(Asked, Task.FromException(new InvalidOperationException("gone")))).Total);

        Assert.Equal(1, (await Ask(Asked, new TaskCompletionSource().Task)).Total);
    }

    private sealed class Clock : TimeProvider
    {
        public long Minutes { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Minutes * 60;
    }

    [Fact]
    public async Task What_could_not_be_counted_is_counted_by_the_next_who_asks()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(Asked, Task.FromException(new InvalidOperationException("gone"))));

        Assert.Equal(2, (await Ask(Asked)).Total);
    }

    /// <summary>Each search takes its time; all together take no longer than was given.</summary>
    [Fact]
    public async Task Suggestions_have_one_time_all_together()
    {
        using var index = new IndexUnderTest();
        index.Add([.. Enumerable.Range(0, 12).Select(static number => TestFields.Document(TestFields.Entry(number), ("mark", $"tea{(char)('a' + number)}"), ("owner", $"tea{(char)('a' + number)} house")))]);
        var slow = new Slow(index.Index);

        await new SuggestWhileTyping(slow).For("tea", Labels.English, TimeSpan.FromMilliseconds(200), default);

        Assert.InRange(slow.Times.Count, 3, int.MaxValue);
        Assert.All(slow.Times.Zip(slow.Times.Skip(1)), static next => Assert.True(next.Second <= next.First));
        Assert.True(slow.Times[^1] < TimeSpan.FromMilliseconds(100), $"{slow.Times[^1]}");
    }

    /// <summary>What was perhaps meant is told beside an answer, which waits for it: each thing that is tried has what is left, and none is tried when nothing is.</summary>
    [Fact]
    public async Task What_was_perhaps_meant_has_one_time_all_together()
    {
        using var index = new IndexUnderTest();
        index.Add([.. Enumerable.Range(0, 12).Select(static number => TestFields.Document(TestFields.Entry(number), ("mark", $"coffe{(char)('a' + number)} lake{(char)('a' + number)}")))]);
        var slow = new Slow(index.Index);
        var request = new SearchRequest { Query = "coffez lakez", Deadline = TimeSpan.FromSeconds(20) };
        var answer = index.Search(request);

        await new DidYouMean(slow) { Patience = TimeSpan.FromMilliseconds(200) }.For(request, answer, default);

        Assert.InRange(slow.Times.Count, 3, 8);
        Assert.All(slow.Times, static time => Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromMilliseconds(200)));
        Assert.All(slow.Times.Zip(slow.Times.Skip(1)), static next => Assert.True(next.Second <= next.First));
    }

    private Task<SearchAnswer> Ask(SearchRequest request, Task? until = null) => kept.AnswerAsync(
        request,
        async _ =>
        {
            var number = Interlocked.Increment(ref counted);
            await Task.Yield();
            await (until ?? Task.CompletedTask);
            return new SearchAnswer { Total = number };
        },
        default);

    /// <summary>Takes a while for each search, and notes how much time each was given.</summary>
    private sealed class Slow(ISearchIndex index) : ISearchIndex
    {
        public List<TimeSpan> Times { get; } = [];

        public FieldTable Fields => index.Fields;

        public async ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default)
        {
            Times.Add(request.Deadline!.Value);
            await Task.Delay(TimeSpan.FromMilliseconds(40), cancellation);
            return await index.SearchAsync(request with { Deadline = null, Size = 0 }, cancellation);
        }

        public IReadOnlyList<IndexWord> Words(WordRequest request) => index.Words(request);
    }
}
