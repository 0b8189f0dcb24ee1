using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Checking.Patents;

/// <summary>An invention has a title.</summary>
internal sealed class TitleMissing : Check
{
    public override string Code => "TITLE-MISSING";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "The title of the invention in at least one language (INID 54).";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is PatentRecord { Operation: Operation.State } && (record.Scope.Fully & Parts.Bibliography) != 0 && record.Titles is null or { Count: 0 })
        {
            run.Find("no title", "titleBag");
        }
    }
}
