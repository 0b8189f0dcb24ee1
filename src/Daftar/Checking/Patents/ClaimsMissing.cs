using System.Runtime.InteropServices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>A granted patent whose description is delivered has claims, too.</summary>
internal sealed class ClaimsMissing : RecordCheck
{
    public override string Code => "CLAIMS-MISSING";

    public override string Wrong => "A granted patent without claims";

    public override string Expected => "The claims of a granted patent.";

    public override string Mend => "Deliver the claims with the description: they say what is protected.";

    public override Source? Source => new(Standards.St96, "pat:PatentPublication: Claims mandatory with the text");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord { Operation: Operation.State })
        {
            return;
        }
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            if (publication is { KindCode: ['B' or 'C', ..], Claims: null, Descriptions: not null })
            {
                run.Find(Invariant($"{publication.Office} {publication.Number} {publication.KindCode}"), "publicationBag/claimBag", publication.Number);
            }
        }
    }
}
