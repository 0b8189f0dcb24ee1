using System.Text;
using System.Text.Json;
using Daftar.Dialects.St97;
using Daftar.Rights;
using Daftar.Tests.Dialects.St96;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St97;

/// <summary>ST.96 documents as ST.97 JSON, and back.</summary>
public class St97Tests
{
    [Theory]
    [InlineData("IPOfficeCode", "ipOfficeCode"), InlineData("ST13ApplicationNumber", "st13ApplicationNumber"), InlineData("ApplicationNumberText", "applicationNumberText"), InlineData("GIData", "giData")]
    [InlineData("CPCSection", "cpcSection"), InlineData("PCTNationalPhaseEntryDate", "pctNationalPhaseEntryDate"), InlineData("P", "p"), InlineData("WebAddressURI", "webAddressURI"), InlineData("IPCRClassificationBag", "ipcrClassificationBag")]
    public void NamesAreThoseOfSt96InLowerCamelCaseAndBack(string element, string property)
    {
        Assert.Equal(property, St97Names.Property(element));
        Assert.Equal(element, St97Names.Element(property));
    }

    [Theory]
    [InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication), InlineData(Right.Patent)]
    public void WhatComesBackFromJsonIsTheSameRecord(Right right)
    {
        var records = Enumerable.Range(1, 60).Select(i => (IpRecord)(right switch
        {
            Right.Trademark => MarksOfMyOwn.Make(i), Right.Design => DesignsOfMyOwn.Make(i), Right.Indication => IndicationsOfMyOwn.Make(i), _ => PatentsOfMyOwn.Make(i),
        })).ToList();
        var documents = Written.Documents(right, Written.Xml(right, records)).ToList();
        var read = documents.SelectMany(static document => Written.Read(Xml(Json(document.Xml)))).ToList();

        Assert.Equal(documents.SelectMany(static document => Written.Read(document.Xml)).Select(static one => Written.Json(one.Record!)), read.Select(static one => Written.Json(one.Record!)));
        Assert.True(read.Count >= 60);
    }

    [Fact]
    public void BagsAreArraysIndicatorsBooleansQuantitiesNumbersAndTextStandsBesideAttributes()
    {
        var mark = MarksOfMyOwn.Make(1);
        (mark.MarksInSeries, mark.AcquiredDistinctiveness, mark.Disclaimers) = (3, true, [new LocalText("en", "No claim to COFFEE.")]);
        using var json = JsonDocument.Parse(Json(Written.Xml(Right.Trademark, [mark])));
        var one = json.RootElement.GetProperty("trademarkTransaction").GetProperty("trademarkTransactionBody").GetProperty("transactionContentBag").GetProperty("transactionData").GetProperty("trademarkBag")[0];

        Assert.Equal(3, one.GetProperty("markSeriesTotalQuantity").GetInt32());
        Assert.True(one.GetProperty("tradeDistinctivenessIndicator").GetBoolean());
        Assert.Equal("en", one.GetProperty("markDisclaimerBag")[0].GetProperty("languageCode").GetString());
        Assert.Equal("No claim to COFFEE.", one.GetProperty("markDisclaimerBag")[0].GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.String, one.GetProperty("applicationNumber").GetProperty("applicationNumberText").ValueKind);
    }

    [Fact]
    public void PropertiesInAnotherOrderUnknownOnesAndSingleObjectsAreTaken()
    {
        const string Json =
            """
            {"trademarkTransaction":{"somethingElse":{"a":[1,null,true]},"trademarkTransactionBody":{"transactionContentBag":{"transactionData":{"trademarkBag":[
              {"goodsServicesBag":[{"classDescriptionBag":[{"goodsServicesDescriptionText":{"text":"Coffee","languageCode":"en"},"classNumber":"30"}]}],
               "applicationNumber":{"applicationNumberText":"4/2026/1"},"registrationOfficeCode":"PH","notKnown":"x","odd name":1}]}}}}}
            """;
        var record = (Daftar.Rights.Trademarks.TrademarkRecord)Assert.Single(Written.Read(Xml(Encoding.UTF8.GetBytes(Json)))).Record!;

        Assert.Equal(("PH", "4/2026/1"), (record.Office, record.Number(Numbers.Application)));
        Assert.Equal("Coffee", Assert.Single(Assert.Single(record.Goods!).Descriptions!).Text);
    }

    [Theory]
    [InlineData("{\"trademarkTransaction\":{\"trademarkTransactionBody\":{"), InlineData("[]"), InlineData("{\"trademarkTransaction\": {]}"), InlineData("")]
    public void WhatIsNoJsonIsSaidToBeNone(string text) => Assert.ThrowsAny<JsonException>(() => Xml(Encoding.UTF8.GetBytes(text)));

    /// <summary>The original is the ST.96 document: what would not stand in it would be lost.</summary>
    [Fact]
    public void NamesThatNoElementCanHaveAndValuesSaidTwiceBecomeResidue()
    {
        const string Json =
            """
            {"trademarkTransaction":{"trademarkTransactionBody":{"transactionContentBag":{"transactionData":{"trademarkBag":[
              {"applicationNumber":{"applicationNumberText":"4/2026/1"},"registrationOfficeCode":"PH","odd name":"INVENTED A","@lang":"INVENTED B","":"INVENTED C",
               "markDisclaimerBag":[{"text":"Coffee","languageCode":"en","languageCode":"INVENTED D"}]}]}}}}}
            """;

        var record = Assert.Single(Written.Read(Xml(Encoding.UTF8.GetBytes(Json)))).Record!;

        Assert.Equal(["INVENTED A", "INVENTED B", "INVENTED C", "INVENTED D"], record.Residue!.Select(static left => left.Text).Where(static text => text.StartsWith("INVENTED", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ADocumentIsKnownByItsFirstName()
    {
        Assert.True(St97Reader.Recognises("\uFEFF { \"patentPublication\" : {"u8));
        Assert.False(St97Reader.Recognises("{ \"giIdentifier\": 1 }"u8));
        Assert.False(St97Reader.Recognises("[{}]"u8));
        Assert.False(St97Reader.Recognises("<xml/>"u8));
    }

    private static byte[] Json(byte[] xml)
    {
        using var json = new MemoryStream();
        St97Writer.Write(new MemoryStream(xml), json);
        return json.ToArray();
    }

    private static byte[] Xml(byte[] json)
    {
        using var xml = new MemoryStream();
        St97Reader.Write(new MemoryStream(json), xml);
        return xml.ToArray();
    }
}
