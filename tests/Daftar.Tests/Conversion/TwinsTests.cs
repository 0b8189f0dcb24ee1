using Daftar.Conversion;
using Daftar.Tests.Consistency;
using Daftar.Tests.Dialects;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Conversion;

/// <summary>
/// Cases of the USPTO that are in the samples both in ST.66 and in ST.96: the records are the same where both files carry the fact. What differs is
/// listed here, each with the reason why it is the files that differ.
/// </summary>
public class TwinsTests
{
    /// <summary>Both files say it, in other words; the pair is the same fact.</summary>
    private static readonly Dictionary<string, Func<string, string, bool>> SaidOtherwise = new(StringComparer.Ordinal)
    {
        // ST.66 has four letters of the event's code; the fifth is its class.
        ["eventBag.nationalEventCode"] = static (st66, st96) => st96.StartsWith(st66, StringComparison.Ordinal) && st96.Length == st66.Length + 1,
        ["applicantBag.incorporationState"] = IsState, ["ownerBag.incorporationState"] = IsState,
        // One line with the firm behind the name in ST.66; two elements in ST.96.
        ["correspondenceBag.name"] = static (st66, st96) => st66.StartsWith(st96 + ", ", StringComparison.Ordinal),
        // The code 1000 of ST.66 and what the draft of ST.96 wrote of it.
        ["markFeatureCategory"] = static (st66, st96) => (st66, st96) == ("Word", "TYPESET WORD(S) /LETTER(S) /NUMBER(S)"),
        // ST.66 names who gave the number (assignedBy); ST.96 does not, and an international application is WIPO's.
        ["relationBag.ipOfficeCode"] = static (st66, st96) => (st66, st96) == ("US", "WO"),
        // What a record speaks of is what its form can say: USPTO's ST.66 has no texts.
        ["scope"] = static (_, _) => true,
    };

    /// <summary>Files of one case made on different days: the owner had moved in between.</summary>
    private static readonly HashSet<string> Moved = new(StringComparer.Ordinal)
    {
        "rn2713476-ST96 ownerBag.cityName", "rn2713476-ST96 ownerBag.postalCode", "rn2713476-ST96 ownerBag.countryCode", "rn2713476-ST96 ownerBag.addressLineText", "rn2713476-ST96 ownerBag.geographicRegionName",
    };

    /// <summary>Only the ST.66 file has it.</summary>
    private static readonly HashSet<string> OnlyInSt66 = new(StringComparer.Ordinal)
    {
        "correspondenceBag.partyCategory", "representativeBag.partyCategory", "relationBag.statusText", "ownerBag.addressLineText", "ownerBag.geographicRegionName",
    };

    /// <summary>Only the ST.96 file has it: proceedings, assignments, whether a party is a person, the name of the image.</summary>
    private static readonly HashSet<string> OnlyInSt96 = new(StringComparer.Ordinal)
    {
        "applicantBag.personIndicator", "ownerBag.personIndicator", "representativeBag.personIndicator", "correspondenceBag.personIndicator", "correspondenceBag.nameBag.text", "correspondenceBag.emailAddressBag",
        "fileBag.fileName", "fileBag.fileCategory", "priorityBag.statusText", "publicationBag.publicationIdentifier", "ownerBag.addressLineText",
        // Events newer than the ST.66 file.
        "eventBag.eventDate", "eventBag.nationalEventCode", "eventBag.eventDescriptionText", "eventBag.sequenceNumber", "eventBag.commentText",
    };

    [SampleFact]
    public void TheSameCasesGiveTheSameRecordWhereBothCarryTheFact()
    {
        var wrong = new List<string>();
        var twins = 0;
        foreach (var (_, older) in RealFiles.All("st66/us"))
        {
            foreach (var (file, younger) in RealFiles.All("st96/us-trademarks"))
            {
                if (older.Record!.Number(Numbers.Application) != younger.Record!.Number(Numbers.Application))
                {
                    continue;
                }
                twins++;
                (older.Record.Residue, younger.Record.Residue) = (null, null);
                foreach (var one in CarriedDifference.Between(older.Record, younger.Record))
                {
                    if (!IsExplained(file.Replace("-old", "", StringComparison.Ordinal), one))
                    {
                        wrong.Add($"{file}: {one}");
                    }
                }
            }
        }
        Assert.Equal(8, twins);
        Complaints.None(wrong);
    }

    private static bool IsExplained(string file, CarriedLoss one) => one.Kind switch
    {
        _ when Moved.Contains($"{file} {one.Path}") => true,
        LossKind.Lost => OnlyInSt66.Contains(one.Path),
        LossKind.Added => OnlyInSt96.Contains(one.Path) || one.Path.StartsWith("recordBag.", StringComparison.Ordinal),
        // Lists of parties and entries are in the order of each file.
        _ => one.Path is "representativeBag (order)" or "recordBag (order)" or "eventBag (order)" || (SaidOtherwise.TryGetValue(one.Path, out var same) && same(one.Before!, one.After!)),
    };

    private static bool IsState(string name, string code) => (name, code) is ("DELAWARE", "DE") or ("NEW YORK", "NY") or ("MASSACHUSETTS", "MA") or ("PENNSYLVANIA", "PA") or ("CONNECTICUT", "CT")
        or ("LOUISIANA", "LA") or ("WASHINGTON", "WA");
}
