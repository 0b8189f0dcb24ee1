namespace Daftar.Tests.Register;

/// <summary>Invented applications of several designs in ST.96: one original speaks of several entries.</summary>
internal static class Designs
{
    public static string Document(params string[] applications) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <dgn:DesignTransaction xmlns:dgn="http://www.wipo.int/standards/XMLSchema/ST96/Design" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
        <com:TransactionHeader><com:SenderDetails><com:RequestDateTime>2024-01-10T10:00:00Z</com:RequestDateTime></com:SenderDetails></com:TransactionHeader>
        {string.Join('\n', applications)}
        </dgn:DesignTransaction>
        """;

    /// <summary>One application: each design has its title; applicant and street are said once for all.</summary>
    public static string Application(string number, string applicant, string street, params string[] titles) =>
        $"""
        <dgn:DesignApplication><com:RegistrationOfficeCode>TH</com:RegistrationOfficeCode>
        <com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber><com:ApplicationDate>2023-02-01</com:ApplicationDate>
        <dgn:DesignBag>{string.Concat(titles.Select((title, at) => $"<dgn:Design><dgn:DesignIdentifier>{(at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}</dgn:DesignIdentifier><dgn:DesignTitleText com:languageCode=\"en\">{title}</dgn:DesignTitleText></dgn:Design>"))}</dgn:DesignBag>
        <dgn:ApplicantBag><dgn:Applicant><com:Contact><com:Name><com:PersonName><com:PersonFullName>{applicant}</com:PersonFullName></com:PersonName></com:Name>
        <com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText>{street}</com:AddressLineText><com:CityName>Bangkok</com:CityName><com:CountryCode>TH</com:CountryCode></com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag>
        </com:Contact></dgn:Applicant></dgn:ApplicantBag></dgn:DesignApplication>
        """;
}
