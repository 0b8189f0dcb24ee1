using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>The record says how many claims there are, and carries another number of them.</summary>
internal sealed class ClaimCountDiffers : RecordCheck
{
    public override string Code => "CLAIM-COUNT-DIFFERS";

    public override string Wrong => "Another number of claims than is said";

    public override string Expected => "As many claims as the record says there are.";

    public override string Mend => "Look whether claims were lost in the export, or the number was not brought up to date.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord { ClaimCount: { } said } || record.Publications is not [{ Claims: { } claims }])
        {
            return;
        }
        var languages = 0;
        string? last = null;
        foreach (var claim in claims)
        {
            if (claim.Language != last || languages == 0)
            {
                (last, languages) = (claim.Language, languages + 1);
            }
        }
        if (claims.Count != said * languages)
        {
            run.Find(Invariant($"{said} said, {claims.Count} delivered{(languages > 1 ? Invariant($" in {languages} languages") : "")}"), "publicationBag/claimBag", Invariant($"{said}"));
        }
    }
}
