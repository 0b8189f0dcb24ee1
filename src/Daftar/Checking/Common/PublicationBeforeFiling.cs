using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Nothing is published before it is filed.</summary>
internal sealed class PublicationBeforeFiling : RecordCheck
{
    public override string Code => "PUBLICATION-BEFORE-FILING";

    public override string Wrong => "Published before it was filed";

    public override string Expected => "A publication date on or after the filing date.";

    public override string Mend => "Look which of the two dates is wrong. Where the date is that of an earlier publication on which this application rests, deliver it as a relation.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is { IsDay: true } filed && record.PublicationDate is { IsDay: true } published && published < filed)
        {
            run.Find(Invariant($"filed {filed}, published {published}"), "publicationDate", published);
        }
    }
}
