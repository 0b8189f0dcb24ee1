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
