using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A publication has a date (ST.37: office, number, kind, date).</summary>
internal sealed class PublicationWithoutDate : RecordCheck
{
    public override string Code => "PUBLICATION-WITHOUT-DATE";

    public override string Wrong => "A publication without a date";

    public override string Expected => "The date of every publication.";

    public override string Mend => "Deliver the date of the gazette or of the document.";

    public override Source? Source => new("WIPO ST.37", "mandatory data elements, item 4: publication date");

    public override void Run(IpRecord record, CheckRun run)
    {
        var publications = record.Publications;
        for (var i = 0; i < (publications?.Count ?? 0); i++)
        {
            // A publication that only carries text says nothing of its date.
            if (publications![i] is { Date: null, ExceptionCode: null, Abstracts: null, Claims: null, Descriptions: null } publication && record.SpeaksFullyOf(Parts.Publications))
            {
                run.Find(publication.Number ?? publication.Gazette ?? publication.Section ?? "a publication that says nothing", Invariant($"publicationBag/{i + 1}"));
            }
        }
    }
}
