namespace Daftar.Checking.Merging;

internal sealed class ErasedPartyReturned : MergingCheck
{
    public override string Code => "ERASED-PARTY-RETURNED";

    public override string Wrong => "Data of a party that were erased on a legal basis came back";

    public override string Expected => "A record without what was erased.";

    public override string Mend => "Correct the record at source. What was erased is taken away again; neither the original nor the package is kept.";
}
