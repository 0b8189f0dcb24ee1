namespace Daftar.Tests.Search;

/// <summary>Accents do not matter, unless one asks for them.</summary>
public sealed class ExactAnswersTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public ExactAnswersTests()
    {
        Add(1, ("mark", "Phở Bò"));
        Add(2, ("mark", "PHO bo"));
        Add(3, ("mark", "Phố"), ("goods", "pho"));
        Add(4, ("mark", "pho phở"));
        Add(5, ("mark", "Straße"), ("owner", "Công ty Phở"));
        Add(6, ("mark", "Strasse"), ("owner", "Cong Ty"));
        Add(7, ("mark", "กาแฟ"));
        Add(8, ("mark", "résumé résumés"));
    }

    public void Dispose() => test.Dispose();

    [Theory]
    [InlineData("pho", 1, 2, 3, 4, 5)]
    [InlineData("phở", 1, 2, 3, 4, 5)]
    [InlineData("mark:=phở", 1, 4)]
    [InlineData("mark:=PHỞ", 1, 4)]
    [InlineData("=phở", 1, 4, 5)]
    [InlineData("=pho", 2, 3, 4)]
    [InlineData("mark:=pho", 2, 4)]
    [InlineData("=phố", 3)]
    [InlineData("=phò")]
    [InlineData("=\"phở bò\"", 1)]
    [InlineData("=\"pho bo\"", 2)]
    [InlineData("=\"pho phở\"", 4)]
    [InlineData("=\"phở pho\"")]
    [InlineData("mark:=\"phở bo\"")]
    [InlineData("=straße", 5)]
    [InlineData("=strasse", 6)]
    [InlineData("strasse", 5, 6)]
    [InlineData("owner:=\"công ty\"", 5)]
    [InlineData("owner:=\"cong ty\"", 6)]
    [InlineData("=กาแฟ", 7)]
    [InlineData("NOT =phở", 2, 3, 6, 7, 8)]
    [InlineData("=phở OR =phố", 1, 3, 4, 5)]
    [InlineData("=pho NEAR/1 phở", 4)]
    [InlineData("=phở ADJ/1 =pho")]
    // beginnings, patterns, spellings and sounds are of folded words, and of nothing else the index keeps of them
    [InlineData("ph*", 1, 2, 3, 4, 5)]
    [InlineData("phở*", 1, 2, 3, 4, 5)]
    [InlineData("*sume", 8)]
    [InlineData("resum?", 8)]
    [InlineData("str*sse", 5, 6)]
    [InlineData("phoo~", 1, 2, 3, 4, 5)]
    [InlineData("mark:*", 1, 2, 3, 4, 5, 6, 7, 8)]
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
    public void A_word_without_accents_everywhere_is_found_exactly_at_no_cost_of_places()
    {
        using var plain = new IndexUnderTest();
        plain.Add(TestFields.Document(TestFields.Entry(1), ("mark", "coffee")), TestFields.Document(TestFields.Entry(2), ("mark", "tea")));
        Assert.Equal([TestFields.Entry(1)], plain.Find("=coffee"));
    }

    private void Add(int number, params (string Field, string Value)[] values) => test.Add(TestFields.Document(TestFields.Entry(number), values));
}
