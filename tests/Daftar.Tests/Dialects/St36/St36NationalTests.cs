using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from files of the Spanish, Chinese and Japanese offices.</summary>
public class St36NationalTests
{
    private const string Spanish = "st36/es-package/examples/download_file/Full_Text_ES_frontfile.zip.d/ROOT/DOC/FTM-20250124-EST1-0001.zip.d/EST1.0001/ES2993312T1/";

    private static RegisterDate Day(int year, int month, int day) => new(year, month, day);

    [SampleFact]
    public void A_translation_of_a_European_patent_in_Spain_gives_its_numbers_text_and_images()
    {
        var record = RealFiles.One<PatentRecord>(Spanish + "ES2993312T1.xml");

        Assert.Equal(("ES", "20752248", "2993312"), (record.Office, record.Number(Numbers.Application), record.Number(Numbers.Publication)));
        Assert.Equal((Day(2020, 2, 5), Day(2024, 12, 27)), (record.FilingDate, record.PublicationDate));
        var european = Assert.Single(record.Relations!);
        Assert.Equal((RelationKind.Validation, "EP", "20752248"), (european.Kind, european.Office, european.Number));
        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("T1", "es"), (publication.KindCode, Assert.Single(publication.Languages!)));
        Assert.StartsWith("DESCRIPCIÓN\nDetección de cáncer, tejido canceroso de origen y/o un tipo de célula cancerosa\n", Assert.Single(publication.Descriptions!).Text, StringComparison.Ordinal);
        Assert.StartsWith("REIVINDICACIONES\n1. Un método para detectar células de un tipo de cáncer en un sujeto", Assert.Single(publication.Claims!).Text, StringComparison.Ordinal);
        Assert.Equal(17, record.Files!.Count);
        Assert.Equal((FileKind.Drawing, "imgf000032_0001.tif"), (record.Files[0].Kind, record.Files[0].Name));
        Assert.Equal((FileKind.Document, "imgf000050_0001.tif", "table"), (record.Files[4].Kind, record.Files[4].Name, record.Files[4].View));
        // It says nothing of title, parties and classes, and must take none away.
        Assert.Equal(Parts.None, record.Scope.Fully);
        Assert.Equal(Parts.None, record.Scope.Spoken & (Parts.Parties | Parts.Classification));
        Assert.Null(record.Residue);
    }

    /// <summary>OPS gives claims and description in two answers: neither takes away what the other told.</summary>
    [SampleTheory]
    [InlineData("get_claims-response.xml", true)]
    [InlineData("get_description-response.xml", false)]
    public void A_text_that_the_web_service_of_the_EPO_gives_out_belongs_to_its_publication(string file, bool claims)
    {
        var record = RealFiles.One<PatentRecord>("st36/ops/" + file);

        Assert.Equal(("EP", "2400812", "A1"), (record.Office, record.Number(Numbers.Publication), record.Publications![0].KindCode));
        Assert.Equal(claims, record.Publications[0].Claims is { } texts && texts[0].Text.StartsWith("1. A communication device (100) comprising:", StringComparison.Ordinal));
        Assert.Equal(!claims, record.Publications[0].Descriptions is { } described && described[0].Text.Contains("[0001] The invention relates to the field of wireless networking", StringComparison.Ordinal));
        Assert.Equal(Parts.None, record.Scope.Fully);
        Assert.Null(record.Residue);
    }

    [SampleFact]
    public void A_Chinese_application_of_2014_is_read_whole()
    {
        var record = RealFiles.One<PatentRecord>("st36/more/cn_old/200880114428_A.xml");

        Assert.Equal(("200880114428.1", "103492414"), (record.Number(Numbers.Application), record.Number(Numbers.Publication)));
        Assert.Equal((Day(2008, 10, 29), Day(2014, 1, 1), "invention"), (record.FilingDate, record.PublicationDate, record.Kind));
        Assert.Equal(new LocalText("zh", "抗HEPCIDIN抗体及其用途"), Assert.Single(record.Titles!));
        var symbol = Assert.Single(record.Ipc!);
        Assert.Equal(("C07K 16/18", Day(2006, 1, 1)), (symbol.Symbol, symbol.Version));
        var priority = Assert.Single(record.Priorities!);
        Assert.Equal(("US", "60/984,910", Day(2007, 11, 2)), (priority.Office, priority.Number, priority.Date));
        Assert.Equal("伊莱利利公司", Assert.Single(record.Applicants!).Name);
        Assert.Equal(["美国印第安纳州"], record.Applicants![0].AddressLines);
        Assert.Equal(8, record.Inventors!.Count);
        Assert.Equal("Y·A·蔡", record.Inventors[0].Name);
        Assert.Equal([("北京市中咨律师事务所", "11247"), ("黄革生", null), ("史文静", null)], record.Representatives!.ConvertAll(party => (party.Name!, party.Identifier)));
        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("A", "30-01", 44), (publication.KindCode, publication.Gazette, publication.Claims!.Count));
        Assert.StartsWith("1.选择性结合人hepcidin-25的抗体", publication.Claims[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("提供了选择性结合人hepcidin-25的单克隆抗体", Assert.Single(publication.Abstracts!).Text, StringComparison.Ordinal);
        Assert.Equal("2009/058797", record.Relations!.Find(relation => relation.Kind == RelationKind.RelatedPublication)!.Number);
        Assert.Equal((Day(2010, 4, 30), "International application entered the national phase"), (record.Events![0].Date, record.Events[0].Text));
        Assert.Contains(record.Files!, file => file.Name == "GPA00001126064600401.TIF");
        Assert.All(record.Residue ?? [], static one => Assert.Empty(one.Text));
    }

    [SampleFact]
    public void A_Chinese_application_that_stands_on_an_earlier_Chinese_one_names_it()
    {
        var record = RealFiles.One<PatentRecord>("st36/more/cn_old4.xml");

        Assert.Equal(("脚型量具", "叶建鑫"), (record.Titles![0].Text, Assert.Single(record.Inventors!).Name));
        var earlier = Assert.Single(record.Priorities!);
        Assert.Equal(("CN", "201320854096.9", Day(2013, 12, 24), "national"), (earlier.Office, earlier.Number, earlier.Date, earlier.Category));
        Assert.Equal([("140929111955.TIF", null), ("140929111959.TIF", null), ("201410513187.TIF", "abstract")], record.Files!.ConvertAll(file => (file.Name!, file.View)));
    }

    [SampleFact]
    public void A_Chinese_application_of_2021_is_read_by_the_numbers_the_office_writes()
    {
        var record = RealFiles.One<PatentRecord>("st36/more/cn_new3.xml");

        Assert.Equal([("CN", "202180002433.9"), ("CN", "113784721"), ("WO", "PCT/US2021/019468")], record.Identifiers.ConvertAll(number => (number.Office, number.Written)));
        Assert.False(record.Identifiers[2].Identifies);
        Assert.Equal((Day(2021, 2, 24), Day(2021, 12, 10)), (record.FilingDate, record.PublicationDate));
        Assert.Equal(new DateTimeOffset(2021, 12, 5, 0, 0, 0, TimeSpan.Zero), record.Produced);
        Assert.Equal("抗COVID-19的高活性化合物", Assert.Single(record.Titles!).Text);
        Assert.Equal(["A61K 31/7076", "A61P 31/14", "C07H 19/207"], record.Ipc!.ConvertAll(symbol => symbol.Symbol));
        Assert.Equal(("CN", Day(2006, 1, 1)), (record.Ipc[2].Office, record.Ipc[2].Version));
        Assert.Equal(("US", "62/982,670", Day(2020, 2, 27)), (record.Priorities![0].Office, record.Priorities[0].Number, record.Priorities[0].Date));
        var applicant = Assert.Single(record.Applicants!);
        Assert.Equal(("阿堤亚制药公司", "US"), (applicant.Name, applicant.Country));
        // Zeros stand for what is not there.
        Assert.Equal(["美国马萨诸塞州"], applicant.AddressLines);
        Assert.Null(applicant.City);
        Assert.Null(applicant.Identifier);
        Assert.Equal(["J-P·索玛迪西", "A·莫萨"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal(("北京市金杜律师事务所", "11256"), (record.Representatives![0].Name, record.Representatives[0].Identifier));
        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("A", "37-5002", 111), (publication.KindCode, publication.Gazette, publication.Claims!.Count));
        Assert.StartsWith("本发明是以有效量施用的嘌呤核苷酸氨基磷酸酯", Assert.Single(publication.Abstracts!).Text, StringComparison.Ordinal);
        Assert.Equal(("2021/173713", Day(2021, 9, 2)), (record.Relations!.Find(relation => relation.Kind == RelationKind.RelatedPublication)!.Number, record.Relations.Find(relation => relation.Kind == RelationKind.RelatedPublication)!.Date));
        Assert.Equal(Day(2021, 9, 3), Assert.Single(record.Events!).Date);
        Assert.Equal(435, record.Files!.ConvertAll(file => file.Name).Distinct().Count());
        Assert.Equal("202180002433.JPG", record.Files.Find(file => file.View == "abstract")!.Name);
    }

    [SampleFact]
    public void A_Chinese_divisional_names_the_application_it_came_from()
    {
        var parent = Assert.Single(RealFiles.One<PatentRecord>("st36/more/cn_new1.xml").Relations!);

        Assert.Equal((RelationKind.Division, "CN", "201710269973.9", Day(2017, 4, 24), false), (parent.Kind, parent.Office, parent.Number, parent.Date, parent.IsChild));
    }

    [SampleFact]
    public void A_Japanese_application_gives_agents_classes_amendment_and_the_patent_printed_before_it()
    {
        var record = RealFiles.One<PatentRecord>("st36/more/jp_example2.xml");

        Assert.Equal([(Numbers.Application, "2020185474"), (Numbers.Publication, "2021044249"), (Numbers.Grant, "6828214")], record.Identifiers.ConvertAll(number => (number.Of, number.Written)));
        Assert.Equal((Day(2020, 11, 6), Day(2021, 3, 18)), (record.FilingDate, record.PublicationDate));
        Assert.Equal(new LocalText("ja", "リチウムイオン電池のリサイクル方法"), Assert.Single(record.Titles!));
        var applicant = Assert.Single(record.Applicants!);
        Assert.Equal(("ジーアールエスティー・インターナショナル・リミテッド", "518234977"), (applicant.Name, applicant.Identifier));
        Assert.Equal(["ホ、カム・ピウ", "ワン、ランシ", "シェン、ペイフア"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal(("特許業務法人スズエ国際特許事務所", "110001737"), (Assert.Single(record.Representatives!).Name, record.Representatives![0].Identifier));
        Assert.Equal(["H01M 10/54", "B09B 3/00"], record.Ipc!.ConvertAll(symbol => symbol.Symbol));
        Assert.Equal(("F", "I", "JP"), (record.Ipc[0].Position, record.Ipc[0].Value, record.Ipc[0].Office));
        Assert.Equal(["H01M10/54 ZAB", "B09B3/00 304H", "4D004AA23"], record.National!.Take(3).Select(symbol => symbol.Symbol));
        Assert.Equal(20, record.National!.Count);
        Assert.Equal(("US", "62/359,703", Day(2016, 7, 7)), (record.Priorities![0].Office, record.Priorities[0].Number, record.Priorities[0].Date));
        var parent = Assert.Single(record.Relations!);
        Assert.Equal((RelationKind.Division, "JP", "2018566929"), (parent.Kind, parent.Office, parent.Number));
        Assert.Equal([("A", "公開特許公報(A)", Day(2021, 3, 18)), ("printed-with-grant", "Patent printed", Day(2021, 2, 10))], record.Events!.ConvertAll(one => (one.Code!, one.Text!, one.Date!.Value)));
        Assert.Contains(record.Procedures!, entry => entry is { Kind: "request for examination", Status: "filed" });
        var amendment = record.Procedures!.Find(entry => entry.Kind == "amendment")!;
        Assert.Equal((Day(2020, 11, 10), "claims: 全文"), (amendment.Date, amendment.Status));
        Assert.StartsWith("リチウムイオン電池をリサイクルする方法であって、", amendment.Text, StringComparison.Ordinal);
        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("A", 43, 17), (publication.KindCode, publication.Pages, record.ClaimCount));
        // All pictures are pages of one file; the application as filed is another.
        Assert.Equal([("2021044249.tif", null), ("2021044249000001.pdf", "en")], record.Files!.ConvertAll(file => (file.Name!, file.Language)));
        Assert.Equal(2, record.FigureCount);
        // The applicant's address in English letters: no field for a second address.
        Assert.All(record.Residue!.Where(static one => one.Text.Length > 0), residue => Assert.StartsWith("bibliographic-data/parties/applicants-agents-article/applicants-agents/applicant/addressbook/", residue.Path, StringComparison.Ordinal));
    }

    [SampleFact]
    public void A_Japanese_publication_of_an_international_application_names_it_and_its_states()
    {
        var record = RealFiles.One<PatentRecord>("st36/more/jp_example4.xml");

        Assert.Equal("公表特許公報(A)", record.Events![0].Text);
        Assert.Equal([("KR2018016728", RelationKind.InternationalFiling), ("WO2019135546", RelationKind.RelatedPublication)], record.Relations!.ConvertAll(relation => (relation.Number!, relation.Kind)));
        Assert.Equal([("BW", "regional AP"), ("GH", "regional AP")], record.Designations!.Take(2).Select(state => (state.Office!, state.Category!)));
        Assert.Contains(record.Designations!, state => state is { Office: "ZW", Category: "regional AP" });
        Assert.Contains(record.Designations!, state => state is { Office: "AM", Category: "regional EA" });
        Assert.Equal(("TZ", "national"), (record.Designations![^1].Office!, record.Designations[^1].Category!));
        Assert.Equal(Day(2020, 6, 29), record.Events!.Find(one => one.Code == "translation-submission-date")!.Date);
    }

    [SampleTheory]
    [InlineData("st36/more/cn_new/CN102015000481495CN00001152124630AFULZH20221021CN00D.XML", "CN 201510481495.9")]
    [InlineData("st36/more/cn_new2.xml", "CN 202110991218.8")]
    [InlineData("st36/more/cn_old1.xml", "CN 201410408762.5")]
    [InlineData("st36/more/cn_old2.xml", "CN 201480000986.0")]
    [InlineData("st36/more/cn_old3.xml", "CN 201480000788.4")]
    [InlineData("st36/more/jp_example1.xml", "JP 2019165329")]
    [InlineData("st36/more/jp_example3.xml", "JP 2019162830")]
    [InlineData("st36/more/jp_old/2021193879.xml", "JP 2020100059")]
    public void Every_other_file_is_read_with_its_application_number_and_title(string file, string number)
    {
        var record = RealFiles.One<PatentRecord>(file);

        Assert.Equal(number, record.Identifiers[0].ToString());
        Assert.NotNull(record.Titles);
        Assert.NotNull(Assert.Single(record.Publications!).Claims);
    }

    /// <summary>Where the office's form of a number is missing, its standard form is better than none.</summary>
    [SampleFact]
    public void A_Chinese_number_that_comes_in_its_standard_form_only_is_taken()
    {
        var file = File.ReadAllText(Samples.Path("st36/more/cn_new2.xml")).Replace("dataFormat=\"original\" sequence=\"1\" sourceDB=\"national office\"><base:DocumentID>", "dataFormat=\"standard\" sequence=\"1\"><base:DocumentID>", StringComparison.Ordinal);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file));

        Assert.NotNull(Assert.IsType<PatentRecord>(Assert.Single(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects)).Record).Number(Numbers.Application));
    }

    [Theory]
    [InlineData("<fulltext-document><bibliographic-data><publication-reference><document-id><doc-number>1</doc-number></document-id></publication-reference></bibliographic-data></fulltext-document>", "OFFICE-MISSING")]
    [InlineData("<fulltext-document><bibliographic-data><publication-reference><document-id><country>ES</country></document-id></publication-reference></bibliographic-data></fulltext-document>", "RECORD-NUMBER-MISSING")]
    [InlineData("<cn-patent-document/>", "RECORD-NUMBER-MISSING")]
    [InlineData("<PatentDocumentAndRelated/>", "RECORD-NUMBER-MISSING")]
    [InlineData("<jp-official-gazette/>", "RECORD-NUMBER-MISSING")]
    [InlineData("<jp-official-gazette><bibliographic-data><application-reference><document-id><doc-number>1</doc-number><date>soon</date></document-id></application-reference></bibliographic-data></jp-official-gazette>", "DATE-UNREADABLE")]
    [InlineData("<cn-patent-document><cn-bibliographic-data><application-reference><document-id><doc-number>1</doc-number></document-id></application-reference><classifications-ipcr><classification-ipcr><text>?? (2006.13)</text></classification-ipcr></classifications-ipcr></cn-bibliographic-data></cn-patent-document>", "CLASS-UNREADABLE")]
    public void What_cannot_be_read_is_a_finding(string document, string code)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document));

        Assert.Contains(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects).SelectMany(result => result.Findings), finding => finding.Code == code);
    }
}
