using System.Globalization;

namespace Daftar.Tests.Fixtures;

/// <summary>Small invented ST.96 packages of trademarks, written as text so that a test shows what the office sends.</summary>
internal static class Marks
{
    /// <summary>A document with these marks, made by the office at that moment.</summary>
    public static string Document(string produced, params string[] marks) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <tmk:TrademarkTransaction xmlns:tmk="http://www.wipo.int/standards/XMLSchema/ST96/Trademark" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
        <com:TransactionHeader><com:SenderDetails><com:RequestDateTime>{produced}</com:RequestDateTime></com:SenderDetails></com:TransactionHeader>
        <tmk:TrademarkTransactionBody><tmk:TransactionContentBag><tmk:TransactionData><tmk:TrademarkBag>
        {string.Join('\n', marks)}
        </tmk:TrademarkBag></tmk:TransactionData></tmk:TransactionContentBag></tmk:TrademarkTransactionBody>
        </tmk:TrademarkTransaction>
        """;

    /// <summary>A complete record.</summary>
    public static string Mark(string number, string words, string filed = "2020-02-03", string owner = "Invented Teas", string? registration = null, string status = "Registered", string office = "PH", string[]? events = null, string? description = null) =>
        $"""
        <tmk:Trademark>{Numbers(number, registration, office)}<com:ApplicationDate>{filed}</com:ApplicationDate>
        <tmk:MarkCurrentStatusCode>{status}</tmk:MarkCurrentStatusCode>
        <tmk:MarkRepresentation><tmk:MarkFeatureCategory>Word</tmk:MarkFeatureCategory><tmk:MarkReproduction><tmk:WordMarkSpecification><tmk:MarkVerbalElementText>{words}</tmk:MarkVerbalElementText></tmk:WordMarkSpecification></tmk:MarkReproduction>{(description is null ? "" : $"<tmk:MarkDescriptionBag><tmk:MarkDescriptionText com:languageCode=\"en\">{description}</tmk:MarkDescriptionText></tmk:MarkDescriptionBag>")}</tmk:MarkRepresentation>
        <tmk:GoodsServicesBag><tmk:GoodsServices><tmk:ClassDescriptionBag><tmk:ClassDescription><tmk:ClassNumber>30</tmk:ClassNumber><tmk:GoodsServicesDescriptionText com:languageCode="en">Tea</tmk:GoodsServicesDescriptionText></tmk:ClassDescription></tmk:ClassDescriptionBag></tmk:GoodsServices></tmk:GoodsServicesBag>
        <tmk:ApplicantBag>{Applicant(owner)}</tmk:ApplicantBag>{Events(events)}</tmk:Trademark>
        """;

    /// <summary>A record that speaks of the status alone.</summary>
    public static string StatusOnly(string number, string status, string office = "PH") =>
        $"""<tmk:Trademark com:operationCategory="Update">{Numbers(number, null, office)}<tmk:MarkCurrentStatusCode>{status}</tmk:MarkCurrentStatusCode></tmk:Trademark>""";

    /// <summary>A record that speaks of the status, or of some events, and leaves everything else alone. An event is a day and what happened.</summary>
    public static string Update(string number, string? status, params string[] events) =>
        $"""<tmk:Trademark com:operationCategory="Update">{Numbers(number, null, "PH")}{(status is null ? "" : $"<tmk:MarkCurrentStatusCode>{status}</tmk:MarkCurrentStatusCode>")}{Events(events)}</tmk:Trademark>""";

    private static string Events(string[]? events) => events is null or [] ? ""
        : $"<tmk:MarkEventBag>{string.Concat(events.Select(static one => $"<tmk:MarkEvent><tmk:MarkEventCategory>{one[11..]}</tmk:MarkEventCategory><tmk:MarkEventDate>{one[..10]}</tmk:MarkEventDate></tmk:MarkEvent>"))}</tmk:MarkEventBag>";

    public static string Delete(string number, string office = "PH") => $"""<tmk:Trademark com:operationCategory="Delete">{Numbers(number, null, office)}</tmk:Trademark>""";

    /// <summary>Only a registration number, as some feeds know an entry first.</summary>
    public static string RegistrationOnly(string registration, string words, string filed = "2020-02-03", string office = "PH") =>
        $"""
        <tmk:Trademark><com:RegistrationOfficeCode>{office}</com:RegistrationOfficeCode><com:RegistrationNumber>{registration}</com:RegistrationNumber><com:ApplicationDate>{filed}</com:ApplicationDate>
        <tmk:MarkRepresentation><tmk:MarkReproduction><tmk:WordMarkSpecification><tmk:MarkVerbalElementText>{words}</tmk:MarkVerbalElementText></tmk:WordMarkSpecification></tmk:MarkReproduction></tmk:MarkRepresentation></tmk:Trademark>
        """;

    /// <summary>Many complete records.</summary>
    /// <param name="described">With a description that has the same words.</param>
    public static string[] Many(int count, int from = 1, string words = "Mark", bool described = false) =>
        [.. Enumerable.Range(from, count).Select(n => Mark(string.Create(CultureInfo.InvariantCulture, $"4/2020/{n:00000000}"), string.Create(CultureInfo.InvariantCulture, $"{words} {n}"), description: described ? $"The word {words} in a ring of leaves" : null))];

    private static string Numbers(string number, string? registration, string office) =>
        $"<com:RegistrationOfficeCode>{office}</com:RegistrationOfficeCode><com:ApplicationNumber><com:IPOfficeCode>{office}</com:IPOfficeCode><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber>"
        + (registration is null ? "" : $"<com:RegistrationNumber>{registration}</com:RegistrationNumber>");

    private static string Applicant(string name) =>
        $"<tmk:Applicant><com:Contact><com:Name><com:OrganizationName><com:OrganizationStandardName>{name}</com:OrganizationStandardName></com:OrganizationName></com:Name><com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText>1 Invented Street</com:AddressLineText><com:CityName>Manila</com:CityName><com:CountryCode>PH</com:CountryCode></com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag></com:Contact></tmk:Applicant>";
}
