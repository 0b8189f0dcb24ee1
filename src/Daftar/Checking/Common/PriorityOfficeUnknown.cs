using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>The office of first filing has a code of WIPO ST.3, current or former.</summary>
internal sealed class PriorityOfficeUnknown : RecordCheck
{
    public override string Code => "PRIORITY-OFFICE-UNKNOWN";

    public override string Wrong => "A priority of an office that does not exist";

    public override string Expected => "The ST.3 code of the office of first filing.";

    public override string Mend => "Write the two-letter code of WIPO ST.3: GB and not UK, EM for the European Union's office, EP for the European Patent Office, WO or IB for international filings.";

    public override Source? Source => new("WIPO ST.3", "list of codes; ST.96 V6.0 com:WIPOST3CodeType");

    public override void Run(IpRecord record, CheckRun run)
    {
        var priorities = record.Priorities;
        for (var i = 0; i < (priorities?.Count ?? 0); i++)
        {
            if (priorities![i].Office is { } office && !St3.Has(office))
            {
                run.Find(Invariant($"{office} {priorities[i].Number}"), Invariant($"priorityBag/{i + 1}/ipOfficeCode"), office, Expected + CodeMeant.OfCountry(office));
            }
        }
    }
}
