using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>What comments, processing instructions, and names of files and folders say is withheld: it is closed, and told (decision 60).</summary>
public sealed class WithheldMarksTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static string Marks => File.ReadAllText(Path.Combine(Repository.Root, "samples/st66/mark-word.xml"));

    [Theory]
    [InlineData("<!-- confidential -->", false), InlineData("<!--NOT FOR PUBLICATION-->", false), InlineData("<?confidential?>", false), InlineData("<?status not-for-publication?>", false), InlineData("<!-- confidential until 2028-01-01 -->", false), InlineData("<!-- tidak dipublikasikan -->", false)]
    [InlineData("<!-- confidential until 2025-01-01 -->", true)]
    [InlineData("<!-- checked by Ana Secretova -->", true), InlineData("<!-- seen by SECRETOVA, Ana -->", true), InlineData("<!-- Not For Publication -->", false), InlineData("<!-- invented -->", true), InlineData("<?confidential no?>", true), InlineData("<!-- <Confidential>true</Confidential> -->", true), InlineData("<?xml-stylesheet href=\"confidential.xsl\"?>", true)]
    public void ACommentOrInstructionClosesWhatItStandsInOrBefore(string mark, bool isShown)
    {
        foreach (var text in new[] { Marks.Replace("<TradeMarkTransactionBody>", mark + "<TradeMarkTransactionBody>", StringComparison.Ordinal), Inside(mark), Marks.Replace("<Transaction xmlns", mark + "<Transaction xmlns", StringComparison.Ordinal) })
        {
            Assert.NotEqual(Marks, text);
            var read = Read(text, "marks.xml");
            var record = read.Find(static one => one.Record is TrademarkRecord)!.Record!;
            Assert.Equal(isShown, PublicView.Publicity(record, Today).Visibility == Visibility.Public);
            Assert.Equal(Withheld.Nothing != WithheldMarks.Of(mark).What, read.Exists(static one => one.Findings.Any(static told => told.Code == "WITHHOLDING-UNREAD")));
        }
    }

    /// <summary>In a list of parties it means those.</summary>
    [Fact]
    public void ACommentBesideAPartyClosesTheParty()
    {
        var record = Read(Marks.Replace("<ApplicantDetails>", "<ApplicantDetails><!-- confidential -->", StringComparison.Ordinal), "marks.xml").Find(static one => one.Record is TrademarkRecord)!.Record!;

        Assert.Equal(Visibility.Public, PublicView.Publicity(record, Today).Visibility);
        Assert.All(PublicView.Narrow(record, Today).Applicants ?? [], static party => Assert.Null(party.Name));
    }

    [Theory]
    [InlineData("confidential/marks.xml", false), InlineData("a/Not for publication/b/marks.xml", false), InlineData("marks_unpublished.xml", false), InlineData("secret.zip!/marks.xml", false), InlineData("private/marks.xml", false)]
    [InlineData("published/marks.xml", true), InlineData("public/marks.xml", true), InlineData("marks.xml", true), InlineData("privateers.xml", true)]
    public void AFileWhoseNameSaysSoIsClosedAndReadAgainAsClosed(string name, bool isShown)
    {
        List<Finding> told = [];
        var seen = 0;
        new DocumentSplitter(Catalog.Dialects, 256_000_000).Split(new MemoryStream(Encoding.UTF8.GetBytes(Marks)), name, found =>
        {
            seen++;
            foreach (var envelope in new[] { found.Envelope, Again(found) })
            {
                using var chunk = new RecordChunk();
                chunk.Add(new FoundRecord(found.Document, envelope, found.Bytes, found.Line, null));
                List<ReadRecord> results = [];
                new RecordReader(Daftar.Offices.OfficeProfiles.Embedded, XmlLimits.Default).Read(chunk.Raw[0], chunk.Buffer, results);
                Assert.Equal(isShown, PublicView.Publicity(results[0].Record!, Today).Visibility == Visibility.Public);
            }
        }, told.Add);

        Assert.True(seen > 0);
        Assert.Equal(isShown ? 0 : 1, told.Count(static one => one.Code == "WITHHOLDING-UNREAD"));
    }

    /// <summary>A design with a view whose file says so: its views are not shown.</summary>
    [Fact]
    public void AFileThatIsNamedSoIsNotShown()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "samples/st86/application-of-three.xml"));
        var read = Read(text.Replace("views/1-1.jpg", "confidential/1-1.jpg", StringComparison.Ordinal), "d.xml")[0];

        Assert.NotNull(((DesignRecord)PublicView.Narrow(Read(text, "d.xml")[0].Record!, Today)).Files);
        Assert.Null(((DesignRecord)PublicView.Narrow(read.Record!, Today)).Files);
        Assert.Contains(read.Findings, static told => told.Code == "WITHHOLDING-UNREAD");
    }

    /// <summary>Loaded, and read again from what is kept, which has no file any more.</summary>
    [Theory, InlineData("confidential", false), InlineData("marks", true)]
    public async Task WhatIsLoadedClosedStaysClosed(string name, bool isShown)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("package");
        Directory.CreateDirectory(Path.Combine(folder, name));
        await File.WriteAllTextAsync(Path.Combine(folder, name, "marks.xml"), Marks);
        async Task<bool> Shown() => await hub.Entries.FindByNumber("PH", Right.Trademark, "4-2021-900017", CancellationToken.None) is { } id && await hub.Entries.Find(id, CancellationToken.None) is not null;

        var loaded = await hub.Load(folder);
        Assert.Equal((1L, isShown), (loaded.Account.New, await Shown()));

        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal(isShown, await Shown());
    }

    /// <summary>Nothing real is closed by it: no name of a file or folder of the samples, no comment and no instruction in them.</summary>
    [SampleFact]
    public void NothingInTheRealSamplesIsTakenForAMark()
    {
        var told = new List<string>();
        foreach (var folder in new[] { "gi", "other", "st25", "st26", "st36", "st37-adjacent", "st66", "st86", "st96" }.Select(Samples.Path).Where(Directory.Exists))
        {
            told.AddRange(Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Where(path => WithheldMarks.OfPath(Path.GetRelativePath(Samples.Folder!, path)).What != Withheld.Nothing));
            Flow.Read().Run(folder, new LoadOptions(), one => told.AddRange(one.Read.Findings.Where(static finding => finding.Code == "WITHHOLDING-UNREAD").Select(static finding => $"{finding.Where} {finding.Came}")), default);
        }
        Complaints.None(told);
    }

    private static DocumentEnvelope Again(FoundRecord found)
    {
        DocumentEnvelope? again = null;
        new DocumentSplitter(Catalog.Dialects, 256_000_000).Split(new MemoryStream([.. found.Document.Prolog, .. found.Bytes]), "", one => again ??= one.Envelope, static _ => { });
        return again!;
    }

    private static string Inside(string mark)
    {
        var at = Marks.IndexOf("<RegistrationOfficeCode>", StringComparison.Ordinal);
        return Marks[..at] + mark + Marks[at..];
    }

    private static List<ReadRecord> Read(string text, string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. DocumentReading.ReadAll(stream, name, Catalog.Dialects)];
    }
}
