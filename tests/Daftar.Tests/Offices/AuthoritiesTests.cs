using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Tests.Offices;

/// <summary>Who administers which right under a code, who may deliver for whom, and what an operator adds without compiling.</summary>
public sealed class AuthoritiesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-offices-").FullName;

    [Fact]
    public void TwoAuthoritiesShareTheCodeOfCambodiaAndEachAdministersItsRights()
    {
        var offices = OfficeProfiles.Embedded;
        Assert.Equal("kh-dip", offices.AuthorityOf("KH", Right.Patent)!.Id);
        Assert.Equal("kh-dipr", offices.AuthorityOf("KH", Right.Trademark)!.Id);
        Assert.True(offices.MayDeliver(offices.SenderOf("KH")!, "KH", Right.Trademark));
        Assert.True(offices.MayDeliver(offices.SenderOf("KH-DIPR")!, "KH", Right.Trademark));
        Assert.False(offices.MayDeliver(offices.SenderOf("kh-dip")!, "KH", Right.Trademark));
        Assert.Equal("KH", offices.CodeOf("kh-dip"));
        Assert.Null(offices.SenderOf("kh-nobody"));
    }

    [Fact]
    public void AnOfficeThatListsNoAuthorityIsOneForEveryRight()
    {
        var offices = OfficeProfiles.Embedded;
        Assert.Equal(("tl", true), (offices.AuthorityOf("TL", Right.Design)!.Id, offices.MayDeliver(offices.SenderOf("tl")!, "TL", Right.Design)));
        Assert.Equal("wo", offices.AuthorityOf("WO", Right.Patent)!.Id);
        Assert.False(offices.MayDeliver(new Sender("WO"), "TL", Right.Design));
    }

    [Fact]
    public void AMandateOfOneRightIsNoMandateOfAnother()
    {
        var offices = OfficeProfiles.Embedded;
        Assert.True(offices.MayDeliver(new Sender("EP"), "DE", Right.Patent));
        Assert.False(offices.MayDeliver(new Sender("EP"), "DE", Right.Trademark));
    }

    [Fact]
    public void TheOperatorAddsMandatesTermsAndOfficesWithoutCompiling()
    {
        Write("KH.jsonc", """
            { // the two ministries agreed
              "code": "KH",
              "mandates": [ { "provider": "kh-dip", "for": "kh-dipr", "rights": ["trademark"] } ],
              "terms": { "trademark": { "copyOne": true, "licence": "CC BY 4.0" } },
            }
            """);
        Write("ZZ.jsonc", """{ "code": "ZZ", "name": "Invented Office", "authorities": [ { "id": "zz-marks", "name": "Marks of ZZ", "rights": ["trademark"] } ] }""");
        var offices = OfficeProfiles.With(folder);

        Assert.True(offices.MayDeliver(offices.SenderOf("kh-dip")!, "KH", Right.Trademark));
        Assert.False(offices.MayDeliver(offices.SenderOf("kh-dip")!, "KH", Right.Indication));
        Assert.False(offices.MayDeliver(offices.SenderOf("kh-dipr")!, "KH", Right.Patent));
        Assert.Equal(new Terms(CopyOne: true, Licence: "CC BY 4.0"), offices.FactsOf("KH", Right.Trademark).Terms);
        // What the file says nothing of is as it was: the terms of the other rights, number forms, names.
        Assert.Equal(new Terms(), offices.FactsOf("KH", Right.Patent).Terms);
        Assert.Equal(OfficeProfiles.Embedded.Find("KH")!.Numbers, offices.Find("KH")!.Numbers);
        Assert.Equal(("zz-marks", "Marks of ZZ"), (offices.FactsOf("ZZ", Right.Trademark).Authority, offices.FactsOf("ZZ", Right.Trademark).Name));
        Assert.Null(offices.FactsOf("ZZ", Right.Patent).Authority);
        // What none of its authorities administers, nobody may deliver for it; not even who declares the office itself.
        Assert.False(offices.MayDeliver(new Sender("ZZ"), "ZZ", Right.Patent));
        Assert.True(offices.MayDeliver(new Sender("EP"), "DE", Right.Patent));
    }

    [Fact]
    public void AMandateIsForWhomItNamesHoweverTheyAreWrittenAndForNobodyBesides()
    {
        Write("KH.jsonc", """{ "code": "KH", "mandates": [ { "provider": "KH-DIP", "for": "djki", "rights": ["design"] }, { "for": "la" } ] }""");
        Write("ID.jsonc", """{ "code": "ID", "mandates": [ { "for": "KH-DIPR" } ] }""");
        var offices = OfficeProfiles.With(folder);
        var (dip, dipr, whole, indonesia) = (offices.SenderOf("kh-dip")!, offices.SenderOf("kh-dipr")!, offices.SenderOf("KH")!, offices.SenderOf("ID")!);

        Assert.True(offices.MayDeliver(dip, "ID", Right.Design));
        // Of one authority of the office it is no mandate of the other, nor of whoever delivers under the code.
        Assert.False(offices.MayDeliver(dipr, "ID", Right.Design));
        Assert.False(offices.MayDeliver(whole, "ID", Right.Design));
        Assert.False(offices.MayDeliver(dip, "ID", Right.Patent));
        Assert.True(offices.MayDeliver(dipr, "LA", Right.Patent));
        // For one authority it is no mandate for what the other administers.
        Assert.True(offices.MayDeliver(indonesia, "KH", Right.Trademark));
        Assert.False(offices.MayDeliver(indonesia, "KH", Right.Patent));
        Assert.False(offices.MayDeliver(indonesia, "TH", Right.Trademark));
    }

    [Fact]
    public void AnOfficeOfOneAuthorityIsDeclaredAlikeByItsCodeAndItsId() =>
        Assert.Equal(OfficeProfiles.Embedded.SenderOf("TL")!.ToString(), OfficeProfiles.Embedded.SenderOf("tl")!.ToString());

    [Fact]
    public void NullTakesAKeyAwayAndWhatIsLeftIsAsIfItHadNeverBeenSaid()
    {
        Write("EP.jsonc", """{ "code": "EP", "mandates": null, "authorities": null, "terms": { "patent": null, "any": { "licence": null, "copyOne": true } } }""");
        var offices = OfficeProfiles.With(folder);

        Assert.False(offices.MayDeliver(offices.SenderOf("EP")!, "DE", Right.Patent));
        Assert.Equal("ep", offices.AuthorityOf("EP", Right.Trademark)!.Id);
        Assert.Equal(new Terms(CopyOne: true), offices.FactsOf("EP", Right.Patent).Terms);
    }

    [Theory]
    [InlineData("kh.jsonc"), InlineData("KH.json"), InlineData("Cambodia.jsonc"), InlineData("SG.jsonc")]
    public void AFileByAnotherNameIsNotPassedOverInSilence(string name)
    {
        Write(name, """{ "code": "KH", "terms": { "any": { "show": false } } }""");
        Assert.Contains("KH.jsonc", Assert.Throws<InvalidDataException>(() => OfficeProfiles.With(folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line 2", "{\n \"code\": \"KH\" \"x\" }")]
    [InlineData("mandate", """{ "code": "KH", "mandate": [] }""")]
    [InlineData("code", "{ \"code\": \"KH\", \"code\": \"KH\" }")]
    [InlineData("name", """{ "code": "KH", "authorities": [ { "id": "kh-a", "rights": [] } ] }""")]
    [InlineData("rights", """{ "code": "KH", "authorities": [ { "id": "kh-a", "name": "x" } ] }""")]
    [InlineData("for", """{ "code": "KH", "mandates": [ { "rights": ["patent"] } ] }""")]
    [InlineData("null in a list", """{ "code": "KH", "mandates": [ null ] }""")]
    [InlineData("$.terms.any.show", """{ "code": "KH", "terms": { "any": { "show": "no" } } }""")]
    [InlineData("two capital letters", """{ "code": "Cambodia" }""")]
    [InlineData("\"marks\"", """{ "code": "KH", "terms": { "marks": { "show": false } } }""")]
    [InlineData("\"marks\"", """{ "code": "KH", "mandates": [ { "for": "LA", "rights": ["marks"] } ] }""")]
    [InlineData("\"la-nobody\"", """{ "code": "KH", "mandates": [ { "for": "la-nobody" } ] }""")]
    [InlineData("no authority of this office", """{ "code": "KH", "mandates": [ { "for": "LA", "provider": "djki" } ] }""")]
    [InlineData("unique", """{ "code": "KH", "authorities": [ { "id": "DJKI", "name": "x", "rights": [] } ] }""")]
    [InlineData("two authorities", """{ "code": "KH", "authorities": [ { "id": "kh-a", "name": "x", "rights": ["patent"] }, { "id": "kh-b", "name": "x", "rights": ["patent"] } ] }""")]
    public void AFileThatCannotBeMeantIsRefusedWithItsNameAndTheReason(string reason, string text)
    {
        Write("KH.jsonc", text);
        var refused = Assert.Throws<InvalidDataException>(() => OfficeProfiles.With(folder));
        Assert.Contains("KH.jsonc", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
