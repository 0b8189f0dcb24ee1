using Daftar.Search;

namespace Daftar.Tests.Search;

public sealed class FacetTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public FacetTests() => test.Add(
        Document(1, ("office", "PH"), ("class", "30"), ("class", "43"), ("status", "in force"), ("filed", "2019-02-01")),
        Document(2, ("office", "PH"), ("class", "30"), ("class", "30"), ("status", "ended"), ("filed", "2020")),
        Document(3, ("office", "SG"), ("class", "9"), ("status", "in force"), ("filed", "2020-07")),
        Document(4, ("office", "sg"), ("class", "43"), ("status", "pending")),
        Document(5, ("office", "VN"), ("class", "43"), ("status", "in force"), ("filed", "2021-01-01")));

    public void Dispose() => test.Dispose();

    [Fact]
    public void A_facet_ignores_its_own_choice_and_heeds_all_others()
    {
        var answer = test.Search(new() { Filters = [FieldFilter.Any("office", "PH"), FieldFilter.Any("class", "30", "43")], Facets = [new("office"), new("class"), new("status")] });
        Assert.Equal(2, answer.Total);
        Assert.Equal([("PH", 2, true), ("SG", 1, false), ("VN", 1, false)], Values(answer, 0)); // of those in class 30 or 43
        Assert.Equal([("30", 2, true), ("43", 1, true)], Values(answer, 1)); // of those of PH
        Assert.Equal([("ended", 1, false), ("in force", 1, false)], Values(answer, 2)); // of those of both
    }

    [Fact]
    public void Values_that_compare_equal_are_one_value_and_count_once_an_entry()
    {
        var answer = test.Search(new() { Facets = [new("office"), new("class")] });
        Assert.Equal([("PH", 2, false), ("SG", 2, false), ("VN", 1, false)], Values(answer, 0));
        Assert.Equal([("43", 3, false), ("30", 2, false), ("9", 1, false)], Values(answer, 1));
    }

    [Fact]
    public void Only_the_most_frequent_are_listed_but_what_was_chosen_always_is()
    {
        var facet = test.Search(new() { Filters = [FieldFilter.Any("class", "9", "99")], Facets = [new("class", 1)] }).Facets[0];
        Assert.Equal([("43", 3, false), ("9", 1, true), ("99", 0, true)], facet.Values.Select(value => (value.Value, (int)value.Count, value.Chosen)));
        Assert.Equal(3, facet.Distinct);
    }

    [Fact]
    public void Dates_are_counted_by_year_newest_first()
    {
        var answer = test.Search(new() { Filters = [FieldFilter.Any("filed", "2020")], Facets = [new("filed")] });
        Assert.Equal(2, answer.Total);
        Assert.Equal([("2021", 1, false), ("2020", 2, true), ("2019", 1, false)], Values(answer, 0));
    }

    [Fact]
    public void Counts_join_over_segments_and_follow_deletions()
    {
        test.Add(Document(6, ("office", "ph"), ("class", "43")), Document(1, ("office", "VN")));
        test.Delete(TestFields.Entry(3));
        foreach (var merged in new[] { false, true })
        {
            if (merged)
            {
                test.Index.MergeAll();
            }

            var answer = test.Search(new() { Facets = [new("office"), new("class")] });
            Assert.Equal([("PH", 2, false), ("VN", 2, false), ("SG", 1, false)], Values(answer, 0));
            Assert.Equal([("43", 3, false), ("30", 1, false)], Values(answer, 1));
        }
    }

    [Fact]
    public void Whole_names_are_values_of_a_facet_and_their_words_are_searched()
    {
        test.Add(Document(7, ("owner", "PT Contoh Kopi")), Document(8, ("owner", "pt  contoh kopi")), Document(9, ("owner", "Kopi Lain")));
        var answer = test.Search(new() { Query = "owner:kopi", Filters = [FieldFilter.Any("owner", "PT CONTOH KOPI")], Facets = [new("owner")] });
        Assert.Equal(2, answer.Total);
        Assert.Equal([("PT Contoh Kopi", 2, true), ("Kopi Lain", 1, false)], Values(answer, 0));
    }

    private static IEnumerable<(string Value, int Count, bool Chosen)> Values(SearchAnswer answer, int facet) => answer.Facets[facet].Values.Select(value => (value.Value, (int)value.Count, value.Chosen));

    private static SearchDocument Document(int number, params (string Field, string Value)[] values) => TestFields.Document(TestFields.Entry(number), values);
}
