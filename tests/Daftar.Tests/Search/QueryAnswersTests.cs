using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>What each kind of question finds and does not find, on a few entries one can look at.</summary>
public sealed class QueryAnswersTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public QueryAnswersTests()
    {
        Add(1, ("mark", "Kofi Gunung"), ("owner", "Tanaka Trading"), ("class", "09"), ("class", "30"), ("vienna", "05.07.10"), ("ipc", "A61K 31/00"), ("filed", "2019-05-03"), ("has", "image"));
        Add(2, ("mark", "Coffee Mountain"), ("owner", "Tanaca Co"), ("class", "9"), ("vienna", "5.7.1"), ("ipc", "A61K 31/12"), ("filed", "2020"));
        Add(3, ("mark", "Kopi"), ("goods", "roasted coffee beans in bags"), ("goods", "tea leaves"), ("class", "90"), ("vienna", "05.13.10"), ("ipc", "A61P 3/10"));
        Add(4, ("mark", "กาแฟเย็น"), ("goods", "bags of tea and of green coffee"), ("owner", "Tananarive"), ("number", "4/2018/00012345"));
        Add(5, ("mark", "phở bò"), ("goods", "soup"), ("owner", "Kofi"));
    }

    public void Dispose() => test.Dispose();

    [Theory]
    [InlineData("class:9", 1, 2)]
    [InlineData("class:09", 1, 2)]
    [InlineData("vienna:5.7", 1, 2)]
    [InlineData("vienna:05.07.10", 1)]
    [InlineData("vienna:5", 1, 2, 3)]
    [InlineData("ipc:A61", 1, 2, 3)]
    [InlineData("ipc:A61K", 1, 2)]
    [InlineData("ipc:A61K31", 1, 2)]
    [InlineData("ipc:A61K 31/00", 1)]
    [InlineData("ipc:A61K0031120000", 2)]
    [InlineData("ipc:A61K3")]
    [InlineData("ipc:A61K3*", 1, 2)]
    [InlineData("coffee bags", 3, 4)]
    [InlineData("coffee & bags", 3, 4)]
    [InlineData("coffee + bags", 3, 4)]
    [InlineData("+coffee +bags", 3, 4)]
    [InlineData("coffee > bags", 3, 4)]
    [InlineData("?offee", 2, 3, 4)]
    [InlineData("kofi mountain")]
    [InlineData("tanaka coffee")]
    [InlineData("tanaka gunung", 1)]
    [InlineData("coffee NEAR/3 bags", 3)]
    [InlineData("bags NEAR/3 coffee", 3)]
    [InlineData("bags ADJ/3 coffee")]
    [InlineData("coffee ADJ/3 bags", 3)]
    [InlineData("bags NEAR/7 coffee", 3, 4)]
    [InlineData("beans NEAR/100 leaves")]
    [InlineData("(tea OR beans) NEAR/3 bags", 3, 4)]
    [InlineData("\"green coffee\" NEAR/5 tea", 4)]
    [InlineData("กาแฟ ADJ/1 เย็น", 4)]
    [InlineData("เย็น ADJ/1 กาแฟ")]
    [InlineData("roasted NEAR/1 coffee NEAR/2 bags")]
    [InlineData("roasted NEAR/1 coffee NEAR/3 bags", 3)]
    [InlineData("tanaka~", 1, 2)]
    [InlineData("tanaca~1", 1, 2)]
    [InlineData("owner:tanaka~ NOT class:30", 2)]
    [InlineData("sounds(kofi)", 1, 2, 3, 4, 5)]
    [InlineData("owner:sounds(kofi)", 5)]
    [InlineData("mark:sounds(kofi)", 1, 2)]
    [InlineData("mark:*offee", 2)]
    [InlineData("mark:ko?i", 1, 3)]
    [InlineData("mark:k*i", 1, 3)]
    [InlineData("number:*12345", 4)]
    [InlineData("number:4?018*", 4)]
    [InlineData("4/2018/*", 4)]
    [InlineData("owner:*", 1, 2, 4, 5)]
    [InlineData("empty(owner)", 3)]
    [InlineData("present(filed)", 1, 2)]
    [InlineData("has:IMAGE", 1)]
    [InlineData("filed:>2019", 2)]
    [InlineData("filed:<=2019-05", 1)]
    public void Finds(string query, params int[] numbers)
    {
        foreach (var merged in new[] { false, true })
        {
            if (merged)
            {
                test.Index.MergeAll();
            }

            Assert.Equal(numbers.Select(TestFields.Entry).Order(), test.Find(query).Order());
        }
    }

    [Fact]
    public void A_facet_counts_09_and_9_as_one_class_and_its_filter_finds_both()
    {
        var answer = test.Search(new SearchRequest { Filters = [FieldFilter.Any("class", "09")], Facets = [new FacetRequest("class")] });
        Assert.Equal(2, answer.Total);
        Assert.Equal(("09", 2L, true), answer.Facets[0].Values.Select(value => (value.Value, value.Count, value.Chosen)).First());
    }

    [Theory]
    [InlineData("kopi mark:*of*", 5, 9, "'*of*' stands for more than 1 different words")]
    [InlineData("tanaka~ kopi", 0, 7, "'tanaka~' stands for more than 1")]
    [InlineData("(sounds(kofi))", 1, 12, "'kofi' stands for more than 1")]
    [InlineData("tea NEAR/5 \"co\"* teas", 11, 5, "'co*' stands for more than 1")]
    [InlineData("kopi OR co-f*", 8, 5, "'cof*' stands for more than 1")]
    [InlineData("ta*", 0, 3, "'ta*' stands for more than 1")]
    public void What_stands_for_too_many_words_is_pointed_at(string query, int position, int length, string message)
    {
        test.Add(TestFields.Document(TestFields.Entry(9), ("mark", "coft cofo coffo kopo tanakc tanakb")));
        var problem = test.Index.Search(new SearchRequest { Query = query, MostWords = 1 }).Problem;
        Assert.NotNull(problem);
        Assert.Equal((SearchProblemKind.Query, position, length), (problem.Kind, problem.Position, problem.Length));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    private void Add(int number, params (string Field, string Value)[] values) => test.Add(TestFields.Document(TestFields.Entry(number), values));
}
