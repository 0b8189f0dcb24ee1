using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from the USPTO's publications of 2001 to 2004.</summary>
public class St36UsPapTests
{
    [SampleFact]
    public void An_application_of_2000_is_read_whole()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/US20010000001A1-20010315.XML");

        Assert.Equal(("09725796", "20010000001"), (record.Number(Numbers.Application), record.Number(Numbers.Publication)));
        Assert.Equal((new RegisterDate(2000, 11, 29), new RegisterDate(2001, 3, 15)), (record.FilingDate, record.PublicationDate));
        Assert.Equal("Solvent mixture for use in a vapor degreaser and method of cleaning an article in a vapor degreaser utilizing said solvent", Assert.Single(record.Titles!).Text);
        Assert.Equal(("B08B 3/00", new RegisterDate(2000, 1, 1)), (Assert.Single(record.Ipc!).Symbol, record.Ipc![0].Version));
        Assert.Equal("134/31", record.National![0].Symbol);
        Assert.Equal(["Clark, Lawrence A.", "Priest, James L."], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal(("Alameda", "CA", "US"), (record.Inventors[0].City, record.Inventors[0].Region, record.Inventors[0].Country));
        Assert.Equal(2, record.Applicants!.Count);
        var letters = Assert.Single(record.Correspondents!);
        Assert.Equal("MARSHALL, O'TOOLE, GERSTEIN, MURRAY & BORUN", letters.Name);
        Assert.Equal(["6300 SEARS TOWER", "233 SOUTH WACKER DRIVE"], letters.AddressLines);
        var parent = record.Relations![0];
        Assert.Equal((RelationKind.Continuation, "09375495", new RegisterDate(1999, 8, 17), "PENDING"), (parent.Kind, parent.Number, parent.Date, parent.Text));
        Assert.Equal(("08894495", "GRANTED, of 09375495", "5938859"), (record.Relations[1].Number, record.Relations[1].Text, record.Relations[1].PublicationNumber));
        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("A1", 16), (publication.KindCode, publication.Claims!.Count));
        Assert.Equal("1", publication.Claims[0].Number);
        Assert.StartsWith("1. A solvent mixture for use in a vapor degreasing system, said solvent mixture comprising:", publication.Claims[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("The invention provides a solvent mixture comprising n-propyl bromide", Assert.Single(publication.Abstracts!).Text, StringComparison.Ordinal);
        Assert.Contains("This is a continuation-in-part of U.S. patent application Ser. No. 08/580,840", Assert.Single(publication.Descriptions!).Text, StringComparison.Ordinal);
        Assert.Null(record.Residue);
    }

    [SampleFact]
    public void Drawings_and_blanks_around_values_are_as_they_should_be()
    {
        Assert.Equal("US20010000002A1-20010315-D00001.TIF", RealFiles.One<PatentRecord>("st36/us/application-v1-5-A1_2.xml").Files![0].Name);

        var record = RealFiles.One<PatentRecord>("st36/us/pap-US20010000044A1.xml");
        Assert.Equal("Systems and Methods For Transacting Business Over A Global Communications Network Such As The Internet", record.Titles![0].Text);
        Assert.Equal(["705/26", "705/37"], record.National!.Take(2).Select(symbol => symbol.Symbol));
        Assert.Equal(("Lin, Wayne W", "Newport Beach", "US"), (record.Inventors![0].Name, record.Inventors[0].City, record.Inventors[0].Country));
        Assert.Equal(["c/o Law Offices of Neal M. Cohen", "2424 S.E. Bristol Street, Suite 300"], record.Inventors[0].AddressLines);
    }
}
