using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Patents;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>Section A to H, class of two digits, subclass letter, group of one to four digits, subgroup of two or more.</summary>
internal sealed class IpcForm : RecordCheck
{
    public override string Code => "IPC-FORM";

    public override string Wrong => "No symbol of the International Patent Classification";

    public override string Expected => "A symbol such as H04N 1/40: section A to H, two digits, a letter, group and subgroup.";

    public override string Mend => "Correct the symbol. Letter O and digit 0, I and 1 are often exchanged; symbols of a national classification are delivered as such.";

    public override Source? Source => new(Standards.St96, "pat:IPCRClassification: Section A to H, Class, Subclass, MainGroup, Subgroup");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord { Ipc: { } symbols })
        {
            return;
        }
        for (var i = 0; i < symbols.Count; i++)
        {
            if (!PatentSymbol.IsWellFormed(symbols[i].Symbol, "ABCDEFGH"))
            {
                run.Find(symbols[i].Symbol, Invariant($"ipcClassificationBag/{i + 1}"));
            }
        }
    }
}
