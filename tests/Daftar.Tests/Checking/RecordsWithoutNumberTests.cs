using System.Text.RegularExpressions;
using System.Xml.Linq;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>A record that does not say which it is cannot be taken; its office hears at once where the number belongs and all else that is wrong.</summary>
public sealed partial class RecordsWithoutNumberTests : IDisposable
{
    private const string St96 = """xmlns="http://www.wipo.int/standards/XMLSchema/ST96/Trademark" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" """;

    private const string Marks = "http://www.wipo.int/standards/XMLSchema/trademarks", Designs = "http://www.wipo.int/standards/XMLSchema/designs";

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-nameless-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData($"<TrademarkBag {St96}><Trademark><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode><com:NumeroDepot>2024/77</com:NumeroDepot></Trademark></TrademarkBag>", "NumeroDepot")]
    [InlineData($"<TrademarkBag {St96}><Trademark><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode></Trademark></TrademarkBag>", null)]
    [InlineData("<PatentPublication xmlns=\"http://www.wipo.int/standards/XMLSchema/ST96/Patent\"><BibliographicData officeCode=\"BN\"><InventionTitle>Mill</InventionTitle></BibliographicData></PatentPublication>", null)]
    [InlineData("<DesignApplicationBag xmlns=\"http://www.wipo.int/standards/XMLSchema/ST96/Design\"><DesignApplication><RegistrationOfficeCode>BN</RegistrationOfficeCode><DesignBag><Design><DesignTitleText>Lamp</DesignTitleText></Design></DesignBag></DesignApplication></DesignApplicationBag>", null)]
    [InlineData($"<Transaction xmlns=\"{Marks}\"><TradeMarkTransactionBody><TransactionContentDetails><TransactionData><TradeMarkDetails><TradeMark><RegistrationOfficeCode>PL</RegistrationOfficeCode><Nr_Zgloszenia>Z.123456</Nr_Zgloszenia></TradeMark></TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>", "TradeMarkDetails/TradeMark/Nr_Zgloszenia")]
    [InlineData($"<Transaction xmlns=\"{Designs}\"><DesignTransactionBody><TransactionContentDetails><TransactionData><DesignDetails><Design><RegistrationOfficeCode>PL</RegistrationOfficeCode></Design></DesignDetails></TransactionData></TransactionContentDetails></DesignTransactionBody></Transaction>", null)]
    [InlineData("<us-patent-grant country=\"US\"><us-bibliographic-data-grant><invention-title>Mill</invention-title></us-bibliographic-data-grant></us-patent-grant>", null)]
    [InlineData("<ep-patent-document country=\"EP\" lang=\"en\"><SDOBI lang=\"en\"><B100><B130>A1</B130></B100></SDOBI></ep-patent-document>", null)]
    [InlineData("<fulltext-document><bibliographic-data><publication-reference><document-id><country>ES</country></document-id></publication-reference></bibliographic-data></fulltext-document>", null)]
    [InlineData("<cn-patent-document lang=\"zh\" country=\"CN\"><cn-bibliographic-data/></cn-patent-document>", null)]
    [InlineData("<jp-official-gazette kind-of-jp=\"A\" lang=\"ja\"><bibliographic-data lang=\"ja\" country=\"JP\"/></jp-official-gazette>", null)]
    [InlineData("<ru-patent-document lang=\"RU\" dtd-version=\"1\" country=\"RU\" date-produced=\"20240101\"><bibliographic-data><НомерЗаявки>2024101234</НомерЗаявки></bibliographic-data></ru-patent-document>", "bibliographic-data/НомерЗаявки")]
    public void WrittenWhereTheFindingSaysTheNumberIsRead(string xml, string? stands)
    {
        var told = Assert.Single(Check(xml), static one => one.Code == "RECORD-NUMBER-MISSING");
        var advice = Advice().Match(told.Expected);

        Assert.True(advice.Success, told.Expected);
        Assert.Equal(stands, stands is null ? null : told.Where.Path);
        Assert.Equal(stands is not null, told.Where.Column > 1 && told.Came?.EndsWith(" at " + stands, StringComparison.Ordinal) == true);
        foreach (var path in advice.Groups["path"].Captures.Select(static one => one.Value))
        {
            var document = XDocument.Parse(xml);
            var at = document.Descendants().First(one => one.Name.LocalName == advice.Groups["record"].Value);
            foreach (var step in path.Split('/'))
            {
                var inside = at.Elements().FirstOrDefault(one => one.Name.LocalName == step);
                if (inside is null)
                {
                    at.AddFirst(inside = new XElement(at.Name.Namespace + step));
                }
                at = inside;
            }
            at.Value = "2024001234";

            Assert.DoesNotContain(Check(document.ToString(SaveOptions.DisableFormatting)), one => one.Code == "RECORD-NUMBER-MISSING");
        }
    }

    /// <summary>Or the office mends one thing, sends again, and hears of the next.</summary>
    [Theory]
    [InlineData("<com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode>", "RECORD-NUMBER-MISSING", null)]
    [InlineData("<com:ApplicationNumber><com:ApplicationNumberText>BN/T/1</com:ApplicationNumberText></com:ApplicationNumber>", "OFFICE-MISSING", "BN/T/1")]
    public void WhatElseIsWrongWithARecordThatIsSetAsideIsToldWithIt(string identification, string code, string? number)
    {
        const string Rest = """
            <com:ApplicationDate>2024-13-40</com:ApplicationDate><Wordmarque>Kopi</Wordmarque><MarkCurrentStatusCode>Wobbling</MarkCurrentStatusCode>
            <MarkRepresentation><MarkFeatureCategory>Figurative</MarkFeatureCategory><MarkReproduction><MarkImageBag><MarkImage><com:FileName>nope.png</com:FileName></MarkImage></MarkImageBag></MarkReproduction></MarkRepresentation>
            <GoodsServicesBag><GoodsServices><ClassDescriptionBag><ClassDescription><ClassNumber>99</ClassNumber><GoodsServicesDescriptionText>tea</GoodsServicesDescriptionText></ClassDescription></ClassDescriptionBag></GoodsServices></GoodsServicesBag>
            """;
        List<Finding> found = Check($"<TrademarkBag {St96}><Trademark>{identification}{Rest}</Trademark></TrademarkBag>");

        Assert.Equal(code, Assert.Single(found, static one => one.Blocks).Code);
        Assert.Equal(code, found[0].Code);
        Assert.Equal([code, "DATE-UNREADABLE", "APPLICANT-MISSING", "NICE-CLASS-UNKNOWN", "FILE-MISSING", "RECORD-PART-UNREAD", "STATUS-UNKNOWN"], found.Select(static one => one.Code));
        Assert.All(found.Where(static one => one.Code is not "RECORD-PART-UNREAD"), one => Assert.Equal(number, one.Number));
        Assert.True(found.Single(static one => one.Code == "NICE-CLASS-UNKNOWN").Where.Column > 0);
    }

    private List<Finding> Check(string xml)
    {
        File.WriteAllText(Path.Combine(_folder, "a.xml"), xml);
        List<Finding> found = [];
        var counted = Flow.Check(TimeProvider.System, OfficeProfiles.Embedded).Run(_folder, new Daftar.Intake.LoadOptions(), found.Add, default);
        Assert.Equal(1, counted.Received);
        Assert.Equal(found.Exists(static one => one.Blocks) ? 1 : 0, counted.SetAside);
        return found;
    }

    [GeneratedRegex(@"[Ii]t is read at (?<path>\S+?)(, or at (?<path>\S+?))* in <(?<record>[^>]+)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
