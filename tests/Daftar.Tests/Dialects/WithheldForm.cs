using System.Globalization;

namespace Daftar.Tests.Dialects;

/// <summary>What a form of withholding keeps from the public.</summary>
public enum Hides
{
    /// <summary>Views, description, claims of a design.</summary>
    Look,

    /// <summary>The same, and the applicant: what is secret may mean both.</summary>
    LookAndApplicant,

    /// <summary>All of it.</summary>
    Entry,

    /// <summary>The applicant.</summary>
    Applicant,

    /// <summary>Nothing: it says no, or means another thing.</summary>
    Nothing,
}

/// <summary>A mark of withholding as some office might write it, in a design or a mark that is full of words of its own.</summary>
public sealed record WithheldForm(string Of, string Said, Hides Hides)
{
    /// <summary>Of designs: in the element of the design.</summary>
    private static readonly (string Said, Hides Hides)[] Designs =
    [
        ("<PenundaanPublikasi>ya</PenundaanPublikasi>", Hides.Look), ("<PublikasiDitunda>1</PublikasiDitunda>", Hides.Look), ("<PenangguhanPenerbitan>Y</PenangguhanPenerbitan>", Hides.Look), ("<HoãnCôngBố>có</HoãnCôngBố>", Hides.Look),
        ("<HoanCongBo>true</HoanCongBo>", Hides.Look), ("<เลื่อนการประกาศ>ใช่</เลื่อนการประกาศ>", Hides.Look), ("<延期公開>はい</延期公開>", Hides.Look), ("<公開延期フラグ>1</公開延期フラグ>", Hides.Look), ("<延迟公布>是</延迟公布>", Hides.Look), ("<공개연기>예</공개연기>", Hides.Look),
        ("<秘密意匠>1</秘密意匠>", Hides.LookAndApplicant), ("<비밀디자인여부>Y</비밀디자인여부>", Hides.LookAndApplicant), ("<PublicationDefermentIndicator>yes</PublicationDefermentIndicator>", Hides.Look), ("<DesignRahasia>true</DesignRahasia>", Hides.LookAndApplicant), ("<PublikasiGambar>x</PublikasiGambar><DitundaSampai>2028-01-01</DitundaSampai>", Hides.Look),
        ("<不公开>true</不公开>", Hides.Entry), ("<不公開>1</不公開>", Hides.Entry), ("<UnpublishedIndicator>true</UnpublishedIndicator>", Hides.Entry), ("<PublicIndicator>false</PublicIndicator>", Hides.Entry), ("<PublishIndicator>0</PublishIndicator>", Hides.Entry), ("<PublicationIndicator>N</PublicationIndicator>", Hides.Entry),
        ("<X isPublic=\"false\"/>", Hides.Entry), ("<IsPublished>no</IsPublished>", Hides.Entry), ("<PublicFlag>tidak</PublicFlag>", Hides.Entry), ("<PublicIndicator>geschlossen</PublicIndicator>", Hides.Entry), ("<TidakDipublikasikan>ya</TidakDipublikasikan>", Hides.Entry), ("<ไม่เผยแพร่>ใช่</ไม่เผยแพร่>", Hides.Entry),
        ("<DescriptionPublicationIndicator>false</DescriptionPublicationIndicator>", Hides.Look), ("<AccessLevel>restricted</AccessLevel>", Hides.LookAndApplicant), ("<Remark>Publication deferred at the request of the applicant</Remark>", Hides.Look), ("<PublicationKindDescription>Deferred</PublicationKindDescription>", Hides.Look),
        ("<dgn:DesignCurrentStatusCategory>Publication deferred</dgn:DesignCurrentStatusCategory>", Hides.Look), ("<dgn:DesignCurrentStatusCategory>Deferred publication</dgn:DesignCurrentStatusCategory>", Hides.Look), ("<dgn:DesignCurrentStatusCategory>Ditunda</dgn:DesignCurrentStatusCategory>", Hides.Look),
        ("<DesignStatus>Publication deferred</DesignStatus>", Hides.Look),
        ("<dgn:DesignEventBag><dgn:DesignEvent><dgn:DesignEventCategory>Undefined</dgn:DesignEventCategory><com:CommentText>Deferment of publication recorded</com:CommentText><dgn:DesignEventDate>2026-10-06</dgn:DesignEventDate></dgn:DesignEvent></dgn:DesignEventBag>", Hides.Look),
        ("<com:PublicationBag><com:Publication><com:PublicationIdentifier>2026/1</com:PublicationIdentifier><com:PublicationSection>A.2</com:PublicationSection><com:PublicationDate>2026-10-20</com:PublicationDate></com:Publication></com:PublicationBag>", Hides.Look),
        ("<com:PublicationBag><com:Publication><com:PublicationIdentifier>2026/1</com:PublicationIdentifier><dgn:PublicationSectionCategory>Registrations with no amendments</dgn:PublicationSectionCategory><com:PublicationSubsection>A.2.1</com:PublicationSubsection><com:PublicationDate>2026-10-20</com:PublicationDate></com:Publication></com:PublicationBag>", Hides.Look),
        ("<dgn:DefermentPeriod com:periodCategory=\"In month\">30</dgn:DefermentPeriod>", Hides.Look), ("<dgn:DefermentPeriod>30</dgn:DefermentPeriod>", Hides.Look), ("<dgn:DefermentPeriod>P30M</dgn:DefermentPeriod>", Hides.Look), ("<dgn:DefermentPeriod>P30Y</dgn:DefermentPeriod>", Hides.Look),
        ("<dgn:PublicationDefermentIndicator>true</dgn:PublicationDefermentIndicator><dgn:PublicationDefermentIndicator>false</dgn:PublicationDefermentIndicator>", Hides.Look), ("<dgn:PublicationDefermentIndicator>false</dgn:PublicationDefermentIndicator><dgn:PublicationDefermentIndicator>true</dgn:PublicationDefermentIndicator>", Hides.Look),
        ("<PublishAfter>2028-01-01</PublishAfter>", Hides.Entry), ("<EmbargoUntil>later</EmbargoUntil>", Hides.Entry), ("<Hidden>true</Hidden>", Hides.Entry), ("<Private/>", Hides.Entry), ("<X restricted=\"yes\"/>", Hides.Entry), ("<DesignStatus code=\"DEF\"/>", Hides.Look),
        ("<Remark>The applicant has asked that the publication of this design be deferred for a period of thirty months, counted from the day of its filing</Remark>", Hides.Look), ("<PublicationDate>2028-01-01</PublicationDate>", Hides.Entry), ("<PublishAfter>2026-01-01</PublishAfter>", Hides.Nothing), ("<Hidden>false</Hidden>", Hides.Nothing), ("<PenundaanPublikasi>tidak</PenundaanPublikasi>", Hides.Nothing), ("<延期公開>いいえ</延期公開>", Hides.Nothing), ("<PublicIndicator>true</PublicIndicator>", Hides.Nothing), ("<UnpublishedIndicator>false</UnpublishedIndicator>", Hides.Nothing), ("<PenundaanPemeriksaan>ya</PenundaanPemeriksaan>", Hides.Nothing),
        ("<AccessLevel>public</AccessLevel>", Hides.Nothing), ("<dgn:DesignCurrentStatusCategory>Deferment ended</dgn:DesignCurrentStatusCategory>", Hides.Nothing), ("<Published>2026-10-20</Published>", Hides.Nothing),
    ];

