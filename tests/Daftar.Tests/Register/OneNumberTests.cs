using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;

namespace Daftar.Tests.Register;

/// <summary>A number is one number with its check digit and without, with its prefix, with its century: in the register, in search, in comparing.</summary>
public sealed class OneNumberTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-numbers-").FullName;

    /// <summary>The forms are those of the offices' own publications and of the EPO's services.</summary>
    [Theory]
    [OnPostgres(PostgresVersion.Debian15, "CN", "201480000788.4", "201480000788")]
    [OnPostgres(PostgresVersion.Npm18, "CN", "CN201410513187", "201410513187.5")]
    [OnPostgres(PostgresVersion.Debian15, "DE", "10 2004 005 234.4", "102004005234")]
    [OnPostgres(PostgresVersion.Npm18, "DE", "10 2004 005 234.4", "1020040052344")]
    [OnPostgres(PostgresVersion.Npm18, "DE", "P 41 12 345.6", "4112345")]
    [OnPostgres(PostgresVersion.Npm18, "GB", "2306615.2", "GB2306615")]
    [OnPostgres(PostgresVersion.Npm18, "GB", "2306615", "GB20230006615")]
    [OnPostgres(PostgresVersion.Npm18, "AU", "AU20240270787", "2024270787")]
    [OnPostgres(PostgresVersion.Npm18, "TH", "1701000123", "๑๗๐๑๐๐๐๑๒๓")]
    [OnPostgres(PostgresVersion.Debian15, "JP", "２０２０ー１２３４５６", "2020\u2011123456")]
    public async Task OneApplicationDeliveredInTwoFormsIsOneEntryFoundByBoth(PostgresVersion version, string office, string one, string other)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = EmbeddedIndex.Open(_folder, DocumentOf.Fields, "numbers");
        await hub.LoadXml("a.xml", Patent(office, one, "Lamp"));
        await new FollowJournal(hub.Database, index, 1, hub.Time).CatchUp(null, default);
        foreach (var asked in (string[])[one, other])
        {
            Assert.Equal(1, await Found(index, $"number:\"{asked}\""));
            Assert.Equal(1, await Found(index, $"\"{asked}\""));
        }

        var second = await hub.LoadXml("b.xml", Patent(office, other, "Lamp with a shade"));

        Assert.Equal((0L, 1L), (second.Account.New, await hub.Ask<long>("select count(*) from entry")));
        var entry = await hub.Entry(one, Right.Patent, office);
        Assert.Equal(entry.Id, (await hub.Entry(other, Right.Patent, office)).Id);
        // As the office wrote it.
        Assert.Contains(entry.State!.Identifiers, number => number.Written == one);
        foreach (var listed in (string[])[one, other])
        {
            var counts = await Flow.Compare(hub.Database).Run(office, Right.Patent, [new ListedNumber(1, listed, Numbers.Application, null, null, false, null, null)], static _ => { }, default);
            Assert.Equal((0L, 0L), (counts.Missing, counts.Extra));
        }
    }

    [Theory, InlineData("CN", "202111286633.3", "202111286633"), InlineData("CN", "991197652", "99119765"), InlineData("DE", "1020040052347", "102004005234"), InlineData("DE", "10 2004 005 234.7", "102004005234")]
    public async Task WhatMayBeAnotherNumberStaysOne(string office, string one, string other)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        await hub.LoadXml("a.xml", Patent(office, one, "Lamp"));
        await hub.LoadXml("b.xml", Patent(office, other, "Lamp"));

        Assert.Equal(2L, await hub.Ask<long>("select count(*) from entry"));
    }

    [SampleFact]
    public async Task ARealChineseApplicationWithoutItsCheckDigitIsTheSame()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Debian15));
        var file = Samples.Path("st36/more/cn_old/200880114428_A.xml");
        await hub.Load(file);
        var without = await hub.LoadXml("without.xml", (await File.ReadAllTextAsync(file)).Replace(">200880114428.1<", ">200880114428<", StringComparison.Ordinal).Replace("HEPCIDIN", "Hepcidin", StringComparison.Ordinal));

        Assert.Equal((0L, 1L, 1L), (without.Account.New, without.Account.Changed, await hub.Ask<long>("select count(*) from entry")));
        Assert.Equal((await hub.Entry("200880114428", Right.Patent, "CN")).Id, (await hub.Entry("200880114428.1", Right.Patent, "CN")).Id);
    }

    /// <summary>A register whose numbers were folded by other rules: whoever opens it brings them together before anything is loaded.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task NumbersOfARegisterThatIsLoadedAreFoldedAnew(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = EmbeddedIndex.Open(_folder, DocumentOf.Fields, "numbers");
        var follow = new FollowJournal(hub.Database, index, 1, hub.Time);
        await hub.LoadXml("a.xml", Patent("CN", "202111286633.X", "Lamp", "Invented Lamps"));
        await hub.LoadXml("b.xml", Patent("CN", "201480000788.4", "Chair", "Invented Chairs"));
        await AsBefore(hub, "202111286633", "202111286633X");
        await AsBefore(hub, "201480000788", "2014800007884");
        // As another entry, which it would have been.
        await hub.LoadXml("c.xml", Patent("CN", "202111286633", "Lamp with a shade"));
        await follow.CatchUp(null, default);
        Assert.Equal((3L, 2L), (await hub.Ask<long>("select count(*) from entry where merged_into is null"), await Found(index, "office:CN lamp")));

        var done = await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        Assert.Equal((2L, 1L, 0), (done!.Identifiers, done.Joined, done.LeftApart.Count));
        Assert.Null(await Flow.FoldAnew(hub.Database, hub.Time).Run(default));
        await follow.CatchUp(null, default);
        Assert.Equal(1L, await Found(index, "office:CN lamp"));
        var lamp = await hub.Entry("202111286633.X", Right.Patent, "CN");
        Assert.Equal((2, "Lamp with a shade"), (lamp.State!.Identifiers.Count(static number => number.Of == Numbers.Application) + lamp.Snapshots.Count - 1, lamp.State.Titles![0].Text));
        Assert.Equal(lamp.Id, (await hub.Entry("202111286633", Right.Patent, "CN")).Id);
        // Loaded again in either form they are what is known.
        Assert.Equal((0L, 0L), ((await hub.LoadXml("d.xml", Patent("CN", "201480000788", "Chair with arms"))).Account.New, (await hub.LoadXml("e.xml", Patent("CN", "202111286633X", "Lamp, red"))).Account.New));
        Assert.Empty((await hub.Verified()).Problems);
    }

    /// <summary>Of an office without forms of its own, too: digits of another width made another entry before.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task NumbersInOtherDigitsAreFoldedAnew(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Patent("KH", "KH/P/２０２１/00042", "Lamp"));
        await AsBefore(hub, "KHP202100042", "KHP２０２１00042", "KH");
        await hub.LoadXml("b.xml", Patent("KH", "KH/P/2021/00042", "Lamp with a shade"));
        Assert.Equal(2L, await hub.Ask<long>("select count(*) from entry where merged_into is null"));

        var done = await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        Assert.Equal((1L, 1L), (done!.Identifiers, await hub.Ask<long>("select count(*) from entry where merged_into is null")));
    }

    /// <summary>Its entry keeps the id that it got from the number as it was folded then: a number that folds so today is another entry, with an id of its own.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ANumberThatFoldsAsAnotherOnceDidIsAnEntryOfItsOwn(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Patent("GB", "2306615.2", "Lamp"));
        await AsBefore(hub, "2306615", "23066152", "GB");
        await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        var other = await hub.LoadXml("b.xml", Patent("GB", "23066152", "Anvil", "Another", "2019-01-07"));
        await hub.LoadXml("c.xml", Patent("GB", "23066152", "Anvils", "Another", "2019-01-07"));

        Assert.Equal((1L, 2L), (other.Account.New, await hub.Ask<long>("select count(*) from entry")));
        Assert.NotEqual((await hub.Entry("2306615", Right.Patent, "GB")).Id, (await hub.Entry("23066152", Right.Patent, "GB")).Id);
        Assert.Empty((await hub.Verified()).Problems);
    }

    /// <summary>Blanks and small letters are no part of a number: one form holds for it whichever way it is set.</summary>
    [Theory]
    [InlineData("CN", "CN 202111286633.X", "202111286633"), InlineData("CN", "cn202111286633.x", "202111286633"), InlineData("CN", "2021 1128 6633.X", "202111286633")]
    [InlineData("GB", "GB 2306615.2", "2306615"), InlineData("GB", "gb\u00A02306615.2", "2306615"), InlineData("DE", "DE P 41 12 345.6", "4112345"), InlineData("DE", "p 41 12 345.6", "4112345")]
    [InlineData("AU", "AU 2024 0270787", "2024270787"), InlineData("FR", "FR 2019 0012345", "1912345")]
    public void BlanksAndCaseMakeNoOtherNumber(string office, string written, string folded) => Assert.Equal(folded, OfficeNumber.Fold(office, Numbers.Application, written));

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task EntriesThatContradictEachOtherAreLeftTwoAndTold(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Patent("CN", "202111286633.X", "Lamp", filed: "2021-11-02"));
        await AsBefore(hub, "202111286633", "202111286633X");
        await hub.LoadXml("b.xml", Patent("CN", "202111286633", "Anvil", "Another", filed: "2019-01-07"));

        var done = await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        Assert.Equal((0L, "CN 202111286633.X"), (done!.Joined, done.LeftApart.Single().Number));
        Assert.Equal(2L, await hub.Ask<long>("select count(*) from entry where merged_into is null"));
    }

    [Fact]
    public void ANumberThatFitsTwoCanonicalFormsIsTakenAsWrittenAndTold()
    {
        File.WriteAllText(Path.Combine(_folder, "XB.jsonc"),
            """
            { "code": "XB", "name": "Invented", "numbers": [
              { "right": "patent", "of": "Application", "pattern": "^(?<serial>\\d{6})(?<check>\\d)$", "example": "1234567", "canonical": "${serial}" },
              { "right": "patent", "of": "Application", "pattern": "^0(?<serial>\\d{6})$", "example": "0123456", "canonical": "A${serial}" } ] }
            """);
        var offices = OfficeProfiles.With(_folder);

        var two = offices.ReadNumber(new OfficeNumber { Office = "XB", Of = Numbers.Application, Written = "0123456" }, Right.Patent)!;
        var one = offices.ReadNumber(new OfficeNumber { Office = "XB", Of = Numbers.Application, Written = "1234567" }, Right.Patent)!;

        Assert.Equal(["012345", "A123456"], two.Candidates);
        Assert.Equal(("0123456", "123456"), (two.Canonical, one.Canonical));
        Assert.NotEqual(OfficeProfiles.Embedded.Rules().Version, offices.Rules().Version);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<long> Found(EmbeddedIndex index, string query) => (await index.SearchAsync(new SearchRequest { Query = query })).Total;

    /// <summary>The register as one holds it that was loaded before the number had a canonical form: the entry's id is that of the number as it was folded then.</summary>
    internal static async Task AsBefore(LoadingHub hub, string now, string then, string office = "CN")
    {
        var (is_, was) = (EntryKey.Of(Right.Patent, office, Numbers.Application, now), EntryKey.Of(Right.Patent, office, Numbers.Application, then));
        foreach (var sql in (string[])["update entry set id = $2 where id = $1", "update snapshot set entry = $2 where entry = $1", "update finding set entry = $2 where entry = $1", "update identifier set entry = $2 where entry = $1", "update identifier set key = $2, folded = $3, rule = 1 where key = $1"])
        {
#pragma warning disable CA2100 // constants of the test
            await using var command = hub.Database.Source.CreateCommand(sql);
#pragma warning restore CA2100
            command.Parameters.Add(new NpgsqlParameter { Value = is_ });
            command.Parameters.Add(new NpgsqlParameter { Value = was });
            if (sql.Contains("$3", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = then });
            }
            await command.ExecuteNonQueryAsync();
        }
    }

    internal static string Patent(string office, string number, string title, string applicant = "Invented Lamps", string filed = "2021-11-02") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <pat:PatentPublication xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:languageCode="en" com:st96Version="V6_0">
        <com:IPOfficeCode>{office}</com:IPOfficeCode><pat:BibliographicData>
        <pat:ApplicationIdentification><com:IPOfficeCode>{office}</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>{filed}</pat:FilingDate></pat:ApplicationIdentification>
        <pat:InventionTitleBag><pat:InventionTitle com:languageCode="en">{title}</pat:InventionTitle></pat:InventionTitleBag>
        <pat:PartyBag><pat:ApplicantBag><pat:Applicant><com:PublicationContact><com:Name><com:EntityName>{applicant}</com:EntityName></com:Name><com:CountryCode>XX</com:CountryCode></com:PublicationContact></pat:Applicant></pat:ApplicantBag></pat:PartyBag>
        </pat:BibliographicData></pat:PatentPublication>
        """;
}
