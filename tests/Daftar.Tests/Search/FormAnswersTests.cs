using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>A word finds its other forms in texts of a known language, and nowhere else.</summary>
public sealed class FormAnswersTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public FormAnswersTests()
    {
        Add(1, ("goods", "roasted coffee, shoes", "en"));
        Add(2, ("goods", "coffee roasting; a shoe", "en-GB"));
        Add(3, ("mark", "Shoes", "en"), ("owner", "Roasting Ltd", "en"));
        Add(4, ("goods", "shoes roasted", null), ("note", "minuman makanan", "id"));
        Add(5, ("goods", "chaussures, cafés", "fr"));
        Add(6, ("goods", "Schuhe und Möbel", "de"), ("note", "shoes", "en"));
        Add(7, ("goods", "minum makan", "id"));
    }

    public void Dispose() => test.Dispose();

    [Theory]
    [InlineData("shoe", 1, 2)] // mark and owner are names, the language of 4 is not known, and the note of 6 is not looked at without its name
    [InlineData("shoes", 1, 2, 3, 4)]
    [InlineData("note:shoe", 6)]
    [InlineData("goods:shoe", 1, 2)]
    [InlineData("roast", 1, 2)]
    [InlineData("roasting", 1, 2, 3)]
    [InlineData("roasted coffee", 1, 2)]
    [InlineData("\"roasted coffee\"", 1)]
    [InlineData("\"roast coffee\"")]
    [InlineData("coffee ADJ/1 roast")]
    [InlineData("=shoe", 2)]
    [InlineData("=shoes", 1, 3, 4)]
    [InlineData("shoe*", 1, 2, 3, 4)]
    [InlineData("chaussure", 5)]
    [InlineData("café", 5)]
    [InlineData("cafe", 5)]
    [InlineData("schuh", 6)]
    [InlineData("moebel", 6)]
    [InlineData("minum", 7)]
    [InlineData("note:minuman", 4)]
    [InlineData("note:minum")]
    [InlineData("NOT shoe", 3, 4, 5, 6, 7)]
    [InlineData("coffe~1", 1, 2)] // the stem is coffe, and no word
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
    public void The_word_itself_comes_before_its_forms()
    {
        Assert.Equal([TestFields.Entry(2), TestFields.Entry(1)], test.Find("goods:shoe"));
        Assert.Equal(TestFields.Entry(1), test.Find("goods:roasted office:*").Concat(test.Find("goods:roasted")).First(entry => entry != TestFields.Entry(4)));
    }

    [Fact]
    public void A_filter_means_the_words_themselves() =>
        Assert.Equal([TestFields.Entry(2)], test.Search(new SearchRequest { Filters = [FieldFilter.Any("goods", "shoe")] }).Hits.Select(hit => hit.Entry));

    [Fact]
    public void Forms_outlive_deletion_and_merging()
    {
        test.Delete(TestFields.Entry(1));
        test.Index.MergeAll();
        Assert.Equal([TestFields.Entry(2)], test.Find("shoes goods:roast"));
        Assert.Empty(test.Find("cleaning"));
    }

    private void Add(int number, params (string Field, string Value, string? Language)[] values)
    {
        var document = TestFields.Document(TestFields.Entry(number));
        foreach (var (field, value, language) in values)
        {
            document.Add(field, value, language);
        }

        test.Add(document);
    }
}
