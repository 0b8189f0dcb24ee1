using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>A number is found however it is written; what else was looked for is said.</summary>
public sealed class QueryNumbersTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public QueryNumbersTests()
    {
        // spellings as a register's document has them: as written, folded, with the office's code
        Add(1, "1/2008/000469", "12008000469", "PH12008000469");
        Add(2, "1-2008-00000469", "1200800000469", "PH1200800000469");
        Add(3, "EP1234567", "1234567", "EP1234567B1");
        Add(4, "20100123456", "US20100123456", "2010123456", "US2010123456");
        Add(5, "10-2008-0000469", "1020080000469", "KR1020080000469");
    }

    public void Dispose() => test.Dispose();

    [Theory]
    [InlineData("PH1200800000469", 1, 2)]
    [InlineData("1/2008/000469", 1, 2)]
    [InlineData("1-2008-000469", 1, 2)]
    [InlineData("number:1/2008/000469", 1, 2)]
    [InlineData("number:\"PH 1/2008/00000469\"", 1, 2)]
    [InlineData("EP1234567B1", 3)]
    [InlineData("EP1234567A1", 3)]
    [InlineData("EP 1234567 B1", 3)]
    [InlineData("US 2010/0123456 A1", 4)]
    [InlineData("US2010123456", 4)]
    [InlineData("10-2008-0000469", 5)]
    public void However_it_is_written(string query, params int[] numbers) => Assert.Equal(numbers.Select(TestFields.Entry).Order(), test.Find(query).Order());

    [Theory]
    [InlineData("1/2008/000469", "1/2008/000469", "PH1200800000469")]
    [InlineData("kopi OR US 2010/0123456 A1", "US 2010/0123456 A1", "US2010123456")]
    [InlineData("EP1234567B1", "EP1234567B1", "EP1234567")]
    public void What_was_taken_as_a_number_is_said_with_all_candidates(string query, string text, string candidate)
    {
        var remark = Assert.Single(test.Search(new SearchRequest { Query = query }).Remarks, remark => remark.Text == text);
        Assert.Contains(candidate, remark.Candidates);
    }

    [Theory]
    [InlineData("kopi susu")]
    [InlineData("2019")]
    [InlineData("number:42019*")]
    public void Words_and_years_are_no_numbers(string query) => Assert.Empty(test.Search(new SearchRequest { Query = query }).Remarks);

    private void Add(int number, params string[] spellings) => test.Add(TestFields.Document(TestFields.Entry(number), [("mark", FormattableString.Invariant($"mark{number}")), .. spellings.Select(spelling => ("number", spelling))]));
}
