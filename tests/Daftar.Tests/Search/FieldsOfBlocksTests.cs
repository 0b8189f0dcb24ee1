using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>In which fields a word stands is told block by block, eight documents at once where few sets of fields are wanted: what is found is what counting finds.</summary>
public sealed class FieldsOfBlocksTests
{
    private static readonly string[] Fields = ["mark", "goods", "note", "story", "owner"];

    /// <param name="sets">Sets of fields that the documents of a block have: beyond eight each is looked up by itself.</param>
    /// <param name="documents">Whole blocks of 128, and one that is not.</param>
    [Theory]
    [InlineData(2, 1280)]
    [InlineData(2, 1300)]
    [InlineData(5, 1280)]
    [InlineData(31, 3333)]
    public void AWordIsFoundInTheFieldsInWhichItStands(int sets, int documents)
    {
        using var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        var random = new Random(sets);
        var told = Enumerable.Range(0, documents).Select(_ => 1 + (random.Next(sets) * 7 % 31)).ToArray();
        test.Add([.. told.Select((set, number) => TestFields.Document(TestFields.Entry(number), [("office", "PH"), .. Fields.Where((_, at) => (set >> at & 1) != 0).Select(field => (field, Invariant($"kopi number{number % 7}")))]))]);

        foreach (var (field, at) in Fields.Select(static (field, at) => (field, at)))
        {
            foreach (var (query, fits) in ((string, Func<int, bool>)[])[($"{field}:kopi", _ => true), ($"{field}:kopi {field}:number3", number => number % 7 == 3), ($"{field}:=kopi", _ => true)])
            {
                var answer = test.Index.Search(new SearchRequest { Query = query, Size = 0 });

                Assert.Null(answer.Problem);
                Assert.True(told.Where((set, number) => (set >> at & 1) != 0 && fits(number)).Count() == answer.Total, Invariant($"{query}: {answer.Total}"));
            }
        }
    }
}
