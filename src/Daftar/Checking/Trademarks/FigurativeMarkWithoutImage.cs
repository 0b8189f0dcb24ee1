using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Trademarks;

/// <summary>A mark that is seen has an image.</summary>
internal sealed class FigurativeMarkWithoutImage : RecordCheck
{
    public override string Code => "FIGURATIVE-MARK-WITHOUT-IMAGE";

    public override string Wrong => "A figurative mark without an image";

    public override string Expected => "The image of a figurative, combined, three-dimensional or colour mark.";

    public override string Mend => "Deliver the file of the image in the package and name it in the record.";

    public override Source? Source => new(Standards.St96, "tmk:MarkImageBag; tmk:MarkFeatureCategory");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord { Feature: "Figurative" or "Combined" or "Three dimensional" or "Colour", } && record.Files?.Exists(static file => file.Kind is not (FileKind.Sound or FileKind.Document)) != true && record.SpeaksFullyOf(Parts.Bibliography | Parts.Files))
        {
            run.Find(((TrademarkRecord)record).Feature!, "fileBag");
        }
    }
}
