using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>What says that something is withheld, in another place, another form or under another name: it is closed, and told.</summary>
public sealed class WithholdingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private const string Indicator = "<PublicationDefermentIndicator>false</PublicationDefermentIndicator>";

    /// <summary>Filed on 5 October 2026, for thirty months; opened on the day after them, and not before.</summary>
    [Theory]
    [InlineData("<dgn:DefermentPeriod>P30M</dgn:DefermentPeriod>", "", "2029-04-05")]
    [InlineData("<dgn:DefermentPeriod>P2Y6M</dgn:DefermentPeriod>", "<dgn:PriorityBag><dgn:Priority><com:PriorityCountryCode>MY</com:PriorityCountryCode><com:ApplicationNumber><com:ApplicationNumberText>1</com:ApplicationNumberText></com:ApplicationNumber><dgn:PriorityApplicationFilingDate>2026-07-01</dgn:PriorityApplicationFilingDate></dgn:Priority></dgn:PriorityBag>", null)]
    [InlineData("<dgn:DefermentPeriod com:periodCategory=\"In month\">30</dgn:DefermentPeriod>", "", "2029-04-05")]
    [InlineData("<dgn:DefermentPeriod com:periodCategory=\"In year\">30</dgn:DefermentPeriod>", "", "2056-10-05")]
    [InlineData("<dgn:DefermentPeriod>P30Y</dgn:DefermentPeriod>", "", "2056-10-05")]
    [InlineData("<dgn:DefermentExpiryDate>2028-01-01</dgn:DefermentExpiryDate>", "", "2028-01-01")]
    public void ADesignIsClosedUntilItsPeriodOfDefermentEnds(string said, string more, string? until)
    {
        var design = Assert.IsType<DesignRecord>(ReadAll(Deferred(said, more)).Single().Record);

        Assert.NotNull(design.DeferredUntil);
        if (until is not null)
        {
            Assert.Equal(until, design.DeferredUntil.ToString());
        }
        Assert.Equal(design.DeferredUntil.Value.FirstDay, PublicView.NextChange(design, Today));
        var closed = design.DeferredUntil.Value.FirstDay.AddDays(-1);
        Assert.Null(((DesignRecord)PublicView.Narrow(ReadAll(Deferred(said, more)).Single().Record!, closed)).Files);
        Assert.NotNull(((DesignRecord)PublicView.Narrow(design, closed.AddDays(1))).Files);
    }

    /// <summary>Nothing says from when it counts, or how long: closed until somebody does, and told.</summary>
    [Theory]
    [InlineData("<dgn:DefermentPeriod>P30M</dgn:DefermentPeriod>", false), InlineData("<dgn:DefermentPeriod>thirty months</dgn:DefermentPeriod>", true), InlineData("<dgn:DefermentPeriod>30</dgn:DefermentPeriod>", true), InlineData("<dgn:DefermentExpiryDate>later</dgn:DefermentExpiryDate>", true)]
    public void ADesignWhosePeriodOfDefermentCannotBeKnownStaysClosed(string said, bool filed)
    {
        var text = Deferred(said, "");
        var read = ReadAll(filed ? text : text.Replace("<com:ApplicationDate>2026-10-05</com:ApplicationDate>", "", StringComparison.Ordinal)).Single();

        Assert.Null(((DesignRecord)PublicView.Narrow(read.Record!, new DateOnly(2050, 1, 1))).Files);
        Assert.NotEmpty(read.Findings);
    }

    /// <summary>V6.0 has a place for the period alone, and gets it.</summary>
    [Fact]
    public void APeriodOfDefermentIsSaidInMonthsWhereItIsWholeOnes()
    {
        static (int, string)? Of(string until) => Deferment.Period(new DesignRecord { Office = "TH", FilingDate = RegisterDate.From(new DateOnly(2026, 10, 5)), DeferredUntil = RegisterDate.TryParse(until, out var day) ? day : null });

        Assert.Equal((30, "In month"), Of("2029-04-05"));
        Assert.Equal((10, "In day"), Of("2026-10-15"));
        Assert.Null(Of("2020-01-01"));
    }

    [Theory]
    [InlineData("<SealedDeposit>true</SealedDeposit>"), InlineData("<PublicatonDeferementIndicater>true</PublicatonDeferementIndicater>"), InlineData("<DefermentIndicator>1</DefermentIndicator>")]
    [InlineData("<PublicationDefermentDate>2028-01-01</PublicationDefermentDate>"), InlineData("<SecretDesignIndicator>Y</SecretDesignIndicator>"), InlineData("<Confidential>true</Confidential>"), InlineData("<Confidentiel>oui</Confidentiel>")]
    [InlineData("<AjournementPublication>oui</AjournementPublication>"), InlineData("<Aufschiebung>ja</Aufschiebung>"), InlineData("<NonDisclosureIndicator>true</NonDisclosureIndicator>"), InlineData("<NotForPublication/>")]
    [InlineData("<PublicationDefermentIndicator value=\"true\"/>"), InlineData("<PublicationDefermentIndicator><Value>true</Value></PublicationDefermentIndicator>"), InlineData("<PublicationDefermentIndicator/>"), InlineData("<X publicationDefermentIndicator=\"true\"/>")]
    public void ViewsAreClosedByWhatHoldsAWordForIt(string said)
    {
        var read = Designs(said);

        Assert.All(read, static one => Assert.True(PublicView.Narrow(one.Record!, Today) is DesignRecord { Files: null, Descriptions: null, NoveltyStatements: null }));
        Assert.Contains(read.SelectMany(static one => one.Findings), static told => told.Code is "WITHHOLDING-UNREAD" or "ELEMENT-MISSPELT" or "ELEMENT-MISPLACED" && told.Severity >= Severity.Watch);
    }

    /// <summary>Names that readers ask for, and all of WIPO's own schemas where they lie there: none is taken for a mark of withholding but those that are one.</summary>
    [Fact]
    public void ANameOfTheStandardsIsTakenForAMarkOnlyWhereItIsOne()
    {
        var names = new[] { "st36", "st66", "st86", "st96" }.SelectMany(KnownNames.All).ToHashSet(StringComparer.Ordinal);
        if (Samples.Folder is { } samples)
        {
            foreach (var schema in Directory.EnumerateFiles(Path.Combine(samples, "schemas"), "*.xsd", SearchOption.AllDirectories).Where(static file => !file.EndsWith("_Common.xsd", StringComparison.Ordinal)))
            {
                names.UnionWith(System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(schema), "<xsd:(?:element|attribute) name=\"(?<name>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(static one => one.Groups["name"].Value));
            }
        }
        string[] marks =
        [
            "ConfidentialIndicator", "DefermentExpirationDate", "DefermentExpiryDate", "DefermentPeriod", "DesignerWaiverIndicator", "PublicationDefermentIndicator", "PublicationDefermentTillDate", "publicationDefermentIndicator", "publicationDefermentTillDate", "waiverIndicator", "SealedDepositIndicator", "cn-not-to-be-published-request-by-inventor",
            // Only where they say no, or for whom it is.
            "DescriptionPublicationIndicator", "PublishIndicator", "Disclosure", "Publication", "publication", "Published", "visibility", "publicFromDate",
        ];

        Complaints.None(names.Where(name => Withholding.OfName(name) != Withheld.Nothing && Array.IndexOf(marks, name) < 0).Order(StringComparer.Ordinal));
    }

    public static TheoryData<int> Forms => [.. Enumerable.Range(0, WithheldForm.All.Count)];

    /// <summary>In languages of the region and beyond, said the other way round, in the words of a status, an event, a section or a remark.</summary>
    [Theory, MemberData(nameof(Forms))]
    public void WhatSaysInItsOwnWordsThatItIsWithheldIsClosedAndTold(int at)
    {
        var form = WithheldForm.All[at];
        var read = Assert.Single(ReadAll(WithheldForm.Document([form], form.IsMark)));
        var isPublic = PublicView.Publicity(read.Record!, Today).Visibility == Visibility.Public;
        var shown = isPublic ? Encoding.UTF8.GetString(RecordJson.Bytes(PublicView.Narrow(read.Record!, Today))) : "";

        Assert.All(form.Hidden, word => Assert.DoesNotContain(word, shown, StringComparison.Ordinal));
        Assert.All(form.Open, word => Assert.Contains(word, shown, StringComparison.Ordinal));
        // What the standard itself has there is read, and needs no telling; a day that is over is told.
        Assert.Equal(form.Said.StartsWith("<PublishAfter>", StringComparison.Ordinal) || (form.Hides != Hides.Nothing && !form.Said.Contains("\"In month\"", StringComparison.Ordinal) && !form.Said.Contains(">P30", StringComparison.Ordinal) && !form.Said.StartsWith("<PublicationDate>", StringComparison.Ordinal)),
            read.Findings.Any(static told => told.Code is "WITHHOLDING-UNREAD" or "INDICATOR-UNREADABLE" or "VALUE-SAID-TWICE"));
    }

    /// <summary>The status of the application, in whose place that of the design is taken; it has a publication since, or not.</summary>
    [Theory]
    [InlineData("Publication deferred", true), InlineData("Application published", false)]
    public void ADesignIsClosedByTheStatusOfItsApplicationWhereItHasOneOfItsOwn(string said, bool closed)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml"));
        Assert.Contains("<DesignCurrentStatusCode>", text, StringComparison.Ordinal);
        var read = ReadAll(text.Replace("Application published", said, StringComparison.Ordinal)).First(static one => one.Record is DesignRecord { Files: not null, Status.OfficeText: "Registered" });

        Assert.Equal(closed, PublicView.Narrow(read.Record!, Today) is DesignRecord { Files: null, Descriptions: null });
        Assert.Equal(closed, read.Findings.Any(static told => told.Code == "WITHHOLDING-UNREAD"));
    }

    /// <summary>A later record that speaks of the status alone opens nothing, and closes what was open.</summary>
    [Theory]
    [InlineData("<PenundaanPublikasi>ya</PenundaanPublikasi>", "Registered", true), InlineData("<DesignStatus>Publication deferred</DesignStatus>", "Registered", true), InlineData("", "Publication deferred", true), InlineData("", "Registered", false)]
    public void WhatIsWithheldStaysSoThroughRecordsThatSpeakOfAPart(string said, string status, bool closed)
    {
        var state = ReadAll(Deferred(said, "")).Single().Record!;
        var later = ReadAll(System.Text.RegularExpressions.Regex.Replace(Deferred($"<dgn:DesignCurrentStatusCategory>{status}</dgn:DesignCurrentStatusCategory>", ""), "<dgn:DesignRepresentationBag>.*</dgn:DesignRepresentationBag>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            .Replace("<dgn:DesignApplication ", "<dgn:DesignApplication com:operationCategory=\"Update\" ", StringComparison.Ordinal)).Single().Record!;
        state.Take(later, later.Scope.Fully, later.Scope.Partly);

        Assert.Equal(closed, ((DesignRecord)PublicView.Narrow(state, Today)).Files is null);
    }

    [Theory]
    [InlineData("<SealedDeposit>false</SealedDeposit>"), InlineData("<Confidentiel>non</Confidentiel>"), InlineData("<Secretary>true</Secretary>"), InlineData("<OCRConfidence>90</OCRConfidence>"), InlineData("<DeferredExaminationFee>100</DeferredExaminationFee>")]
    public void WhatSaysNoOrMeansAnotherThingClosesNothing(string said) =>
        Assert.Contains(Designs(said), static one => PublicView.Narrow(one.Record!, Today) is DesignRecord { Files: not null, Descriptions: not null });

    [Theory]
    [InlineData("<DesignerWaiverInd>true</DesignerWaiverInd>"), InlineData("<DesignerWaiverIndicator value=\"1\"/>"), InlineData("<InventorWaiverIndicator>true</InventorWaiverIndicator>"), InlineData("<DesignerWaiverIndicator/>")]
    public void DesignersAreNotNamedWhereAWordOfAWaiverStands(string said)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml")).Replace("<DesignerWaiverIndicator>true</DesignerWaiverIndicator>", said, StringComparison.Ordinal);
        var design = ReadAll(text).Select(static one => one.Record).OfType<DesignRecord>().First(static one => one.Designers is [{ Name: not null }, ..]);

        Assert.All(((DesignRecord)PublicView.Narrow(design, Today)).Designers!, static designer => Assert.Null(designer.Name));
    }

    /// <summary>Around records or before them: those behind it are closed, those before it are not, and it is told where it belongs.</summary>
    [Theory]
    [InlineData("<SenderDetails>", true), InlineData("<TransactionContentDetails>", true), InlineData("</DesignTransactionBody>", false)]
    public void ADefermentAroundRecordsClosesThoseBehindIt(string place, bool closed)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml"));
        var at = text.IndexOf(place, StringComparison.Ordinal) + (place.StartsWith("</", StringComparison.Ordinal) ? 0 : place.Length);
        text = text[..at] + "<PublicationDefermentIndicator>true</PublicationDefermentIndicator>" + text[at..];
        var findings = new List<Finding>();
        var read = ReadAll(text, findings);

        var first = Assert.IsType<DesignRecord>(read.First(static one => one.Record is DesignRecord { Files: not null }).Record);
        Assert.Equal(closed, (first.RestrictedParts & Parts.Files) != 0);
        Assert.Contains("behind it", Assert.Single(findings, static told => told.Code == "WITHHOLDING-UNREAD").Expected, StringComparison.Ordinal);
    }

    /// <summary>In words around the records, and behind many others of less weight.</summary>
    [Theory]
    [InlineData("<Remark>Not for publication</Remark>", true), InlineData("<X remark=\"tidak dipublikasikan\"/>", true), InlineData("<PublicIndicator>false</PublicIndicator>", true), InlineData("<PublicIndicator>true</PublicIndicator>", false), InlineData("MANY<NotForPublication/>", true)]
    public void WhatIsSaidAroundRecordsHoldsForThoseBehindIt(string said, bool closed)
    {
        var text = WithheldForm.Document(WithheldForm.All.Where(static one => one is { IsMark: true, Said: "<PublicIndicator>true</PublicIndicator>" }), marks: true);
        said = said.Replace("MANY", string.Concat(Enumerable.Range(0, 25).Select(static at => $"<Deferred{(char)('a' + at)}>yes</Deferred{(char)('a' + at)}>")), StringComparison.Ordinal);
        var findings = new List<Finding>();
        var mark = ReadAll(text.Replace("<TradeMarkTransactionBody>", "<TransactionHeader>" + said + "</TransactionHeader><TradeMarkTransactionBody>", StringComparison.Ordinal), findings).First(static one => one.Record is not null).Record!;

        Assert.Equal(closed, PublicView.Publicity(mark, Today).Visibility != Visibility.Public);
        Assert.Equal(closed, findings.Exists(static told => told.Code == "WITHHOLDING-UNREAD"));
    }

    /// <summary>Between two transactions: the originals behind it are read again with it, and the document goes on as it was.</summary>
    [Fact]
    public void ADefermentBetweenRecordsIsKeptWithThoseBehindIt()
    {
        static string Record(string number, string said) => $"<dgn:DesignApplication><com:RegistrationOfficeCode>TH</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber><dgn:DesignBag><dgn:Design><dgn:DesignTitleText>Cup</dgn:DesignTitleText></dgn:Design></dgn:DesignBag></dgn:DesignApplication>{said}";
        var text = $"<dgn:DesignApplicationBag xmlns:dgn=\"http://www.wipo.int/standards/XMLSchema/ST96/Design\" xmlns:com=\"http://www.wipo.int/standards/XMLSchema/ST96/Common\">{Record("2602000001", "<dgn:SealedDepositIndicator>true</dgn:SealedDepositIndicator>")}{Record("2602000002", "")}{Record("2602000003", "")}</dgn:DesignApplicationBag>";
        var splitter = new RecordSplitter(Catalog.Dialects, 1 << 20);
        var prologs = new List<string>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        splitter.Split(stream, "x.xml", found => prologs.Add(Encoding.UTF8.GetString(found.Document.Prolog)), static _ => { });

        Assert.Equal([false, true, true], prologs.ConvertAll(static prolog => prolog.Contains("SealedDepositIndicator", StringComparison.Ordinal)));
        Assert.Equal([false, true, true], ReadAll(text).Where(static one => one.Record is not null).Select(static one => (one.Record!.RestrictedParts & Parts.Files) != 0));
    }

    /// <summary>Where it cannot be known whom it means, all are closed; where it can, that one, whatever the role.</summary>
    [Theory]
    [InlineData("<tmk:Trademark>", "<tmk:Trademark><com:ConfidentialIndicator>true</com:ConfidentialIndicator>", false)]
    [InlineData("<com:TransactionHeader>", "<com:TransactionHeader><com:ConfidentialIndicator>true</com:ConfidentialIndicator>", false)]
    [InlineData("<tmk:ApplicantBag>", "<tmk:ApplicantBag><com:ConfidentialIndicator>true</com:ConfidentialIndicator>", false)]
    [InlineData("<tmk:Trademark>", "<tmk:Trademark confidential=\"true\">", false)]
    [InlineData("<tmk:Trademark>", "<tmk:Trademark><com:ConfidentialIndicator>false</com:ConfidentialIndicator>", true)]
    public void PartiesOfAMarkAreNotNamedWhereAMarkOfConfidenceStandsWhereItMayMeanAny(string before, string after, bool named)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st96/marks.xml"));
        Assert.Contains(before, text, StringComparison.Ordinal);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        var mark = ReadAll(text[..at] + after + text[(at + before.Length)..]).Select(static one => one.Record).OfType<TrademarkRecord>().First();
        var shown = (TrademarkRecord)PublicView.Narrow(mark, Today);

        List<Party> parties = [.. shown.Applicants ?? [], .. shown.Owners ?? []];
        Assert.NotEmpty(parties);
        Assert.All(parties, party => Assert.Equal(named, party.Name is not null));
    }

    [Theory]
    [InlineData("<pat:Inventor com:confidentialIndicator=\"true\">")]
    public void TheInventorIsNotNamedWhoseElementHasTheIndicatorAsAnAttribute(string after)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st96/kept-back.xml")).Replace("<com:ConfidentialIndicator>true</com:ConfidentialIndicator>", "", StringComparison.Ordinal);
        var at = System.Text.RegularExpressions.Regex.Match(text, "<pat:Inventor(?: [^>]*)?>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        var patent = ReadAll(text[..at.Index] + after + text[(at.Index + at.Length)..]).Select(static one => one.Record).OfType<PatentRecord>().First();
        var shown = ((PatentRecord)PublicView.Narrow(patent, Today)).Inventors!;

        Assert.Null(shown[0].Name);
        Assert.Contains(shown, static inventor => inventor.Name is not null);
    }

    /// <summary>Beside it stands the contact that is for the office, with another name.</summary>
    [Theory]
    [InlineData("PublicContact"), InlineData("PublicationContakt"), InlineData("PublicationContacts"), InlineData("ContactForPublication")]
    public void AnInventorIsNotNamedByTheOfficesContactWhereThatForThePublicHasAnotherName(string name)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st96/kept-back.xml"));
        Assert.Contains("CIVIL, Ada Invented", text, StringComparison.Ordinal);
        var read = ReadAll(text.Replace("com:PublicationContact>", $"com:{name}>", StringComparison.Ordinal)).First(static one => one.Record is PatentRecord);

        Assert.DoesNotContain("CIVIL", Encoding.UTF8.GetString(RecordJson.Bytes(PublicView.Narrow(read.Record!, Today))), StringComparison.Ordinal);
        Assert.Contains(read.Findings, static told => told.Code is "WITHHOLDING-UNREAD" or "ELEMENT-MISSPELT");
    }

    /// <summary>In its place with a letter wrong it means whom it stands in, and nobody else.</summary>
    [Fact]
    public void AnInventorWhoseIndicatorIsMisspeltIsNotNamed()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st96/kept-back.xml"));
        var read = ReadAll(text.Replace("com:ConfidentialIndicator>", "com:ConfidentialIndicater>", StringComparison.Ordinal)).First(static one => one.Record is PatentRecord);
        var shown = ((PatentRecord)PublicView.Narrow(read.Record!, Today)).Inventors!.ConvertAll(static inventor => inventor.Name);

        Assert.Contains("INVENTED, Ben", shown);
        Assert.DoesNotContain("HIDDEN, Eve", shown);
        Assert.Contains(read.Findings, static told => told.Code == "ELEMENT-MISSPELT");
    }

    private static string Deferred(string said, string more) =>
        $"<dgn:DesignApplication xmlns:dgn=\"http://www.wipo.int/standards/XMLSchema/ST96/Design\" xmlns:com=\"http://www.wipo.int/standards/XMLSchema/ST96/Common\"><com:RegistrationOfficeCode>TH</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>2602000031</com:ApplicationNumberText></com:ApplicationNumber><dgn:DesignBag><dgn:Design>{said}<dgn:DesignRepresentationBag><dgn:DesignRepresentation><dgn:ViewBag><dgn:View><com:FileName>v.png</com:FileName></dgn:View></dgn:ViewBag></dgn:DesignRepresentation></dgn:DesignRepresentationBag>{more}</dgn:Design></dgn:DesignBag><com:ApplicationDate>2026-10-05</com:ApplicationDate></dgn:DesignApplication>";

    /// <summary>The designs with views of a sample in which it stands in place of the indicator.</summary>
    private static List<ReadRecord> Designs(string said)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml"));
        Assert.Contains(Indicator, text, StringComparison.Ordinal);
        var read = ReadAll(text.Replace(Indicator, said, StringComparison.Ordinal)).Where(static one => one.Record is DesignRecord { Files: not null, Descriptions: not null }).ToList();
        Assert.NotEmpty(read);
        return read;
    }

    private static List<ReadRecord> ReadAll(string text, List<Finding>? findings = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        if (findings is not null)
        {
            new RecordSplitter(Catalog.Dialects, 1 << 20).Split(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.xml", static _ => { }, findings.Add);
        }
        return [.. DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects)];
    }
}
