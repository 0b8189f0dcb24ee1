using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

public class PatentTests
{
    [SampleFact]
    public void TheBondedPhotoDetectorOfWiposExampleIsReadWhole()
    {
        var read = Assert.Single(DocumentReading.ReadAll(Samples.Path("st96/wipo-examples/PatentPublication_Example.xml"), Catalog.Dialects));
        var patent = (PatentRecord)read.Record!;
        Assert.Empty(read.Findings);
        Assert.Equal("US", patent.Office);
        Assert.Equal("invention", patent.Kind);
        Assert.Equal("13797521", patent.Number(Numbers.Application));
        Assert.Equal("08936998", patent.Number(Numbers.Grant));
        Assert.Equal(new RegisterDate(2013, 3, 12), patent.FilingDate);
        Assert.Equal(new RegisterDate(2015, 1, 20), patent.RegistrationDate);
        Assert.Equal(new RegisterDate(2013, 8, 22), patent.PublicationDate);
        Assert.Equal(6, patent.Ipc!.Count);
        Assert.Equal(("H01L 21/30", "F", "I"), (patent.Ipc[0].Symbol, patent.Ipc[0].Position, patent.Ipc[0].Value));
        Assert.Equal("H01L 21/2007", patent.Cpc![0].Symbol);
        Assert.Equal("JP", Assert.Single(patent.Priorities!).Office);
        Assert.Equal(["Utsumi, Jun", "Goto, Takayuki", "Ide, Kensuke"], patent.Inventors!.Take(3).Select(one => one.Name));
        Assert.Equal(["Mitsubishi Heavy Industries, Ltd.", "National Institute of Advanced Industrial Science and Technology"], patent.Owners!.Select(one => one.Name));
        Assert.Equal(30, patent.Citations!.Count);
        Assert.Equal(("US", "6054363", "A", "cited by applicant"), (patent.Citations[0].Office, patent.Citations[0].Number, patent.Citations[0].KindCode, patent.Citations[0].Category));
        var division = patent.Relations!.First(one => one.Kind == RelationKind.Division);
        Assert.Equal(("12741916", "ABANDONED", false), (division.Number, division.Text, division.IsChild));
        var publication = Assert.Single(patent.Publications!);
        Assert.Equal("B2", publication.KindCode);
        Assert.Equal(10, publication.Claims!.Count);
        Assert.StartsWith("1. A device manufacture method", publication.Claims[0].Text, StringComparison.Ordinal);
        Assert.Contains("TECHNICAL FIELD", Assert.Single(publication.Descriptions!).Text, StringComparison.Ordinal);
        Assert.Equal(Parts.Bibliography | Parts.Parties | Parts.Classification | Parts.Relations, patent.Scope.Fully);
    }

