using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

public class TrademarkWritingTests
{
    [Fact]
    public void AMarkWrittenAndReadAgainIsTheSameMark()
    {
        var marks = Enumerable.Range(1, 300).Select(MarksOfMyOwn.Make).ToList();
        var lost = new List<IReadOnlyList<string>>();
        var read = Written.Read(Written.Xml(Right.Trademark, marks, lost: lost));
        Assert.Equal(marks.Count, read.Count);
        for (var i = 0; i < marks.Count; i++)
        {
            Assert.Empty(read[i].Findings);
            Assert.Empty(lost[i]);
            Assert.Equal(Written.Json(marks[i]), Written.Json(read[i].Record!));
            Assert.Equal(marks[i].Produced, read[i].Record!.Produced);
            Assert.Equal(Scope.Everything, read[i].Record!.Scope);
        }
    }

    [SampleFact]
    public void WhatIsWrittenIsValidByTheSchemasOfV6()
    {
        Written.AreValidWhereNothingIsMissing(Enumerable.Range(1, 300).Select(MarksOfMyOwn.Make));
    }

    /// <summary>Each has an element of V6.0 among the national data; a correction that says more than words is an entry like any other.</summary>
    [Fact]
    public void StatementsOfTheRegisterAndTheNoticeOfAllowanceAreElementsOfTheirOwn()
    {
        var mark = MarksOfMyOwn.Make(3);
        (mark.Events, mark.Procedures) = ([new LegalEvent { Date = new RegisterDate(2020, 1, 2), Category = "Notice of allowance" }],
        [
            new RegisterEntry { Kind = "restriction", Text = "The 2(f) claim is restricted to class 16." }, new RegisterEntry { Kind = "concurrent use", Text = "Area: all but Cebu." },
            new RegisterEntry { Kind = "correction", Text = "Line 1 is deleted." },
        ]);
        List<IReadOnlyList<string>> lost = [];

        var xml = Written.Xml(Right.Trademark, [mark], lost: lost);

        var text = System.Text.Encoding.UTF8.GetString(xml);
        Assert.All((string[])["<tmk:RestrictionStatementText>The 2(f)", "<tmk:ConcurrentUseStatementText>Area", "<tmk:AllowanceNoticeDate>2020-01-02", "<tmk:RegistrationCertificateAmendmentText>Line 1"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("MarkRecordBag", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MarkEventBag", text, StringComparison.Ordinal);
        Assert.Empty(lost[0]);
        Assert.Equal(Written.Json(mark), Written.Json(Assert.Single(Written.Read(xml)).Record!));
        mark.Procedures[2].Date = new RegisterDate(2021, 3, 4);
        Assert.Contains("MarkRecordBag", System.Text.Encoding.UTF8.GetString(Written.Xml(Right.Trademark, [mark])), StringComparison.Ordinal);
    }

    [Fact]
    public void MarksThatAnOppositionIsAgainstStandWithTheDefendant()
    {
        var mark = MarksOfMyOwn.Make(3);
        mark.Procedures = [new RegisterEntry
        {
            Kind = "opposition", Identifier = "OPP-1", EarlierRights = ["US 2713476 KAPE"], ContestedRights = ["US 85531119 KOPI", "85531110"],
            Parties = [new Party { Name = "Opponent Example" }, new Party { Name = "Applicant Example", Category = "defendant" }],
        }];
        List<IReadOnlyList<string>> lost = [];

        var xml = Written.Xml(Right.Trademark, [mark], lost: lost);

        Assert.Empty(lost[0]);
        Assert.Equal(Written.Json(mark), Written.Json(Assert.Single(Written.Read(xml)).Record!));
        // Nobody to stand with: told, and kept beside the elements by a conversion.
        mark.Procedures[0].Parties!.RemoveAt(1);
        lost.Clear();
        Written.Xml(Right.Trademark, [mark], lost: lost);
        Assert.Contains("recordBag/contestedRightBag", lost[0]);
    }

    [SampleFact]
    public void StatementsAndContestedMarksAreValidByTheSchemas()
    {
        List<IpRecord> marks = [];
        foreach (var mark in Enumerable.Range(1, 60).Select(MarksOfMyOwn.Make))
        {
            mark.Events = [.. mark.Events ?? [], new LegalEvent { Date = new RegisterDate(2020, 1, 2), Category = "Notice of allowance" }];
            mark.Procedures = [.. mark.Procedures ?? [], .. St96StatementKinds.Select(static kind => new RegisterEntry { Kind = kind, Text = "In words." }), new RegisterEntry
            {
                Kind = "opposition", Identifier = "OPP-2", Filed = new RegisterDate(2020, 1, 3), Status = "Opposition filed", ContestedRights = ["US 85531119 KOPI"], Parties = [new Party { Name = "Opponent Example" }, new Party { Name = "Applicant Example", Category = "defendant" }],
            }];
            marks.Add(mark);
        }
        Written.AreValidWhereNothingIsMissing(marks);
    }

    private static readonly string[] St96StatementKinds = ["interference", "restriction of scope", "restriction", "certification", "concurrent use", "correction"];

    /// <summary>An element that demands a file name, or words, is not opened to say that what is not there is not in colour.</summary>
    [SampleTheory]
    [InlineData("TEH", false, null, true), InlineData("TEH", true, null, false), InlineData(null, null, false, false)]
    public void WhatIsNotThereOpensNoContainer(string? words, bool? inColour, bool? standard, bool valid)
    {
        var mark = MarksOfMyOwn.Make(3);
        (mark.Words, mark.SignificantWords, mark.Translations, mark.Transliterations, mark.Feature, mark.StandardCharacters) = (words, null, null, null, words is null ? "Figurative" : "Word", standard);
        (mark.InColour, mark.Vienna, mark.NationalFigurative, mark.Colours) = (inColour, null, null, null);
        mark.Files = mark.Files?.Where(static file => file.Kind != FileKind.MarkImage).ToList();

        var xml = Written.Xml(Right.Trademark, [mark]);

        Assert.Equal(valid, !MandatoryParts.MissingIn(new MemoryStream(xml)).Any(static part => part.Component.StartsWith("tmk:Mark", StringComparison.Ordinal)));
        Assert.Equal(valid || words is null, !System.Text.Encoding.UTF8.GetString(xml).Contains("MarkImage>", StringComparison.Ordinal));
        Assert.DoesNotContain(MandatoryParts.MissingIn(new MemoryStream(xml)), static part => part.Component == "tmk:WordMarkSpecification");
        Assert.True(Written.SchemaErrors(xml, "TrademarkTransaction").Count == 0 == (MandatoryParts.MissingIn(new MemoryStream(xml)).Count == 0));
    }

    [Fact]
    public void APartialMarkSpeaksOfItsPartsOnly()
    {
        var mark = new TrademarkRecord
        {
            Office = "SG", Scope = new Scope(Parts.Status, Parts.None), Status = new LegalStatus { OfficeText = "Registered" },
            Identifiers = [new OfficeNumber { Office = "SG", Of = Numbers.Application, Written = "40202100001A" }],
        };
        var read = Assert.Single(Written.Read(Written.Xml(Right.Trademark, [mark]))).Record!;
        Assert.Equal(mark.Scope, read.Scope);
        Assert.Equal(GeneralStatus.InForce, read.Status!.General);
    }

    [Fact]
    public void ADeletedMarkIsDeleted()
    {
        var mark = new TrademarkRecord
        {
            Office = "SG", Operation = Operation.Delete, Identifiers = [new OfficeNumber { Office = "SG", Of = Numbers.Application, Written = "40202100001A" }],
        };
        Assert.Equal(Operation.Delete, Assert.Single(Written.Read(Written.Xml(Right.Trademark, [mark]))).Record!.Operation);
    }

    [Fact]
    public void PublicDocumentsCarryNoStreetNoTelephoneAndNoMailAddress()
    {
        var marks = Enumerable.Range(1, 60).Select(MarksOfMyOwn.Make);
        var xml = System.Text.Encoding.UTF8.GetString(Written.Xml(Right.Trademark, marks, Written.Header with { Audience = St96Audience.Public }));
        Assert.Contains("Quezon City", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("Example Street", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("example.invalid", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("+63", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("1100<", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void CharactersXmlCannotHoldBecomeBlanks()
    {
        var mark = MarksOfMyOwn.Make(1);
        mark.Words = "A\u0001B\uD800C \U0001F600\r\nD";
        Assert.Equal("A B C \U0001F600\r\nD", ((TrademarkRecord)Assert.Single(Written.Read(Written.Xml(Right.Trademark, [mark]))).Record!).Words);
    }

    [Fact]
    public void WhatHasNoPlaceIsNamed()
    {
        var mark = MarksOfMyOwn.Make(1);
        mark.EffectDate = new RegisterDate(2020, 1, 1);
        mark.Transliterations = [new LocalText("th", "ka fae")];
        var lost = new List<IReadOnlyList<string>>();
        Written.Xml(Right.Trademark, [mark], lost: lost);
        Assert.Contains("rightEffectiveDate", lost[0]);
    }
}
