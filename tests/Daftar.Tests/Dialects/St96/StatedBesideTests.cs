using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Daftar.Dialects.St96;
using Daftar.Intake;
using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>An instruction beside the elements of a record: guarded by what they say, and harmless whatever it holds.</summary>
public sealed class StatedBesideTests
{
    private static readonly string OfNothing = StatedBeside.Digest("", null);

    [Fact]
    public void ItSaysWhatElementsDoNot()
    {
        var read = Read("""{"of":{"fileBag":"FILES","markFeatureCategory":"NOTHING"},"say":{"/fileBag/0/fileIdentifier":"F-1","/markFeatureCategory":"Typeset words"}}""");

        Assert.Empty(read.Findings);
        Assert.Equal(("F-1", "Typeset words", "KAPE"), (read.Record!.Files![0].Identifier, ((TrademarkRecord)read.Record).Feature, ((TrademarkRecord)read.Record).Words));
    }

    /// <summary>Somebody mends the name of the file: the instruction spoke of another one.</summary>
    [Fact]
    public void WhoEditsElementsIsNotOverruledAndItIsTold()
    {
        var read = Read("""{"of":{"fileBag":"FILES","markFeatureCategory":"NOTHING","scope":"SCOPE"},"say":{"/fileBag/0/fileIdentifier":"F-1","/markFeatureCategory":"Typeset words"},"scope":["All","None"]}""",
            static xml => xml.Replace("1.jpg", "2.jpg", StringComparison.Ordinal));

        var told = Assert.Single(read.Findings);
        Assert.Equal((StatedBeside.Outdated, "fileBag"), (told.Code, told.Came));
        Assert.Equal(("2.jpg", null, "Typeset words"), (read.Record!.Files![0].Name, read.Record.Files[0].Identifier, ((TrademarkRecord)read.Record).Feature));
        // Without all of it the record is complete of nothing.
        Assert.Equal(Parts.None, read.Record.Scope.Fully);
    }