    [SampleFact]
    public void TextsThatApplicantsFiledSpeakOfTextAlone()
    {
        var files = Samples.Xml("st96/us-patents");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var read = Assert.Single(DocumentReading.ReadAll(file, Catalog.Dialects));
            var patent = (PatentRecord)read.Record!;
            Assert.Equal(Path.GetFileName(file)[..8], patent.Number(Numbers.Application));
            Assert.Equal(Parts.None, patent.Scope.Fully);
            Assert.Equal(Parts.Text, patent.Scope.Partly & ~Parts.Files);
            var text = Assert.Single(patent.Publications!);
            Assert.Equal(file.Contains(".CLM", StringComparison.Ordinal), text.Claims is not null);
            Assert.Equal(file.Contains(".ABST", StringComparison.Ordinal), text.Abstracts is not null);
            Assert.Equal(file.Contains(".SPEC", StringComparison.Ordinal), text.Descriptions is not null);
        }
    }

    [Fact]
    public void APatentWrittenAndReadAgainIsTheSamePatent()
    {
        var patents = Enumerable.Range(1, 200).Select(PatentsOfMyOwn.Make).ToList();
        var lost = new List<IReadOnlyList<string>>();
        var read = Written.Read(Written.Xml(Right.Patent, patents, lost: lost));
        Assert.Equal(patents.Count, read.Count);
        for (var i = 0; i < patents.Count; i++)
        {
            Assert.Empty(read[i].Findings);
            Assert.Empty(lost[i]);
            Assert.Equal(Written.Json(patents[i]), Written.Json(read[i].Record!));
            Assert.Equal(patents[i].Produced, read[i].Record!.Produced);
        }
    }

    [SampleFact]
    public void WhatIsWrittenIsValidByTheSchemasOfV6()
    {
        Written.AreValidWhereNothingIsMissing(Enumerable.Range(1, 60).Select(PatentsOfMyOwn.Make));
    }

    [SampleFact]
    public void StatusDocumentsAreValidByTheSchemasOfV6() =>
        Assert.Empty(Written.SchemaErrors(Written.Xml(Right.Patent, [WithEvents()], Written.Header with { PatentForm = St96PatentForm.LegalStatus }), "PatentLegalStatusData"));

    [Fact]
    public void AStatusDocumentSpeaksOfEventsAndStatusOnly()
    {
        var patent = WithEvents();
        var read = Assert.Single(Written.Read(Written.Xml(Right.Patent, [patent], Written.Header with { PatentForm = St96PatentForm.LegalStatus }))).Record!;
        Assert.Equal(new Scope(Parts.Events | Parts.Status, Parts.None), read.Scope);
        Assert.Equal(patent.Events!.Select(one => (one.Date, one.Code, one.Text, one.KeyEvent, one.DetailedEvent, one.States, one.Category)),
            read.Events!.Select(one => (one.Date, one.Code, one.Text, one.KeyEvent, one.DetailedEvent, one.States, one.Category)));
        Assert.Equal((GeneralStatus.Ended, "lapsed"), (read.Status!.General, read.Status.Reason));
        Assert.Equal(patent.Identifiers, read.Identifiers);
    }

    [Fact]
    public void AGrantThatAnEventSaysIsInForceAndAnUnspecifiedStateSaysNothing()
    {
        var patent = WithEvents();
        patent.Events!.RemoveAt(2);
        Assert.Equal(GeneralStatus.InForce, Status(patent)!.General);
        patent.Events.ForEach(static one => one.States = null);
        Assert.Null(Status(patent));

        static LegalStatus? Status(PatentRecord of) =>
            Assert.Single(Written.Read(Written.Xml(Right.Patent, [of], Written.Header with { PatentForm = St96PatentForm.LegalStatus }))).Record!.Status;
    }

    [Fact]
    public void AWholePatentIsItsPublicationsAndItsStatus()
    {
        var patent = PatentsOfMyOwn.Make(3);
        patent.Publications!.Add(new Publication { Office = "PH", Number = "G-3", KindCode = patent.Kind == "invention" ? "B1" : "Y1", Date = new RegisterDate(2027, 1, 1), Languages = ["en"] });
        patent.Events = WithEvents().Events;
        patent.Events!.ForEach(static one => one.States = null);
        patent.Events.RemoveAt(2);
        patent.Status = new LegalStatus { General = GeneralStatus.InForce, OfficeText = "Patent granted", OfficeCode = "GRT", Date = new RegisterDate(2022, 1, 2) };
        using var stream = new MemoryStream();
        using var writer = St96Writer.Begin(stream, Right.Patent, Written.Header);
        Assert.Empty(writer.Write(patent));
        writer.End();
        Assert.Equal(3, writer.RecordElements);
        var read = Written.Read(stream.ToArray());
        Assert.Equal(patent.Publications.Select(one => one.KindCode), read.Take(2).Select(one => Assert.Single(one.Record!.Publications!).KindCode));
        var status = read[2].Record!.Status!;
        Assert.Equal((GeneralStatus.InForce, "Patent granted", "GRT", patent.Status.Date), (status.General, status.OfficeText, status.OfficeCode, status.Date));
        Assert.Equal(patent.Events.Select(one => (one.Date, one.Code, one.Text, one.KeyEvent)), read[2].Record!.Events!.Select(one => (one.Date, one.Code, one.Text, one.KeyEvent)));
    }

    [Fact]
    public void ADeletedPatentIsDeleted()
    {
        var patent = PatentsOfMyOwn.Make(1);
        patent.Operation = Operation.Delete;
        Assert.Equal(Operation.Delete, Assert.Single(Written.Read(Written.Xml(Right.Patent, [patent]))).Record!.Operation);
    }

    private static PatentRecord WithEvents() => new()
    {
        Office = "PH",
        Identifiers =
        [
            new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "1/2020/000007" },
            new OfficeNumber { Office = "PH", Of = Numbers.Grant, Written = "1-2020-000007" },
        ],
        Produced = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
        Events =
        [
            new LegalEvent { Date = new RegisterDate(2020, 1, 2), KeyEvent = "A10", DetailedEvent = "A12", States = "A-0-1", Code = "FIL", Text = "Application filed" },
            new LegalEvent { Date = new RegisterDate(2022, 1, 2), KeyEvent = "F10", DetailedEvent = "F11", States = "A-2-4", Code = "GRT", Text = "Patent granted", Language = "en" },
            new LegalEvent { Date = new RegisterDate(2025, 1, 2), KeyEvent = "H10", DetailedEvent = "H13", States = "N-4-4", Code = "LAP", Text = "Fee not paid", Language = "en", Category = "Lapsed" },
        ],
    };
}
