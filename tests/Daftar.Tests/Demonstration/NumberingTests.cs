using Daftar.Demonstration;
using Daftar.Values;

namespace Daftar.Tests.Demonstration;

public class NumberingTests
{
    /// <summary>10202104718V from the programme slides, 11201803052Q a published number, 30202110025U a sample of WIPO's transformer.</summary>
    [Theory, InlineData(2021, 4718, 'V'), InlineData(2018, 3052, 'Q'), InlineData(2021, 10025, 'U')]
    public void The_check_letter_of_Singapore_fits_published_numbers(int year, int serial, char letter) => Assert.Equal(letter, CheckLetter.Of(year, serial));

    [Fact]
    public void Index_filing_day_and_serial_follow_from_each_other()
    {
        var portion = new Portion("VN", Right.Trademark, 5000, new DateOnly(1999, 1, 4), new DateOnly(2026, 10, 31));
        var last = (Day: int.MinValue, Year: 0, Serial: 0);
        for (var index = 0; index < portion.Count; index++)
        {
            var day = portion.FilingDay(index);
            var year = DateOnly.FromDayNumber(day).Year;
            var serial = portion.Serial(index, year);
            Assert.True(day >= last.Day);
            Assert.Equal(year == last.Year ? last.Serial + 1 : 1, serial);
            Assert.InRange(index, portion.FirstFiledFrom(day), portion.FirstFiledFrom(day + 1) - 1);
            last = (day, year, serial);
        }
    }

    [Fact]
    public void More_is_filed_in_later_years()
    {
        var portion = new Portion("PH", Right.Design, 8000, new DateOnly(2008, 1, 7), new DateOnly(2026, 10, 31));
        int In(int year) => portion.FirstFiledFrom(new DateOnly(year + 1, 1, 1).DayNumber) - portion.FirstFiledFrom(new DateOnly(year, 1, 1).DayNumber);
        Assert.InRange(In(2024), 3 * In(2012), 5 * In(2012));
    }
}
