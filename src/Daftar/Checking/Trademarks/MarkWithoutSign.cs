using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Trademarks;

/// <summary>A mark is a sign: words, or a picture, sound or model of it.</summary>
internal sealed class MarkWithoutSign : RecordCheck
{
    public override string Code => "MARK-WITHOUT-SIGN";

    public override string Wrong => "A mark without words, picture or sound";

    public override string Expected => "The words of the mark, or a file that represents it (INID 540).";

    public override string Mend => "Deliver the words of the mark, or the image, sound or film with its file name.";

    public override Source? Source => new(Standards.St96, "tmk:MarkReproduction");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord mark && record.SpeaksFullyOf(Parts.Bibliography | Parts.Files)
            && mark.Words is null && mark.SignificantWords is null && mark.Files is null or { Count: 0 } && mark.Descriptions is null)
        {
            run.Missing("neither words nor a representation", "markVerbalElementText", "MarkVerbalElement", "WordMark", "MarkImage", "MarkSound");
        }
    }
}
