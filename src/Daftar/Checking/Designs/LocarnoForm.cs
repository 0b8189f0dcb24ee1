using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Designs;
using static System.FormattableString;

namespace Daftar.Checking.Designs;

/// <summary>Classes 1 to 32, subclasses of two digits.</summary>
internal sealed class LocarnoForm : RecordCheck
{
    public override string Code => "LOCARNO-FORM";

    public override string Wrong => "A class that the Locarno Classification does not have";

    public override string Expected => "Class 01 to 32 and a subclass of two digits: 09-01.";

    public override string Mend => "Correct the class. What no other subclass of a class covers is in its subclass 99 (Miscellaneous): 09-99; a class 99 there is not.";

    public override Source? Source => new(Standards.St96, "com:LocarnoClassStrictNumberType: NN-NN");

    public override void Run(IpRecord record, CheckRun run)
    {
        var classes = (record as DesignRecord)?.Locarno;
        for (var i = 0; i < (classes?.Count ?? 0); i++)
        {
            if (!LocarnoSymbol.Exists(classes![i]))
            {
                run.Find(classes[i], Invariant($"locarnoClassificationBag/{i + 1}"));
            }
        }
    }
}
