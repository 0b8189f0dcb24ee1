using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>Category 1 to 29, division 1 to 99, section 1 to 99, joined by full stops.</summary>
internal sealed class ViennaForm : RecordCheck
{
    public override string Code => "VIENNA-FORM";

    public override string Wrong => "No code of the Vienna Classification";

    public override string Expected => "A code such as 27.05.01: category 1 to 29, division, section.";

    public override string Mend => "Correct the code; codes of the office's own figurative classification are delivered as such.";

    public override Source? Source => new(Standards.St96, "com:ViennaClassification: ViennaCategory, ViennaDivision, ViennaSection");

    public override void Run(IpRecord record, CheckRun run)
    {
        var codes = (record as TrademarkRecord)?.Vienna;
        for (var i = 0; i < (codes?.Count ?? 0); i++)
        {
            if (!ViennaCode.IsWellFormed(codes![i]))
            {
                run.Find(codes[i], Invariant($"viennaClassificationBag/{i + 1}"));
            }
        }
    }
}
