using System.Text.RegularExpressions;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>Elements under a wrong name, or in the wrong place, are told; what an office adds in a namespace of its own, and what is known and kept, is not.</summary>
public sealed partial class KnownNamesTests
{
    [Theory]
    [InlineData("st66/mark-word.xml", "<ApplicationNumber>4-2021-900017</ApplicationNumber>", "<ApplicantionNumber>4-2021-900017</ApplicantionNumber>", "ApplicationNumber")]
    [InlineData("st66/mark-word.xml", "<ExpiryDate>2031-11-19</ExpiryDate>", "<expiryDate>2031-11-19</expiryDate>", "ExpiryDate")]
    [InlineData("st86/application-of-three.xml", "RegistrationDate>2020-12-01", "RegistrationDtae>2020-12-01", "RegistrationDate")]
    [InlineData("st36/us-two-in-one-file.xml", "<invention-title id=\"d2e43\">Invented coffee machine</invention-title>", "<invention-titel id=\"d2e43\">Invented coffee machine</invention-titel>", "invention-title")]
    [InlineData("st96/marks.xml", "MarkCurrentStatusDate>", "MarkCurentStatusDate>", "MarkCurrentStatusDate")]
    public void ANameThatIsNearlyOneOfTheStandardIsToldWithThatName(string sample, string right, string wrong, string meant)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        Assert.Contains(right, text, StringComparison.Ordinal);
        text = !right.Contains('<', StringComparison.Ordinal) ? text.Replace(NameIn(right), NameIn(wrong), StringComparison.Ordinal) : text.Replace(right, wrong, StringComparison.Ordinal);

        var told = Findings(text).FindAll(static finding => finding.Code == "ELEMENT-MISSPELT");

