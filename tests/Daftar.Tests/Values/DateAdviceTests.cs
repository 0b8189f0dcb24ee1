using Daftar.Values;

namespace Daftar.Tests.Values;

/// <summary>Nobody mends "04/02/2020" who is told only that it is none: what it would be is proposed, and where two days may be meant both are.</summary>
public sealed class DateAdviceTests
{
    [Theory]
    [InlineData("04/02/2020", " This one is 2020-02-04 where the day comes first, 2020-04-02 where the month does.")]
    [InlineData("20.08.2020", " This one is 2020-08-20.")]
    [InlineData("08-20-2020", " This one is 2020-08-20.")]
    [InlineData("03/03/2020", " This one is 2020-03-03.")]
    [InlineData("4/2/2563", " This one is 2020-02-04 where the day comes first, 2020-04-02 where the month does (its year is of the Buddhist era).")]
    [InlineData("31/02/2020", " There is no such day: look it up.")]
    [InlineData("05/03/24", " The year in four digits, then month and day: of two digits each nobody knows which is which.")]
    [InlineData("2024-13-05", " There is no month 13: day and month may be exchanged (2024-05-13).")]
    [InlineData("20240230", " The month 2024-02 has 29 days.")]
    [InlineData("2024/3/5", " This one is 2024-03-05.")]
    [InlineData("٢٠٢١-٠٢-٠٣", " Here in the digits 0 to 9: 2021-02-03.")]
    [InlineData("6 de mayo de 2020", " This one may be 2020-05-06.")]
    [InlineData("05-mar-24", " This one may be 2024-03-05.")]
    [InlineData("May 6th, 2020", " This one may be 2020-05-06.")]
    [InlineData("6 мая 2020", " This one may be 2020-05-06.")]
    [InlineData("see file", "")]
    [InlineData("gestern", "")]
    [InlineData("0000-00-00", " Where there is no date, the element is left out.")]
    [InlineData("44329", " As the number by which spreadsheets count days this is 2021-05-13: export the cell as a date.")]
    [InlineData("13 พ.ค. 2564", " This one may be 2021-05-13.")]
    [InlineData("๑๓ พฤษภาคม พ.ศ. ๒๕๖๔", " This one may be 2021-05-13.")]
    [InlineData("13 พฤษภาคม 2021", " This one may be 2021-05-13.")]
    [InlineData("55123", "")]
    [InlineData("99999999999999999999", "")]
    public void WhatADateWouldBeIsProposed(string written, string proposed) => Assert.Equal(proposed, DateAdvice.Of(written));

    [Theory]
    [InlineData("2563-02-04", " Of the Buddhist era this is 2020-02-04.")]
    [InlineData("2563", " Of the Buddhist era this is 2020.")]
    [InlineData("1443-04-13", " In the Islamic calendar this is 2021-11-18.")]
    [InlineData("1400-02-28", " In the Persian calendar this is 2021-05-18.")]
    [InlineData("0113-05-06", " Of the Minguo era this is 2024-05-06.")]
    [InlineData("1620-01-01", "")]
    public void AYearOfAnotherCalendarIsConverted(string written, string proposed)
    {
        Assert.True(RegisterDate.TryParse(written, out var date));

        Assert.Contains(proposed, DateAdvice.Of(date, new DateOnly(2026, 6, 30)), StringComparison.Ordinal);
        Assert.Equal(proposed.Length == 0, DateAdvice.Of(date, new DateOnly(2026, 6, 30)).Length == 0);
    }
}