    /// <summary>Of marks: in the element of the mark.</summary>
    private static readonly (string Said, Hides Hides)[] Marks =
    [
        ("<UnpublishedIndicator>true</UnpublishedIndicator>", Hides.Entry), ("<PublicIndicator>false</PublicIndicator>", Hides.Entry), ("<NotForPublication/>", Hides.Entry), ("<SecretIndicator>Y</SecretIndicator>", Hides.Entry), ("<Rahasia>ya</Rahasia>", Hides.Entry), ("<PenundaanPublikasi>ya</PenundaanPublikasi>", Hides.Entry),
        ("<Remark>Not for publication</Remark>", Hides.Entry), ("<MarkCurrentStatusCode>Unpublished</MarkCurrentStatusCode>", Hides.Entry), ("<MarkCurrentStatusCode>Publication deferred</MarkCurrentStatusCode>", Hides.Entry), ("<MarkCurrentStatusCode>非公開</MarkCurrentStatusCode>", Hides.Entry),
        ("<ConfidentialIndicator>true</ConfidentialIndicator>", Hides.Applicant), ("<ApplicantDetails><SecretApplicant>true</SecretApplicant></ApplicantDetails>", Hides.Applicant),
        ("<PublicIndicator>true</PublicIndicator>", Hides.Nothing), ("<MarkCurrentStatusCode>Awaiting publication</MarkCurrentStatusCode>", Hides.Nothing), ("<MarkCurrentStatusCode>Approved for publication, not yet published</MarkCurrentStatusCode>", Hides.Nothing), ("<MarkCurrentStatusCode>Belum dipublikasikan</MarkCurrentStatusCode>", Hides.Nothing), ("<BelumDipublikasikan>ya</BelumDipublikasikan>", Hides.Entry), ("<PreviouslyRegisteredMarkPublicationIndicator>false</PreviouslyRegisteredMarkPublicationIndicator>", Hides.Nothing),
    ];

