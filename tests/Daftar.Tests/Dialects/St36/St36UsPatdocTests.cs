using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Facts read by eye from grants of 2001 to 2004 in red book 2.4 and 2.5.</summary>
public class St36UsPatdocTests
{
    [SampleFact]
    public void A_grant_of_2002_is_read_whole()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/sgml-US06337117.xml");

        Assert.Equal(("09343526", "06337117"), (record.Number(Numbers.Application), record.Number(Numbers.Grant)));
        Assert.Equal((new RegisterDate(1999, 6, 30), new RegisterDate(2002, 1, 8)), (record.FilingDate, record.RegistrationDate));
        Assert.Equal("Optical memory device", Assert.Single(record.Titles!).Text);
        Assert.Equal(("B32B 3/02", new RegisterDate(2000, 1, 1)), (Assert.Single(record.Ipc!).Symbol, record.Ipc![0].Version));
        Assert.Equal(["428/64.1", "428/64.4", "428/147", "428/148", "428/690", "428/913", "430/495.1", "430/945"], record.National!.ConvertAll(symbol => symbol.Symbol));
        Assert.Equal(["Maenosono, Shinya", "Dushkin, Ceco", "Yamaguchi, Yukio", "Asami, Harumi", "Saita, Soichiro"], record.Inventors!.ConvertAll(inventor => inventor.Name));
        Assert.Equal(("Kanagawa", "JP"), (record.Inventors[0].City, record.Inventors[0].Country));
        Assert.Equal(("Mitsubishi Chemical Corporation", "foreign company or corporation"), (Assert.Single(record.Owners!).Name, record.Owners![0].Category));
        Assert.Equal("Oblon, Spivak, McClelland, Maier & Neustadt, P.C.", Assert.Single(record.Representatives!).Name);
        Assert.Equal(("5422489", new RegisterDate(1995, 6), "Bhargava", "cited by examiner"), (record.Citations![0].Number, record.Citations[0].Date!.Value, record.Citations[0].Text, record.Citations[0].Category));
        var publication = Assert.Single(record.Publications!);
        Assert.Equal(("06337117", "B1"), (publication.Number, publication.KindCode));
        Assert.StartsWith("An optical memory device comprising a luminous material", Assert.Single(publication.Abstracts!).Text, StringComparison.Ordinal);
        Assert.StartsWith("1. An optical memory device comprising:\na luminous material comprising luminous nanoparticles", publication.Claims![0].Text, StringComparison.Ordinal);
        Assert.Equal(("4", "4. The optical memory device of claim 2, wherein the nanoparticles are made of CdSe."), (publication.Claims[3].Number, publication.Claims[3].Text));
        Assert.Equal(record.ClaimCount, publication.Claims.Count);
        Assert.All(record.Residue ?? [], static one => Assert.Empty(one.Text));
    }

    [SampleFact]
    public void Priorities_parents_and_the_international_application_are_relations()
    {
        var continued = RealFiles.One<PatentRecord>("st36/us/sgml-US06336130.xml");
        Assert.Equal(("NO", "971605", new RegisterDate(1997, 4, 8)), (Assert.Single(continued.Priorities!).Office, continued.Priorities![0].Number, continued.Priorities[0].Date));
        var parent = Assert.Single(continued.Relations!);
        Assert.Equal((RelationKind.Continuation, "WO", "PCT/NO98/00107", new RegisterDate(1998, 4, 2), "PENDING"), (parent.Kind, parent.Office, parent.Number, parent.Date, parent.Text));
        Assert.Equal(["G06F 15/16", "G06F 13/00"], continued.Ipc!.ConvertAll(symbol => symbol.Symbol));

        var entered = RealFiles.One<PatentRecord>("st36/us/grant-v2-5-B1.xml");
        Assert.Contains(entered.Identifiers, number => number is { Of: Numbers.International, Written: "PCT/JP98/04545", Shared: true });
        Assert.Contains(entered.Relations!, relation => relation is { Kind: RelationKind.RelatedPublication, Office: "WO", Number: "WO99/20849" });
        Assert.Contains(entered.Events!, one => one.Code == "371c124" && one.Date == new RegisterDate(2000, 4, 24));
        // A tool has run its blanks together: the place of the class is lost, and nothing is guessed.
        Assert.Equal("E03C 1/04", entered.Ipc![0].Symbol);
        Assert.Equal("4675", entered.National![0].Symbol);
    }

    /// <summary>Its application was published before: that day is the first publication, that number another of its numbers.</summary>
    [SampleFact]
    public void A_grant_names_its_own_earlier_publication()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/grant-v2-5-B2.xml");
        Assert.Equal(new RegisterDate(2002, 8, 15), record.PublicationDate);
        Assert.Equal("20020108205", record.Number(Numbers.Publication));
        Assert.Equal(("A47L 5/14", "15/328"), (record.Ipc![0].Symbol, record.National![0].Symbol));
        Assert.Equal(("Berfield, Robert C.", "Jersey Shore", "PA", "US"), (record.Inventors![0].Name, record.Inventors[0].City, record.Inventors[0].Region, record.Inventors[0].Country));
        Assert.Equal("United States company or corporation", Assert.Single(record.Owners!).Category);
    }

    [SampleFact]
    public void A_design_grant_is_a_design_with_its_views()
    {
        var record = RealFiles.One<DesignRecord>("st36/us/grant-v2-5-S1.xml");
        Assert.Equal(("29129833", "D0452599"), (record.Number(Numbers.Application), record.Number(Numbers.Registration)));
        Assert.Equal(("01-01", "7", "D1/106"), (Assert.Single(record.Locarno!), record.LocarnoEdition, Assert.Single(record.NationalClasses!)));
        Assert.Equal("Confection item in the form of a tied braid", record.Titles![0].Text);
        Assert.Equal((14, 7), (record.TermYears, record.FigureCount));
        Assert.Equal("Rossi-Wolter, Ute", Assert.Single(record.Designers!).Name);
        Assert.Equal(["USD0452599-20020101-D00000.TIF", "USD0452599-20020101-D00001.TIF", "USD0452599-20020101-D00002.TIF"], record.Files!.ConvertAll(file => file.Name));
        Assert.All(record.Files, file => Assert.Equal(FileKind.View, file.Kind));
        Assert.Equal("The ornamental design for a confection item in the form of a tied braid, as shown and described.", Assert.Single(record.Claims!).Text);
        Assert.Contains("© Anness Publishing Limited", record.Citations![3].Text, StringComparison.Ordinal);
        Assert.Equal("D14/480", Assert.Single(RealFiles.One<DesignRecord>("st36/us/sgml-USD435854S1.xml").NationalClasses!));
    }

    /// <summary>The master file says which CPC symbols a grant has today, and nothing else: nothing else is touched by it.</summary>
    [SampleFact]
    public void The_master_classification_file_speaks_of_the_CPC_alone()
    {
        var record = RealFiles.One<PatentRecord>("st36/us/cpcMaster-cpcMaster.xml");
        Assert.Equal(("13897484", "9400000"), (record.Number(Numbers.Application), record.Number(Numbers.Grant)));
        Assert.Equal(new Scope(Parts.None, Parts.Classification | Parts.Publications), record.Scope);
        Assert.Equal(["F04D 29/703", "F04D 17/08", "F04D 25/06", "F04D 25/0613", "F04D 25/08", "F04D 29/403", "F04D 29/4206", "F04D 29/4213", "F04D 29/4226"], record.Cpc!.ConvertAll(symbol => symbol.Symbol));
        Assert.Equal(("F", "I", new RegisterDate(2013, 1, 1)), (record.Cpc[0].Position, record.Cpc[0].Value, record.Cpc[0].Version));
        Assert.Null(record.Residue);
    }
}
