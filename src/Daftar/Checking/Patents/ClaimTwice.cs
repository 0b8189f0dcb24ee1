using System.Runtime.InteropServices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>Within a publication and language a claim number stands once.</summary>
internal sealed class ClaimTwice : RecordCheck
{
    public override string Code => "CLAIM-TWICE";

    public override string Wrong => "Two claims with one number";

    public override string Expected => "Claims numbered from 1, each number once in a language.";

    public override string Mend => "Number the claims anew in the export, or take out what was left of an older version.";

    public override Source? Source => new(Standards.St96, "pat:ClaimNumber");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord)
        {
            return;
        }
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            var claims = publication.Claims;
            for (var i = 1; i < (claims?.Count ?? 0); i++)
            {
                if (claims![i].Number is { Length: > 0 } number && number == claims[i - 1].Number && claims[i].Language == claims[i - 1].Language)
                {
                    run.Find(Invariant($"claim {number} in {publication.Number} {publication.KindCode}"), "publicationBag/claimBag", number);
                    break;
                }
            }
        }
    }
}
