using Daftar.Rights;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Register;

/// <summary>What is found out only when a record is laid into the register is told with its file and line, like everything else.</summary>
public sealed class MergeFindingsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Told = "select string_agg(concat_ws(' ', file, line), ', ' order by ordinal) from finding where code = $1";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnIdentityConflictNamesFileLineAndDays(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", filed: "2020-02-03", owner: "Ana")));
        var said = Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000002", "BETA TEA"), Marks.Mark("4/2020/00000001", "OMEGA TEA", filed: "2023-03-03", owner: "Ben"));
        await hub.LoadXml("b.xml", said);

        Assert.Equal($"b.xml {LineOf(said, 2)}", await hub.Ask<string>(Told, "IDENTITY-CONFLICT"));
        var came = await hub.Ask<string>("select came from finding where code = 'IDENTITY-CONFLICT'");
        Assert.Contains("filed 2023-03-03;", came, StringComparison.Ordinal);
        Assert.Contains("was filed 2020-02-03 with", came, StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasTakenDownAndCameBackIsToldWithItsPlace(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", owner: "Ana Secretova"), Marks.Mark("4/2020/00000002", "BETA TEA")));
        await hub.TakeDown().Party((await hub.Entry("4-2020-00000001")).Id, "Ana Secretova", PartyParts.All, "an invented request", default);
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000002")).Id, "an invented order", default);
        var said = Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000003", "GAMMA TEA"), Marks.Mark("4/2020/00000001", "ALPHA TEA", owner: "Ana Secretova"), Marks.Mark("4/2020/00000002", "BETA TEA II"));
        await hub.LoadXml("b.xml", said);

        Assert.Equal($"b.xml {LineOf(said, 2)}", await hub.Ask<string>(Told, "ERASED-PARTY-RETURNED"));
        Assert.Equal($"b.xml {LineOf(said, 3)}", await hub.Ask<string>(Told, "ENTRY-TAKEN-DOWN"));
    }

    /// <summary>The line on which the n-th record begins.</summary>
    private static string LineOf(string document, int record)
    {
        var at = -1;
        for (var i = 0; i < record; i++)
        {
            at = document.IndexOf("<tmk:Trademark>", at + 1, StringComparison.Ordinal);
        }
        return (document.AsSpan(0, at).Count('\n') + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
