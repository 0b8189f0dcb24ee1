using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from files of DOCDB and answers of OPS.</summary>
public class St36DocdbTests
{
    private static PatentRecord First(string file) => Assert.IsType<PatentRecord>(DocumentReading.ReadAll(Samples.Path("st36/" + file), Catalog.Dialects)[0].Record);

    [SampleFact]
    public void A_document_of_ARIPO_speaks_of_ARIPO_s_register()
    {
        var record = First("docdb/AP-1206-A_302101161.xml");
        Assert.Equal("AP", record.Office);
        Assert.Equal([(Numbers.Application, "AP/P/2000/001988"), (Numbers.Publication, "1206")], record.Identifiers.ConvertAll(number => (number.Of, number.Written)));
        Assert.Equal(new RegisterDate(2003, 9, 18), record.RegistrationDate);
        Assert.Equal("22179393", record.Family);
        Assert.Equal(68, record.FamilyMembers!.Count);
        Assert.Equal("AP 1206 A", record.FamilyMembers[0]);
        // One party, named as published, with the other way of writing beside it.
        var applicant = Assert.Single(record.Applicants!);
        Assert.Equal(("BRISTOL-MYERS SQUIBB COMPANY", "US"), (applicant.Name, applicant.Residence));
        Assert.Equal(["ULLAR Ismat", "WILEY Gary J"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        // The original forms are counted in another order than the priorities.
        Assert.Equal([("09/083,597", new RegisterDate(1998, 5, 22)), ("PCT/US98/16128", new RegisterDate(1998, 8, 4))], record.Priorities!.ConvertAll(one => (one.Number!, one.Date!.Value)));
        Assert.Equal(new DateTimeOffset(2022, 10, 27, 0, 0, 0, TimeSpan.Zero), record.Produced);
    }

    [SampleFact]
    public void An_international_publication_is_known_by_its_PCT_number()
    {
        var record = First("docdb/WO-2022259205-A1_544370561.xml");
        Assert.Equal(("WO", Numbers.International, "IB2022055385", true), (record.Identifiers[0].Office, record.Identifiers[0].Of, record.Identifiers[0].Folded, record.Identifiers[0].Identifies));
        Assert.Equal(["en", "fr"], record.Titles!.ConvertAll(title => title.Language));
        Assert.Equal(["en", "fr"], record.Publications![0].Abstracts!.ConvertAll(text => text.Language));
        Assert.Equal("ANNA CZAJKOWSKA-KOŚNIK ET AL", record.Citations![3].Text![..28]);
        Assert.Equal(("Y", "ISR", "EP", "1-32"), (record.Citations[3].Category, record.Citations[3].Phase, record.Citations[3].SearchingOffice, record.Citations[3].Claims));
        Assert.Contains(record.Designations!, state => state is { Office: "KE", Category: "regional AP, national" });
    }

    [SampleFact]
    public void A_back_file_gives_each_document_once()
    {
        var all = DocumentReading.ReadAll(Samples.Path("st36/docdb/DE-backfile.xml"), Catalog.Dialects);
        Assert.Equal(10, all.Count);
        Assert.All(all, read => Assert.Empty(read.Findings));
        var first = Assert.IsType<PatentRecord>(all[0].Record);
        Assert.Equal(("DE", "B77613", "1258188"), (first.Office, first.Identifiers[0].Folded, first.Number(Numbers.Publication)));
        Assert.Equal("Kraftstoffeinspritzpumpe fuer mehrzylindrige Brennkraftmaschinen", first.Titles![0].Text);
        Assert.Null(first.RegistrationDate);
        // Symbols that the EPO and the USPTO both gave stand once.
        Assert.Equal(first.Cpc!.Count, first.Cpc.Select(symbol => symbol.Symbol).Distinct(StringComparer.Ordinal).Count());
    }

    [SampleFact]
    public void One_European_application_is_one_identifier_in_DOCDB_and_in_the_EPO_s_own_documents()
    {
        var ops = First("ops/get_biblio-response.xml");
        Assert.Equal("EP", ops.Office);
        var own = new OfficeNumber { Office = "EP", Of = Numbers.Application, Written = "10167109.7" };
        Assert.Equal(own.Folded, ops.Identifiers[0].Folded);
        Assert.Equal(own, ops.Identifiers[0]);
        Assert.Equal("EP", ops.Priorities![0].Office);
        Assert.Equal("9SOLUTIONS OY", ops.Applicants![0].Name);
        Assert.Equal("FI", ops.Applicants[0].Residence);
        Assert.Equal("H04W 84/20", Assert.Single(ops.Ipc!).Symbol);
        Assert.Equal(["H04W 84/20", "H04W 88/04"], ops.Cpc!.ConvertAll(symbol => symbol.Symbol));
    }

    [SampleFact]
    public void An_abstract_alone_says_nothing_of_the_rest()
    {
        var record = First("ops/get_abstract-response.xml");
        Assert.Equal("2400812", record.Number(Numbers.Publication));
        Assert.Equal(Parts.None, record.Scope.Fully);
        Assert.Equal(Parts.Publications | Parts.Text, record.Scope.Partly);
        Assert.NotEmpty(record.Publications![0].Abstracts!);
    }

    [SampleFact]
    public void American_application_numbers_are_taken_in_the_USPTO_s_form_only()
    {
        var us = DocumentReading.ReadAll(Samples.Path("st36/ops/get_family_with_biblio-response.xml"), Catalog.Dialects).Select(read => read.Record!).Where(record => record.Office == "US").ToList();
        Assert.Equal(["13167395", "13167395"], us.ConvertAll(record => record.Identifiers[0].Folded));
        Assert.Equal([Numbers.Publication, Numbers.Grant], us.ConvertAll(record => record.Identifiers[1].Of));
    }

    [SampleFact]
    public void A_document_sent_again_after_the_grant_takes_no_grant_away()
    {
        var granted = First("docdb/AP-1206-A_302101161.xml");
        var amended = First("docdb/AP-1206-A_302101161.xml");
        amended.RegistrationDate = null;
        amended.Citations = null;
        amended.PublicationDate = new RegisterDate(2004, 1, 1);
        granted.Take(amended, amended.Scope.Fully, amended.Scope.Partly);
        Assert.Equal(new RegisterDate(2003, 9, 18), granted.RegistrationDate);
        Assert.Equal(new RegisterDate(2003, 9, 18), granted.PublicationDate);
        Assert.Equal(3, granted.Citations!.Count);
    }
}
