using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>Shown as unknown, because no table says whether it is pending, in force or ended.</summary>
internal sealed class StatusUnknown : RecordCheck
{
    public override string Code => "STATUS-UNKNOWN";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A status that no table translates";

    public override string Expected => "A status word or code that the office's profile or ST.96 knows.";

    public override string Mend => "For the operator: add the office's word to \"statuses\" in its office file. For the office: use the words of ST.96 where they fit.";

    public override Source? Source => new(Standards.St96, "tmk:MarkCurrentStatusCategoryType, dgn:DesignCurrentStatusCategoryType");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Status is { General: GeneralStatus.Unknown } status && (status.OfficeCode ?? status.OfficeText) is { } said)
        {
            run.Find(said, "legalStatus/currentStatusText");
        }
    }
}
