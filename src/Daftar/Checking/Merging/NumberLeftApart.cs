namespace Daftar.Checking.Merging;

internal sealed class NumberLeftApart : MergingCheck
{
    public override string Code => "NUMBER-LEFT-APART";

    public override string Wrong => "Two entries whose number is one and the same by the office's file";

    public override string Expected => "One entry a number, however it is written.";

    public override string Mend => "The number rules of the office changed, and two entries have one number by them that contradict each other, were split before, or of which one was taken down. Look which has the wrong number, and correct or delete it at source; or correct the number form in the office's file.";

    public override ReadingSample Sample => new(Instead: "It is told when the numbers of a register are folded anew.");
}