    public static IReadOnlyList<WithheldForm> All { get; } = [.. Designs.Select((one, at) => new WithheldForm(Name("d", at), one.Said, one.Hides)), .. Marks.Select((one, at) => new WithheldForm(Name("m", at), one.Said, one.Hides))];

    public bool IsMark => Of[^1] == 'm';

    public string Number => IsMark ? "4-2021-9" + Of[2..5] : "26020" + Of[2..5];

    /// <summary>Words that stand nowhere but in this record.</summary>
    public string Title => Of + "title";

    public string Applicant => Of + "applicant";

    private string Description => Of + "description";

    private string View => Of + "view";

    /// <summary>Words the public must not find.</summary>
    public IReadOnlyList<string> Hidden => Hides switch
    {
        Hides.Look => [Description, View],
        Hides.LookAndApplicant => [Description, View, Applicant],
        Hides.Entry => IsMark ? [Title, Applicant] : [Title, Applicant, Description, View],
        Hides.Applicant => [Applicant],
        _ => [],
    };

    /// <summary>Words the public must find.</summary>
    public IReadOnlyList<string> Open => Hides switch
    {
        Hides.Nothing => IsMark ? [Title, Applicant] : [Title, Applicant, Description, View],
        Hides.Entry => [],
        Hides.Applicant or Hides.LookAndApplicant => [Title],
        _ => [Title, Applicant],
    };

    public string Xml() => IsMark
        ? $"""
           <TradeMark operationCode="Insert"><RegistrationOfficeCode>PH</RegistrationOfficeCode><ApplicationNumber>{Number}</ApplicationNumber><ApplicationDate>2021-02-03</ApplicationDate>{Said}<MarkFeature>Word</MarkFeature>
           <WordMarkSpecification><MarkVerbalElementText>{Title}</MarkVerbalElementText></WordMarkSpecification>
           <ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress><Name><FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>{Applicant}</FreeFormatNameLine></FreeFormatNameDetails></FreeFormatName></Name><Address><AddressCountryCode>PH</AddressCountryCode></Address></FormattedNameAddress></ApplicantAddressBook></Applicant></ApplicantDetails></TradeMark>
           """
        : $"""
           <dgn:DesignApplication><com:RegistrationOfficeCode>TH</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{Number}</com:ApplicationNumberText></com:ApplicationNumber>
           <dgn:DesignBag><dgn:Design><dgn:DesignTitleText com:languageCode="en">{Title}</dgn:DesignTitleText><dgn:DesignDescriptionText com:languageCode="en">{Description}</dgn:DesignDescriptionText>{Said}
           <dgn:DesignRepresentationBag><dgn:DesignRepresentation><dgn:ViewBag><dgn:View><com:FileName>{View}.png</com:FileName></dgn:View></dgn:ViewBag></dgn:DesignRepresentation></dgn:DesignRepresentationBag>
           <dgn:ApplicantBag><dgn:Applicant><com:PublicationContact><com:Name><com:OrganizationName><com:OrganizationStandardName>{Applicant}</com:OrganizationStandardName></com:OrganizationName></com:Name><com:CountryCode>TH</com:CountryCode></com:PublicationContact></dgn:Applicant></dgn:ApplicantBag></dgn:Design></dgn:DesignBag>
           <com:ApplicationDate>2026-10-05</com:ApplicationDate></dgn:DesignApplication>
           """;

    /// <summary>The designs, or the marks, as a document.</summary>
    public static string Document(IEnumerable<WithheldForm> forms, bool marks) => marks
        ? $"""<?xml version="1.0" encoding="UTF-8"?><Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"><TradeMarkTransactionBody><TransactionContentDetails><TransactionData><TradeMarkDetails>{string.Concat(forms.Where(static one => one.IsMark).Select(static one => one.Xml()))}</TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>"""
        : $"""<?xml version="1.0" encoding="UTF-8"?><dgn:DesignApplicationBag xmlns:dgn="http://www.wipo.int/standards/XMLSchema/ST96/Design" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common">{string.Concat(forms.Where(static one => !one.IsMark).Select(static one => one.Xml()))}</dgn:DesignApplicationBag>""";

    public override string ToString() => Said;

    private static string Name(string kind, int at) => string.Create(CultureInfo.InvariantCulture, $"qv{at:000}{kind}");
}
