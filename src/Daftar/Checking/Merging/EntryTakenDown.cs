namespace Daftar.Checking.Merging;

internal sealed class EntryTakenDown : MergingCheck
{
    public override string Code => "ENTRY-TAKEN-DOWN";

    public override string Wrong => "An entry that was taken down on a legal basis";

    public override string Expected => "No record of the entry.";

    public override string Mend => "Ask the operator for the basis. Nothing of the record is kept, and it counts as unchanged.";
}
