using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Offices;

/// <summary>What an office shows and restricts is said in its profile and laid over its records as they are read, whichever door they leave by.</summary>
public sealed class OfficeVisibilityTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Record =
        """
        <pat:BibliographicData xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
          <pat:ApplicationIdentification><com:IPOfficeCode>MY</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>PI2020000009</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2020-03-03</pat:FilingDate></pat:ApplicationIdentification>
          <pat:InventionTitleBag><pat:InventionTitle com:languageCode="en">Invented pot</pat:InventionTitle></pat:InventionTitleBag>
          <pat:PartyBag>
            <pat:ApplicantBag><pat:Applicant com:sequenceNumber="1"><com:Contact><com:Name><com:EntityName>Example Makers</com:EntityName></com:Name><com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText com:sequenceNumber="1">1 Factory Road</com:AddressLineText><com:CityName>Madeup</com:CityName><com:CountryCode>MY</com:CountryCode></com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag></com:Contact></pat:Applicant></pat:ApplicantBag>
            <pat:InventorBag><pat:Inventor com:sequenceNumber="1"><com:Contact><com:Name><com:EntityName>SAMPLE, Ada</com:EntityName></com:Name><com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText com:sequenceNumber="1">7 Quiet Lane</com:AddressLineText><com:CityName>Hidden Town</com:CityName><com:CountryCode>MY</com:CountryCode></com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag></com:Contact></pat:Inventor></pat:InventorBag>
          </pat:PartyBag>
        </pat:BibliographicData>
        """;

    /// <summary>The words an office writes and the parts the gate knows are the same ones.</summary>
    [Fact]
    public void EveryPartTheGateKnowsHasItsWordAndEveryWordItsPart()
    {
        Assert.Equal(Named<PartyParts>(), VisibilityWords.OfParty.Order(StringComparer.Ordinal));
        Assert.Equal(Named<Parts>(), VisibilityWords.OfRecord.Order(StringComparer.Ordinal));

        static IEnumerable<string> Named<T>()
            where T : struct, Enum => Enum.GetNames<T>().Where(name => name is not ("None" or "All")).Select(name => char.ToLowerInvariant(name[0]) + name[1..]).Order(StringComparer.Ordinal);
    }

    /// <summary>Every party of every right stands in a role an office can name; correspondents are shown to nobody.</summary>
    [Theory]
    [InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void NoPartyOfAnyRecordIsOutOfReach(Right right)
    {
        var record = Filled.Record(right);
        record.Office = "MY";
        record.Correspondents = null;
        foreach (var party in Filled.PartiesIn(record))
        {
            party.Restricted = null;
        }
        new OfficeVisibility(Saying("""{ "any": { "party": [] } }""")).Apply(record);

        Assert.All(Filled.PartiesIn(record), party => Assert.Equal(PartyParts.All, party.Restricted));
    }

    [Theory]
    [InlineData("""{ "patents": { } }""", "patents")]
    [InlineData("""{ "patent": { "inventors": ["name"] } }""", "inventors")]
    [InlineData("""{ "patent": { "inventor": ["street"] } }""", "street")]
    [InlineData("""{ "patent": { "restricted": ["address"] } }""", "address")]
    public void AWordNobodyKnowsIsRefused(string visibility, string word)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Saying(visibility));
        Assert.Contains("office/XX/office.jsonc", refused.Message, StringComparison.Ordinal);
        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatTheProfileWithholdsNoDoorShowsAndWhatItOpensEveryDoorDoes(PostgresVersion version)
    {
        using var usual = new LoadingHub(await postgres.NewAsync(version));
        await usual.LoadXml("a.xml", Record);
        var before = (PatentRecord)(await usual.Entry("PI2020000009", Right.Patent, "MY")).State!;
        Assert.Equal((null, "Madeup", "SAMPLE, Ada", "Hidden Town"), (before.Applicants![0].AddressLines, before.Applicants[0].City, before.Inventors![0].Name, before.Inventors[0].City));

        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var offices = Saying("""{ "any": { "applicant": ["name", "city", "country", "address"] }, "patent": { "inventor": ["country"], "restricted": ["bibliography"] } }""");
        var path = Path.Combine(hub.Folder("packages"), "a.xml");
        await File.WriteAllTextAsync(path, Record);
        await new LoadPackage(hub.Database, offices, Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time).Run(path, new LoadOptions(), null, default);

        var shown = (PatentRecord)(await hub.Entry("PI2020000009", Right.Patent, "MY")).State!;
        Assert.Equal(["1 Factory Road"], shown.Applicants![0].AddressLines);
        Assert.Equal((null, null, "MY"), (shown.Inventors![0].Name, shown.Inventors[0].City, shown.Inventors[0].Country));
        Assert.Null(shown.Titles);
        Assert.Equal(new RegisterDate(2020, 3, 3), shown.FilingDate);

        // The profile changes: reading again brings what is kept to it, without a delivery.
        await new ReadAgain(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, PackageLimits.Default, hub.Time).Run(true, null, default);
        Assert.Equal(RecordJson.Bytes(before), RecordJson.Bytes((await hub.Entry("PI2020000009", Right.Patent, "MY")).State!));
    }

    [Fact]
    public void APersonInTwoRolesIsWithheldAsEitherAsksAndWhatARecordWithholdsStays()
    {
        var both = new Party { Name = "Ana" };
        var waived = new Party { Name = "Ben", Restricted = PartyParts.Name };
        var record = new PatentRecord { Office = "MY", Applicants = [both], Inventors = [both, waived] };

        new OfficeVisibility(Saying("""{ "patent": { "applicant": ["name", "address", "contact", "nationality", "city"], "inventor": ["name", "country", "address"] } }""")).Apply(record);

        Assert.Equal(PartyParts.Contact | PartyParts.Nationality | PartyParts.City | PartyParts.Country, both.Restricted);
        Assert.Equal(PartyParts.Name | PartyParts.Contact | PartyParts.Nationality | PartyParts.City, waived.Restricted);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AnOfficeThatOpensAddressesOpensNoneBehindAPublicationContact(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), offices: Saying("""{ "any": { "applicant": ["name", "city", "country", "address", "contact"], "inventor": ["name", "city", "country", "address", "contact"] } }"""));
        await hub.LoadXml("a.xml", Record.Replace("</com:Contact></pat:Inventor>", "<com:EmailAddressBag><com:EmailAddressText>ada@example.org</com:EmailAddressText></com:EmailAddressBag></com:Contact><com:PublicationContact><com:Name><com:EntityName>SAMPLE, Ada</com:EntityName></com:Name><com:CityName>Hidden Town</com:CityName><com:CountryCode>MY</com:CountryCode></com:PublicationContact></pat:Inventor>", StringComparison.Ordinal));

        var shown = (PatentRecord)(await hub.Entry("PI2020000009", Right.Patent, "MY")).State!;
        Assert.Equal(["1 Factory Road"], shown.Applicants![0].AddressLines);
        Assert.Equal(("SAMPLE, Ada", "Hidden Town", null, null), (shown.Inventors![0].Name, shown.Inventors[0].City, shown.Inventors[0].AddressLines, shown.Inventors[0].Emails));
    }

    private static OfficeProfiles Saying(string visibility)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{ "code": "MY", "name": "x", "visibility": {{visibility}} }"""));
        return new OfficeProfiles([OfficeFiles.Read(stream, "office/XX/office.jsonc")]);
    }
}
