using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Designated states and organisations have a code of WIPO ST.3.</summary>
internal sealed class DesignationUnknown : RecordCheck
{
    public override string Code => "DESIGNATION-UNKNOWN";

    public override string Wrong => "A designated office that does not exist";

    public override string Expected => "The ST.3 code of each designated state or organisation.";

    public override string Mend => "Correct the code: EM for the European Union, GB and not UK, BX for Benelux.";

    public override Source? Source => new("WIPO ST.3", "list of codes; ST.96 V6.0 com:WIPOST3CodeType");

    public override void Run(IpRecord record, CheckRun run)
    {
        var designations = record.Designations;
        for (var i = 0; i < (designations?.Count ?? 0); i++)
        {
            if (designations![i].Office is { } office && !St3.Has(office))
            {
                run.Find(office, Invariant($"designationBag/{i + 1}"));
            }
        }
    }
}
