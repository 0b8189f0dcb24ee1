using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from the EPO's files.</summary>
public class St36EpTests
{
    private static PatentRecord Read(string file) =>
        Assert.IsType<PatentRecord>(Assert.Single(DocumentReading.ReadAll(Samples.Path("st36/ep/" + file), Catalog.Dialects)).Record);

    [SampleFact]
    public void A_Euro_PCT_application_of_2003_is_read_whole()
    {
        var record = Read("application-v1-0-A1.xml");
        Assert.Equal("01963450.0", record.Number(Numbers.Application));
        Assert.Equal("1325900", record.Number(Numbers.Publication));
        Assert.Equal(new RegisterDate(2001, 9, 5), record.FilingDate);
        Assert.Equal(new RegisterDate(2003, 7, 9), record.PublicationDate);
        Assert.Null(record.RegistrationDate);
        Assert.Equal("ja", record.FilingLanguage);
        Assert.Equal("en", record.ProcedureLanguage);
        Assert.Equal(["de", "en", "fr"], record.Titles!.ConvertAll(title => title.Language));
        Assert.Equal("PROCESS FOR PRODUCING FLUOROALKANOL", record.Titles[1].Text);
        Assert.Equal(["C07C 29/44", "C07C 31/38"], record.Ipc!.ConvertAll(symbol => symbol.Symbol));
        Assert.Equal(new RegisterDate(2000, 1, 1), record.Ipc[0].Version);

        var applicant = Assert.Single(record.Applicants!);
        Assert.Equal("ASAHI GLASS COMPANY LTD.", applicant.Name);
        Assert.Equal(["12-1, Yurakucho 1-chome,", "Chiyoda-ku"], applicant.AddressLines);
        Assert.Equal("JP", applicant.Country);
        Assert.Equal("A 4245EU-er", record.ApplicantReference);
        Assert.Equal(["TOHMA, Toshihiko", "WADA, Akihiro"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal("Müller-Boré & Partner Patentanwälte", Assert.Single(record.Representatives!).Name);

        var priority = Assert.Single(record.Priorities!);
        Assert.Equal(("JP", "2000273711", new RegisterDate(2000, 9, 8)), (priority.Office, priority.Number, priority.Date!.Value));
        var filing = record.Relations!.Find(relation => relation.Kind == RelationKind.InternationalFiling)!;
        Assert.Equal(("WO", "JP0107711", Numbers.International), (filing.Office, filing.Number, filing.Of));
        Assert.Equal("WO02020444", record.Relations.Find(relation => relation.Kind == RelationKind.RelatedPublication)!.Number);
        Assert.Equal(20, record.Designations!.Count(state => state.Category == "contracting"));
        Assert.Equal(["AL", "LT", "LV", "MK", "RO", "SI"], record.Designations!.FindAll(state => state.Category == "extension").ConvertAll(state => state.Office));

        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("A1", "200328"), (publication.KindCode, publication.Gazette));
        Assert.Equal(7, publication.Claims!.Count);
        Assert.Equal("The process for producing a fluoroalkanol according to Claim 1, wherein n is 1 or 2.", publication.Claims[1].Text);
        Assert.StartsWith("TECHNICAL FIELD\nThe present invention relates to", Assert.Single(publication.Descriptions!).Text, StringComparison.Ordinal);
        Assert.Contains("CHR1R2OH, a radical initiator and CF2=CFRf are continuously supplied", Assert.Single(publication.Abstracts!).Text, StringComparison.Ordinal);
        Assert.Equal(["imgf0001.tif", "srep0001.tif"], record.Files!.ConvertAll(file => file.Name));

        var requested = record.Events!.Find(one => one.Code == "B241")!;
        Assert.Equal((new RegisterDate(2003, 3, 13), "D10", "D11"), (requested.Date!.Value, requested.KeyEvent, requested.DetailedEvent));
        Assert.Null(record.Status);
    }

    [SampleFact]
    public void A_specification_of_2021_names_proprietor_grant_and_claims_in_three_languages()
    {
        var record = Read("grant-v1-5-B1.xml");
        Assert.Equal("17171508", record.Identifiers[0].Folded);
        Assert.Equal("17171508.9", record.Identifiers[0].Written);
        Assert.Equal(new RegisterDate(2021, 6, 30), record.RegistrationDate);
        Assert.Equal(new RegisterDate(2018, 11, 21), record.PublicationDate);
        Assert.Equal("General Electric Technology GmbH", Assert.Single(record.Owners!).Name);
        Assert.Null(record.Applicants);
        Assert.Equal(["de", "en", "fr"], record.Publications![0].Claims!.Select(claim => claim.Language).Distinct().Order(StringComparer.Ordinal));
        var cited = record.Citations!.FindAll(citation => citation.Category is null);
        Assert.Equal([("EP", "A1", "3109871"), ("FR", "E", "84247"), ("GB", "A", "693448"), ("US", "A1", "2008197955")], cited.ConvertAll(one => (one.Office!, one.KindCode!, one.Number!)));
        Assert.Equal(["H01F 27/14", "H01F 27/40"], record.Ipc!.ConvertAll(symbol => symbol.Symbol));
        Assert.Equal(("F", "I", "EP"), (record.Ipc[0].Position, record.Ipc[0].Value, record.Ipc[0].Office));
        var granted = record.Events!.Find(one => one.Code == "B450")!;
        Assert.Equal(("F10", "202126"), (granted.KeyEvent, granted.Gazette));
        // A grant names no applicants, and takes none away.
        Assert.True((record.Scope.Partly & Parts.Parties) != 0);
        Assert.Null(record.Status);
    }

    [SampleFact]
    public void A_patent_kept_as_amended_tells_opponents_divisionals_and_where_it_lapsed()
    {
        var record = Read("grant-v1-3-B2.xml");
        var opposition = Assert.Single(record.Procedures!);
        Assert.Equal(("opposition", "01", new RegisterDate(2007, 3, 28)), (opposition.Kind, opposition.Identifier, opposition.Filed!.Value));
        Assert.Equal(["Spanolux SA", "Aalbers, Arnt Reinier et al"], opposition.Parties!.ConvertAll(party => party.Name));
        var divisional = record.Relations![0];
        Assert.Equal((RelationKind.Division, "06115825.9", "1710367", true), (divisional.Kind, divisional.Number, divisional.PublicationNumber, divisional.IsChild!.Value));
        Assert.Equal("M12", record.Events!.Find(one => one.Code == "B243")!.DetailedEvent);
        Assert.Equal(["0201225", "0203482"], record.Priorities!.ConvertAll(priority => priority.Number));

        var lapsed = Read("grant-v1-2-B2.xml").Designations!.Find(state => state.Office == "DK")!;
        Assert.Equal((GeneralStatus.Ended, new RegisterDate(1999, 4, 27)), (lapsed.Status, lapsed.StatusDate!.Value));
    }

    [SampleFact]
    public void A_specification_does_not_drop_the_application_s_text()
    {
        var state = Read("application-v1-0-A1.xml");
        var grant = Read("application-v1-0-A1.xml");
        grant.Publications = [new Publication { Office = "EP", Number = "1325900", KindCode = "B1", Claims = [new Claim("1", "en", "Invented claim as granted.")] }];
        grant.Applicants = null;
        var scope = Read("grant-v1-5-B1.xml").Scope;
        state.Take(grant, scope.Fully, scope.Partly);
        Assert.Equal(["A1", "B1"], state.Publications!.ConvertAll(publication => publication.KindCode));
        Assert.Equal(7, state.Publications[0].Claims!.Count);
        Assert.Single(state.Publications[1].Claims!);
        Assert.Single(state.Applicants!);
    }
}
