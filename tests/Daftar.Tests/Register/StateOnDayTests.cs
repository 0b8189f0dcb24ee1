using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>What a day's state is worked out to, by the dates of what was stated later.</summary>
public sealed class StateOnDayTests
{
    private static readonly DateTimeOffset Stated = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2015, GeneralStatus.Pending)]
    [InlineData(2018, GeneralStatus.Pending)]
    [InlineData(2022, GeneralStatus.InForce)]
    [InlineData(2024, GeneralStatus.Ended)]
    public void APatentIsPendingUntilItIsGrantedAndInForceUntilItEnds(int year, GeneralStatus status) =>
        Assert.Equal(status, On(Patent(new LegalStatus { General = GeneralStatus.Ended, Date = new RegisterDate(2023, 1, 1) }), year).Status!.General);

    [Theory]
    [InlineData(2018, GeneralStatus.Pending)]
    [InlineData(2022, GeneralStatus.Unknown)]
    public void AnEndWithoutADateIsNotKnownBeforeItWasStated(int year, GeneralStatus status) =>
        Assert.Equal(status, On(Patent(new LegalStatus { General = GeneralStatus.Ended, Reason = "lapsed" }), year).Status!.General);

    [Fact]
    public void WhatIsDatedLaterIsNotThereYetAndWhatWasStatedIsLeftAsItIs()
    {
        var said = Patent(new LegalStatus { General = GeneralStatus.InForce });
        var then = On(said, 2018);
        Assert.Equal((null, null, 2), (then.RegistrationDate, then.ExpiryDate, then.Events!.Count));
        Assert.Equal((new RegisterDate(2021, 1, 25), 3), (said.RegistrationDate, said.Events!.Count));
        Assert.Same(said, On(said, 2025));
    }

    private static PatentRecord Patent(LegalStatus status) => new()
    {
        Office = "ID", FilingDate = new RegisterDate(2015, 12, 31), RegistrationDate = new RegisterDate(2021, 1, 25), ExpiryDate = new RegisterDate(2035, 12, 31), Status = status,
        Events = [Event("A10", 2015, 12, 31), Event("R10", 2017, 6, 12), Event("F10", 2021, 1, 25)],
    };

    private static LegalEvent Event(string key, int year, int month, int day) => new() { KeyEvent = key, Date = new RegisterDate(year, month, day) };

    private static IpRecord On(IpRecord said, int year)
    {
        var row = new StatedRow(Guid.Empty, 1, Right.Patent, SnapshotKind.AsReported, Outcome.New, 20210125, Stated, default, Stated, Scope.Everything, null, null);
        StatedRow.Date([row]);
        return new StateOnDay(said, said, (row, row), new DateOnly(year, 12, 31)).Find();
    }
}