    [Theory]
    [InlineData("""{"of":{"produced":"0123456789abcdef"},"produced":"2020-01-01T00:00:00Z"}""", "produced")]
    [InlineData("""{"of":{"scope":"0123456789abcdef"},"scope":["All","None"]}""", "scope")]
    [InlineData("""{"scope":["All","None"]}""", "scope")]
    public void NeitherTimeNorScopeOverrulesWhatWasStatedSince(string said, string what)
    {
        var read = Read(said);

        Assert.Equal((StatedBeside.Outdated, what), (Assert.Single(read.Findings).Code, read.Findings[0].Came));
        Assert.Equal((Written.Noon, Parts.None), (read.Record!.Produced!.Value, read.Record.Scope.Fully));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"say":{"/fileBag/0/fileIdentifier":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":7},"say":{"/fileBag/0/fileIdentifier":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/7/fileIdentifier":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/00/fileIdentifier":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/nothing/of/that":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/unknown":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/documentDate":"tomorrow"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/fileIdentifier":["F-1"]}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/fileIdentifier":[null]}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0":null}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"order":{"/fileBag":[0,0]}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"order":{"/fileBag":[0,-1]}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"order":{"/fileBag":[99999999999]}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"order":{"/fileBag":[0],"/fileBag":[0]}}""")]
    [InlineData("""{"of":{"unknownBag":"NOTHING"},"say":{"/unknownBag":["F-1"]}}""")]
    [InlineData("""{"of":{"residueBag":"NOTHING"},"say":{"/residueBag":[{"path":"a","text":"b"}]}}""")]
    [InlineData("""{"of":{"registrationOfficeCode":"NOTHING"},"say":{"/registrationOfficeCode":"US"}}""")]
    [InlineData("""{"of":{"identifierBag":"NUMBERS"},"say":{"/identifierBag":null}}""")]
    [InlineData("""{"of":{"identifierBag":"NUMBERS"},"say":{"/identifierBag":[]}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0":{"fileName":"2.jpg","fileName":"3.jpg"}}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag":[{"a":{"b":1,"b":2}}],"/fileBag/0/a/b":1}}""")]
    [InlineData("""{"of":{"fileBag":"FILES","fileBag":"FILES"},"say":{"/fileBag/0/unknown":"\ud800"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/\ud800":"F-1"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/fileIdentifier":"\ud800"}}""")]
    [InlineData("""{"of":{"fileBag":"FILES"},"say":{"/fileBag/0/fileIdentifier":"a\u0000b"}}""")]
    [InlineData("""{"of":{"\ud800":"FILES"},"say":{"/fileBag/0/fileIdentifier":"F"}}""")]
    [InlineData("""{"produced":"\ud800"}""")]
    [InlineData("""{"by":"\ud800"}""")]
    [InlineData("""{"scope":["\ud800","All"]}""")]
    [InlineData("""{"produced":"yesterday"}""")]
    [InlineData("""{"scope":["Everything"]}""")]
    [InlineData("""{"by":"nobody"}""")]
    [InlineData("""{"more":1}""")]
    public void WhatIsMalformedOrPointsNowhereCostsItselfAndNothingElse(string said)
    {
        var read = Read(said);

        Assert.All(read.Findings, static told => Assert.Equal((StatedBeside.Unreadable, Severity.Warn), (told.Code, told.Severity)));
        Assert.NotEmpty(read.Findings);
        Assert.Equal(Json(Read(null).Record!), Json(read.Record!));
    }

    /// <summary>One bad member, one good: the good one holds.</summary>
    [Fact]
    public void WhatCannotBeTakenCostsNoOtherMember()
    {
        var read = Read("""{"of":{"fileBag":"FILES","markFeatureCategory":"NOTHING"},"say":{"/fileBag/0/unknown":"F-1","/markFeatureCategory":"Typeset words"}}""");

        Assert.Equal((StatedBeside.Unreadable, "fileBag"), (Assert.Single(read.Findings).Code, read.Findings[0].Came));
        Assert.Equal("Typeset words", ((TrademarkRecord)read.Record!).Feature);
    }

    /// <summary>Edited, cut off or spoilt: what it said of what the public may see is not forgotten with it.</summary>
    [Theory]
    [InlineData("""{"of":{"fileBag":"0123456789abcdef","visibility":"NOTHING"},"say":{"/visibility":"unpublished"}}""", true, false)]
    [InlineData("""{"of":{"visibility":"NOTHING"},"say":{"/visibility":"unpublished" """, true, false)]
    [InlineData("""{"of":{"visibility":"0123456789abcdef"},"say":{"/visibility":"unpublished"}}""", true, false)]
    [InlineData("""{"of":{"restrictedParts":"NOTHING"},"say":{"/restrictedParts":"Files, Text" """, false, true)]
    [InlineData("""{"of":{"restrictedParts":"0123456789abcdef"},"say":{"/restrictedParts":"Files, Text"}}""", false, true)]
    [InlineData("""{"of":{"fileBag":"0123456789abcdef"},"say":{"/fileBag/0/fileIdentifier":"F-1"}}""", false, false)]
    public void WhatAnInstructionWithholdsStaysWithheldWhereItCannotBeTaken(string said, bool unpublished, bool restricted)
    {
        var read = Read(said).Record!;

        Assert.Equal((unpublished, restricted), (read.Visibility == Visibility.Unpublished, (read.RestrictedParts & Parts.Files) != 0));
    }

    /// <summary>Somebody mends the name of a designer whose address, or name, is not for the public.</summary>
    [Theory]
    [InlineData(PartyParts.All, null), InlineData(PartyParts.Name | PartyParts.City, null), InlineData(null, true)]
    public void WhoIsWithheldStaysWithheldUnderAnotherName(PartyParts? restricted, bool? waived)
    {
        var design = new Daftar.Rights.Designs.DesignRecord
        {
            Office = "TH", Identifiers = [new OfficeNumber { Office = "TH", Of = Numbers.Design, Written = "2602000031-1" }], Deferred = true, DeferredUntil = new(2029, 4, 5), FilingDate = new(2026, 10, 5),
            Designers = [new Party { Sequence = 1, Name = "Hidden, Eve", City = "Trang", Restricted = restricted, WaivedNaming = waived }, new Party { Sequence = 2, Name = "Open, Ben" }],
            Applicants = [new Party { Name = "Hidden Works", Restricted = restricted ?? PartyParts.Name }], Files = [new FileReference { Kind = FileKind.View, Name = "v.png" }], RestrictedParts = Parts.Events, Visibility = Visibility.Unpublished,
        };
        var carried = Daftar.Conversion.CarriedRecord.Of(design, Written.Header, default, new Daftar.Conversion.ReadBack(Daftar.Offices.OfficeProfiles.Embedded, Catalog.Dialects, XmlLimits.Default));
        var xml = Encoding.UTF8.GetString(Assert.Single(carried.Documents.Documents).Span);

        var same = (Daftar.Rights.Designs.DesignRecord)Assert.Single(Written.Read(xml)).Record!;
        Assert.Equal((Visibility.Unpublished, Parts.Events, true, "2029-04-05"), (same.Visibility, same.RestrictedParts, same.Deferred, same.DeferredUntil.ToString()));
        Assert.Equal(design.Designers.ConvertAll(static one => one.Withheld), same.Designers!.ConvertAll(static one => one.Withheld));

        var edited = (Daftar.Rights.Designs.DesignRecord)Assert.Single(Written.Read(xml.Replace("Hidden, Eve", "Hidden, Evelyn", StringComparison.Ordinal).Replace("Hidden Works", "Hidden Workshop", StringComparison.Ordinal))).Record!;
        var shown = (Daftar.Rights.Designs.DesignRecord)Daftar.Register.PublicView.Narrow(edited, new DateOnly(2026, 11, 22));
        Assert.Equal(Visibility.Unpublished, edited.Visibility);
        Assert.DoesNotContain("Hidden", Json(shown), StringComparison.Ordinal);
        Assert.Null(shown.Files);
    }

    [Fact]
    public void AHostileOneIsReadInNoTime()
    {
        var clock = Stopwatch.StartNew();
        foreach (var said in (string[])
        [
            """{"of":{""" + Many("m", ":\"\"") + "}}",
            """{"say":{""" + Many("x", ":1") + "}}",
            """{"of":{"fileBag":"FILES"},"say":{" """.TrimEnd() + string.Concat(Enumerable.Repeat("/a", 1_000_000)) + "\":1}}",
            """{"of":{"fileBag":"FILES"},"order":{"/fileBag":[""" + string.Join(',', Enumerable.Repeat("-1", 1_000_000)) + "]}}",
            new string('[', 1_000_000),
            "\"" + new string('x', 17_000_000) + "\"",
        ])
        {
            var read = Read(said);
            Assert.InRange(read.Findings.Count, 1, 25);
            Assert.Equal("1.jpg", Assert.Single(read.Record!.Files!).Name);
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
    }

    /// <summary>The same elements with something else beside them are another statement: it is no duplicate.</summary>
    [Fact]
    public void ItCountsForTheFingerprint()
    {
        var other = Read("""{"of":{"markFeatureCategory":"NOTHING"},"say":{"/markFeatureCategory":"Typeset words"}}""");

        Assert.NotEqual(Read(null).Fingerprint, other.Fingerprint);
        Assert.NotEqual(Read("""{"of":{"markFeatureCategory":"NOTHING"},"say":{"/markFeatureCategory":"Stylised"}}""").Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void ItIsReadInEveryEncodingAndLayout()
    {
        var xml = Document("""{"of":{"markFeatureCategory":"NOTHING"},"say":{"/markFeatureCategory":"กาแฟ"}}""").Replace("<?daftar", "\n   <?daftar", StringComparison.Ordinal);

        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var bytes = encoding.GetPreamble().Concat(encoding.GetBytes(xml.Replace("utf-8", encoding.WebName, StringComparison.OrdinalIgnoreCase))).ToArray();
            Assert.Equal("กาแฟ", ((TrademarkRecord)Assert.Single(Written.Read(bytes)).Record!).Feature);
        }
    }

    private static ReadRecord Read(string? said, Func<string, string>? edited = null) => Assert.Single(Written.Read((edited ?? (static xml => xml))(Document(said))));

    /// <summary>An Update with one file, written by Daftar, with an instruction beside it; digests stand under their names.</summary>
    private static string Document(string? said)
    {
        var mark = new TrademarkRecord
        {
            Office = "PH", Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "4/2026/1" }], Words = "KAPE",
            Files = [new FileReference { Kind = FileKind.MarkImage, Name = "1.jpg", Format = "JPEG" }], Scope = new Scope(Parts.None, Parts.Bibliography | Parts.Files),
        };
        var elements = Assert.Single(Written.Read(Written.Xml(Right.Trademark, [mark]))).Record!;
        var json = JsonNode.Parse(RecordJson.Bytes(elements))!;
        said = said?.Replace("FILES", StatedBeside.Digest("fileBag", json["fileBag"]), StringComparison.Ordinal).Replace("NUMBERS", StatedBeside.Digest("identifierBag", json["identifierBag"]), StringComparison.Ordinal)
            .Replace("SCOPE", StatedBeside.Digest(elements.Scope), StringComparison.Ordinal).Replace("NOTHING", OfNothing, StringComparison.Ordinal);
        using var stream = new MemoryStream();
        using (var writer = Daftar.Dialects.St96.Writing.St96Writer.Begin(stream, Right.Trademark, Written.Header))
        {
            writer.Write(mark, [said]);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Many(string name, string value) => string.Join(',', Enumerable.Range(0, 200_000).Select(at => $"\"{name}{at.ToString(System.Globalization.CultureInfo.InvariantCulture)}\"{value}"));

    private static string Json(IpRecord record) => Encoding.UTF8.GetString(RecordJson.Bytes(record)) + record.Scope + record.Produced;
}
