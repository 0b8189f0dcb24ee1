using System.Text;
using Daftar.Intake;
using Daftar.Rights.Designs;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St66;

/// <summary>What a transaction may hold besides one mark.</summary>
public sealed class St66TransactionTests
{
    [Fact]
    public void OneMarkOfATransactionChangesWithoutTheOther()
    {
        var before = Read(Two("ALFA", "BETA"));
        var after = Read(Two("ALFA", "GAMMA"));

        Assert.Equal(2, before.Count);
        Assert.Equal(before[0].Fingerprint, after[0].Fingerprint);
        Assert.NotEqual(before[1].Fingerprint, after[1].Fingerprint);

        static string Two(string first, string second) => InWipo($"<TradeMarkDetails>{Mark("1", first)}{Mark("2", second)}</TradeMarkDetails>");
    }

    [Fact]
    public void PartiesBesideSeveralMarksWithoutAKeyAreNobodys()
    {
        var read = Read(InWipo($"<TradeMarkDetails>{Mark("1", "ALFA")}{Mark("2", "BETA")}</TradeMarkDetails><ApplicantDetails><Applicant><ApplicantIdentifier>P</ApplicantIdentifier></Applicant></ApplicantDetails>"));

        Assert.All(read, result => Assert.Null(result.Record!.Applicants));
        Assert.All(read, result => Assert.Contains(result.Record!.Residue!, residue => residue.Path == "ApplicantDetails/Applicant/ApplicantIdentifier"));
    }

    [Fact]
    public void AMarkWithoutATransactionIsRead()
    {
        var mark = Assert.IsType<TrademarkRecord>(Assert.Single(Read($"<TradeMarkDetails>{Mark("1", "ALFA")}</TradeMarkDetails>")).Record);

        Assert.Equal("ALFA", mark.Words);
    }

    [Fact]
    public void ATransactionInNoNamespaceIsReadByWhatItHolds()
    {
        var result = Assert.Single(Read(
            "<Transaction><Body><TransactionData><DesignDetails><Design><RegistrationOfficeCode>LA</RegistrationOfficeCode><DesignIdentifier>D-900001</DesignIdentifier></Design></DesignDetails></TransactionData></Body></Transaction>"));

        Assert.Equal("D-900001", Assert.IsType<DesignRecord>(result.Record).Number(Numbers.Design));
    }

    [Fact]
    public void AMarkWithoutAnOfficeIsSetAsideAndTheOthersAreNot()
    {
        var read = Read(InWipo($"<TradeMarkDetails><TradeMark><ApplicationNumber>1</ApplicationNumber></TradeMark>{Mark("2", "BETA")}</TradeMarkDetails>"));

        Assert.Equal("2", Assert.Single(read, result => result.Record is not null).Record!.Number(Numbers.Application));
        Assert.Contains(read.SelectMany(result => result.Findings), finding => finding.Code == "OFFICE-MISSING");
    }

    private static string Mark(string number, string words) =>
        $"<TradeMark><RegistrationOfficeCode>LA</RegistrationOfficeCode><ApplicationNumber>{number}</ApplicationNumber><WordMarkSpecification><MarkVerbalElementText>{words}</MarkVerbalElementText></WordMarkSpecification></TradeMark>";

    private static string InWipo(string data) =>
        $"<Transaction xmlns=\"http://www.wipo.int/standards/XMLSchema/trademarks\"><TradeMarkTransactionBody><TransactionContentDetails><TransactionData>{data}</TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>";

    private static IReadOnlyList<ReadRecord> Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return DocumentReading.ReadAll(stream, "invented.xml", Catalog.Dialects);
    }
}
