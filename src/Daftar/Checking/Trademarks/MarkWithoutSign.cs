using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Checking.Trademarks;

/// <summary>A mark is a sign: words, or a picture, sound or model of it.</summary>
internal sealed class MarkWithoutSign : Check
{
    public override string Code => "MARK-WITHOUT-SIGN";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "The words of the mark, or a file that represents it (INID 540).";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord mark && mark.Operation == Operation.State && (mark.Scope.Fully & (Parts.Bibliography | Parts.Files)) == (Parts.Bibliography | Parts.Files)
            && mark.Words is null && mark.SignificantWords is null && mark.Files is null or { Count: 0 } && mark.Descriptions is null)
        {
            run.Find("neither words nor a representation", "markVerbalElementText");
        }
    }
}
