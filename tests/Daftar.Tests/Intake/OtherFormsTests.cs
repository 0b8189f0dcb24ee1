using System.Globalization;
using System.IO.Compression;
using System.Text;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Spreadsheets, JSON and listings go the whole way into the register, and their originals can be read again without the mapping.</summary>
public sealed class OtherFormsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ASheetInAZipIsLoadedKeptByteForByteAndReadAgain(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var sample = Path.Combine(Repository.Root, "samples/sheet/marks");
        var zip = Path.Combine(hub.Folder("packages"), "BN_TM_202406.zip");
        ZipFile.CreateFromDirectory(sample, zip);
        var check = Flow.Check(hub.Time).Run(zip, new LoadOptions(), static _ => { }, default);

        var loaded = await hub.Load(zip);

        Assert.Equal((3, 3, 1, 0, 0), (loaded.Account.Received, loaded.Account.New, loaded.Account.FilesNamed, loaded.Account.FilesMissing, loaded.Account.FilesUnreferenced));
        Assert.Equal((loaded.Account.Received, loaded.Account.FilesNamed), (check.Received, check.FilesNamed));
        Assert.Equal(check.Findings.Select(static one => $"{one.Code} {one.Count}"), loaded.Findings.Select(static one => $"{one.Code} {one.Count}"));
        var before = await Mark(hub);
        Assert.Equal(("LUMBUNG PADI", "Salleh & Partners, Advocates"), (before.Words, before.Representatives![0].Name));
        Assert.NotNull(before.Files![0].Sha256);
        // The rows as they stood, those of the further file behind them.
        var file = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(sample, "marks.csv")));
        var original = Encoding.UTF8.GetString(OriginalLayout.Record(Payload.Unpack(await hub.Ask<byte[]>("select data from chunk")), 1));
        Assert.Contains(original, file, StringComparison.Ordinal);
        Assert.StartsWith("BN/T/2024/00002;", original, StringComparison.Ordinal);

        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        var again = await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);

        Assert.Equal((3, 0), (again.Snapshots, again.Altered));
        Assert.Equal(RecordJson.Bytes(before), RecordJson.Bytes(await Mark(hub)));
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    [SampleTheory]
    [InlineData("gi/eu/eAmbrosia_API.json", 641)]
    [InlineData("st25/testData-file32.txt", 1)]
    public async Task RealFilesOfOtherFormsAreLoadedAndReadAgain(string file, long entries)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.Load(Samples.Path(file), file.StartsWith("st25", StringComparison.Ordinal) ? new LoadOptions { Authority = "US" } : null);

        Assert.Equal((entries, entries), (loaded.Account.Received, loaded.Account.New));
        var again = await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal(0, again.Altered);
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    [Fact]
    public void AListingWithoutANumberIsADocumentThatARecordMayName()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-forms-").FullName;
        try
        {
            File.Copy(Path.Combine(Repository.Root, "samples/st36/ep-application.xml"), Path.Combine(folder, "a.xml"));
            File.WriteAllText(Path.Combine(folder, "seq.txt"), File.ReadAllText(Path.Combine(Repository.Root, "samples/st25/listing.txt")).Replace("PCT/SG2021/050001", "not yet assigned", StringComparison.Ordinal));

            using var package = Package.Open(folder, PackageLimits.Default);

            Assert.Equal(["a.xml", "seq.txt"], package.XmlFiles().Select(static file => file.Path));
            Assert.NotNull(package.Names.Find("a.xml", "seq.txt"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Written before the application had a number: whoever delivers says by a record whose it is.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AListingWithoutANumberIsAFileOfTheRecordThatNamesItAndSummedUp(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var folder = hub.Folder("listing");
        await File.WriteAllTextAsync(Path.Combine(folder, "a.xml"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <pat:PatentPublication xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
            <com:IPOfficeCode>SG</com:IPOfficeCode><pat:BibliographicData>
            <pat:ApplicationIdentification><com:IPOfficeCode>SG</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>10202104718V</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2021-05-06</pat:FilingDate></pat:ApplicationIdentification>
            <pat:InventionTitleBag><pat:InventionTitle com:languageCode="en">Rice</pat:InventionTitle></pat:InventionTitleBag></pat:BibliographicData>
            <pat:ExternalDocumentBag><com:ExternalDocument><com:DocumentContentCategory>Sequence listing</com:DocumentContentCategory><com:FileName>seq.txt</com:FileName></com:ExternalDocument></pat:ExternalDocumentBag>
            </pat:PatentPublication>
            """);
        var listing = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples/st25/listing.txt"))).Replace("PCT/SG2021/050001", "not yet assigned", StringComparison.Ordinal).Replace("<160>  2", "<160>  3", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "seq.txt"), listing);
        var check = Flow.Check(hub.Time).Run(folder, new LoadOptions(), static _ => { }, default);

        var loaded = await hub.Load(folder);

        var file = Assert.Single((await hub.Entry("10202104718V", Right.Patent, "SG")).State!.Files!);
        Assert.Equal((FileKind.SequenceListing, "seq.txt", "ST.25", "2 sequences: 1 AA, 1 DNA; longest 12; Oryza sativa"), (file.Kind, file.Name, file.Format, file.Text));
        Assert.NotNull(file.Sha256);
        Assert.Equal((1L, 0L, 0L, 0L), (loaded.Account.Received, loaded.Account.FilesMissing, loaded.Account.FilesUnreferenced ?? 0, loaded.Account.SetAside));
        Assert.Contains(loaded.Findings, static one => one.Code == "SEQUENCE-COUNT-DIFFERS");
        Assert.Equal(check.Findings.Select(static one => $"{one.Code} {one.Count}"), loaded.Findings.Select(static one => $"{one.Code} {one.Count}"));

        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal(file.Text, Assert.Single((await hub.Entry("10202104718V", Right.Patent, "SG")).State!.Files!).Text);
    }

    /// <summary>Places of rows beyond what may stay in memory go to disk: nothing else changes.</summary>
    [Fact]
    public void RowsAreFoundByTheirKeyHoweverManyThereAre()
    {
        using var index = new KeyIndex(inMemory: 100);
        for (var row = 0; row < 1234; row++)
        {
            index.Add(new KeyIndex.Row((ulong)(row % 77), row * 10L, 10, row, row));
        }
        index.Sort();

        Assert.Equal(Enumerable.Range(0, 1234), index.InFileOrder().Select(static row => row.Ordinal));
        for (var key = 0; key < 77; key++)
        {
            Assert.Equal(Enumerable.Range(0, 1234).Where(row => row % 77 == key), index.Find((ulong)key).Select(static row => row.Ordinal));
        }
        Assert.Empty(index.Find(78));
    }

    private static async Task<TrademarkRecord> Mark(LoadingHub hub) => (TrademarkRecord)(await hub.Entry("BN/T/2024/00001", office: "BN")).State!;
}
