using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>A cited patent document is of an office of WIPO ST.3, current or former.</summary>
internal sealed class CitationOfficeUnknown : RecordCheck
{
    public override string Code => "CITATION-OFFICE-UNKNOWN";

    public override string Wrong => "A citation of an office that does not exist";

    public override string Expected => "The ST.3 code of the office that published the cited document.";

    public override string Mend => "Correct the code: GB and not UK; documents of the German Democratic Republic are DD.";

    public override Source? Source => new("WIPO ST.3", "list of codes; ST.96 V6.0 com:WIPOST3CodeType and com:WIPOFormerST3CodeType");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord { Citations: { } citations })
        {
            return;
        }
        for (var i = 0; i < citations.Count; i++)
        {
            if (citations[i].Office is { } office && !St3.Has(office))
            {
                run.Find(Invariant($"{office} {citations[i].Number}"), Invariant($"citationBag/{i + 1}"), office);
            }
        }
    }
}
