using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class RecordEmpty : ReadingCheck
{
    public override string Code => "RECORD-EMPTY";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record that holds nothing of a right";

    public override string Expected => "A record of a right Daftar keeps.";

    public override string Mend => "Leave it out, or fill it: at least a number and what the record is about. Where it is filled, look at the names: elements are read under the names of the standard, capitals included (TradeMark in ST.66, Trademark in ST.96).";
}
