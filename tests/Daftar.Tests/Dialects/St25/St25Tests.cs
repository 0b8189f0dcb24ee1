using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects.St25;

/// <summary>Sequence listings in text.</summary>
public sealed class St25Tests
{
    private static readonly string Invented = Path.Combine(Repository.Root, "samples/st25/listing.txt");

    [Fact]
    public void AListingIsAFileOfTheApplicationItNames()
    {
        var read = Assert.Single(DocumentReading.ReadAll(Invented, Catalog.Dialects));

        Assert.Empty(read.Findings);
        var record = Assert.IsType<PatentRecord>(read.Record);
        Assert.Equal(("WO PCT/SG2021/050001", new Scope(Parts.None, Parts.Files)), (Assert.Single(record.Identifiers).ToString(), record.Scope));
        var listing = Assert.Single(record.Files!);
        Assert.Equal((FileKind.SequenceListing, "ST.25", "2 sequences: 1 AA, 1 DNA; longest 12; Oryza sativa", "2021-02-03"), (listing.Kind, listing.Format, listing.Text, listing.Date.ToString()));
    }

    /// <summary>Counted in the files: 40 of 42 are listings; 24 of them name no application.</summary>
    [SampleFact]
    public void EveryRealListingIsRecognisedAndThoseThatNameAnApplicationAreRead()
    {
        var codes = new List<string>();
        var attached = 0;
        Flow.Read().Run(Samples.Path("st25"), new LoadOptions { Authority = "US" }, one =>
        {
            codes.AddRange(one.Read.Findings.Select(static finding => finding.Code));
            attached += one.Read.Record is not null ? 1 : 0;
        }, default);

        Assert.Equal((16, 24), (attached, codes.Count(static code => code == "SEQUENCE-LISTING-UNATTACHED")));
        Assert.Equal(["LISTING-NOT-ASCII", "SEQUENCE-COUNT-DIFFERS", "SEQUENCE-ITEM-MALFORMED", "SEQUENCE-LENGTH-DIFFERS", "SEQUENCE-LISTING-UNATTACHED", "SEQUENCE-NUMBER-DIFFERS"], codes.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<160>  2", "<160>  3", "SEQUENCE-COUNT-DIFFERS", 12)]
    [InlineData("<211>  12", "<211>  13", "SEQUENCE-LENGTH-DIFFERS", 17)]
    [InlineData("<210>  2", "<210>  4", "SEQUENCE-NUMBER-DIFFERS", 24)]
    [InlineData("<120>  ", "<120  ", "SEQUENCE-ITEM-MALFORMED", 5)]
    [InlineData("PCT/SG2021/050001", "not yet assigned", "SEQUENCE-LISTING-UNATTACHED", 9)]
    public void WhatIsWrongWithAListingIsToldWithItsLine(string from, string to, string code, long line)
    {
        using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(File.ReadAllText(Invented).Replace(from, to, StringComparison.Ordinal)));
        var finding = Assert.Single(Assert.Single(DocumentReading.ReadAll(stream, "listing.txt", Catalog.Dialects)).Findings);

        Assert.Equal((code, line), (finding.Code, finding.Where.Line));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void DamagedListingsAreFindings(int seed)
    {
        var random = new Random(seed);
        var bytes = File.ReadAllBytes(Invented);
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)"<>0149 \n"[random.Next(8)] : (byte)random.Next(256);
        }
        using var stream = new MemoryStream(random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);

        Assert.DoesNotContain("RECORD-UNREADABLE", DocumentReading.ReadAll(stream, "listing.txt", Catalog.Dialects).SelectMany(static one => one.Findings).Select(static finding => finding.Code));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 250)];
}
