using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>As the IPC, with section Y.</summary>
internal sealed class CpcForm : RecordCheck
{
    public override string Code => "CPC-FORM";

    public override string Wrong => "No symbol of the Cooperative Patent Classification";

    public override string Expected => "A symbol such as Y02E 10/50: section A to H or Y, two digits, a letter, group and subgroup.";

    public override string Mend => "Correct the symbol; symbols of another classification are delivered as such.";

    public override Source? Source => new(Standards.St96, "pat:CPCClassification: CPCSection, Class, Subclass, MainGroup, Subgroup");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord { Cpc: { } symbols })
        {
            return;
        }
        for (var i = 0; i < symbols.Count; i++)
        {
            if (!PatentSymbol.IsWellFormed(symbols[i].Symbol, "ABCDEFGHY"))
            {
                run.Find(symbols[i].Symbol, Invariant($"cpcClassificationBag/{i + 1}"));
            }
        }
    }
}
