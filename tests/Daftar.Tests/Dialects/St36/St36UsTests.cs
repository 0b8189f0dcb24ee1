using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from the USPTO's files.</summary>
public class St36UsTests
{
    private static List<IpRecord> Records(string file) =>
        DocumentReading.ReadAll(Samples.Path("st36/" + file), Catalog.Dialects).Where(read => read.Record is not null).Select(read => read.Record!).ToList();

    [SampleFact]
    public void A_grant_of_2016_is_read_whole()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/grant-v4-5-B1.xml");
        Assert.Equal([(Numbers.Application, "14558596"), (Numbers.Grant, "9358892")], record.Identifiers.ConvertAll(number => (number.Of, number.Folded)));
        Assert.Equal("09358892", record.Number(Numbers.Grant));
        Assert.Equal((new RegisterDate(2014, 12, 2), new RegisterDate(2016, 6, 7)), (record.FilingDate!.Value, record.RegistrationDate!.Value));
        Assert.Equal((20, 6, 6, 28), (record.ClaimCount, record.FigureCount, record.DrawingSheetCount, record.TermExtensionDays));
        Assert.Equal(20, record.Publications![0].Claims!.Count);
        Assert.Equal("B60L 11/1809", record.Cpc![0].Symbol);
        Assert.Equal(6, record.Cpc.Count);
        Assert.Contains("701/22", record.SearchFields!);
        Assert.Equal("Gaither, Geoffrey D.", Assert.Single(record.Inventors!).Name);
        var owner = Assert.Single(record.Owners!);
        Assert.Equal(("Toyota Motor Engineering & Manufacturing North America, Inc.", "Erlanger", "KY", "US"), (owner.Name, owner.City, owner.Region, owner.Country));
        Assert.Equal(("US", "5856709", "A", "cited by applicant"), (record.Citations![0].Office, record.Citations[0].Number, record.Citations[0].KindCode, record.Citations[0].Category));
        Assert.Equal(new RegisterDate(1999, 1), record.Citations[0].Date);
        Assert.Equal("F10", record.Events![0].KeyEvent);
        Assert.Null(record.Status);
        Assert.Equal("US09358892-20160607-D00001.TIF", record.Files![1].Name);
    }

    [SampleFact]
    public void A_design_grant_is_a_design_and_not_a_patent()
    {
        var design = RealFiles.One<DesignRecord>("st36/us-weekly/2012_1.xml");
        Assert.Equal(("29390372", "D0651376"), (design.Number(Numbers.Application), design.Number(Numbers.Registration)));
        Assert.Equal(["01-01"], design.Locarno!);
        Assert.Equal("9", design.LocarnoEdition);
        Assert.Equal(["D1/105"], design.NationalClasses!);
        Assert.Equal("Candy holder", design.Titles![0].Text);
        Assert.Equal("Butts-Cornish, Barbara A.", Assert.Single(design.Designers!).Name);
        Assert.Equal("The ornamental design for a candy holder, as shown and described.", design.Claims![0].Text);
        Assert.Equal((14, 4), (design.TermYears, design.FigureCount));
        Assert.All(design.Files!, file => Assert.Equal(FileKind.View, file.Kind));
        Assert.Equal((RelationKind.Continuation, "12641186", "PENDING"), (design.Relations![0].Kind, design.Relations[0].Number, design.Relations[0].Text));
        // ST.27 is for patents and utility models.
        Assert.Null(design.Events![0].KeyEvent);
    }

    [SampleFact]
    public void A_republished_application_of_2005_tells_its_chain_of_parents()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/application-v4-0-A2_1.xml");
        Assert.Equal(["10743857", "20050004655"], record.Identifiers.ConvertAll(number => number.Written));
        Assert.Equal("623/1.16", Assert.Single(record.National!).Symbol);
        Assert.Equal(new RegisterDate(2004, 9, 30), record.PublicationDate);
        var parent = record.Relations![0];
        Assert.Equal((RelationKind.Continuation, "09/742,144", "6682554", "GRANTED"), (parent.Kind, parent.Number, parent.PublicationNumber, parent.Text));
        var grandparent = record.Relations[1];
        Assert.Equal((RelationKind.ContinuationInPart, "09/582,318", "GRANTED, of 09/742,144"), (grandparent.Kind, grandparent.Number, grandparent.Text));
        Assert.Equal(["Von Oepen, Randolf", "Seibold, Gerd"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal(["Von Oepen, Randolf", "Seibold, Gerd"], record.Applicants!.ConvertAll(applicant => applicant.Name));
        Assert.Equal("DE", record.Inventors![0].Nationality);
        Assert.Equal("LUCE, FORWARD, HAMILTON & SCRIPPS LLP", Assert.Single(record.Correspondents!).Name);
        // The number of the earlier publication was typed without its year: told, not trusted.
        Assert.DoesNotContain(record.Identifiers, number => number.Written == "0193250");
        Assert.Contains(record.Relations, relation => relation is { Kind: RelationKind.RelatedPublication, Number: "0193250" });
    }

    [SampleFact]
    public void A_national_phase_knows_its_international_application_without_being_it()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/application-v4-5-A2.xml");
        var international = record.Identifiers.Find(number => number.Of == Numbers.International)!;
        Assert.Equal(("WO", "PCT/CA2019/051575", false), (international.Office, international.Written, international.Identifies));
        Assert.Equal(new RegisterDate(2021, 4, 29), record.Events!.Find(one => one.Code == "371c12")!.Date);
    }

    [SampleFact]
    public void A_weekly_file_is_as_many_records_as_documents()
    {
        var records = Records("us-weekly/ipg080101.small.xml");
        Assert.Equal(25, records.Count);
        Assert.Equal(25, records.Select(record => record.Identifiers[0].Folded).Distinct(StringComparer.Ordinal).Count());
        var plant = Assert.IsType<PatentRecord>(records[6]);
        Assert.Equal(("plant patent", "Sedum telephium", "Beka", "PP18398"), (plant.Kind, plant.LatinName, plant.VarietyName, plant.Identifiers[1].Folded));
    }

    [SampleFact]
    public void A_statutory_invention_registration_is_no_grant()
    {
        var record = Records("us-weekly/ipg060103.small.xml").Find(one => one.Kind == "statutory invention registration")!;
        Assert.Null(record.RegistrationDate);
        Assert.Null(record.Events![0].KeyEvent);
        Assert.Equal("H1", record.Publications![0].KindCode);
    }

    [SampleFact]
    public void A_new_day_of_production_is_no_change()
    {
        const string File = "st36/us/grant-v4-5-B1.xml";
        var before = Assert.Single(DocumentReading.ReadAll(Samples.Path(File), Catalog.Dialects));
        var after = RealFiles.Changed(File, "date-produced=\"20160523\"", "date-produced=\"20160601\"");
        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.NotEqual(before.Record!.Produced, after.Record!.Produced);
        Assert.NotEqual(before.Fingerprint, RealFiles.Changed(File, "<us-term-extension>28<", "<us-term-extension>29<").Fingerprint);
    }
}
