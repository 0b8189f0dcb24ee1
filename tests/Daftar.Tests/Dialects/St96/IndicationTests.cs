using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

public class IndicationTests
{
    [SampleFact]
    public void TheTapestriesOfAubussonAreReadWhole()
    {
        var read = Assert.Single(DocumentReading.ReadAll(Samples.Path("st96/wipo-examples/GIApplication_Example.xml"), Catalog.Dialects));
        var tapestry = (IndicationRecord)read.Record!;
        Assert.Empty(read.Findings);
        Assert.Null(tapestry.Residue);
        Assert.Equal("FR", tapestry.Office);
        Assert.Equal("IG 18-002", Assert.Single(tapestry.Identifiers).Written);
        Assert.Equal(new RegisterDate(2018, 3, 19), tapestry.FilingDate);
        Assert.Equal(new LocalText("fr", "Tapisserie d'Aubusson"), Assert.Single(tapestry.Titles!));
        Assert.Equal(new LocalText("en", "Aubusson tapestry"), Assert.Single(tapestry.Translations!));
        Assert.Equal(["24", "27"], tapestry.NiceClasses);
        Assert.Equal("Département de la Creuse", Assert.Single(tapestry.Area!).Text);
        Assert.Equal(10, tapestry.AuthorisedUsers!.Count);
        Assert.All(tapestry.AuthorisedUsers, one => Assert.Equal("Manufacturer", one.Category));
        Assert.Equal("Association LAINAMAC", Assert.Single(tapestry.Applicants!).Name);
        Assert.Equal("2018-18", Assert.Single(tapestry.Publications!).Gazette);
        Assert.Equal(new RegisterDate(2018, 6, 4), tapestry.PublicationDate);
    }

    [Fact]
    public void ANamespaceWithoutHttpIsUnderstood()
    {
        var read = Assert.Single(Written.Read("""
            <GIData xmlns="www.wipo.int/standards/XMLSchema/ST96/GeographicalIndication" officeCode="VN" languageCode="vi">
              <RegistrationNumber>00001</RegistrationNumber><GINameBag><GINameText languageCode="vi">Cà phê Ví Dụ</GINameText></GINameBag>
              <GIStatusCategory>Registered</GIStatusCategory>
            </GIData>
            """)).Record!;
        Assert.Equal("00001", read.Number(Numbers.Registration));
        Assert.Equal(GeneralStatus.InForce, read.Status!.General);
    }

    [Fact]
    public void AnIndicationWrittenAndReadAgainIsTheSameIndication()
    {
        var indications = Enumerable.Range(1, 100).Select(IndicationsOfMyOwn.Make).ToList();
        var lost = new List<IReadOnlyList<string>>();
        var read = Written.Read(Written.Xml(Right.Indication, indications, lost: lost));
        Assert.Equal(indications.Count, read.Count);
        for (var i = 0; i < indications.Count; i++)
        {
            Assert.Empty(read[i].Findings);
            Assert.Empty(lost[i]);
            Assert.Equal(Written.Json(indications[i]), Written.Json(read[i].Record!));
            Assert.Equal(Scope.Everything, read[i].Record!.Scope);
        }
    }

    [SampleFact]
    public void WhatIsWrittenIsValidByTheSchemasOfV6()
    {
        Written.AreValidWhereNothingIsMissing(Enumerable.Range(1, 100).Select(IndicationsOfMyOwn.Make));
    }

    [Fact]
    public void DeletionAndPartialChangeStandInTheTransactionOfEachRecord()
    {
        var deleted = IndicationsOfMyOwn.Make(1);
        deleted.Operation = Operation.Delete;
        var changed = new IndicationRecord
        {
            Office = "PH", Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "PH/G/2026/0002" }],
            Scope = new Scope(Parts.None, Parts.Text), Area = [new LocalText("en", "Two valleys.")],
        };
        var read = Written.Read(Written.Xml(Right.Indication, [deleted, changed, IndicationsOfMyOwn.Make(3)]));
        Assert.Equal([Operation.Delete, Operation.State, Operation.State], read.Select(one => one.Record!.Operation));
        Assert.Equal(new Scope(Parts.None, Parts.Text), read[1].Record!.Scope);
        Assert.Equal(Scope.Everything, read[2].Record!.Scope);
    }
}
