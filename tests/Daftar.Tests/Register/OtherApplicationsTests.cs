using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>One registration of an office belongs to one application: what gives it to another one is not taken for the same right in silence.</summary>
public sealed class OtherApplicationsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Division = "<tmk:DivisionalApplicationBag><tmk:InitialApplicationNumber><com:IPOfficeCode>PH</com:IPOfficeCode><com:ApplicationNumberText>4/2020/00000001</com:ApplicationNumberText></tmk:InitialApplicationNumber><tmk:InitialApplicationDate>2020-02-03</tmk:InitialApplicationDate></tmk:DivisionalApplicationBag>";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ARegistrationOfAnotherApplicationIsSetAsideThoughDateAndNamesAgree(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Say("01", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-1")));

        var wrong = await hub.LoadXml("b.xml", Say("02", Marks.Mark("4/2020/00000002", "ALPHA TEA", registration: "R-1")));
        // By the same package, too, and where both are known.
        var same = await hub.LoadXml("c.xml", Say("03", Marks.Mark("4/2020/00000003", "BETA TEA", registration: "R-3"), Marks.Mark("4/2020/00000004", "BETA TEA"), Marks.Mark("4/2020/00000004", "BETA TEA", registration: "R-3")));

        Assert.Equal((1L, 0L), (wrong.Account.SetAside, wrong.Account.New));
        Assert.Contains("has another application number", await hub.Ask<string>("select came from finding where code = 'IDENTITY-CONFLICT' and package = $1", wrong.Account.Id), StringComparison.Ordinal);
        Assert.Equal((1L, 2L), (same.Account.SetAside, same.Account.New));
        Assert.Equal(3L, await hub.Ask<long>("select count(*) from entry where merged_into is null"));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADivisionThatKeepsTheRegistrationIsAnEntryOfItsOwnAndStaysOne(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Say("01", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-1")));

        var divided = await hub.LoadXml("b.xml", Say("02", Divided(Marks.Mark("4/2020/00000002", "ALPHA TEA", registration: "R-1"))));
        // Later its record no longer says where it came from.
        var later = await hub.LoadXml("c.xml", Say("03", Marks.Mark("4/2020/00000002", "ALPHA TEA", registration: "R-1", status: "Expired")));

        Assert.Equal((1L, 0L), (divided.Account.New, divided.Account.SetAside));
        Assert.Equal((1L, 0L), (later.Account.Changed, later.Account.SetAside));
        var (parent, child) = (await hub.Entry("4-2020-00000001"), await hub.Entry("4-2020-00000002"));
        Assert.NotEqual(parent.Id, child.Id);
        Assert.Equal((GeneralStatus.InForce, GeneralStatus.Ended), (parent.State!.Status!.General, child.State!.Status!.General));
        // The number they share leads to the first.
        Assert.Equal(parent.Id, (await hub.Entry("R-1")).Id);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task ANumberInAnotherFormIsTakenForTheSameAndTold()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Say("01", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-1")));

        var short_ = await hub.LoadXml("b.xml", Say("02", Marks.Mark("4/20/1", "ALPHA TEA", registration: "R-1", status: "Expired")));

        Assert.Equal((0L, 1L, 0L), (short_.Account.New, short_.Account.Changed, short_.Account.SetAside));
        Assert.Single(short_.Findings, static found => found is { Code: "APPLICATION-NUMBER-SECOND", Severity: Severity.Warn, Count: 1 });
    }

    /// <summary>How an office corrects an application number.</summary>
    [Fact]
    public async Task WhatTheOfficeDeletedHoldsItsRegistrationNoMore()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Say("01", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-1")));

        var corrected = await hub.LoadXml("b.xml", Say("02", Marks.Delete("4/2020/00000001"), Marks.Mark("4/2020/00000002", "ALPHA TEA", registration: "R-1")));

        Assert.Equal((1L, 0L), (corrected.Account.Deleted, corrected.Account.SetAside));
        Assert.Equal((await hub.Entry("R-1")).Id, (await hub.Entry("4-2020-00000002")).Id);
    }

    [Theory]
    [InlineData("4/2020/00000001", "4/2020/00000002", true), InlineData("4/2020/00000001", "4/20/1", false), InlineData("09/876543", "10/876543", true), InlineData("DID2020000001", "JID2020000001", false)]
    [InlineData("1912345-00", "1912345-01", false), InlineData("M0020191466446_A", "M0020191466446_B", false), InlineData("4-2020-01", "4-2020-02", false), InlineData("17171508.9", "17171509.7", true)]
    public void NumbersInOneFormAreTwoNumbers(string one, string other, bool same)
    {
        var (a, b) = (ShapeOf(one), ShapeOf(other));

        Assert.Equal(same, a == b && a != NumberShape.Several);

        static int ShapeOf(string written) => NumberShape.Of([new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = written }], "PH");
    }

    private static string Say(string day, params string[] marks) => Marks.Document($"2024-01-{day}T10:00:00Z", marks);

    internal static string Divided(string mark) => mark.Replace("</tmk:Trademark>", Division + "</tmk:Trademark>", StringComparison.Ordinal);
}
