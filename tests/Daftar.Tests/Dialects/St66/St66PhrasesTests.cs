using System.Text;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St66;

/// <summary>ST.66 and ST.86 in WIPO's own namespaces, with what offices add, with deletions, and cases told again later. Invented.</summary>
public class St66PhrasesTests
{
    private const string Wipo = "http://www.wipo.int/standards/XMLSchema/trademarks", Designs = "http://www.wipo.int/standards/XMLSchema/designs";

    private static List<ReadRecord> Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return [.. DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects)];
    }

    private static string Marks(string marks, string produced = "2031-05-06", string space = Wipo) => $"""
        <Transaction xmlns="{space}" xmlns:own="http://www.example.bn/trademarks/extension"><TradeMarkTransactionBody><TransactionContentDetails><TransactionIdentifier>1</TransactionIdentifier><TransactionData>
        <TradeMarkDetails>{marks}</TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>
        """.Replace("<TradeMarkTransactionBody>", $"<TransactionHeader><SenderDetails><RequestProducerDateTime>{produced}T10:00:00Z</RequestProducerDateTime></SenderDetails></TransactionHeader><TradeMarkTransactionBody>", StringComparison.Ordinal);

    [Theory]
    [InlineData(Wipo)]
    [InlineData(Wipo + "/wo-trademarks")]
    [InlineData("http://www.example.bn/trademarks")]
    public void A_mark_with_what_an_office_adds_is_read_and_the_addition_kept(string space)
    {
        var mark = Assert.IsType<TrademarkRecord>(Assert.Single(Read(Marks("""<TradeMark operationCode="Insert"><RegistrationOfficeCode>BN</RegistrationOfficeCode><ApplicationNumber>900001</ApplicationNumber><own:Shelf>B 12</own:Shelf><ApplicationDate>2031-02-03</ApplicationDate><WordMarkSpecification><MarkVerbalElementText>TEH TARIK</MarkVerbalElementText></WordMarkSpecification></TradeMark>""", space: space))).Record);
        Assert.Equal(("900001", "TEH TARIK", new RegisterDate(2031, 2, 3)), (mark.Number(Numbers.Application), mark.Words, mark.FilingDate));
        Assert.Equal(new Residue("Shelf", "B 12"), Assert.Single(mark.Residue!, one => one.Path.EndsWith("Shelf", StringComparison.Ordinal)) with { Path = "Shelf" });
    }

    [Fact]
    public void A_deletion_names_the_mark_and_says_nothing_else_of_it() =>
        Assert.Equal((Operation.Delete, "900001"), Assert.Single(Read(Marks("""<TradeMark operationCode="Delete"><RegistrationOfficeCode>BN</RegistrationOfficeCode><ApplicationNumber>900001</ApplicationNumber></TradeMark>"""))).Record is { } record
            ? (record.Operation, record.Number(Numbers.Application)) : default);

    [Fact]
    public void Oppositions_seniorities_and_recordals_of_the_standard_are_read()
    {
        var mark = Assert.IsType<TrademarkRecord>(Assert.Single(Read(Marks("""
            <TradeMark><RegistrationOfficeCode>BN</RegistrationOfficeCode><ApplicationNumber>900001</ApplicationNumber>
            <OppositionDetails><Opposition><OppositionIdentifier>B 77</OppositionIdentifier><OppositionDate>2031-06-01</OppositionDate></Opposition></OppositionDetails>
            <SeniorityDetails><Seniority><SeniorityCountryCode>MY</SeniorityCountryCode><SeniorityRegistrationNumber>55</SeniorityRegistrationNumber></Seniority></SeniorityDetails>
            <MarkRecordDetails><MarkRecord><BasicRecord><BasicRecordKind>Transfer</BasicRecordKind><RecordIdentifier>T 5</RecordIdentifier><RecordFilingDate>2032-01-02</RecordFilingDate></BasicRecord></MarkRecord></MarkRecordDetails></TradeMark>
            """))).Record);
        Assert.Contains(mark.Procedures!, one => one.Identifier == "B 77");
        Assert.Contains(mark.Procedures!, one => one.Identifier == "T 5");
        Assert.Contains(mark.Relations!, one => one is { Kind: RelationKind.Seniority, Office: "MY", Number: "55" });
    }

    /// <summary>A design published without its views first (section A.2), and with them later (A.1), in WIPO's namespace.</summary>
    [Fact]
    public void A_design_of_the_standard_is_deferred_and_deleted_as_the_office_says()
    {
        string Design(string operation, string inside) => $"""<Transaction xmlns="{Designs}"><DesignTransactionBody><TransactionContentDetails><TransactionData><DesignApplicationDetails><DesignApplication operationCode="{operation}"><RegistrationOfficeCode>BN</RegistrationOfficeCode><DesignApplicationNumber>D900001</DesignApplicationNumber><DesignApplicationDate>2031-02-03</DesignApplicationDate><DesignDetails><Design operationCode="{operation}"><DesignIdentifier>D900001-0001</DesignIdentifier>{inside}</Design></DesignDetails></DesignApplication></DesignApplicationDetails></TransactionData></TransactionContentDetails></DesignTransactionBody></Transaction>""";
        var deferred = Assert.IsType<DesignRecord>(Assert.Single(Read(Design("Insert", "<PublicationDetails><Publication><PublicationIdentifier>2031/010</PublicationIdentifier><PublicationSection>A.2</PublicationSection><PublicationDate>2031-03-01</PublicationDate></Publication><Publication><PublicationIdentifier>2033/044</PublicationIdentifier><PublicationSection>A.1</PublicationSection><PublicationDate>2033-08-01</PublicationDate></Publication></PublicationDetails>"))).Record);
        Assert.Equal(["A.2", "A.1"], deferred.Publications!.ConvertAll(one => one.Section));
        Assert.Equal("D900001-0001", deferred.Number(Numbers.Design));
        Assert.Equal(Operation.Delete, Assert.Single(Read(Design("Delete", ""))).Record!.Operation);
    }
}

/// <summary>One mark told twice: which telling counts is judged by when it was produced, not by when it came.</summary>
public sealed class SuccessiveStatementsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newer_telling_of_a_mark_counts_whichever_comes_first(bool newerFirst)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        string Told(string produced, string words) => $"""
            <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"><TransactionHeader><SenderDetails><RequestProducerDateTime>{produced}T10:00:00Z</RequestProducerDateTime></SenderDetails></TransactionHeader><TradeMarkTransactionBody><TransactionContentDetails><TransactionData><TradeMarkDetails>
            <TradeMark><RegistrationOfficeCode>PH</RegistrationOfficeCode><ApplicationNumber>42020000001</ApplicationNumber><ApplicationDate>2020-02-03</ApplicationDate><MarkCurrentStatusCode>Registered</MarkCurrentStatusCode><WordMarkSpecification><MarkVerbalElementText>{words}</MarkVerbalElementText></WordMarkSpecification></TradeMark>
            </TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>
            """;
        (string File, string Xml)[] tellings = [("old.xml", Told("2021-01-01", "OLD WORDS")), ("new.xml", Told("2022-01-01", "NEW WORDS"))];
        foreach (var (file, xml) in newerFirst ? tellings.Reverse() : tellings)
        {
            await hub.LoadXml(file, xml);
        }

        Assert.Equal("NEW WORDS", ((TrademarkRecord)(await hub.Entry("42020000001")).State!).Words);
        Assert.Equal(2, await hub.Ask<long>("select count(*) from snapshot"));
    }
}
