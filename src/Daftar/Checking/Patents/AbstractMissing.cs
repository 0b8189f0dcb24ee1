using System.Runtime.InteropServices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>A published application whose description and claims are delivered has an abstract, too.</summary>
internal sealed class AbstractMissing : RecordCheck
{
    public override string Code => "ABSTRACT-MISSING";

    public override string Wrong => "A published application without an abstract";

    public override string Expected => "The abstract in the language of the publication (INID 57).";

    public override string Mend => "Deliver the abstract with the full text of published applications (kinds A, A1, A2).";

    public override Source? Source => new("WIPO ST.37", "extended data elements: availability of abstract, description and claims");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord { Operation: Operation.State })
        {
            return;
        }
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            if (publication is { KindCode: "A" or "A1" or "A2", Abstracts: null, Claims: not null, Descriptions: not null })
            {
                run.Find(Invariant($"{publication.Office} {publication.Number} {publication.KindCode}"), "publicationBag/abstractBag", publication.Number);
            }
        }
    }
}
