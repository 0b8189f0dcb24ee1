using System.Diagnostics;
using Daftar.Search;
using Xunit.Abstractions;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Queries made to take all memory and all time: they are stopped, say so, and have taken little; and who asks beside them is answered.</summary>
public sealed class HellishQueryTests(ITestOutputHelper told, HellishQueryTests.Words words) : IClassFixture<HellishQueryTests.Words>
{
    private const long Most = 1 << 20;

    private static readonly string[] All =
    [
        string.Join(" OR ", Enumerable.Range(0, 120).Select(number => Invariant($"goods:*{number % 10}{number / 10 % 10}* OR goods:*a*b{number}*"))),
        "goods:*wa* NEAR/50 goods:*ab*",
        "(goods:*wa* NEAR/50 goods:*ab*) NEAR/50 (goods:*a*b* NEAR/50 goods:wa*)",
        string.Concat(Enumerable.Repeat("(goods:wab1* OR NOT ", 15)) + "goods:wab2*" + new string(')', 15),
        "goods:\"" + string.Join(' ', Enumerable.Range(0, 250).Select(number => Invariant($"wab{number}"))) + "\"",
        string.Join(" OR ", Enumerable.Range(0, 250).Select(number => Invariant($"NOT goods:wab{number}"))),
        string.Join(' ', Enumerable.Range(0, 200).Select(number => Invariant($"goods:wab{number % 9}*"))),
        string.Join(" OR ", Enumerable.Range(0, 100).Select(number => Invariant($"goods:wab{number}~2"))),
    ];

    public static TheoryData<int> Queries => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_that_would_hold_too_much_is_stopped_before_it_does(int number)
    {
        var request = new SearchRequest { Query = All[number], MostMemory = Most };
        words.Index.Search(request);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = words.Index.Search(request);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        told.WriteLine(Invariant($"{allocated >> 10} KB allocated; {answer.Problem?.Message ?? "answered"}"));

        // sets that were let go count as allocated, not as held; the tree of the query itself is small
        Assert.InRange(allocated, 0, 24 * Most);
        if (answer.Problem is { } problem)
        {
            Assert.Equal(SearchProblemKind.TooLarge, problem.Kind);
            Assert.Contains("1 MB", problem.Message, StringComparison.Ordinal);
            Assert.Equal((0, 0), (answer.Total, answer.Hits.Count));
        }
        else
        {
            Assert.Equal(words.Index.Search(request with { MostMemory = long.MaxValue }).Total, answer.Total);
        }
    }

    [Fact]
    public void Most_of_them_are_stopped_by_memory_alone() =>
        Assert.InRange(All.Count(query => words.Index.Search(new() { Query = query, MostMemory = Most / 4 }).Problem?.Kind == SearchProblemKind.TooLarge), 4, 8);

    [Fact]
    public void Several_at_once_are_stopped_within_their_deadline_and_little_more_while_others_are_answered()
    {
        var deadline = TimeSpan.FromMilliseconds(40);
        var slowest = TimeSpan.Zero;
        var answered = 0;
        using var done = new CountdownEvent(4);
        foreach (var one in Enumerable.Range(0, 4))
        {
            new Thread(() =>
            {
                foreach (var query in All.Skip(one * 2).Take(2))
                {
                    var watch = Stopwatch.StartNew();
                    var answer = words.Index.Search(new() { Query = query, MostMemory = long.MaxValue, Deadline = deadline });
                    lock (done)
                    {
                        slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
                    }

                    Assert.True(answer.Problem is null or { Kind: SearchProblemKind.TimedOut or SearchProblemKind.Query }, answer.Problem?.Message);
                }

                done.Signal();
            }).Start();
        }

        while (!done.IsSet)
        {
            Assert.Null(words.Index.Search(new() { Query = "goods:wab17 goods:wab18" }).Problem);
            answered++;
        }

        told.WriteLine(Invariant($"slowest {slowest.TotalMilliseconds:0} ms; {answered} others answered meanwhile"));

        // the machine of a test runs other things beside it
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(answered > 3);
    }

    /// <summary>An index of many words that stand in many documents.</summary>
    public sealed class Words : IDisposable
    {
        private readonly IndexUnderTest test = new();

        public Words()
        {
            var random = new Random(1);
            test.Add([.. Enumerable.Range(0, 5000).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", "kopi"),
                ("goods", string.Join(' ', Enumerable.Range(0, 40).Select(_ => Invariant($"wab{(int)(2000 * Math.Pow(random.NextDouble(), 2))}"))))))]);
        }

        public EmbeddedIndex Index => test.Index;

        public void Dispose() => test.Dispose();
    }
}
