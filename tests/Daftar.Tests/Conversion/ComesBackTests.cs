using System.Text;
using Daftar.Conversion;
using Daftar.Dialects.St96;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Consistency;
using Daftar.Tests.Dialects.St96;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Conversion;

/// <summary>Read, write, read gives the same record: what elements of ST.96 cannot say stands beside them, and never overrules somebody who edits them.</summary>
[Collection(ConvertedSamplesCollection.Name)]
public sealed class ComesBackTests(ConvertedSamples samples) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-comes-back").FullName;

    /// <summary>The files are read as they lie there: what is claimed while writing is not taken for it.</summary>
    [SampleTheory]
    [InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("st26"), InlineData("st25"), InlineData("gi"), InlineData("other")]
    public void EveryRecordOfEverySampleIsReadBackTheSame(string of)
    {
        var converted = samples.Of(of, TargetForm.St96);
        Assert.Contains(converted.Records, static one => one.Record is not null);
        Complaints.None(ComesBack.Complaints(converted));
    }

    [SampleTheory]
    [InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("st26"), InlineData("st25"), InlineData("gi"), InlineData("other")]
    public void EveryRecordOfEverySampleComesBackFromJson(string of) => Complaints.None(ComesBack.Complaints(samples.Of(of, TargetForm.St97)));

    /// <summary>Of the project's own: every dialect, every mapping, and every package that is wrong in some way, for what a record says wrongly comes back, too.</summary>
    [Theory]
    [InlineData("", TargetForm.St96), InlineData("checks", TargetForm.St96)]
    [InlineData("", TargetForm.St97), InlineData("checks", TargetForm.St97)]
    public void EveryRecordOfTheProjectsSamplesComesBack(string of, TargetForm form)
    {
        var packages = Directory.GetDirectories(Path.Combine(Repository.Root, "samples", of));
        Assert.Contains(packages, static package => package.EndsWith(Path.DirectorySeparatorChar + "sheet", StringComparison.Ordinal) || package.Contains("SHEET-", StringComparison.Ordinal));
        Complaints.None(packages.SelectMany(package => ComesBack.Complaints(package, form, Path.Combine(folder, Path.GetFileName(package)))));
    }

    /// <summary>A field that is added to the model comes back, whether somebody teaches the writer or not.</summary>
    [Theory]
    [InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void EveryFieldOfTheModelComesBack(Right right)
    {
        var record = Filled.Record(right);
        (record.Office, record.Scope, record.Operation, record.Produced, record.ExchangedBy) = ("MY", Scope.Everything, Operation.State, Written.Noon.AddTicks(1), "EP");
        record.Identifiers = [new OfficeNumber { Office = "MY", Of = right == Right.Design ? Numbers.Design : Numbers.Application, Written = "2020000001" }, .. record.Identifiers];

        var carried = Carry(record);

        Assert.NotEmpty(carried.Losses);
        Complaints.None(carried.NotReadBack.Select(static loss => loss.ToString()));
    }

    [Fact]
    public void WhatWouldEndAnInstructionOrIsNoLetterOfXmlComesBack()
    {
        var mark = Mark();
        mark.Files = [new FileReference { Kind = FileKind.MarkImage, Name = "1.jpg", Identifier = "?> <?xml version='1.0'?> <a>&amp;&eacute;]]>\u0001\uFFFE\u0085\n\"\\ ก 𝒳" }];

        Assert.Empty(Carry(mark).NotReadBack);
        Assert.Empty(Carry(mark, TargetForm.St97).NotReadBack);
    }

    /// <summary>Titles in three languages of three changes on one day: no number tells them apart, and each document has them.</summary>
    [Fact]
    public void WhatSeveralDocumentsHaveInCommonComesBackOnce()
    {
        var patent = new PatentRecord
        {
            Office = "MY", Identifiers = [new OfficeNumber { Office = "MY", Of = Numbers.Application, Written = "1" }], Produced = Written.Noon,
            Scope = new Scope(Parts.Bibliography, Parts.Publications | Parts.Procedures | Parts.Text),
            Publications = [.. Enumerable.Range(1, 3).Select(static day => new Publication { Office = "MY", Number = "MY" + day, KindCode = "A" + day, Date = new RegisterDate(2020, 1, day), Pages = day })],
            Procedures = [.. Enumerable.Range(1, 3).Select(static place => new RegisterEntry { Kind = "change", Date = new RegisterDate(2021, 1, 1), Text = "Title " + place })],
        };
        patent.Publications[2].Claims = [new Claim("1", "en", "A wheel."), new Claim("1", "fr", "Une roue.")];

        var carried = Carry(patent);

        Assert.Equal(4, carried.Documents.Documents.Count);
        Complaints.None(carried.NotReadBack.Select(static loss => loss.ToString()));
        // Each says its own alone: whoever edits one document is not overruled by another.
        Assert.DoesNotContain(carried.Beside, static said => said!.Contains("A wheel.", StringComparison.Ordinal) || said.Contains("Une roue.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TargetForm.St96), InlineData(TargetForm.St97)]
    public void WhatThePublicMayNotSeeStandsBesideNoElements(TargetForm form)
    {
        var mark = Mark();
        mark.RestrictedParts = Parts.Procedures;
        mark.ApplicantReference = "secret reference";
        mark.Procedures = [new RegisterEntry { Kind = "secret pledge", Text = "secret creditor", Parties = [new Party { Name = "secret party" }] }];
        mark.Applicants = [new Party { Name = "Shown", LegalForm = "Company", AddressLines = ["secret street"], Residence = "PH", Phones = ["secret phone"] }, new Party { Name = "secret name", Restricted = PartyParts.All, Category = "Original owner" }];
        mark.Files = [new FileReference { Kind = FileKind.MarkImage, Name = "1.jpg", Identifier = "shown file" }];
        mark.RegistrationDate = new RegisterDate(2020, 1, 1);
        File.WriteAllBytes(Path.Combine(folder, "in.xml"), Carry(mark).Documents.Documents[0].ToArray());

        var published = Assert.Single(Convert(Path.Combine(folder, "in.xml"), form, St96Audience.Public));
        var text = File.ReadAllText(Path.Combine(folder, "out", published.Documents[0]));

        Assert.Contains("shown file", text, StringComparison.Ordinal);
        Assert.Contains(form == TargetForm.St97 ? StatedBeside.Property : StatedBeside.Target, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(published.NotReadBack);
    }

    /// <summary>V6.0 has one title of a design: that in the language of filing; the others stand beside it.</summary>
    [Fact]
    public void ADesignHasOneTitleInItsElementsAndComesBackWithAll()
    {
        var design = DesignsOfMyOwn.Make(1);
        (design.FilingLanguage, design.Titles) = ("en", [new LocalText("de", "Becher"), new LocalText("en", "Cup"), new LocalText("fr", "Tasse")]);

        var carried = Carry(design);

        var xml = Encoding.UTF8.GetString(carried.Documents.Documents[0].Span);
        Assert.Equal(2, xml.Split("<dgn:DesignTitleText").Length);
        Assert.Contains(">Cup</dgn:DesignTitleText>", xml, StringComparison.Ordinal);
        Assert.Empty(carried.NotReadBack);
    }

    /// <summary>To the schemas, and to every other reader, it is not there.</summary>
    [SampleFact]
    public void WhatStandsBesideElementsChangesNothingForTheSchemas()
    {
        var mark = MarksOfMyOwn.Make(3);
        mark.Applicants![0].Category = "Original owner";
        mark.RestrictedParts = Parts.Events;
        var carried = Carry(mark);

        Assert.NotNull(carried.Beside[0]);
        Assert.Equal(Written.SchemaErrors(Written.Xml(Right.Trademark, [mark]), "TrademarkTransaction"), Written.SchemaErrors(carried.Documents.Documents[0].ToArray(), "TrademarkTransaction"));
    }

    private static TrademarkRecord Mark() => new()
    {
        Office = "PH", Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "4/2026/1" }], Words = "KAPE", Produced = Written.Noon,
    };

    private static CarriedRecord Carry(IpRecord record, TargetForm form = TargetForm.St96) =>
        CarriedRecord.Of(record, Written.Header, form, new ReadBack(OfficeProfiles.Embedded, Catalog.Dialects, new LoadOptions().Limits.Xml));

    private List<ConvertedRecord> Convert(string path, TargetForm form, St96Audience audience)
    {
        var records = new List<ConvertedRecord>();
        Flow.Convert(TimeProvider.System).Run(path, new LoadOptions(), new ConversionOptions { Form = form, Audience = audience, Folder = Path.Combine(folder, "out") }, records.Add, CancellationToken.None);
        return records;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
