using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Few words in short texts, so that every distance between every two of them occurs, in one field and across two.</summary>
public sealed class WordsNearEachOtherTests
{
    private static readonly string[] Words = ["tea", "coffee", "sugar", "rice"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_words_are_near_as_far_as_they_stand_apart_and_in_the_order_asked_for(int seed)
    {
        var random = new Random(seed);
        using var test = new IndexUnderTest();
        var naive = new NaiveIndex(TestFields.Table);
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(3) == 0 ? Words[random.Next(Words.Length)] : "x" + (char)('a' + random.Next(26))));
        // more than a block of each word, and a rest
        var documents = new List<SearchDocument>();
        for (var entry = 0; entry < 320; entry++)
        {
            var document = TestFields.Document(TestFields.Entry(entry), ("goods", Text()), ("goods", Text()), ("mark", Text()));
            documents.Add(document);
            naive.Upsert(document);
        }

        test.Add([.. documents]);
        foreach (var ordered in new[] { true, false })
        {
            foreach (var field in new[] { "", "goods:" })
            {
                foreach (var (left, right) in Words.SelectMany(left => Words.Select(right => (left, right))))
                {
                    var before = -1L;
                    for (var distance = 1; distance < 7; distance++)
                    {
                        var query = Invariant($"{field}{left} {(ordered ? "ADJ" : "NEAR")}/{distance} {field}{right}");
                        var found = test.Index.Search(new SearchRequest { Query = query, Size = 0 });
                        Assert.True(naive.Search(new SearchRequest { Query = query, Size = 0 }).Total == found.Total, Invariant($"{query}: {found.Total} {found.Problem}"));
                        Assert.True(found.Total >= before && (distance < 3 || found.Total > 0), query);
                        before = found.Total;
                    }
                }
            }
        }
    }
}
