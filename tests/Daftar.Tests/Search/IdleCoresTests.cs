using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>A search that others help with gives what it gives alone. (That it gives what is right is proven with the random corpora, which are searched both ways.)</summary>
public sealed class IdleCoresTests
{
    [Fact]
    public void Everything_is_done_once_by_whoever_comes()
    {
        var done = new int[500];
        var threads = new HashSet<int>();
        Assert.True(IdleCores.Do(done.Length, pays: true, most: 3, at =>
        {
            Interlocked.Increment(ref done[at]);
            lock (threads)
            {
                threads.Add(Environment.CurrentManagedThreadId);
            }

            Thread.SpinWait(2000);
        }));

        Assert.All(done, times => Assert.Equal(1, times));
        Assert.Contains(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public void An_error_of_a_helper_is_that_of_the_search_and_comes_when_nobody_works_any_more()
    {
        var working = 0;
        var failed = Assert.Throws<InvalidDataException>(() => IdleCores.Do(200, pays: true, most: 3, at =>
        {
            Interlocked.Increment(ref working);
            Thread.SpinWait(5000);
            Interlocked.Decrement(ref working);
            if (at == 20)
            {
                throw new InvalidDataException("broken");
            }
        }));

        Assert.Equal((0, "broken"), (working, failed.Message));
    }

    [Fact]
    public void What_does_not_pay_is_done_alone_and_in_turn()
    {
        var order = new List<int>();

        Assert.False(IdleCores.Do(5, pays: false, most: 3, order.Add));
        Assert.Equal(Enumerable.Range(0, 5), order);
    }

    [Fact]
    public void A_search_that_fits_into_its_memory_alone_fits_with_helpers_too()
    {
        using var alone = Filled(0);
        using var helped = Filled(3);
        var refused = 0;
        foreach (var query in (string[])["goods:wab1*", "goods:wab1* OR goods:wab2* OR NOT goods:wab3*", "goods:*b1* mark:kopi", "goods:wab1 goods:wab2", "NOT goods:wab7", ""])
        {
            for (var most = 256L; most < 1 << 20; most *= 2)
            {
                var request = new SearchRequest { Query = query, MostMemory = most, Facets = [new("office"), new("owner"), new("filed")] };
                var (expected, found) = (alone.Index.Search(request), helped.Index.Search(request));
                refused += expected.Problem is null ? 0 : 1;

                Assert.Equal(expected.Problem?.Kind, found.Problem?.Kind);
                Assert.Equal(expected.Total, found.Total);
                Assert.Equal(expected.Hits.Select(hit => (hit.Entry, hit.Score)), found.Hits.Select(hit => (hit.Entry, hit.Score)));
                Assert.Equal(expected.Facets.SelectMany(facet => facet.Values), found.Facets.SelectMany(facet => facet.Values));
            }
        }

        Assert.InRange(refused, 6, 60);
    }

    /// <summary>Full texts have segments of their own, which are searched beside each other, too; and again one after the other where that is too much.</summary>
    [Fact]
    public void Full_texts_give_the_same_whoever_searches_which_segment()
    {
        using var alone = Told(0);
        using var helped = Told(3);
        var (found, refused) = (0, 0);
        foreach (var query in (string[])["story:wab1", "story:wab1 story:wab2", "story:\"wab1 wab2\"", "story:wab1* mark:kopi", "text:wab3 NOT story:wab1", "story:wab1 OR mark:kopi"])
        {
            for (var most = 256L; most < 1 << 22; most *= 2)
            {
                var request = new SearchRequest { Query = query, MostMemory = most, Size = 30, Facets = [new("office"), new("owner")] };
                var (expected, answer) = (alone.Index.Search(request), helped.Index.Search(request));
                refused += expected.Problem is null ? 0 : 1;
                found += expected.Total > 0 ? 1 : 0;

                Assert.True(expected.Problem?.Kind == answer.Problem?.Kind, Invariant($"{query}, {most} bytes: {expected.Problem?.Kind} and {answer.Problem?.Kind}"));
                Assert.Equal(expected.Total, answer.Total);
                Assert.Equal(expected.Hits.Select(hit => (hit.Entry, hit.Score)), answer.Hits.Select(hit => (hit.Entry, hit.Score)));
                Assert.Equal(expected.Facets.SelectMany(facet => facet.Values), answer.Facets.SelectMany(facet => facet.Values));
            }
        }

        Assert.InRange(refused, 6, 60);
        Assert.InRange(found, 20, 80);
    }

    private static IndexUnderTest Told(int helpers)
    {
        var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, BesideFrom = 0, Helpers = helpers });
        var random = new Random(11);
        for (var segment = 0; segment < 5; segment++)
        {
            test.Add([.. Enumerable.Range(segment * 200, 200).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", "kopi"), ("office", number % 3 == 0 ? "PH" : "TH"), ("owner", Invariant($"owner {number % 90}")),
                ("story", string.Join(' ', Enumerable.Range(0, 40).Select(_ => Invariant($"wab{(int)(300 * Math.Pow(random.NextDouble(), 2))}"))))))]);
        }

        return test;
    }

    /// <summary>Slices end in the middle of blocks of postings and of bitmaps, and some have nothing of a word.</summary>
    [Fact]
    public void One_large_segment_gives_the_same_whoever_does_which_slice()
    {
        using var alone = Large(0);
        using var helped = Large(3);
        var found = 0;
        foreach (var query in (string[])["goods:\"wab1 wab2\"", "goods:\"wab1 * wab2\"", "goods:\"wab0 wab1 wab2\"", "goods:\"early wab1\"", "goods:\"wab1 late\"", "goods:\"wab250 wab251\"", "goods:wab1", "goods:wab1 office:PH", "goods:\"wab1 wab2\" office:TH", "NOT goods:wab1", ""])
        {
            foreach (var sort in (SearchSort[])[SearchSort.Relevance, new("filed", true)])
            {
                var request = new SearchRequest { Query = query, Sort = sort, Size = 30, Facets = [new("office"), new("owner"), new("filed")] };
                var (expected, answer) = (alone.Index.Search(request), helped.Index.Search(request));

                Assert.Null(expected.Problem);
                Assert.Equal(expected.Total, answer.Total);
                Assert.Equal(expected.Hits.Select(hit => (hit.Entry, hit.Score)), answer.Hits.Select(hit => (hit.Entry, hit.Score)));
                Assert.Equal(expected.Facets.SelectMany(facet => facet.Values), answer.Facets.SelectMany(facet => facet.Values));
                found += expected.Total > 0 ? 1 : 0;
            }
        }

        Assert.InRange(found, 18, 22);
    }

    private static IndexUnderTest Large(int helpers)
    {
        var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, BesideFrom = 0, Helpers = helpers });
        var random = new Random(7);
        test.Add([.. Enumerable.Range(0, 3011).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", "kopi"), ("office", number % 3 == 0 ? "PH" : "TH"), ("owner", Invariant($"owner {number % 90}")),
            ("filed", Invariant($"{2000 + (number % 20)}-01-02")), ("goods", string.Join(' ', (string[])[number < 40 ? "early" : "", .. Enumerable.Range(0, 12).Select(_ => Invariant($"wab{(int)(30 * Math.Pow(random.NextDouble(), 3))}")), number > 2980 ? "late" : ""]))))]);
        return test;
    }

    [Fact]
    public void The_deadline_ends_what_helpers_do()
    {
        using var helped = Filled(3);

        Assert.Equal(SearchProblemKind.TimedOut, helped.Index.Search(new SearchRequest { Query = "goods:wab1", Deadline = TimeSpan.Zero }).Problem?.Kind);
        Assert.Throws<OperationCanceledException>(() => helped.Index.Search(new SearchRequest { Query = "goods:wab1" }, new CancellationToken(canceled: true)));
    }

    private static IndexUnderTest Filled(int helpers)
    {
        var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, BesideFrom = 0, Helpers = helpers });
        var random = new Random(5);
        for (var segment = 0; segment < 7; segment++)
        {
            test.Add([.. Enumerable.Range(segment * 200, 200).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", "kopi"), ("office", number % 3 == 0 ? "PH" : "TH"), ("owner", Invariant($"owner {number % 90}")),
                ("filed", Invariant($"{2000 + (number % 20)}-01-02")), ("goods", string.Join(' ', Enumerable.Range(0, 12).Select(_ => Invariant($"wab{(int)(300 * Math.Pow(random.NextDouble(), 2))}"))))))]);
        }

        return test;
    }
}
