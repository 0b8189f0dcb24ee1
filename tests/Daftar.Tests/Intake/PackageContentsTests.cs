using Daftar.Intake;
using Daftar.Offices;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Documents that list what a package holds: no records, and their lists are looked after.</summary>
public sealed class PackageContentsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [SampleFact]
    public async Task TheSpanishPackageIsLoadedWithAllItsImagesAndItsIndexIsNoRecord()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.Load(Samples.Path("st36/es-package/examples/download_file/Full_Text_ES_frontfile.zip"));

        Assert.Equal((1, 1, 0), (loaded.Account.Received, loaded.Account.New, loaded.Account.SetAside));
        Assert.Equal((17, 0), (loaded.Account.FilesArrived, loaded.Account.FilesMissing));
        Assert.All(loaded.Findings, finding => Assert.Equal("FILES-UNREFERENCED", finding.Code));
        Assert.Equal(17L, await hub.Ask<long>("select count(*) from file"));
    }

    [SampleFact]
    public void TheTablesOfContentsOfTheEuropeanExamplesAreNoRecords()
    {
        var found = Read(Samples.Path("st36/more"));

        Assert.Equal(20, found.Count(one => one.Read.Record is not null));
        Assert.DoesNotContain(found.SelectMany(one => one.Read.Findings), finding => finding.Code is "DOCUMENT-UNRECOGNISED" or "CONTENTS-FILE-MISSING");
    }

    [Fact]
    public void AFileThatIsListedAndDidNotComeIsAFinding()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-contents-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "DOC", "one"));
            File.WriteAllText(Path.Combine(folder, "index.xml"), "<?xml version='1.0'?>\n<ftm-package-index>\n<ftm-package-file><filename>a.zip</filename></ftm-package-file>\n<ftm-package-file><filename>b.csv</filename></ftm-package-file></ftm-package-index>");
            File.WriteAllText(Path.Combine(folder, "DOC", "b.csv"), "x");
            File.WriteAllText(Path.Combine(folder, "DOC", "one", "TOC.xml"), "<content>\n<file>TOC.XML</file>\n<file>img1.tif</file><file>img2.tif</file></content>");
            File.WriteAllText(Path.Combine(folder, "DOC", "one", "img1.tif"), "x");
            File.WriteAllText(Path.Combine(folder, "img2.tif"), "of another document");
            File.WriteAllText(Path.Combine(folder, "DOC", "one", "list.xml"), "<Application-body><Document><ExtRef FileName='img1.tif'/>\n<ExtRef FileName='..\\..\\img3.tif'/></Document></Application-body>");

            Assert.Equal(
                [("DOC/one/TOC.xml:3", "img2.tif"), ("DOC/one/list.xml:2", "..\\..\\img3.tif"), ("index.xml:3", "a.zip")],
                Read(folder).SelectMany(one => one.Read.Findings).Where(finding => finding.Code == "CONTENTS-FILE-MISSING").Select(finding => (finding.Where.ToString(), finding.Came!)).OrderBy(static one => one, Comparer<(string, string)>.Create(static (a, b) => string.CompareOrdinal(a.Item1, b.Item1))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void AContentElementOfAnotherKindOfDocumentIsStillUnrecognised()
    {
        using var stream = new MemoryStream("<content xmlns='urn:other'><file>a</file></content>"u8.ToArray());

        Assert.Equal("DOCUMENT-UNRECOGNISED", Assert.Single(Assert.Single(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects)).Findings).Code);
    }

    private static List<DocumentRecord> Read(string path)
    {
        var found = new List<DocumentRecord>();
        new ReadPackage(OfficeProfiles.Embedded, Catalog.Dialects).Run(path, new LoadOptions(), found.Add, default);
        return found;
    }
}
