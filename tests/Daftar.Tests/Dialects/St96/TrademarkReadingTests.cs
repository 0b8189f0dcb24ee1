using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Facts read by eye from the real files.</summary>
public class TrademarkReadingTests
{
    private static TrademarkRecord Read(string file)
    {
        var read = Assert.Single(DocumentReading.ReadAll(Samples.Path("st96/us-trademarks/" + file), Catalog.Dialects));
        Assert.Empty(read.Findings);
        return (TrademarkRecord)read.Record!;
    }

    [SampleFact]
    public void MysqlHasItsOwnersAndAllItsAssignments()
    {
        var mark = Read("rn2713476-ST96.xml");
        Assert.Equal("78002299", mark.Number(Numbers.Application));
        Assert.Equal("2713476", mark.Number(Numbers.Registration));
        Assert.Equal(new RegisterDate(2000, 4, 3), mark.FilingDate);
        Assert.Equal(new RegisterDate(2003, 5, 6), mark.RegistrationDate);
        Assert.Equal(new RegisterDate(2013, 5, 6), mark.RenewalDate);
        Assert.Equal(("MYSQL", "Word", false), (mark.Words, mark.Feature, mark.StandardCharacters));
        Assert.Equal(("800", "The registration has been renewed.", GeneralStatus.InForce), (mark.Status!.OfficeCode, mark.Status.OfficeText, mark.Status.General));
        var owner = Assert.Single(mark.Owners!);
        Assert.Equal(("MySQL AB", "ORIGINAL REGISTRANT", "Uppsala", "SE"), (owner.Name, owner.Category, owner.City, owner.Country));
        Assert.Equal(["Bangårdsgatan 8"], owner.AddressLines);
        Assert.Equal(4, mark.Procedures!.Count(entry => entry.Kind == "transfer"));
        var computers = mark.Goods!.Single(goods => goods.Class == "9");
        Assert.Equal(["021", "023", "026", "036", "038"], computers.NationalClasses);
        Assert.Equal(("ACTIVE", new RegisterDate(1996, 11, 30)), (computers.Status, computers.FirstUsed));
        Assert.StartsWith("COMPUTER SOFTWARE FOR INFORMATION PROCESSING", Assert.Single(computers.Descriptions!).Text, StringComparison.Ordinal);
        var opposition = mark.Procedures!.Where(entry => entry.Kind == "opposition").ToList();
        Assert.All(opposition, entry => Assert.Equal("Terminated", entry.Status));
    }

    [SampleFact]
    public void TheBluebookDisclaimsItsWordsAndHasThreeClasses()
    {
        var mark = Read("rn3886986-ST96.xml");
        Assert.StartsWith("THE BLUEBOOK A UNIFORM SYSTEM OF CITATION", mark.Words, StringComparison.Ordinal);
        Assert.True(mark.StandardCharacters);
        Assert.Contains(mark.Disclaimers!, text => text.Text.Contains("A UNIFORM SYSTEM OF CITATION", StringComparison.Ordinal));
        Assert.Equal(new RegisterDate(2010, 12, 7), mark.RegistrationDate);
        Assert.Equal("77658723.png", mark.Files!.Single(file => file.Kind == FileKind.MarkImage).Name);
    }

    [SampleFact]
    public void AMadridMarkHasItsPriorityAndItsInternationalRegistration()
    {
        var mark = Samples.Xml("st96/us-trademarks").Select(file => Read(Path.GetFileName(file))).Single(one => one.Priorities is not null);
        var priority = Assert.Single(mark.Priorities!);
        Assert.Equal(("IT", "RM2011C00315", new RegisterDate(2011, 5, 16), "Claimed"), (priority.Office, priority.Number, priority.Date, priority.Status));
        Assert.Contains(mark.Relations!, one => one is { Kind: RelationKind.InternationalRegistration, Office: "WO", Number: "1087917" });
        Assert.Contains(mark.Relations!, one => one is { Kind: RelationKind.InternationalFiling, Number: "A0025288" });
    }

    [SampleFact]
    public void TheDraftOfTheStandardSaysTheSameOfJavaAsTheStandard()
    {
        var now = Read("rn2178784-ST96.xml");
        var then = Read("rn2178784-ST96-old.xml");
        Assert.Equal(now.Identifiers, then.Identifiers);
        Assert.Equal((now.Words, now.FilingDate, now.RegistrationDate, now.RenewalDate), (then.Words, then.FilingDate, then.RegistrationDate, then.RenewalDate));
        Assert.Equal(now.Status!.OfficeCode, then.Status!.OfficeCode);
        Assert.Equal(now.Goods![0].Descriptions, then.Goods![0].Descriptions);
        Assert.Equal(33 + 1, now.Events!.Count); // and the notice of allowance, an element of its own
        Assert.Equal(new RegisterDate(1996, 12, 31), Assert.Single(then.Events!, static one => one.Category == "Notice of allowance").Date);
        Assert.StartsWith("In the statement, column 1", Assert.Single(then.Procedures!, static entry => entry.Kind == "correction").Text, StringComparison.Ordinal);
        Assert.Contains(then.Procedures!, static entry => entry.ContestedRights?.Contains("85531119 JAVS") == true);
        Assert.Equal(11, then.Procedures!.Count(entry => entry.Kind == "opposition"));
    }

