namespace Daftar.Checking.Reading;

/// <summary>What Daftar wrote beside the elements of a record spoke of other elements than stand there now.</summary>
internal sealed class InstructionOutdated : ReadingCheck
{
    public override string Code => "INSTRUCTION-OUTDATED";

    public override string Wrong => "Elements that were edited under what Daftar had written beside them";

    public override string Expected => "The elements that the instruction <?daftar-beside …?> was written beside.";

    public override string Mend => "Nothing, where the elements were edited on purpose: they hold. What the instruction said of that part is not taken; write it into elements, or convert the record again.";
}
