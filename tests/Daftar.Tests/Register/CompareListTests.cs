using System.Security.Cryptography;
using System.Text;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Server.Commands;
using Daftar.Tests.Commands;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>An office lays its own list beside the register before it moves over.</summary>
public sealed class CompareListTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string lists = Directory.CreateTempSubdirectory("daftar-lists-").FullName;

    private const string January = "2024-01-10T10:00:00Z", March = "2024-03-10T10:00:00Z";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task MissingExtraOlderAndDifferentAreTold(PostgresVersion version)
    {
        using var hub = await Hub(version, 1, 2, 3, 4, 5);
        await hub.LoadXml("deleted.xml", Marks.Document(March, Marks.Delete(Number(5))));

        var (counts, told) = await Compare(hub, "number;date produced;digest", $"4-2020-00000001;2024-01-10;", $"{Number(2)};2024-02-01;", $"{Number(3)};2024-01-10;{new string('0', 64)}", $"{Number(5)};;", "4/2020/00000099;;");

        Assert.Equal(new ListCounts(Lines: 5, NotExpected: 0, Agreeing: 1, Newer: 0, Missing: 2, Extra: 1, Older: 1, Different: 1), counts);
        Assert.Equal(
            ["Missing 4/2020/00000005 the office deleted it from the register", "Missing 4/2020/00000099 ", "Older 4/2020/00000002 ", "Different 4/2020/00000003 no delivered state has this digest", "Extra 4/2020/00000004 "],
            told.Select(static one => $"{one.Verdict} {one.Number} {one.Note}"));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADigestTellsWhichStateIsMeant(PostgresVersion version)
    {
        using var hub = await Hub(version, 1);
        var (before, after) = (Marks.Mark(Number(1), "Mark 1"), Marks.Mark(Number(1), "Mark One"));

        var (same, _) = await Compare(hub, "number,digest", $"{Number(1)},{Digest(before)}");
        await hub.LoadXml("later.xml", Marks.Document(March, after));
        var (latest, _) = await Compare(hub, "number,digest", $"{Number(1)},{Digest(after)}");
        var (behind, _) = await Compare(hub, "number,digest", $"{Number(1)},{Digest(before)}");

        Assert.Equal((1, 0), (same.Agreeing, same.Newer));
        Assert.Equal((1, 0), (latest.Agreeing, latest.Newer));
        Assert.Equal((1, 1), (behind.Agreeing, behind.Newer));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ManyLinesAreComparedAtOnce(PostgresVersion version)
    {
        using var hub = await Hub(version, [.. Enumerable.Range(1, 2_000)]);

        var (counts, told) = await Compare(hub, ["application number,produced", .. Enumerable.Range(1_001, 60_000).Select(static n => $"{Number(n)},20240110")]);

        Assert.Equal((60_000, 1_000, 59_000, 1_000), (counts.Lines, counts.Agreeing, counts.Missing, counts.Extra));
        Assert.Equal(60_000, told.Count);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnAuthorityFileNamesPublications(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.Load(Path.Combine(Consistency.Project.Root, "samples", "st36", "ep-specification.xml"));

        var counts = await Flow.Compare(hub.Database).Run("EP", Right.Patent, OfficeList.Read(List("EP,9990001,B1,2024-01-03,", "EP,9990002,A1,2024-01-03,N", "EP,9990003,A1,2024-01-03,"), "EP"), static _ => { }, default);
        var unused = await Flow.Compare(hub.Database).Run("EP", Right.Patent, OfficeList.Read(List("EP,9990001,B1,2024-01-03,N"), "EP"), static _ => { }, default);

        Assert.Equal(new ListCounts(Lines: 3, NotExpected: 1, Agreeing: 1, Newer: 0, Missing: 1, Extra: 0, Older: 0, Different: 0), counts);
        Assert.Equal(1, unused.Different);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AnotherRightIsNotCompared(PostgresVersion version)
    {
        using var hub = await Hub(version, 1);

        var counts = await Flow.Compare(hub.Database).Run("PH", Right.Design, OfficeList.Read(List("number", Number(1)), "PH"), static _ => { }, default);

        Assert.Equal((1, 0), (counts.Missing, counts.Extra));
    }

    [Fact]
    public void AuthorityFilesOfSt37AreRead()
    {
        var text = OfficeList.Read(List("OFFICE-CODE,PUBLICATION NUMBER,KIND CODE,PUBLICATION DATE,EXCEPTION_CODE,ABSTRACT,DESCRIPTION,CLAIMS", "PH,11999002951,B1,2018-11-09,,ABST-en,DESC-en,CLMS-en", "PH,11999002952,B1,2018-11-09,N,,,"), "PH").ToList();
        var bare = OfficeList.Read(List("PH;11999002951;B1;20181109;", "PH;11999002952;B1;20181109;N"), "PH").ToList();
        var xml = OfficeList.Read(List(
            """
            <?xml version="1.0"?><!DOCTYPE authority-file SYSTEM "ST37AuthorityFile_V2-2.dtd">
            <authority-file country="PH" date-produced="20260101"><authority-file-definition><exception-code-list><exception-code-definition><exception-code>N</exception-code></exception-code-definition></exception-code-list></authority-file-definition>
            <authority-file-entry><publication-reference><document-id><country>PH</country><doc-number>11999002951</doc-number><kind>B1</kind><date>20181109</date></document-id></publication-reference>
            <application-reference><country>PH</country><doc-number>1</doc-number></application-reference></authority-file-entry>
            <authority-file-entry><publication-reference><document-id><country>PH</country><doc-number>11999002952</doc-number><kind>B1</kind></document-id></publication-reference><exception-code>N</exception-code></authority-file-entry>
            </authority-file>
            """), "PH").ToList();

        string[] expected = ["11999002951 Publication B1 ", "11999002952 Publication B1 N"];
        Assert.All([text, bare, xml], lines => Assert.Equal(expected, lines.Select(static line => $"{line.Number} {line.Of} {line.Kind} {line.Exception}")));
    }

    [Theory, InlineData("2026-13-45", "no date"), InlineData("gestern", "no date")]
    public void WhatIsNoListIsToldWithItsLine(string date, string complaint)
    {
        var wrong = Assert.Throws<OfficeListException>(() => OfficeList.Read(List("number,produced", "1,2026-01-01", "2," + date), "PH").ToList());

        Assert.StartsWith("Line 3:", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("of SG", Assert.Throws<OfficeListException>(() => OfficeList.Read(List("office,number", "SG,1"), "PH").ToList()).Message, StringComparison.Ordinal);
    }

    /// <summary>What cannot be read costs itself: the office hears of all of it at once, and every other line is compared.</summary>
    [Fact]
    public void ALineThatCannotBeReadCostsItself()
    {
        List<ListComplaint> told = [];

        var lines = OfficeList.Read(List("number,produced,digest,office", "1,2026-01-01,,PH", "2,31.12.2026,,PH", ",2026-01-01,,PH", "4,2026-01-01,,SG", "5,2026-01-01,abc,PH", "6,,,"), "PH", told.Add).ToList();

        Assert.Equal(["1 True", "2 False", "5 True", "6 False"], lines.Select(static line => $"{line.Number} {line.Produced is not null}"));
        Assert.Equal(["3 2 '31.12.2026' is no date.", "4  it has no number, so it is not compared.", "5  it is of SG: the list of PH was expected.", "6 5 'abc' is no digest."],
            told.Select(static one => FormattableString.Invariant($"{one.Line} {one.Number} {one.Wrong[..(one.Wrong.IndexOf(one.Wrong.Contains(". ", StringComparison.Ordinal) ? ". " : ".", StringComparison.Ordinal) + 1)]}")));
    }

    [Fact]
    public async Task TheOfficeGetsASheetItCanActOn()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var folder = Directory.CreateTempSubdirectory("daftar-compare").FullName;
        var package = Path.Combine(folder, "marks.xml");
        await File.WriteAllTextAsync(package, Marks.Document(January, Marks.Many(2)));
        await DaftarCommand.RunAsync("load", package, "--database", database, "--data", folder);
        var sheet = Path.Combine(folder, "out.csv");

        var (code, output, error) = await DaftarCommand.RunAsync("compare", List("number,produced", Number(1) + ",1/2/2024", "=7+7,2024-01-01"), "--authority", "PH", "--right", "trademark", "--out", sheet, "--database", database, "--data", folder);

        Assert.Equal(((int)ExitCode.Findings, ""), (code, error));
        Assert.Contains("2 lines; 1 agree", output, StringComparison.Ordinal);
        Assert.Contains("missing: 1. Deliver the record", output, StringComparison.Ordinal);
        Assert.Contains("unreadable: 1. Correct the line", output, StringComparison.Ordinal);
        var rows = await File.ReadAllLinesAsync(sheet);
        Assert.StartsWith($"unreadable,{Number(1)},,2,,,,\"'1/2/2024' is no date.", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("missing,\"'=7+7\",,3,", rows[2], StringComparison.Ordinal);
        Assert.StartsWith($"extra,{Number(2)},,,,2024-01-10T10:00:00Z,", rows[3], StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => Directory.Delete(lists, recursive: true);

    private async Task<LoadingHub> Hub(PostgresVersion version, params int[] marks)
    {
        var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("marks.xml", Marks.Document(January, [.. marks.Select(static n => Marks.Mark(Number(n), string.Create(null, $"Mark {n}")))]));
        return hub;
    }

    private async Task<(ListCounts Counts, List<ListDifference> Told)> Compare(LoadingHub hub, params string[] lines)
    {
        List<ListDifference> told = [];
        return (await Flow.Compare(hub.Database).Run("PH", Right.Trademark, OfficeList.Read(List(lines), "PH"), told.Add, default), told);
    }

    private string List(params string[] lines)
    {
        var path = Path.Combine(lists, Path.GetRandomFileName() + ".csv");
        File.WriteAllLines(path, lines);
        return path;
    }

    private static string Number(int n) => string.Create(null, $"4/2020/{n:00000000}");

    private static string Digest(string record) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(record)));
}
