using System.Globalization;
using System.Text.Json;
using Daftar.Values;

namespace Daftar.Tests.Values;

/// <summary>Dates of registers: a day, a month, or only a year (WIPO ST.2).</summary>
public sealed class RegisterDateTests
{
    [Theory]
    [InlineData("2020-02-29", 20200229, "2020-02-29")]
    [InlineData("20200229", 20200229, "2020-02-29")]
    [InlineData(" 2020-02 ", 20200200, "2020-02")]
    [InlineData("202002", 20200200, "2020-02")]
    [InlineData("2020", 20200000, "2020")]
    [InlineData("0999", 9990000, "0999")]
    [InlineData("20200200", 20200200, "2020-02")]
    [InlineData("20200000", 20200000, "2020")]
    [InlineData("2011-05-31-04:00", 20110531, "2011-05-31")]
    [InlineData("2011-05-31+07:00", 20110531, "2011-05-31")]
    [InlineData("2011-05-31Z", 20110531, "2011-05-31")]
    [InlineData("2011-05-31T23:59:59Z", 20110531, "2011-05-31")]
    [InlineData("2011-05-31 00:00", 20110531, "2011-05-31")]
    [InlineData("2011-05Z", 20110500, "2011-05")]
    [InlineData("2011-05-07:00", 20110500, "2011-05")]
    [InlineData("20110531T101112", 20110531, "2011-05-31")]
    public void WhatOfficesWriteIsRead(string written, int number, string told)
    {
        Assert.True(RegisterDate.TryParse(written, out var date));
        Assert.Equal((number, told), (date.Number, date.ToString()));
        Assert.Equal(date, RegisterDate.FromNumber(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("202")]
    [InlineData("2021-02-29")]
    [InlineData("2021-13")]
    [InlineData("2021-00-05")]
    [InlineData("0000-01-01")]
    [InlineData("2021-1-5")]
    [InlineData("2021-")]
    [InlineData("2021-02-")]
    [InlineData("2021-02-0")]
    [InlineData("31.05.2011")]
    [InlineData("20210532")]
    [InlineData("2021-05-31x")]
    [InlineData("20210531x")]
    [InlineData("2021x")]
    [InlineData("2o21")]
    [InlineData("2021-05-31-0400")]
    [InlineData("202105310")]
    public void WhatIsNoDateIsNone(string written) => Assert.False(RegisterDate.TryParse(written, out _));

    [Theory]
    [InlineData(2027, 0, 0, "2027-01-01", "2027-12-31")]
    [InlineData(2024, 2, 0, "2024-02-01", "2024-02-29")]
    [InlineData(2024, 12, 0, "2024-12-01", "2024-12-31")]
    [InlineData(2024, 2, 3, "2024-02-03", "2024-02-03")]
    [InlineData(9998, 12, 0, "9998-12-01", "9998-12-31")]
    public void ADateCanMeanAnyOfItsDays(int year, int month, int day, string first, string last)
    {
        var date = new RegisterDate(year, month, day);

        Assert.Equal((first, last), (date.FirstDay.ToString("O", CultureInfo.InvariantCulture), date.LastDay.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Equal((year, month, day, day != 0), (date.Year, date.Month, date.Day, date.IsDay));
    }

    [Fact]
    public void TheLastDaysOfTheCalendarAreDaysToo()
    {
        Assert.Equal(new DateOnly(9999, 12, 31), new RegisterDate(9999).LastDay);
        Assert.Equal(new DateOnly(9999, 12, 31), new RegisterDate(9999, 12).LastDay);
        Assert.Equal(new DateOnly(9999, 2, 28), new RegisterDate(9999, 2).LastDay);
    }

    [Fact]
    public void WhatIsLessKnownStandsBeforeWhatIsMore()
    {
        RegisterDate[] sorted = [new(2018, 12, 31), new(2019), new(2019, 1), new(2019, 1, 1), new(2019, 2)];

        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.True(sorted[1] < sorted[2] && sorted[2] > sorted[1] && sorted[1] <= sorted[2] && sorted[2] >= sorted[1] && sorted[1] != sorted[2] && sorted[1] == new RegisterDate(2019));
        var same = new RegisterDate(2019);
        Assert.True(sorted[1] <= same && sorted[1] >= same && !(sorted[1] < same) && !(sorted[1] > same) && !(sorted[1] != same));
        Assert.Equal(sorted[1].GetHashCode(), same.GetHashCode());
        Assert.True(sorted[1].Equals((object)same));
        Assert.False(sorted[1].Equals((object)"2019"));
    }

    [Fact]
    public void ThereIsNoThirtiethOfFebruary() => Assert.Throws<ArgumentOutOfRangeException>(() => new RegisterDate(2020, 2, 30));

    [Fact]
    public void InJsonItIsText()
    {
        Assert.Equal("\"2019-05\"", JsonSerializer.Serialize(new RegisterDate(2019, 5)));
        Assert.Equal(new RegisterDate(2019, 5), JsonSerializer.Deserialize<RegisterDate>("\"2019-05\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RegisterDate>("\"May\""));
    }

    [Fact]
    public void UnderAThaiCultureItStaysGregorian()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
            Assert.Equal("2026-11-21", RegisterDate.From(new DateOnly(2026, 11, 21)).ToString());
            Assert.True(RegisterDate.TryParse("2026", out var date));
            Assert.Equal(2026, date.Year);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
