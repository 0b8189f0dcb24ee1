using System.Text;
using System.Xml.Linq;
using Daftar.Dialects.St96;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Every document root of ST.96 V6.0, every way an office tells the version, every namespace the standard has had or offices gave it.</summary>
public class St96RootsTests
{
    private const string Tmk = "http://www.wipo.int/standards/XMLSchema/ST96/Trademark", Com = "http://www.wipo.int/standards/XMLSchema/ST96/Common", Pat = "http://www.wipo.int/standards/XMLSchema/ST96/Patent";

    [SampleFact]
    public void Every_root_of_the_schemas_is_read_or_the_page_says_why_not()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/reference/dialects.md"));
        var dialect = new St96Dialect();
        XNamespace xsd = "http://www.w3.org/2001/XMLSchema";
        string[] components = ["Common", "Trademark", "Design", "Patent", "GeographicalIndication", "Copyright"];
        var roots = Directory.GetFiles(Samples.Path("schemas/st96-v6/data/ST96XMLSchema_V6_0_Flattened"), "*_V6_0.xsd").Select(file => Path.GetFileName(file)![..^"_V6_0.xsd".Length])
            .Where(name => !components.Contains(name)).Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(roots.Count > 20);
        Assert.Equal(roots.Order(StringComparer.Ordinal), St96Roots.Records.Keys.Concat(St96Roots.NotRead.Keys).Order(StringComparer.Ordinal));
        foreach (var root in roots)
        {
            var said = Assert.Single(page.Split('\n'), line => line.StartsWith('|') && line.Split('|')[1].Contains($"`{root}`", StringComparison.Ordinal));
            Assert.Equal(St96Roots.NotRead.ContainsKey(root), said.Split('|')[2].StartsWith(" not read: ", StringComparison.Ordinal));
            Assert.All(St96Roots.Records.GetValueOrDefault(root)?.Split(", ") ?? [], record => Assert.True(dialect.IsRecord(record), record));
        }
    }

    /// <summary>Each element that the schemas of the International Bureau's sendings have beside those read is a fee, an irregularity, a receipt or a licence; every one that is read is in the schemas.</summary>
    [SampleTheory]
    [InlineData("Madrid", "MadridIBToOfficeBagType", "MadridAbandonmentNotification MadridAcknowledgementReceipt MadridIrregularityNotification RecordLicence", "MadridInternationalRegistrationDivision MadridInternationalRegistrationMerger MadridPartialChangeOwnership")]
    [InlineData("Hague", "HagueBulletinTransactionBagType HagueOfficeCopyBagType", "HagueSecondPartFeeNotPaid HagueSecondPartFeePaid", "")]
    public void Every_recording_of_the_schema_is_read_or_is_none_of_the_register(string system, string types, string none, string frames)
    {
        XNamespace xsd = "http://www.w3.org/2001/XMLSchema";
        var schema = XDocument.Load(Samples.Path($"schemas/st96-v6/data/ST96XMLSchema_V6_0_Flattened/{system}IBToOfficeTransaction_V6_0.xsd"));
        var named = types.Split(' ').SelectMany(type => schema.Descendants(xsd + "complexType").Single(one => (string?)one.Attribute("name") == type).Descendants(xsd + "element"))
            .Select(static one => ((string)one.Attribute("ref")!).Split(':')[1]).Select(static name => name.EndsWith("Bag", StringComparison.Ordinal) ? name[..^3] : name).Distinct(StringComparer.Ordinal);
        var read = St96Roots.Records[system + "IBToOfficeTransaction"].Split(", ");
        Assert.Equal(named.Order(StringComparer.Ordinal), read.Concat(none.Split(' ')).Concat(frames.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal));
    }

    /// <summary>Of a root that holds no record, advice of its own standard: what stands in it, or why nothing is read of it.</summary>
    [Theory]
    [InlineData("SearchReport", "file inspection")]
    [InlineData("MadridIBToOfficeTransaction", "<MadridDesignation>, ")]
    [InlineData("TrademarkTransaction", "at least one of: <Trademark>.")]
    public void A_root_without_records_is_told_of_its_own_standard(string root, string said)
    {
        var told = Intake.WrappedDocumentsTests.Read($"""<pat:{root} xmlns:pat="{Pat}"/>""").Told;
        Assert.Contains(said, Assert.Single(told, static one => one.Code == "DOCUMENT-WITHOUT-RECORD").Expected, StringComparison.Ordinal);
    }

    private static string Mark(string attributes = "") => $"""<tmk:Trademark {attributes}><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>900001</com:ApplicationNumberText></com:ApplicationNumber><com:ApplicationDate>2031-02-03</com:ApplicationDate></tmk:Trademark>""";

    private static List<ReadRecord> Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return [.. DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects)];
    }

    /// <summary>The version by its attribute, by an office's own, by both, by neither: the USPTO leaves it out.</summary>
    [Theory]
    [InlineData("com:st96Version=\"V6_0\"")]
    [InlineData("com:st96Version=\"V9_1\"")]
    [InlineData("com:ipoVersion=\"BN_V2\"")]
    [InlineData("")]
    public void Any_version_is_read_alike(string version)
    {
        var read = Assert.Single(Read($"""<tmk:Trademark xmlns:tmk="{Tmk}" xmlns:com="{Com}" {version}>{Mark()[("<tmk:Trademark >".Length)..]}"""));
        var mark = Assert.IsType<TrademarkRecord>(read.Record);
        Assert.Equal(("900001", new RegisterDate(2031, 2, 3)), (mark.Number(Numbers.Application), mark.FilingDate));
        Assert.Null(mark.Residue);
        Assert.Empty(read.Findings);
    }

    /// <summary>The draft of 2011, a namespace without http://, an office's host before /ST96/, an office's own for a document of the standard.</summary>
    [Theory]
    [InlineData("http://www.wipo.int/standards/XMLSchema/Trademark/1", "http://www.wipo.int/standards/XMLSchema/Common/1")]
    [InlineData("www.wipo.int/standards/XMLSchema/ST96/Trademark", "www.wipo.int/standards/XMLSchema/ST96/Common")]
    [InlineData("http://www.example.bn/standards/ST96/Trademark", Com)]
    [InlineData("urn:us:gov:doc:uspto:trademark", Com)]
    [InlineData("http://www.wipo.int/standards/XMLSchema/Trademark/12", "http://www.wipo.int/standards/XMLSchema/Common/12")]
    [InlineData("urn:example:register", "urn:example:register")]
    public void Any_namespace_of_the_standard_is_read_alike(string trademark, string common)
    {
        var mark = Assert.IsType<TrademarkRecord>(Assert.Single(Read($"""<tmk:TrademarkTransaction xmlns:tmk="{trademark}" xmlns:com="{common}"><tmk:TrademarkTransactionBody><tmk:TransactionContentBag><tmk:TransactionData><tmk:TrademarkBag>{Mark()}</tmk:TrademarkBag></tmk:TransactionData></tmk:TransactionContentBag></tmk:TrademarkTransactionBody></tmk:TrademarkTransaction>""")).Record);
        Assert.Equal("900001", mark.Number(Numbers.Application));
    }

    /// <summary>No namespace, but the version or a root that no other standard has; an office's own element around records of the standard.</summary>
    [Theory]
    [InlineData("<TrademarkBag>{0}</TrademarkBag>")]
    [InlineData("<Export st96Version=\"V5_0\">{0}</Export>")]
    [InlineData("<Export xmlns:pat=\"http://www.wipo.int/standards/XMLSchema/ST96/Patent\">{0}</Export>")]
    public void A_document_is_known_by_what_it_says_where_it_has_no_namespace(string around)
    {
        var plain = Mark().Replace("tmk:", "", StringComparison.Ordinal).Replace("com:", "", StringComparison.Ordinal);
        var mark = Assert.IsType<TrademarkRecord>(Assert.Single(Read(around.Replace("{0}", plain, StringComparison.Ordinal))).Record);
        Assert.Equal("900001", mark.Number(Numbers.Application));
    }

    /// <summary>What schemas forbid and databases write: nothing is taken for its opposite, and nothing is dropped unsaid.</summary>
    [Fact]
    public void An_indicator_or_count_that_cannot_be_read_is_kept_and_told()
    {
        var read = Assert.Single(Read($"""<tmk:Trademark xmlns:tmk="{Tmk}" xmlns:com="{Com}"><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>900001</com:ApplicationNumberText></com:ApplicationNumber><tmk:TradeDistinctivenessIndicator>TRUE</tmk:TradeDistinctivenessIndicator><tmk:MarkSeriesTotalQuantity>two</tmk:MarkSeriesTotalQuantity><tmk:MarkRepresentation><tmk:MarkReproduction><tmk:WordMarkSpecification><tmk:MarkVerbalElementText>KOPI</tmk:MarkVerbalElementText><tmk:MarkStandardCharacterIndicator>oui</tmk:MarkStandardCharacterIndicator></tmk:WordMarkSpecification></tmk:MarkReproduction></tmk:MarkRepresentation></tmk:Trademark>"""));
        var mark = Assert.IsType<TrademarkRecord>(read.Record);
        Assert.Equal((true, (bool?)null, (int?)null), (mark.AcquiredDistinctiveness, mark.StandardCharacters, mark.MarksInSeries));
        Assert.Equal(["oui", "two"], mark.Residue!.Select(static one => one.Text).Order(StringComparer.Ordinal));
        Assert.Equal([("COUNT-UNREADABLE", "two"), ("INDICATOR-UNREADABLE", "oui")], read.Findings.Select(static told => (told.Code, told.Came!)).Order());
    }

    [Fact]
    public void A_number_in_another_place_is_named_where_none_is_read()
    {
        var told = Assert.Single(Assert.Single(Read($"""<tmk:Trademark xmlns:tmk="{Tmk}" xmlns:com="{Com}"><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode><tmk:Number><com:ApplicationNumberText>900001</com:ApplicationNumberText></tmk:Number></tmk:Trademark>""")).Findings);
        Assert.Equal(("RECORD-NUMBER-MISSING", "no number where it is read, but 900001 at Number/ApplicationNumberText"), (told.Code, told.Came));
    }

    /// <summary>Elements in the order of no schema, and what an office adds under a namespace of its own, in the manner of the USPTO, CIPO and the DPMA.</summary>
    [Theory]
    [InlineData("urn:us:gov:doc:uspto:trademark")]
    [InlineData("http://www.cipo.ic.gc.ca/standards/XMLSchema/ST96/Trademark")]
    [InlineData("http://www.dpma.de/standards/XMLSchema/ST96/Trademark")]
    public void What_an_office_adds_is_kept_and_costs_nothing(string office)
    {
        var mark = Assert.IsType<TrademarkRecord>(Assert.Single(Read($"""<tmk:Trademark xmlns:tmk="{Tmk}" xmlns:com="{Com}" xmlns:own="{office}"><own:NationalThing own:code="7">of the office</own:NationalThing><com:ApplicationDate>2031-02-03</com:ApplicationDate><com:ApplicationNumber><com:ApplicationNumberText>900001</com:ApplicationNumberText></com:ApplicationNumber><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode></tmk:Trademark>""")).Record);
        Assert.Equal(("900001", new RegisterDate(2031, 2, 3)), (mark.Number(Numbers.Application), mark.FilingDate));
        Assert.Equal([new Residue("NationalThing", "of the office"), new Residue("NationalThing/@code", "7")], mark.Residue!.OrderBy(static one => one.Path, StringComparer.Ordinal));
    }

    [Fact]
    public void A_supplementary_certificate_names_the_patent_it_prolongs()
    {
        var record = Assert.IsType<PatentRecord>(Assert.Single(Read($"""
            <pat:SPCBibliographicData xmlns:pat="{Pat}" xmlns:com="{Com}" com:st96Version="V6_0" com:officeCode="BN">
            <pat:SPCNumber>SPC/2031/0007</pat:SPCNumber><pat:SPCFilingDate>2031-03-04</pat:SPCFilingDate><com:ProductDescriptionText com:languageCode="en">Examplamab</com:ProductDescriptionText>
            <pat:PatentNumber>BN/P/2015/0001</pat:PatentNumber><pat:InventionTitle com:languageCode="en">Antibody</pat:InventionTitle><pat:GrantDate>2031-09-01</pat:GrantDate>
            <com:ReasonNotInForceCategory>Lapsed</com:ReasonNotInForceCategory><com:NotInForceDate>2035-01-01</com:NotInForceDate><com:ExpiryDate>2036-03-04</com:ExpiryDate>
            <pat:SPCAuthorizationBag><pat:SPCAuthorization><pat:MarketingAuthorizationGeographicCode>BN</pat:MarketingAuthorizationGeographicCode><com:AuthorizationIdentifier>MA-1</com:AuthorizationIdentifier><com:AuthorizationDate>2030-12-24</com:AuthorizationDate></pat:SPCAuthorization></pat:SPCAuthorizationBag>
            </pat:SPCBibliographicData>
            """)).Record);
        Assert.Equal(("supplementary protection certificate", "SPC/2031/0007", "Antibody"), (record.Kind, record.Number(Numbers.Application), record.Titles![0].Text));
        Assert.Equal((new RegisterDate(2031, 3, 4), new RegisterDate(2031, 9, 1), new RegisterDate(2036, 3, 4), new RegisterDate(2035, 1, 1)), (record.FilingDate, record.RegistrationDate, record.ExpiryDate, record.TerminationDate));
        Assert.Equal((RelationKind.BasicPatent, "BN/P/2015/0001"), (Assert.Single(record.Relations!).Kind, record.Relations![0].Number));
        Assert.Equal((GeneralStatus.Ended, "lapsed"), (record.Status!.General, record.Status.Reason));
        Assert.Contains(record.Procedures!, one => one is { Kind: "marketing authorization", Identifier: "MA-1", Text: "BN" } && one.Date == new RegisterDate(2030, 12, 24));
        Assert.Null(record.Residue);
    }
}
