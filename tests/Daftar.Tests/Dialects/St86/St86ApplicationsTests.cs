using Daftar.Intake;
using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;
using static Daftar.Tests.Intake.WrappedDocumentsTests;

namespace Daftar.Tests.Dialects.St86;

/// <summary>A transaction of ST.86 may hold many applications: what one says is no other's, and one of which no design can be read costs itself alone.</summary>
public sealed class St86ApplicationsTests
{
    private const string Chair = "<Design operationCode=\"Insert\"><DesignIdentifier>0001</DesignIdentifier><DesignTitle languageCode=\"en\">Chair</DesignTitle></Design>";

    private static string Application(int number, string operation = "Insert", string? designs = Chair, string more = "") => Invariant($"""
        <DesignApplication operationCode="{operation}">
        <RegistrationOfficeCode>GE</RegistrationOfficeCode>
        <DesignApplicationNumber>GE/D/2021/020{number}</DesignApplicationNumber>
        <DesignApplicationDate>2021-03-05</DesignApplicationDate>
        {more}{(designs is null ? "" : $"<DesignDetails>{designs}</DesignDetails>")}
        </DesignApplication>

        """);

    private static string Transaction(params string[] applications) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/designs"><DesignTransactionBody><TransactionContentDetails><TransactionIdentifier>1</TransactionIdentifier><TransactionCode>Design</TransactionCode><TransactionData>
        <DesignApplicationDetails>
        {string.Concat(applications)}</DesignApplicationDetails>
        </TransactionData></TransactionContentDetails></DesignTransactionBody></Transaction>
        """;

    [Theory]
    [InlineData("Insert", "", "<DesignApplication> GE/D/2021/0202 without a design", "Its designs, each as <Design> in <DesignDetails>.")]
    [InlineData("Insert", null, "<DesignApplication> GE/D/2021/0202 without a design", "Its designs, each as <Design> in <DesignDetails>.")]
    [InlineData("Delete", "", "<DesignApplication> GE/D/2021/0202 to be deleted without a design", "Each design that is deleted, in <DesignDetails>: designs are deleted, not applications.")]
    [InlineData("Insert", "<Designs><DesignIdentifier>0001</DesignIdentifier></Designs>", "<DesignApplication> GE/D/2021/0202 with <Designs> in its <DesignDetails>", "Its designs, each as <Design> in <DesignDetails>.")]
    public void AnApplicationWithoutADesignCostsItselfAlone(string operation, string? designs, string came, string expected)
    {
        var records = Read(Transaction(Application(1), Application(2, operation, designs), Application(3))).Records;

        var finding = Assert.Single(Assert.Single(records, static one => one.Record is null).Findings);
        Assert.Equal(("RECORD-EMPTY", Severity.SetAside, 10L, came, expected), (finding.Code, finding.Severity, finding.Where.Line, finding.Came, finding.Expected));
        AreAsIfAlone(records, Application(1), Application(3));
    }

    /// <summary>What withholds one application withholds no other, wherever it stands among them.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void WhatAnApplicationWithoutADesignWithholdsIsItsOwn(int at)
    {
        List<string> applications = [Application(1), Application(3)];
        applications.Insert(at, Application(2, designs: "", more: "<DefermentPeriod>30</DefermentPeriod><ApplicantDetails><Applicant><ConfidentialIndicator>true</ConfidentialIndicator><ApplicantAddressBook><FormattedNameAddress><Name><FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>Secret Person</FreeFormatNameLine></FreeFormatNameDetails></FreeFormatName></Name></FormattedNameAddress></ApplicantAddressBook></Applicant></ApplicantDetails>"));

        var records = Read(Transaction([.. applications])).Records;

        Assert.Equal("RECORD-EMPTY", Assert.Single(Assert.Single(records, static one => one.Record is null).Findings).Code);
        AreAsIfAlone(records, Application(1), Application(3));
        Assert.All(records.Where(static one => one.Record is not null), static one => Assert.Equal(Parts.None, one.Record!.RestrictedParts));
    }

    /// <summary>Its only design is no well-formed XML: that is told, and needs no second word.</summary>
    [Theory]
    [InlineData("Insert"), InlineData("Delete")]
    public void AnApplicationWhoseOnlyDesignIsBrokenIsToldOnce(string operation)
    {
        var records = Read(Transaction(Application(1), Application(2, operation, Chair.Replace("Chair", "Chair & Co", StringComparison.Ordinal)), Application(3))).Records;

        var finding = Assert.Single(Assert.Single(records, static one => one.Record is null).Findings);
        Assert.Equal(("XML-MALFORMED", Severity.SetAside), (finding.Code, finding.Severity));
        AreAsIfAlone(records, Application(1), Application(3));
    }

    [Fact]
    public void AloneItIsToldToo() =>
        Assert.Equal("<DesignApplication> GE/D/2021/0202 to be deleted without a design", Assert.Single(Assert.Single(Read(Transaction(Application(2, "Delete", ""))).Records).Findings).Came);

    /// <summary>Designs share what their own application says; those of another application share nothing with them.</summary>
    [Theory]
    [InlineData(1, 2), InlineData(2, 1), InlineData(2, 2)]
    public void WhatAnApplicationSaysIsOfItsOwnDesigns(int ofFirst, int ofSecond)
    {
        var remark = "<OfficeRemark>for the second</OfficeRemark><ApplicantDetails><Applicant><ConfidentialIndicator>true</ConfidentialIndicator><Town>Poti</Town></Applicant></ApplicantDetails>";
        var (first, second) = (Application(1, designs: Chairs(ofFirst)), Application(2, designs: Chairs(ofSecond), more: remark));

        foreach (var applications in new[] { (string[])[first, second], [second, first] })
        {
            var records = Read(Transaction(applications)).Records;
            var alone = applications.SelectMany(static one => Read(Transaction(one)).Records).ToList();

            Assert.Equal(alone.Select(static one => ResidueOf(one.Record!)), records.Select(static one => ResidueOf(one.Record!)));
            Assert.Equal(alone.Select(static one => one.Record!.RestrictedParts), records.Select(static one => one.Record!.RestrictedParts));
            Assert.Equal(alone.Select(static one => Convert.ToHexString(one.Fingerprint)), records.Select(static one => Convert.ToHexString(one.Fingerprint)));
            Assert.Equal(ofSecond, records.Count(static one => ResidueOf(one.Record!).Contains("Poti", StringComparison.Ordinal)));
        }

        static string Chairs(int count) => string.Concat(Enumerable.Range(1, count).Select(static at => Chair.Replace("0001", Invariant($"000{at}"), StringComparison.Ordinal)));
    }

    /// <summary>Both standards have the same root: where no namespace tells which, the element inside does.</summary>
    [Theory]
    [InlineData(""), InlineData(" xmlns=\"http://www.wipo.int/standards/XMLSchema/trademarks\""), InlineData(" xmlns=\"urn:of-the-office\"")]
    public void ATransactionOfDesignsIsReadAsSuchInAnyNamespace(string space)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Transaction(Application(1, more: "<Curious>x</Curious>")).Replace(" xmlns=\"http://www.wipo.int/standards/XMLSchema/designs\"", space, StringComparison.Ordinal));
        var dialects = new List<string>();

        Split(bytes, found => dialects.Add(found.Document.Dialect!.Id), static told => Assert.Fail(told.Code));

        Assert.Equal(["st86"], dialects);
        Assert.Equal(ResidueOf(Assert.Single(Read(Transaction(Application(1, more: "<Curious>x</Curious>"))).Records).Record!), ResidueOf(Assert.Single(Read(bytes).Records).Record!));
    }

    [Fact]
    public void AnApplicationInAnElementOfTheOfficeIsToldWhereItBelongs()
    {
        var finding = Assert.Single(Assert.Single(Read(Transaction(Application(1)).Replace("DesignApplicationDetails", "Applications", StringComparison.Ordinal)).Records).Findings);

        Assert.Equal("RECORD-EMPTY", finding.Code);
        Assert.StartsWith("<DesignApplication> at DesignApplicationDetails/DesignApplication in <TransactionData>. Here it stands at Applications/DesignApplication.", finding.Expected, StringComparison.Ordinal);
    }

    private static void AreAsIfAlone(IEnumerable<ReadRecord> records, params string[] applications)
    {
        var taken = records.Where(static one => one.Record is not null).ToList();
        var alone = applications.Select(static one => Assert.Single(Read(Transaction(one)).Records)).ToList();
        Assert.Equal(alone.Select(static one => Convert.ToHexString(one.Fingerprint)), taken.Select(static one => Convert.ToHexString(one.Fingerprint)));
        Assert.Equal(alone.Select(static one => string.Join(' ', one.Findings.Select(static finding => finding.Code))), taken.Select(static one => string.Join(' ', one.Findings.Select(static finding => finding.Code))));
        Assert.Equal(alone.Select(static one => ResidueOf(one.Record!)), taken.Select(static one => ResidueOf(one.Record!)));
    }

    private static string ResidueOf(IpRecord record) => string.Join('\n', (record.Residue ?? []).Select(static one => one.ToString()));
}