        Assert.NotEmpty(told);
        Assert.All(told, finding => Assert.StartsWith($"<{meant}>", finding.Expected, StringComparison.Ordinal));
        Assert.All(told, finding => Assert.True(finding.Where.Column > 0 && text.Split('\n')[finding.Where.Line - 1].Contains(finding.Came!, StringComparison.Ordinal), finding.ToString()));
    }

    [Theory]
    [InlineData("st96/marks.xml", "DATE-UNREADABLE", "ApplicationDate>2020-", "ApplicationDate>2020.")]
    [InlineData("st36/us-two-in-one-file.xml", "COUNTRY-CODE-UNKNOWN", "<country>US</country>", "<country>Indonesia</country>")]
    [InlineData("st86/application-of-three.xml", "LANGUAGE-UNKNOWN", "languageCode=\"en\"", "languageCode=\"engl.\"")]
    [InlineData("st86/application-of-three.xml", "DATE-UNREADABLE", "<DesignApplicationDate>2020-", "<DesignApplicationDate>2020.")]
    [InlineData("st96/patents.xml", "COUNT-UNREADABLE", "sequenceNumber=\"1\"", "sequenceNumber=\"99999999999\"")]
    [InlineData("st86/application-of-three.xml", "LOCARNO-CLASS-UNREADABLE", "<ClassNumber>", "<ClassNumber>four ")]
    public void OneWrongValueIsToldOnceAndNotLost(string sample, string code, string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var came = Findings(text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(came, told => told.Code == code && told.Came is { Length: > 4 } said && wrong.Contains(said[..5], StringComparison.Ordinal));
        Assert.DoesNotContain(came, static told => told.Code is "FILING-DATE-MISSING" or "LOCARNO-MISSING");
    }

    /// <summary>The grant of a related application is of the same office.</summary>
    [Fact]
    public void AnotherOfficeInTheGrantOfARelatedApplicationIsToldAndKept()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st96/patents.xml"));
        const string Filed = "<pat:FilingDate>2025-02-02</pat:FilingDate></pat:ApplicationIdentification>";
        Assert.Contains(Filed, text, StringComparison.Ordinal);
        string With(string office) => text.Replace(Filed, Filed + $"<pat:PatentGrantIdentification><com:IPOfficeCode>{office}</com:IPOfficeCode><pat:PatentNumber>7654321</pat:PatentNumber></pat:PatentGrantIdentification>", StringComparison.Ordinal);

        Assert.Equal("MY and DE", Assert.Single(Findings(With("DE")), static one => one.Code == "VALUE-SAID-TWICE").Came);
        Assert.DoesNotContain(Findings(With("MY")), static one => one.Code == "VALUE-SAID-TWICE");
    }

    /// <summary>Designs filed together: what is wrong in the second is told of the second, what is wrong in their application of each of them, once.</summary>
    [Theory]
    [InlineData("<PublicationDefermentIndicator>true<", "<PublicationDefermentIndicator>yes<", "INDICATOR-UNREADABLE", "MY 20-E9001-0101-2")]
    [InlineData("<DesignApplicationDate>2020-05-06<", "<DesignApplicationDate>6 May<", "DATE-UNREADABLE", "MY 20-E9001-0101-1 MY 20-E9001-0101-2 MY 20-E9001-0101-3")]
    public void WhatIsWrongIsToldOfTheEntryItStandsIn(string right, string wrong, string code, string entries)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86", "application-of-three.xml"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var line = text.Split('\n').ToList().FindIndex(one => one.Contains(right, StringComparison.Ordinal)) + 1;

        var told = Findings(text.Replace(right, wrong, StringComparison.Ordinal)).FindAll(finding => finding.Code == code);

        Assert.Equal(entries, string.Join(' ', told.Select(static finding => finding.Number)));
        Assert.Equal(told.Count, told.Select(static finding => finding.Record).Distinct().Count());
        Assert.All(told, finding => Assert.Equal(line, finding.Where.Line));
    }

    [Fact]
    public void WhatIsMissingWhereItIsReadIsToldWithThePlaceWhereItStands()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st66", "mark-word.xml"));
        text = text.Replace("<GoodsServicesDetails>", "<GoodsServicesListe>", StringComparison.Ordinal).Replace("</GoodsServicesDetails>", "</GoodsServicesListe>", StringComparison.Ordinal);

        var told = Assert.Single(Findings(text), static finding => finding.Code == "GOODS-MISSING");

        Assert.StartsWith("no goods or services where it is read, but <", told.Came, StringComparison.Ordinal);
        Assert.Contains("GoodsServicesListe", told.Where.Path, StringComparison.Ordinal);
        Assert.Contains("GoodsServices", string.Concat(text.Split('\n').Skip((int)told.Where.Line - 2).Take(4)), StringComparison.Ordinal);
    }

    /// <summary>Of disclaimers, claims and publications, too.</summary>
    [Theory]
    [InlineData("st66/mark-word.xml", "<MarkDisclaimer languageCode=\"{0}\"")]
    [InlineData("st96/marks.xml", "<tmk:MarkDisclaimerText com:languageCode=\"{0}\"")]
    [InlineData("st96/patents.xml", "<pat:Claims com:languageCode=\"{0}\"")]
    [InlineData("st36/ep-application.xml", "<B260>{0}</B260>")]
    public void ALanguageThatDoesNotExistIsTold(string sample, string place)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        var right = place.Replace("{0}", "en", StringComparison.Ordinal);
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Findings(text), static finding => finding.Code == "LANGUAGE-UNKNOWN");

        var told = Assert.Single(Findings(text.Replace(right, place.Replace("{0}", "jp", StringComparison.Ordinal), StringComparison.Ordinal)), static finding => finding.Code == "LANGUAGE-UNKNOWN");

        Assert.Equal("jp", told.Came);
        Assert.StartsWith("jp", text.Split('\n')[(int)told.Where.Line - 1].Replace(right, place.Replace("{0}", "jp", StringComparison.Ordinal), StringComparison.Ordinal)[((int)told.Where.Column - 1)..].TrimStart('"', '='), StringComparison.Ordinal);
    }

    /// <summary>What nobody wrote is told with the place in which it would be read.</summary>
    [Theory]
    [InlineData("st66/mark-word.xml", "GoodsServicesDetails", "<ClassDescriptionDetails> at TradeMarkDetails/TradeMark/GoodsServicesDetails/GoodsServices/ClassDescriptionDetails in <TransactionData>.")]
    [InlineData("st96/marks.xml", "tmk:GoodsServicesBag", "<ClassDescriptionBag> at GoodsServicesBag/GoodsServices/ClassDescriptionBag in <Trademark>.")]
    public void GoodsThatAreMissingAreToldWithThePlaceWhereTheyAreRead(string sample, string goods, string place)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        var end = $"</{goods}>";
        for (var from = text.IndexOf($"<{goods}>", StringComparison.Ordinal); from >= 0; from = text.IndexOf($"<{goods}>", StringComparison.Ordinal))
        {
            text = text.Remove(from, text.IndexOf(end, from, StringComparison.Ordinal) + end.Length - from);
        }

        var told = Findings(text).FindAll(static finding => finding.Code == "GOODS-MISSING");

        Assert.NotEmpty(told);
        Assert.All(told, finding => Assert.Equal($"The goods and services with their classes (INID 511). It is read as {place}", finding.Expected));
    }

    [Fact]
    public void AnElementOfTheStandardInTheWrongPlaceIsWatched()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st66", "mark-word.xml")).Replace("<MarkTranslation languageCode=\"en\">singing coffee</MarkTranslation>", "<ExpiryDate>2031-11-19</ExpiryDate>", StringComparison.Ordinal);

        var told = Assert.Single(Findings(text), static finding => finding.Code == "ELEMENT-MISPLACED");

        Assert.Equal((Severity.Watch, "<ExpiryDate> 2031-11-19"), (told.Severity, told.Came));
        Assert.EndsWith("WordMarkSpecification/ExpiryDate", told.Where.Path, StringComparison.Ordinal);
    }

    /// <summary>The report alone says where it belongs: in the element it slipped out of, in its neighbour, out of its list.</summary>
    [Theory]
    [InlineData("st66/mark-word.xml", "<WordMarkSpecification>", "<ExpiryDate>2031-11-20</ExpiryDate>", "<ExpiryDate> at TradeMarkDetails/TradeMark/ExpiryDate")]
    [InlineData("st66/mark-word.xml", "<KindMark>", "<PriorityDate>2031-11-20</PriorityDate>", "<PriorityDate> at TradeMarkDetails/TradeMark/PriorityDetails/Priority/PriorityDate")]
    [InlineData("st66/mark-word.xml", "<PriorityDetails>", "<BasicApplicationDate>2031-11-20</BasicApplicationDate>", "<BasicApplicationDate> at TradeMarkDetails/TradeMark/")]
    [InlineData("st86/application-of-three.xml", "<IndicationProductDetails>", "<ExpiryDate>2031-11-20</ExpiryDate>", "<ExpiryDate> at DesignApplicationDetails/DesignApplication/DesignDetails/Design/ExpiryDate")]
    [InlineData("st96/marks.xml", "<tmk:MarkRepresentation>", "<com:ExpiryDate>2031-11-20</com:ExpiryDate>", "<ExpiryDate> at ExpiryDate")]
    [InlineData("st96/patents.xml", "<pat:InventionTitleBag>", "<pat:FilingDate>2031-11-20</pat:FilingDate>", "<FilingDate> at BibliographicData/ApplicationIdentification/FilingDate")]
    [InlineData("st36/us-two-in-one-file.xml", "<parties>", "<date>20311120</date>", "The element inside the one that the schema puts it into.")]
    public void WhatStandsInTheWrongPlaceIsToldWithTheRightOne(string sample, string before, string moved, string expected)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        if (!text.Contains(before, StringComparison.Ordinal))
        {
            before = before.Replace("<parties>", "<us-parties>", StringComparison.Ordinal);
        }
        Assert.Contains(before, text, StringComparison.Ordinal);
        var at = text.IndexOf(before, StringComparison.Ordinal) + before.Length;

        var told = Findings(text[..at] + moved + text[at..]).Find(one => one.Code == "ELEMENT-MISPLACED" && one.Came!.Contains("2031", StringComparison.Ordinal));

        Assert.StartsWith(expected, told?.Expected ?? "nothing is told", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<x:ApplicantionNumber xmlns:x=\"urn:office\">1</x:ApplicantionNumber>")]
    [InlineData("<ApplicantionNumber xmlns=\"urn:office\">1</ApplicantionNumber>")]
    [InlineData("<OwnRegisterPage>17</OwnRegisterPage>")]
    [InlineData("<WordMarkSpecification xmlns=\"urn:office\"><MarkVerbalElementTxt>1</MarkVerbalElementTxt></WordMarkSpecification>")]
    [InlineData("<x:WordMarkSpecification xmlns:x='urn:office' note='a > b'><x:MarkVerbalElementTxt>1</x:MarkVerbalElementTxt></x:WordMarkSpecification>")]
    [InlineData("<WordMarkSpecification xmlns=\"urn:office\"><ExpiryDate>2031-11-19</ExpiryDate></WordMarkSpecification>")]
    public void WhatAnOfficeAddsOfItsOwnIsNot(string added)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st66", "mark-word.xml")).Replace("<KindMark>", added + "<KindMark>", StringComparison.Ordinal);

        Assert.DoesNotContain(Findings(text), static finding => finding.Code is "ELEMENT-MISSPELT" or "ELEMENT-MISPLACED");
    }

    /// <summary>The name of the namespace counts, whatever prefix stands for it and wherever it is declared.</summary>
    [Theory]
    [InlineData("<x:ApplicantionNumber xmlns:x=\"http://www.wipo.int/standards/XMLSchema/trademarks\">1</x:ApplicantionNumber>", 1)]
    [InlineData("<ApplicantionNumber xmlns=\"http://www.wipo.int/standards/XMLSchema/trademarks\">1</ApplicantionNumber>", 1)]
    [InlineData("<ApplicantionNumber>1</ApplicantionNumber>", 1)]
    [InlineData("<ApplicantionNumber xmlns=\"urn:office\">1</ApplicantionNumber>", 0)]
    public void ASlipInTheNamespaceOfTheStandardIsOneUnderAnyPrefix(string added, int told)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st66", "mark-word.xml")).Replace("<KindMark>", added + "<KindMark>", StringComparison.Ordinal);

        Assert.Equal(told, Findings(text).Count(static finding => finding.Code == "ELEMENT-MISSPELT"));
    }

    /// <summary>Office elements in the default namespace of a document whose standard has a prefix, beside and inside each other.</summary>
    [Fact]
    public void WhatAnOfficeAddsInTheDefaultNamespaceOfItsDocumentIsNot()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st96", "marks.xml"));
        var own = "<ApplicantBag><ApplicantionNumber>17</ApplicantionNumber></ApplicantBag><ApplicantionNumber>18</ApplicantionNumber>";
        var at = text.IndexOf('>', text.IndexOf("<tmk:Trademark ", StringComparison.Ordinal) is >= 0 and var tag ? tag : text.IndexOf("<tmk:Trademark>", StringComparison.Ordinal)) + 1;
        var root = text.IndexOf("xmlns:tmk=", StringComparison.Ordinal);

        var told = Findings(text[..root] + "xmlns=\"urn:office:extension\" " + text[root..at] + own + text[at..]);

        Assert.DoesNotContain(told, static finding => finding.Code is "ELEMENT-MISSPELT" or "ELEMENT-MISPLACED");
    }

    /// <summary>Names of the standards that readers do not ask for and that are nearly one they do.</summary>
    [Theory, InlineData("st96", "InternationalFilingDate"), InlineData("st96", "MarkCurrentStatusInternalDescriptionText"), InlineData("st36", "us-agency"), InlineData("st36", "priority-claimed"), InlineData("st36", "SDOBI/B500/LATIN-NAME")]
    public void ANameThatTheStandardItselfHasIsNoSlip(string dialect, string path) => Assert.Null(KnownNames.Of(dialect, path));

    [SampleFact]
    public void NoNameOfTheSchemasOfSt96IsASlip() =>
        Complaints.None([.. Directory.GetFiles(Samples.Path("schemas/st96-v6"), "*.xsd", SearchOption.AllDirectories).SelectMany(static file => SchemaName().Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal).Where(static name => KnownNames.Of("st96", name) is { Meant: not null })]);

    /// <summary>What real files hold beyond the fields of the model is decided path by path: none of it is called a slip. The misspellings in them are their standard's own.</summary>
    [SampleTheory, InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("other")]
    public void OnRealFilesNothingIsCalledASlipThatIsNone(string folder)
    {
        var told = new List<Finding>();
        Flow.Check(TimeProvider.System).Run(Samples.Path(folder), new LoadOptions(), told.Add, default);

        // Four answers of the Bulgarian service write the class and words of a product beside its ClassDescription, in two designs each: these are out of place, and nothing else is.
        string[] misplaced = folder != "other" ? [] : [.. from answer in (string[])["App_Number", "Name", "Owner_Name", "Reg_Number"] from element in (string[])["ClassNumber", "ProductDescription"] from _ in (int[])[1, 2]
            select $"ELEMENT-MISPLACED bg/RegiX.PvDesignAdapter-GetREG_DESIGN_{answer}Response.xml IndicationProductDetails/IndicationProduct/{element}"];
        Assert.Equal(misplaced.Order(StringComparer.Ordinal), told.Where(static finding => finding.Code is "ELEMENT-MISSPELT" or "ELEMENT-MISPLACED").Select(static finding => $"{finding.Code} {finding.Where.File} {finding.Where.Path}").Order(StringComparer.Ordinal));
    }

    private static List<Finding> Findings(string text)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-names-").FullName;
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

    private static string NameIn(string piece) => piece.Split('>')[0].TrimStart('<');

    [GeneratedRegex("element name=\"(?<name>[\\w.-]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SchemaName();
}
