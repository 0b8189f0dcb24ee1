using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>What is not published yet is shown to nobody; the longest that a publication is put off is known.</summary>
internal sealed class PublicationFarAhead : RecordCheck
{
    /// <summary>Thirty months of deferment (Hague Agreement, Article 11), and one for the gazette.</summary>
    private const int Months = 31;

    public override string Code => "PUBLICATION-FAR-AHEAD";

    public override string Wrong => "A publication that lies years ahead";

    public override string Expected => "A publication date not more than 30 months after the day the package arrived. Until that date the entry is shown to nobody.";

    public override string Mend => "Look whether the year is right. Where the document is published, write the day on which it was; where nothing is planned, leave the date out.";

    public override Source? Source => new("Hague Agreement (1999)", "Article 11 and Rule 16: deferment of 30 months");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.PublicationDate is { } day && day.FirstDay > run.Today.AddMonths(Months))
        {
            run.Find(Invariant($"published {day}, arrived {run.Today:yyyy-MM-dd}"), "publicationDate", day);
        }
    }
}
