using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Checking.Patents;

/// <summary>An invention has a title.</summary>
internal sealed class TitleMissing : RecordCheck
{
    public override string Code => "TITLE-MISSING";

    public override string Wrong => "An invention without a title";

    public override string Expected => "The title of the invention in at least one language (INID 54).";

    public override string Mend => "Deliver the title with the bibliographic data.";

    public override Source? Source => new(Standards.St96, "pat:InventionTitleBag (INID 54)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is PatentRecord && record.SpeaksFullyOf(Parts.Bibliography) && record.Titles is null or { Count: 0 })
        {
            run.Missing("no title", "titleBag", "title");
        }
    }
}
