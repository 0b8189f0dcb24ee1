using Daftar.Checking;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Checking;

/// <summary>What is told while records are laid into the register: in samples/checks/CODE stand the packages in the order in which they come.</summary>
public sealed class FindingsOfTheRegisterTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Basis = "Invented Data Protection Act, section 1, request 7";

    /// <summary>What is done once the first package is loaded.</summary>
    private static readonly Dictionary<string, Func<LoadingHub, Task>> Between = new(StringComparer.Ordinal)
    {
        ["PACKAGE-DECLARED-OTHERWISE"] = static _ => Task.CompletedTask,
        ["IDENTITY-CONFLICT"] = static _ => Task.CompletedTask,
        ["APPLICATION-NUMBER-SECOND"] = static _ => Task.CompletedTask,
        ["ERASED-PARTY-RETURNED"] = static async hub => await hub.TakeDown().Party((await hub.Entry("4-2020-00001", Right.Trademark, "VN")).Id, "Example Growers", PartyParts.All, Basis, default),
        ["ENTRY-TAKEN-DOWN"] = static async hub => await hub.TakeDown().Entry((await hub.Entry("4-2020-00001", Right.Trademark, "VN")).Id, Basis, default),
    };

    public static TheoryData<string> Codes() => [.. Catalog.Checks.OfType<MergingCheck>().Where(static check => check.Sample.Instead is null).Select(static check => check.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task TheLastPackageOfItsSampleTriggersItAndNoneBefore(string code)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), new SetClock(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero)));
        var packages = Directory.GetDirectories(Path.Combine(Project.Root, "samples/checks", code)).Order(StringComparer.Ordinal).ToList();
        Assert.DoesNotContain((await hub.Load(packages[0], new LoadOptions { Kind = PackageKind.Update })).Findings, finding => finding.Code == code);
        await Between[code](hub);

        if (code == "PACKAGE-DECLARED-OTHERWISE")
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<PackageException>(() => hub.Load(packages[0], new LoadOptions { Kind = PackageKind.Full }))).Code);
            return;
        }
        Assert.Contains((await hub.Load(packages[^1])).Findings, finding => finding.Code == code);
    }
}
