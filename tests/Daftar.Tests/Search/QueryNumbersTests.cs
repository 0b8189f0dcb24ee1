using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>A number is found however it is written; what else was looked for is said.</summary>
public sealed class QueryNumbersTests(QueryNumbersTests.Numbered numbered) : IClassFixture<QueryNumbersTests.Numbered>
{
    private readonly IndexUnderTest test = numbered.Test;

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
    [InlineData("EP 0430402", 6)]
    [InlineData("ep 0430402", 6)]
    [InlineData("EP 0430402 B1", 6)]
    [InlineData("EP0430402 B1", 6)]
    [InlineData("EP0430402B1", 6)]
    [InlineData("EP 0 430 402", 6)]
    [InlineData("ＥＰ　０４３０４０２", 6)]
    [InlineData("EP.0430402", 6)]
    [InlineData("number:(EP 0430402)", 6)]
    [InlineData("number:EP 0430402", 6)]
    [InlineData("WO 2022259205", 7)]
    [InlineData("WO 2022/259205", 7)]
    [InlineData("WO 2022/259205 A1", 7)]
    [InlineData("PCT/IB2022/055304", 7)]
    [InlineData("PCT IB2022/055304", 7)]
    [InlineData("US 7,861,515", 8)]
    [InlineData("US 7,861,515 B2", 8)]
    [InlineData("US 7861515", 8, 13)]
    [InlineData("US Patent No. 7,861,515", 8)]
    [InlineData("U.S. Pat. No. 7,861,515", 8)]
    [InlineData("SG 10202500061W", 9)]
    [InlineData("MY TM2026000105", 10)]
    [InlineData("ID P00202500027", 11)]
    [InlineData("Appl. No. 1-2008-000469", 1, 2)]
    [InlineData("No. 123", 12)]
    [InlineData("mark12 No. 123", 12)]
    [InlineData("AS 9100 shoes", 13)]
    [InlineData("US 7861515 kopi", 13)]
    [InlineData("PI 2026000004", 14)]
    [InlineData("pi 2026000004", 14)]
    [InlineData("MY PI 2026000004", 14)]
    [InlineData("number:PI 2026000004", 14)]
    [InlineData("PI 2026000004 mark14", 14)]
    [InlineData("PI 2026000004; EP 0430402", 6, 14)]
    [InlineData("10 2004 005 234.4", 15)]
    [InlineData("สช 66100012", 19)]
    [InlineData("No. BN/T/2026/00004", 16)]
    [InlineData("Appl. No. MM/T/1/2026/00265", 17)]
    [InlineData("Appl. No. PH/4/2026/00000102", 18)]
    [InlineData("BN/T/2026/4", 16)]
    [InlineData("4/2026/102", 18)]
    [InlineData("4-2026-0102", 18)]
    [InlineData("EP0430402, US7861515", 6, 8)]
    [InlineData("EP 0430402\nUS 7,861,515\n", 6, 8)]
    [InlineData("EP 0430402 B1; SG 10202500061W", 6, 9)]
    [InlineData("EP0430402 SG10202500061W", 6, 9)]
    public void However_it_is_written(string query, params int[] numbers) => Assert.Equal(numbers.Select(TestFields.Entry).Order(), test.Find(query).Order());

    [Theory]
    [InlineData("1/2008/000469", "1/2008/000469", "PH1200800000469")]
    [InlineData("kopi OR US 2010/0123456 A1", "US 2010/0123456 A1", "US2010123456")]
    [InlineData("EP1234567B1", "EP1234567B1", "EP1234567")]
    [InlineData("SG 10202500061W", "SG 10202500061W", "SG10202500061W")]
    [InlineData("kopi US 7,861,515 B2", "US 7,861,515 B2", "US7861515")]
    public void What_was_taken_as_a_number_is_said_with_all_candidates(string query, string text, string candidate)
    {
        var remark = Assert.Single(test.Search(new SearchRequest { Query = query }).Remarks, remark => remark.Text == text);
        Assert.Contains(candidate, remark.Candidates);
    }

    [Theory]
    [InlineData("kopi susu")]
    [InlineData("2019")]
    [InlineData("AS 9100 shoes")]
    [InlineData("shoes of 2019 in 1999")]
    [InlineData("kopi 7 in 1, 3 in 1")]
    [InlineData("number:42019*")]
    public void Words_and_years_are_no_numbers(string query) => Assert.Empty(test.Search(new SearchRequest { Query = query }).Remarks);

    /// <summary>One small index for all cases.</summary>
    public sealed class Numbered : IDisposable
    {
        public Numbered()
        {
            // spellings as a register's document has them: as written, folded, with the office's code
            Add(1, "1/2008/000469", "12008000469", "PH12008000469");
            Add(2, "1-2008-00000469", "1200800000469", "PH1200800000469");
            Add(3, "EP1234567", "1234567", "EP1234567B1");
            Add(4, "20100123456", "US20100123456", "2010123456", "US2010123456");
            Add(5, "10-2008-0000469", "1020080000469", "KR1020080000469");
            Add(6, "0430402", "EP0430402");
            Add(7, "2022259205", "WO2022259205", "PCT/IB2022/055304", "IB2022055304");
            Add(8, "7861515", "US7861515");
            Add(9, "10202500061W", "SG10202500061W");
            Add(10, "TM2026000105", "MYTM2026000105");
            Add(11, "P00202500027", "IDP00202500027");
            Add(12, "123", "PH123");
            Add(14, "PI 2026000004", "PI2026000004", "MYPI2026000004");
            Add(15, "10 2004 005 234.4", "1020040052344", "DE1020040052344");
            Add(16, "BN/T/2026/00004", "BNT202600004", "BNBNT202600004");
            Add(17, "MM/T/1/2026/00265", "MMT1202600265", "MMMMT1202600265");
            Add(18, "4/2026/00000102", "4202600000102", "PH4202600000102");
            Add(19, "สช 66100012", "สช66100012", "THสช66100012");
            Test.Add(TestFields.Document(TestFields.Entry(13), ("mark", "AS 9100 shoes"), ("goods", "US 7861515 kopi")));
        }

        internal IndexUnderTest Test { get; } = new();

        public void Dispose() => Test.Dispose();

        private void Add(int number, params string[] spellings) => Test.Add(TestFields.Document(TestFields.Entry(number), [("mark", FormattableString.Invariant($"mark{number}")), .. spellings.Select(spelling => ("number", spelling))]));
    }
}
