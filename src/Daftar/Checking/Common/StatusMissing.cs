using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>A record of a mark or design that speaks fully of status says it.</summary>
internal sealed class StatusMissing : RecordCheck
{
    public override string Code => "STATUS-MISSING";

    public override string Wrong => "The status is missing";

    public override string Expected => "The status of a mark or design, in the office's own words or code.";

    public override string Mend => "Deliver the status with every record of a mark or design; Daftar never concludes it from silence.";

    public override Source? Source => new(Standards.St96, "tmk:MarkCurrentStatusCode, dgn:DesignCurrentStatusCategory (optional there)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Right is Right.Trademark or Right.Design && record.Status is null && record.SpeaksFullyOf(Parts.Status))
        {
            run.Missing("no status", "legalStatus", "CurrentStatus");
        }
    }
}
