using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Trademarks;

/// <summary>The features of ST.96, after the words of an office are brought to them.</summary>
internal sealed class MarkFeatureUnknown : RecordCheck
{
    public override string Code => "MARK-FEATURE-UNKNOWN";

    public override string Wrong => "A kind of mark that ST.96 does not have";

    public override string Expected => $"One of the words of ST.96: {string.Join(", ", Known)}.";

    public override string Mend => "Write the word of ST.96 that comes nearest; \"Other\" where none does.";

    public override Source? Source => new(Standards.St96, "tmk:MarkFeatureCategoryType, 16 values");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord { Feature: { } feature } && Array.IndexOf(Known, feature) < 0)
        {
            run.Find(feature, "markFeatureCategory");
        }
    }

    private static readonly string[] Known =
    [
        "Word", "Stylized characters", "Figurative", "Combined", "Three dimensional", "Colour", "Sound", "Hologram", "Olfactory", "Motion", "Multimedia", "Position", "Touch", "Taste", "Tracer", "Other",
    ];
}
