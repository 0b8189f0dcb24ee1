using Daftar.Rights;
using Daftar.Rights.Designs;

namespace Daftar.Dialects;

/// <summary>
/// "Indicator whether the application has been deposited sealed" (SealedDepositIndicator of DesignApplication in ST.86 and ST.96 V6.0): views and specimens
/// are not open before the design is published. Where a day is given until which publication is deferred, the gate goes by that day.
/// </summary>
internal static class SealedDeposit
{
    /// <summary>What shows or tells how a design looks: the gate shows none of it where both are restricted.</summary>
    public const Parts Look = Parts.Files | Parts.Text;

    public static void Close(DesignRecord record)
    {
        if (record.PublicationDate is null && record.Publications is not { Count: > 0 } && record.DeferredUntil is null)
        {
            record.RestrictedParts |= Look;
        }
    }
}
