using System.Text.RegularExpressions;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>
/// An element that slipped into another one is told with the place the standard has for it, and what is missing for it points there: with nothing but the report the file can be mended.
/// </summary>
public sealed class MovedElementsTests
{
    /// <summary>Sample, the element, the one it is moved into, and where it belongs.</summary>
    [Theory]
    [InlineData("st66/mark-word.xml", "MarkVerbalElementText", "TradeMark", "TradeMarkDetails/TradeMark/WordMarkSpecification/MarkVerbalElementText")]
    [InlineData("st66/mark-word.xml", "KindMark", "MarkImageDetails", "TradeMarkDetails/TradeMark/KindMark")]
    [InlineData("st66/mark-word.xml", "MarkFeature", "WordMarkSpecification", "TradeMarkDetails/TradeMark/MarkFeature")]
    [InlineData("st66/mark-word.xml", "WordMarkSpecification", "MarkImageDetails", "TradeMarkDetails/TradeMark/WordMarkSpecification")]
    [InlineData("st66/mark-word.xml", "MarkCurrentStatusCode", "MarkEventDetails", "TradeMarkDetails/TradeMark/MarkCurrentStatusCode")]
    [InlineData("st66/mark-word.xml", "CategoryCode", "MarkImage", "TradeMarkDetails/TradeMark/MarkImageDetails/MarkImage/MarkImageCategory/CategoryCodeDetails/CategoryCode")]
    [InlineData("st66/mark-word.xml", "MarkImageFilename", "MarkImageDetails", "TradeMarkDetails/TradeMark/MarkImageDetails/MarkImage/MarkImageFilename")]
    [InlineData("st66/mark-word.xml", "Applicant", "TradeMark", "TradeMarkDetails/TradeMark/ApplicantDetails/Applicant")]
    [InlineData("st66/mark-word.xml", "MarkEventDate", "TradeMark", "TradeMarkDetails/TradeMark/MarkEventDetails/MarkEvent/MarkEventDate")]
    [InlineData("st86/application-of-three.xml", "ViewDetails", "Design", "DesignApplicationDetails/DesignApplication/DesignDetails/Design/DesignRepresentationSheetDetails/DesignRepresentationSheet/ViewDetails")]
    [InlineData("st86/application-of-three.xml", "DesignTitle", "DesignDetails", "DesignApplicationDetails/DesignApplication/DesignDetails/Design/DesignTitle")]
    [InlineData("st86/application-of-three.xml", "ProductDescription", "Design", "DesignApplicationDetails/DesignApplication/DesignDetails/Design/IndicationProductDetails/IndicationProduct/ClassDescriptionDetails/ClassDescription/ProductDescription")]
    [InlineData("st96/marks.xml", "MarkImageBag", "Trademark", "MarkRepresentation/MarkReproduction/MarkImageBag")]
    [InlineData("st96/marks.xml", "MarkVerbalElementText", "MarkRepresentation", "MarkRepresentation/MarkReproduction/WordMarkSpecification/MarkVerbalElementText")]
    [InlineData("st96/marks.xml", "PriorityCountryCode", "PriorityBag", "PriorityBag/Priority/PriorityCountryCode")]
    [InlineData("st96/designs.xml", "LocarnoClassificationBag", "Design", "DesignBag/Design/DesignClassificationBag/LocarnoClassificationBag")]
    [InlineData("st96/patents.xml", "InventionTitle", "BibliographicData", "BibliographicData/InventionTitleBag/InventionTitle")]
    [InlineData("st96/patents.xml", "Claim", "PatentPublication", "Claims/Claim")]
    [InlineData("st36/ep-application.xml", "B542", "B500", "SDOBI/B500/B540/B542")]
    [InlineData("st36/ep-specification.xml", "B511", "B500", "SDOBI/B500/B510/B511")]
    [InlineData("st36/ep-application.xml", "B711", "B700", "SDOBI/B700/B710/B711")]
    [InlineData("st36/ep-application.xml", "B840", "B700", "SDOBI/B800/B840")]
    [InlineData("st36/us-two-in-one-file.xml", "invention-title", "publication-reference", "us-bibliographic-data-grant/invention-title")]
    [InlineData("st36/us-two-in-one-file.xml", "inventors", "us-bibliographic-data-grant", "us-bibliographic-data-grant/us-parties/inventors")]
    [InlineData("st36/docdb-exchange.xml", "application-reference", "priority-claims", "bibliographic-data/application-reference")]
    [InlineData("st36/office-patent-document.xml", "application-reference", "publication-reference", "vn-bibliographic-data-grant/application-reference")]
    public void IsToldWithTheRightPlace(string sample, string name, string into, string place)
    {
        var (findings, text) = Moved(sample, name, into);

        var told = Assert.Single(findings, finding => finding.Code == "ELEMENT-MISPLACED" && finding.Where.Path!.EndsWith(into == "Trademark" || into is "PatentPublication" ? name : $"{into}/{name}", StringComparison.Ordinal));

        Assert.StartsWith($"<{name}> at {place}", told.Expected, StringComparison.Ordinal);
        Assert.Contains(name, text.Split('\n')[(int)told.Where.Line - 1], StringComparison.Ordinal);
        Assert.True(told.Where.Column > 0);
        Assert.DoesNotContain(findings, static finding => finding.Code == "ELEMENT-MISSPELT");
    }

