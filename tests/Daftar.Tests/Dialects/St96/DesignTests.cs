using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

public class DesignTests
{
    [SampleFact]
    public void TheChairOfWiposExampleIsReadWhole()
    {
        var read = Assert.Single(DocumentReading.ReadAll(Samples.Path("st96/wipo-examples/DesignApplication_Example.xml"), Catalog.Dialects));
        var chair = (DesignRecord)read.Record!;
        Assert.Empty(read.Findings);
        Assert.Equal(["D0123456", "35503842", "123456"], chair.Identifiers.Select(number => number.Written));
        Assert.Equal(new RegisterDate(2017, 8, 29), chair.RegistrationDate);
        Assert.Equal(new RegisterDate(2019, 1, 29), chair.EffectDate);
        Assert.Equal(new RegisterDate(2034, 1, 29), chair.ExpiryDate);
        Assert.Equal("Chair", Assert.Single(chair.Titles!).Text);
        Assert.Equal(3, chair.Descriptions!.Count);
        Assert.Equal("The ornamental design for a chair, as shown and described.", Assert.Single(chair.Claims!).Text);
        Assert.Equal(["06-01"], chair.Locarno);
        Assert.Equal("11", chair.LocarnoEdition);
        Assert.Equal(["D6/373", "D6/375", "D6/376"], chair.NationalClasses);
        Assert.Equal(7, chair.Files!.Count(file => file.Kind == FileKind.View));
        Assert.Equal(("m001_003.jpg", "Back"), (chair.Files![2].Name, chair.Files[2].View));
        Assert.Equal(["Francis, Emma", "Altova, Jeannette", "Ho, Manuel"], chair.Designers!.Select(one => one.Name));
        Assert.Equal("HARPER Inc.", Assert.Single(chair.Applicants!).Name);
        Assert.Equal(GeneralStatus.InForce, chair.Status!.General);
        Assert.Equal("DM/096824", Assert.Single(chair.Priorities!).Number);
        Assert.Contains(chair.Events!, one => one.Text == "Issue Notification Mailed" && one.Date == new RegisterDate(2019, 1, 9));
        Assert.Equal(5, chair.Citations!.Count);
        Assert.Equal(("US", "D5584709", "S", "Priebe"), (chair.Citations[0].Office, chair.Citations[0].Number, chair.Citations[0].KindCode, chair.Citations[0].Text));
    }

    [Fact]
    public void DesignsFiledTogetherAreEntriesOfTheirOwnThatShareAnApplicationNumber()
    {
        var read = Written.Read("""
            <?xml version="1.0"?>
            <dgn:DesignApplication xmlns:dgn="http://www.wipo.int/standards/XMLSchema/ST96/Design" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common">
              <com:RegistrationOfficeCode>TH</com:RegistrationOfficeCode>
              <com:ApplicationNumber><com:ApplicationNumberText>2602000001</com:ApplicationNumberText></com:ApplicationNumber>
              <dgn:DesignBag>
                <dgn:Design><dgn:DesignIdentifier>1</dgn:DesignIdentifier><dgn:DesignTitleText com:languageCode="en">Cup</dgn:DesignTitleText></dgn:Design>
                <dgn:Design><dgn:DesignTitleText com:languageCode="en">Saucer</dgn:DesignTitleText><dgn:DesignCurrentStatusCategory>Withdrawn</dgn:DesignCurrentStatusCategory></dgn:Design>
              </dgn:DesignBag>
              <com:ApplicationDate>2026-02-01</com:ApplicationDate>
            </dgn:DesignApplication>
            """);
        Assert.Equal(["2602000001-1", "2602000001-2"], read.Select(one => one.Record!.Number(Numbers.Design)));
        Assert.All(read, one => Assert.True(one.Record!.Identifiers.Single(number => number.Of == Numbers.Application).Shared));
        Assert.All(read, one => Assert.Equal(new RegisterDate(2026, 2, 1), one.Record!.FilingDate));
        Assert.Null(read[0].Record!.Status);
        Assert.Equal("withdrawn", read[1].Record!.Status!.Reason);
        Assert.NotEqual(read[0].Fingerprint, read[1].Fingerprint);
    }

    [Fact]
    public void ADesignWrittenAndReadAgainIsTheSameDesign()
    {
        var designs = Enumerable.Range(1, 200).Select(DesignsOfMyOwn.Make).ToList();
        var lost = new List<IReadOnlyList<string>>();
        var read = Written.Read(Written.Xml(Right.Design, designs, lost: lost));
        Assert.Equal(designs.Count, read.Count);
        for (var i = 0; i < designs.Count; i++)
        {
            Assert.Empty(read[i].Findings);
            Assert.Empty(lost[i]);
            Assert.Equal(Written.Json(designs[i]), Written.Json(read[i].Record!));
        }
    }

    [SampleFact]
    public void WhatIsWrittenIsValidByTheSchemasOfV6()
    {
        Written.AreValidWhereNothingIsMissing(Enumerable.Range(1, 200).Select(DesignsOfMyOwn.Make));
    }

    [Fact]
    public void ADesignerWhoWaivedBeingNamedIsNotInPublicDocuments()
    {
        var design = DesignsOfMyOwn.Make(5);
        design.Designers = [new Party { Name = "Hidden Example", WaivedNaming = true, City = "Elsewhere" }];
        var xml = System.Text.Encoding.UTF8.GetString(Written.Xml(Right.Design, [design], Written.Header with { Audience = St96Audience.Public }));
        Assert.DoesNotContain("Hidden Example", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", xml, StringComparison.Ordinal);
        Assert.Contains("DesignerWaiverIndicator", xml, StringComparison.Ordinal);
    }
}