    [SampleFact]
    public void LanyiOfWiposExampleIsReadWhole()
    {
        var read = Assert.Single(DocumentReading.ReadAll(Samples.Path("st96/wipo-examples/TrademarkApplication_Example.xml"), Catalog.Dialects));
        var mark = (TrademarkRecord)read.Record!;
        Assert.Empty(read.Findings);
        Assert.Equal(("87035559", "5169753"), (mark.Number(Numbers.Application), mark.Number(Numbers.Registration)));
        Assert.Equal(("LANYI", "Combined", "trademark"), (mark.Words, mark.Feature, mark.Kind));
        Assert.Equal(["06.03.03"], mark.NationalFigurative);
        Assert.Equal("The mark consists of the word \"LANYI\" and wave-like logo above.", Assert.Single(mark.Descriptions!).Text);
        Assert.Equal("ORIGINAL REGISTRANT", Assert.Single(mark.Owners!).Category);
        Assert.Equal(2, mark.Applicants!.Count);
        Assert.Equal("IVY XU", Assert.Single(mark.Correspondents!).Name);
        Assert.Equal(17, mark.Events!.Count);
        Assert.Equal(("R.PRA", "REGISTERED-PRINCIPAL REGISTER", new RegisterDate(2017, 3, 28)), (mark.Events[0].Code, mark.Events[0].Text, mark.Events[0].Date));
        Assert.Equal(new RegisterDate(2017, 1, 10), mark.PublicationDate);
        Assert.Contains(mark.FilingBases!, basis => basis is { Stage: "current", Basis: "use" });
    }

    [SampleFact]
    public void LittleIsLeftUnreadInMarks()
    {
        var left = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Samples.Xml("st96/us-trademarks").Append(Samples.Path("st96/wipo-examples/TrademarkApplication_Example.xml")))
        {
            foreach (var residue in Assert.Single(DocumentReading.ReadAll(file, Catalog.Dialects)).Record!.Residue?.Where(static one => one.Text.Length > 0) ?? [])
            {
                left.Add(residue.Path);
            }
        }
        left.ExceptWith(Known);
        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    // What stays residue: staff of the office, the opposed marks in proceedings, statements of the USPTO that no field holds.
    private static readonly SortedSet<string> Known = new(StringComparer.Ordinal)
    {
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Plaintiff/AssociatedMarkBag/AssociatedMark/NationalApplicationNumber/ApplicationNumberText",
        "LegalProceedingsBag/LegalProceedings/OppositionExtensionRequest/Defendent/AssociatedMarkBag/AssociatedMark/AssociationCategory",
        "LegalProceedingsBag/LegalProceedings/OppositionExtensionRequest/Defendent/AssociatedMarkBag/AssociatedMark/NationalApplicationNumber/ApplicationNumberText",
        "LegalProceedingsBag/LegalProceedings/OppositionExtensionRequest/Defendent/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusCategory",
        "LegalProceedingsBag/LegalProceedings/OppositionExtensionRequest/Defendent/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusCode",
        "LegalProceedingsBag/LegalProceedings/OppositionExtensionRequest/Defendent/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusExternalDescriptionText",
        "LegalProceedingsBag/LegalProceedings/OppositionExtensionRequest/Defendent/AssociatedMarkBag/AssociatedMark/WordMarkSpecification/MarkVerbalElementText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendant/AssociatedMarkBag/AssociatedMark/AssociationCategory",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendant/AssociatedMarkBag/AssociatedMark/NationalApplicationNumber/ApplicationNumberText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendant/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusCategory",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendant/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusCode",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendant/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusExternalDescriptionText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendant/AssociatedMarkBag/AssociatedMark/WordMarkSpecification/MarkVerbalElementText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendent/AssociatedMarkBag/AssociatedMark/AssociationCategory",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendent/AssociatedMarkBag/AssociatedMark/NationalApplicationNumber/ApplicationNumberText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendent/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusCategory",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendent/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusCode",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendent/AssociatedMarkBag/AssociatedMark/NationalStatus/NationalStatusExternalDescriptionText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/Defendent/AssociatedMarkBag/AssociatedMark/WordMarkSpecification/MarkVerbalElementText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/StaffBag/Staff/OfficialTitleText",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/StaffBag/Staff/PartyIdentifier",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/StaffBag/Staff/StaffIdentifier",
        "LegalProceedingsBag/LegalProceedings/OppositionProceedingBag/StaffBag/Staff/StaffName",
        "NationalTrademarkInformation/AllowanceNoticeDate",
        "NationalTrademarkInformation/RegistationCertificateAmendmentText",
        "NationalTrademarkInformation/RestrictionStatementText",
        "StaffBag/Staff/OfficialTitleText",
        "StaffBag/Staff/StaffName",
    };
}