    /// <summary>What is missing now names the place where it is read, and points to where it stands.</summary>
    [Theory]
    [InlineData("st66/mark-word.xml", "MarkEventDate", "TradeMark", "EVENT-WITHOUT-DATE", "TradeMarkDetails/TradeMark/MarkEventDetails/MarkEvent/MarkEventDate", null)]
    [InlineData("st66/mark-word.xml", "ApplicationDate", "PriorityDetails", "FILING-DATE-MISSING", "TradeMarkDetails/TradeMark/ApplicationDate", "PriorityDetails/ApplicationDate")]
    [InlineData("st66/mark-word.xml", "MarkCurrentStatusCode", "MarkEventDetails", "STATUS-MISSING", "TradeMarkDetails/TradeMark/MarkCurrentStatusCode", "MarkEventDetails/MarkCurrentStatusCode")]
    [InlineData("st86/application-of-three.xml", "ViewDetails", "Design", "DESIGN-WITHOUT-VIEW", "DesignRepresentationSheet/ViewDetails", "Design/ViewDetails/View/ViewFilename")]
    [InlineData("st86/application-of-three.xml", "ApplicantDetails", "DesignDetails", "APPLICANT-MISSING", "DesignApplicationDetails/DesignApplication/ApplicantDetails", "OrganizationName")]
    [InlineData("st96/marks.xml", "MarkImageBag", "Trademark", "FIGURATIVE-MARK-WITHOUT-IMAGE", "MarkRepresentation/MarkReproduction/MarkImageBag", "MarkImageBag")]
    [InlineData("st96/patents.xml", "InventionTitle", "BibliographicData", "TITLE-MISSING", "BibliographicData/InventionTitleBag/InventionTitle", "BibliographicData/InventionTitle")]
    [InlineData("st96/patents.xml", "InventorBag", "BibliographicData", "INVENTOR-MISSING", "BibliographicData/PartyBag/InventorBag", "PersonFullName")]
    [InlineData("st36/ep-application.xml", "B220", "B400", "FILING-DATE-MISSING", "SDOBI/B200/B220/date", "B400/B220")]
    [InlineData("st36/ep-application.xml", "B711", "B700", "APPLICANT-MISSING", "SDOBI/B700/B710/B711", "B700/B711")]
    [InlineData("st36/ep-application.xml", "B540", "B400", "TITLE-MISSING", "SDOBI/B500/B540/B542", "B400/B540")]
    public void IsWhatIsMissing(string sample, string name, string into, string code, string place, string? path)
    {
        var (findings, _) = Moved(sample, name, into);

        var told = findings.FindAll(finding => finding.Code == code && finding.Expected.Contains(" It is read at ", StringComparison.Ordinal));

        Assert.NotEmpty(told);
        Assert.All(told, finding =>
        {
            Assert.Contains(place + " in <", finding.Expected, StringComparison.Ordinal);
            Assert.True(finding.Where.Column > 0);
            Assert.EndsWith(path ?? "", finding.Where.Path, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(findings, static finding => finding.Code == "CODE-UNMAPPED" && finding.Came!.Contains("B220", StringComparison.Ordinal));
    }

    /// <summary>A date, a number or a country is what the element around it says: nobody can know which one it was.</summary>
    [Theory]
    [InlineData("<B300>"), InlineData("<B400>"), InlineData("<B700>")]
    public void OfABareDateNoWrongPlaceIsTold(string group)
    {
        var text = Sample("st36/ep-application.xml").Replace("<B220><date>20180702</date></B220>", "", StringComparison.Ordinal).Replace(group, group + "<date>20180702</date>", StringComparison.Ordinal);

        var findings = Findings(text);

        Assert.DoesNotContain(findings, static finding => finding.Expected.Contains("<date> at ", StringComparison.Ordinal) && finding.Code != "FILING-DATE-MISSING");
        var missing = Assert.Single(findings, static finding => finding.Code == "FILING-DATE-MISSING");
        Assert.Contains("SDOBI/B200/B220/date", missing.Expected, StringComparison.Ordinal);
        Assert.Equal("SDOBI/B200", missing.Where.Path);
        Assert.True(missing.Where.Column > 0);
    }

    /// <summary>What all designs share stands in the first alone.</summary>
    [Fact]
    public void TheFilingDateOfOneDesignIsHintedAtForTheOthers()
    {
        var (findings, _) = Moved("st86/application-of-three.xml", "DesignApplicationDate", "Design");

        var told = findings.FindAll(static finding => finding.Code == "FILING-DATE-MISSING");

        Assert.Equal(2, told.Count);
        Assert.All(told, static finding =>
        {
            Assert.EndsWith("DesignDetails/Design/DesignApplicationDate", finding.Where.Path, StringComparison.Ordinal);
            Assert.EndsWith("What several entries share stands there; here only another of them says it.", finding.Expected, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("<country>VN</country><doc-number>1-2029", "<country>TH</country><doc-number>1-2029", "VN and TH")]
    [InlineData("<application-reference><document-id><doc-number>BN", "<application-reference><document-id><country>MY</country><doc-number>BN", "BN and MY")]
    public void AnApplicationNumberOfAnotherOfficeIsTold(string right, string wrong, string came)
    {
        var text = Sample("st36/office-patent-document.xml");
        Assert.DoesNotContain(Findings(text), static finding => finding.Code == "VALUE-SAID-TWICE");
        Assert.Contains(right, text, StringComparison.Ordinal);

        var told = Assert.Single(Findings(text.Replace(right, wrong, StringComparison.Ordinal)), static finding => finding.Code == "VALUE-SAID-TWICE");

        Assert.Equal(came, told.Came);
        Assert.EndsWith("application-reference/document-id/country", told.Where.Path, StringComparison.Ordinal);
    }

    /// <summary>The words say where it is said again.</summary>
    [Theory]
    [InlineData("<B190>EP", "<B190>DE", "<B190> says again"), InlineData("<SDOBI lang=\"en\">", "<SDOBI lang=\"de\">", "<SDOBI> says again"), InlineData("date-publ=\"20200205\"", "date-publ=\"20200206\"", "the attribute of the root says again")]
    public void WhatIsSaidAgainIsNamed(string right, string wrong, string words) =>
        Assert.Contains(words, Assert.Single(Findings(Sample("st36/ep-application.xml").Replace(right, wrong, StringComparison.Ordinal)), static finding => finding.Code == "VALUE-SAID-TWICE").Expected, StringComparison.Ordinal);

    /// <summary>One wrong date is one thing to mend.</summary>
    [Theory]
    [InlineData("2032-11-19", "REGISTRATION-IN-FUTURE"), InlineData("2019-11-19", "GRANT-BEFORE-FILING"), InlineData("2564-11-19", "YEAR-NOT-GREGORIAN"), InlineData("1900-01-01", "DATE-STANDS-FOR-NONE")]
    public void AWrongDateOfRegistrationIsToldOnce(string date, string code)
    {
        var text = Sample("st66/mark-word.xml");
        var before = Findings(text).Select(static finding => finding.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(code, Assert.Single(Findings(text.Replace("<RegistrationDate>2021-11-19<", $"<RegistrationDate>{date}<", StringComparison.Ordinal)), finding => !before.Contains(finding.Code)).Code);
    }

    [Fact]
    public void AYearThatContradictsTheFilingIsToldAtTheApplicationNumber()
    {
        var text = Sample("st66/mark-word.xml").Replace("<ApplicationDate>2021-02-03", "<ApplicationDate>2024-02-03", StringComparison.Ordinal);

        var told = Assert.Single(Findings(text), static finding => finding.Code == "NUMBER-YEAR-CONTRADICTS-FILING");

        Assert.Equal("TradeMarkDetails/TradeMark/ApplicationNumber", told.Where.Path);
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(Project.Root, "samples", name));

    /// <summary>The first element of a name, put behind the tag of the first of another.</summary>
    private static (List<Finding> Findings, string Text) Moved(string sample, string name, string into)
    {
        var text = Sample(sample);
        var element = Regex.Match(text, $"<(?<tag>(\\w+:)?{name})(?=[ >])[^>]*>.*?</\\k<tag>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture);
        Assert.True(element.Success);
        text = text.Remove(element.Index, element.Length);
        var target = Regex.Match(text, $"<(\\w+:)?{into}(?=[ >])[^>]*>", RegexOptions.ExplicitCapture);
        Assert.True(target.Success);
        text = text.Insert(target.Index + target.Length, element.Value);
        return (Findings(text), text);
    }

    private static List<Finding> Findings(string text)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-moved-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "one.xml"), text);
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
