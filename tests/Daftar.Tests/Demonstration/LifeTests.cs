using Daftar.Demonstration;
using Daftar.Values;

namespace Daftar.Tests.Demonstration;

public class LifeTests
{
    private static readonly DateOnly End = new(2026, 10, 31);

    private static readonly What[] Endings = [What.Refused, What.Withdrawn, What.Abandoned, What.Lapsed, What.Expired, What.Surrendered, What.Cancelled];

    [Theory, InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void Everything_happens_in_order_from_filing_on_and_nothing_after_the_end(Right right)
    {
        var portion = new Portion("ID", right, 3000, new DateOnly(2004, 1, 1), End);
        var life = new Life();
        for (var index = 0; index < portion.Count; index++)
        {
            life.Live(portion, index, 1, new DateOnly(2025, 10, 31).DayNumber);
            var all = life.All.ToArray();
            Assert.Equal(new Happening(portion.FilingDay(index), What.Filed), all[0]);
            Assert.Equal(all.OrderBy(happening => happening.Day), all);
            var end = Array.FindIndex(all, happening => Endings.Contains(happening.What));
            Assert.True(end < 0 || all[(end + 1)..].All(happening => happening.What == What.RecordDeleted));
            Assert.True(life.First(What.Registered) >= life.First(What.Examined) || right == Right.Design);
            Assert.True(life.KnownFrom <= life.PublishedOn);
        }
    }

    [Fact]
    public void Outcomes_are_as_mixed_as_those_of_a_register()
    {
        var portion = new Portion("TH", Right.Trademark, 20_000, new DateOnly(1999, 1, 1), End);
        var life = new Life();
        int registered = 0, refused = 0, renewed = 0, lapsed = 0;
        for (var index = 0; index < portion.Count; index++)
        {
            life.Live(portion, index, 1, End.DayNumber);
            registered += life.First(What.Registered) <= End.DayNumber ? 1 : 0;
            refused += life.First(What.Refused) <= End.DayNumber ? 1 : 0;
            renewed += life.First(What.Renewed) <= End.DayNumber ? 1 : 0;
            lapsed += life.First(What.Lapsed) <= End.DayNumber ? 1 : 0;
        }
        Assert.InRange(registered, 14_000, 17_000);
        Assert.InRange(refused, 1_000, 3_000);
        Assert.InRange(renewed, 3_000, 8_000);
        Assert.InRange(lapsed, 1_500, 6_000);
    }

    [Fact]
    public void Outside_Singapore_an_office_delivers_no_unpublished_patent_application()
    {
        var life = new Life();
        foreach (var (office, early) in new[] { ("SG", true), ("VN", false) })
        {
            var portion = new Portion(office, Right.Patent, 500, new DateOnly(2014, 3, 1), End);
            for (var index = 0; index < portion.Count; index++)
            {
                life.Live(portion, index, 1, End.DayNumber);
                Assert.Equal(early && life.PublishedOn < int.MaxValue ? portion.FilingDay(index) : life.PublishedOn, life.KnownFrom);
            }
        }
    }
}
