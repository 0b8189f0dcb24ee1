using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>Slips of names, each with the name the standard has there: written by hand, not by what makes the list of names.</summary>
public sealed class MisspeltNamesTests
{
    [Theory]
    [InlineData("st36", "us-patent-grant", "ABSTRACT", "abstract")]
    [InlineData("st36", "us-patent-grant", "Abstract", "abstract")]
    [InlineData("st36", "us-patent-grant", "CLAIMS", "claims")]
    [InlineData("st36", "us-patent-grant", "Claims", "claims")]
    [InlineData("st36", "us-patent-grant", "DESCRIPTION", "description")]
    [InlineData("st36", "us-patent-grant", "Description", "description")]
    [InlineData("st36", "us-patent-grant", "DRAWINGS", "drawings")]
    [InlineData("st36", "us-patent-grant", "Drawings", "drawings")]
    [InlineData("st36", "us-patent-grant", "US-BIBLIOGRAPHIC-DATA-GRANT", "us-bibliographic-data-grant")]
    [InlineData("st36", "us-patent-grant", "UsBibliographicDataGrant", "us-bibliographic-data-grant")]
    [InlineData("st36", "us-patent-application", "ABSTRACT", "abstract")]
    [InlineData("st36", "us-patent-application", "Abstract", "abstract")]
    [InlineData("st36", "us-patent-application", "CLAIMS", "claims")]
    [InlineData("st36", "us-patent-application", "Claims", "claims")]
    [InlineData("st36", "us-patent-application", "DESCRIPTION", "description")]
    [InlineData("st36", "us-patent-application", "Description", "description")]
    [InlineData("st36", "us-patent-application", "DRAWINGS", "drawings")]
    [InlineData("st36", "us-patent-application", "Drawings", "drawings")]
    [InlineData("st36", "us-patent-application", "US-BIBLIOGRAPHIC-DATA-APPLICATION", "us-bibliographic-data-application")]
    [InlineData("st36", "us-patent-application", "UsBibliographicDataApplication", "us-bibliographic-data-application")]
    [InlineData("st36", "ep-patent-document", "sdobi", "SDOBI")]
    [InlineData("st36", "ep-patent-document", "ABSTRACT", "abstract")]
    [InlineData("st36", "ep-patent-document", "Abstract", "abstract")]
    [InlineData("st36", "ep-patent-document", "CLAIMS", "claims")]
    [InlineData("st36", "ep-patent-document", "Claims", "claims")]
    [InlineData("st36", "ep-patent-document", "DESCRIPTION", "description")]
    [InlineData("st36", "ep-patent-document", "Description", "description")]
    [InlineData("st36", "ep-patent-document", "DRAWINGS", "drawings")]
    [InlineData("st36", "ep-patent-document", "Drawings", "drawings")]
    [InlineData("st36", "exchange-document", "ABSTRACT", "abstract")]
    [InlineData("st36", "exchange-document", "Abstract", "abstract")]
    [InlineData("st36", "exchange-document", "BIBLIOGRAPHIC-DATA", "bibliographic-data")]
    [InlineData("st36", "exchange-document", "BibliographicData", "bibliographic-data")]
    [InlineData("st36", "wo-published-application", "ABSTRACT", "abstract")]
    [InlineData("st36", "wo-published-application", "Abstract", "abstract")]
    [InlineData("st36", "wo-published-application", "CLAIMS", "claims")]
    [InlineData("st36", "wo-published-application", "Claims", "claims")]
    [InlineData("st36", "wo-published-application", "DESCRIPTION", "description")]
    [InlineData("st36", "wo-published-application", "Description", "description")]
    [InlineData("st36", "wo-published-application", "DRAWINGS", "drawings")]
    [InlineData("st36", "wo-published-application", "Drawings", "drawings")]
    [InlineData("st36", "fulltext-document", "CLAIMS", "claims")]
    [InlineData("st36", "fulltext-document", "Claims", "claims")]
    [InlineData("st36", "fulltext-document", "DESCRIPTION", "description")]
    [InlineData("st36", "fulltext-document", "Description", "description")]
    [InlineData("st36", "fulltext-document", "BIBLIOGRAPHIC-DATA", "bibliographic-data")]
    [InlineData("st36", "fulltext-document", "BibliographicData", "bibliographic-data")]
    [InlineData("st36", "us-patent-grant", "abstarct", "abstract")]
    [InlineData("st36", "us-patent-grant", "desription", "description")]
    [InlineData("st36", "ep-patent-document", "drawing-s", "drawings")]
    [InlineData("st36", "us-patent-grant", "us-bibliographic-data-grant/invention-titel", "invention-title")]
    [InlineData("st36", "us-patent-grant", "us-bibliographic-data-grant/application-refrence", "application-reference")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/ApplicantionNumber", "ApplicationNumber")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/expiryDate", "ExpiryDate")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/EXPIRYDATE", "ExpiryDate")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/RegistrationNumer", "RegistrationNumber")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/GoodServicesDetails", "GoodsServicesDetails")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/PriorityDetials", "PriorityDetails")]
    [InlineData("st66", "TransactionData", "TradeMarkDetails/TradeMark/ApplicantDetials", "ApplicantDetails")]
    [InlineData("st86", "TransactionData", "DesignApplicationDetails/DesignApplication/DesignDetails/Design/RegistrationDtae", "RegistrationDate")]
    [InlineData("st86", "TransactionData", "DesignApplicationDetails/DesignApplication/DesignDetails/Design/expirydate", "ExpiryDate")]
    [InlineData("st86", "TransactionData", "DesignApplicationDetails/DesignApplication/DesignApplicationDtae", "DesignApplicationDate")]
    [InlineData("st86", "TransactionData", "DesignApplicationDetails/DesignApplication/DesignDetails/Design/IndicationProductDetials", "IndicationProductDetails")]
    [InlineData("st96", "Trademark", "MarkCurentStatusDate", "MarkCurrentStatusDate")]
    [InlineData("st96", "Trademark", "GoodServicesBag", "GoodsServicesBag")]
    [InlineData("st96", "Trademark", "expirydate", "ExpiryDate")]
    [InlineData("st96", "Trademark", "ApplicationDtae", "ApplicationDate")]
    [InlineData("st96", "Trademark", "PrioritiyBag", "PriorityBag")]
    [InlineData("st96", "DesignApplication", "DesignBag/Design/ExpiryDtae", "ExpiryDate")]
    [InlineData("st96", "PatentPublication", "BibliographicData/InventionTitelBag", "InventionTitleBag")]
    public void TheNameThatStandsThereIsProposed(string dialect, string record, string path, string meant) => Assert.Equal(meant, KnownNames.Of(dialect, record, path)?.Meant);

    [Theory]
    [InlineData("st36", "us-patent-grant", "LATIN-NAME")]
    [InlineData("st36", "us-patent-grant", "PENDNG")]
    [InlineData("st36", "us-patent-grant", "STEXTS")]
    [InlineData("st36", "ep-patent-document", "MATHEMATICAL")]
    [InlineData("st36", "us-patent-grant", "us-chemistry")]
    [InlineData("st66", "TransactionData", "OwnRegisterPage")]
    [InlineData("st96", "Trademark", "Argument-Exception")]
    [InlineData("st96", "Trademark", "HasAl")]
    [InlineData("st96", "Trademark", "isOnce")]
    [InlineData("st96", "Trademark", "htpp")]
    public void NoNameIsProposedThatIsNone(string dialect, string record, string path) => Assert.Null(KnownNames.Of(dialect, record, path)?.Meant);

    /// <summary>What of the texts of a patent is written in other case is told, at its place, and by no other name.</summary>
    [Theory]
    [InlineData("abstract", "ABSTRACT")]
    [InlineData("claims", "CLAIMS")]
    [InlineData("claims", "Claims")]
    [InlineData("description", "Description")]
    [InlineData("description", "DESCRIPTION")]
    [InlineData("drawings", "DRAWINGS")]
    public void AnElementInOtherCaseIsToldWithItsName(string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st36/ep-application.xml"));
        Assert.Contains("<" + right, text, StringComparison.Ordinal);
        text = text.Replace("<" + right + ">", "<" + wrong + ">", StringComparison.Ordinal).Replace("<" + right + " ", "<" + wrong + " ", StringComparison.Ordinal).Replace("</" + right + ">", "</" + wrong + ">", StringComparison.Ordinal);

        var told = Assert.Single(Findings(text), static one => one.Code == "ELEMENT-MISSPELT");

        Assert.StartsWith($"<{right}>", told.Expected, StringComparison.Ordinal);
        Assert.Contains("<" + wrong, text.Split('\n')[told.Where.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnreadableIndicatorInItsPlaceIsOneFinding()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st96/kept-back.xml"));
        Assert.Contains("<com:ConfidentialIndicator>true<", text, StringComparison.Ordinal);

        var told = Findings(text.Replace("<com:ConfidentialIndicator>true<", "<com:ConfidentialIndicator>Yes<", StringComparison.Ordinal));

        Assert.Contains(told, static one => one.Code == "INDICATOR-UNREADABLE");
        Assert.DoesNotContain(told, static one => one.Code is "ELEMENT-MISPLACED" or "RECORD-PART-UNREAD");
    }

    /// <summary>Elements of no reader, an attribute and stray text: counted over the records, shown where the first stands.</summary>
    [Theory]
    [InlineData("<ExpiryDate>2031-11-19</ExpiryDate>", "<DateExpiration>2031-11-19</DateExpiration>", "TradeMarkDetails/TradeMark/DateExpiration", "2031-11-19", "2031-11-19")]
    [InlineData("<TradeMark ", "<TradeMark ApplicationDate=\"2021-02-03\" ", "TradeMarkDetails/TradeMark/@ApplicationDate", "2021-02-03", "2021-02-03")]
    [InlineData("<KindMark>", "stray text<KindMark>", "TradeMarkDetails/TradeMark", "stray text", "<TradeMark")]
    public void WhatNobodyReadsIsToldWithItsPlace(string right, string wrong, string path, string value, string there)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st66/mark-word.xml"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        text = text.Replace(right, wrong, StringComparison.Ordinal);

        var told = Assert.Single(Findings(text), one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path == path);

        Assert.Equal((Severity.Watch, $"{value} (1 time in 1 record)"), (told.Severity, told.Came));
        Assert.NotNull(told.Number);
        Assert.StartsWith(there, text.Split('\n')[told.Where.Line - 1][((int)told.Where.Column - 1)..], StringComparison.Ordinal);
    }

    /// <summary>Markup in a text: shown where the first stands, however often it comes.</summary>
    [Fact]
    public void WhatStandsThereThousandsOfTimesIsShownWhereItStandsFirst()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st66/mark-word.xml"));
        var at = text.IndexOf("</GoodsServicesDescription>", StringComparison.Ordinal);
        text = text.Insert(at, string.Concat(Enumerable.Repeat("<b>x</b>,", 3000)));

        var told = Assert.Single(Findings(text), static one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path!.EndsWith("/b", StringComparison.Ordinal));

        Assert.Equal("x (3000 times in 1 record)", told.Came);
        Assert.Equal((text.AsSpan(0, at).Count('\n') + 1, at + "<b>".Length - text.LastIndexOf('\n', at)), (told.Where.Line, (int)told.Where.Column));
    }

    /// <summary>A second address of the only contact is told; beside a contact for the public it is left on purpose, and no report shows it.</summary>
    [Theory, InlineData("", 1), InlineData("<com:PublicationContact><com:CityName>Kota</com:CityName></com:PublicationContact>", 0)]
    public void WhatNobodyReadsOfAContactIsToldUnlessAnotherIsThePublics(string beside, int times)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st96/marks.xml"));
        var end = text.IndexOf("</com:PostalAddressBag>", text.IndexOf("<com:Contact>", StringComparison.Ordinal), StringComparison.Ordinal);
        text = text.Insert(end, "<com:PostalAddress><com:PostalStructuredAddress><com:CityName>Second City</com:CityName></com:PostalStructuredAddress></com:PostalAddress>");
        text = text.Insert(text.IndexOf("</com:Contact>", end, StringComparison.Ordinal) + "</com:Contact>".Length, beside);

        Assert.Equal(times, Findings(text).Count(static one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path!.EndsWith("/CityName", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("st36/ep-application.xml", "claims")]
    [InlineData("st66/mark-word.xml", "ApplicationNumber")]
    public void WhatIsReadIsNotTold(string sample, string name) =>
        Assert.DoesNotContain(Findings(File.ReadAllText(Path.Combine(Project.Root, "samples", sample))), one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path!.Contains(name, StringComparison.Ordinal));

    /// <summary>A code of no table is told once a package, at the first place it stands.</summary>
    [Fact]
    public void ACodeOfNoTableIsToldAtItsPlace()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st66/mark-word.xml"));

        var told = Assert.Single(Findings(text), static one => one.Code == "CODE-UNMAPPED");

        Assert.EndsWith("MarkEvent/MarkEventCode", told.Where.Path, StringComparison.Ordinal);
        Assert.Equal("PH 4-2021-900017", told.Number);
        Assert.StartsWith("REG1", text.Split('\n')[told.Where.Line - 1][((int)told.Where.Column - 1)..].Replace("<MarkEventCode>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The byte itself, not only its line.</summary>
    [Fact]
    public void AByteOfNoEncodingIsToldWithItsColumn()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples/st66/mark-word.xml"));
        Assert.Contains("singing coffee", text, StringComparison.Ordinal);
        text = text.Replace("singing coffee", "singing \u00FF", StringComparison.Ordinal);

        var told = Assert.Single(Findings(text, System.Text.Encoding.Latin1), static one => one.Code is "ENCODING-INVALID" or "ENCODING-UNDECLARED");

        Assert.Equal('\u00FF', text.Split('\n')[told.Where.Line - 1][(int)told.Where.Column - 1]);
    }

    /// <summary>Whoever wrote a root of ST.96 is not sent to the records of another standard.</summary>
    [Fact]
    public void ADocumentWithoutRecordIsToldTheRecordsOfItsStandard()
    {
        var told = Assert.Single(Findings("<tmk:TrademarkApplication xmlns:tmk=\"http://www.wipo.int/standards/XMLSchema/ST96/Trademark\"></tmk:TrademarkApplication>"), static one => one.Code == "DOCUMENT-WITHOUT-RECORD");

        Assert.Contains("<Trademark>", told.Expected, StringComparison.Ordinal);
        Assert.DoesNotContain("exchange-document", told.Expected, StringComparison.Ordinal);
    }

    private static List<Finding> Findings(string text, System.Text.Encoding? encoding = null)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-misspelt-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "one.xml"), text, encoding ?? new System.Text.UTF8Encoding(false));
            var found = new List<Finding>();
            Flow.Check(TimeProvider.System).Run(folder, new LoadOptions(), found.Add, default);
            return found;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
