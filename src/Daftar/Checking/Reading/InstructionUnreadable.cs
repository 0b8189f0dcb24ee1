namespace Daftar.Checking.Reading;

/// <summary>An instruction beside the elements of a record that Daftar did not write so.</summary>
internal sealed class InstructionUnreadable : ReadingCheck
{
    public override string Code => "INSTRUCTION-UNREADABLE";

    public override string Wrong => "Something beside the elements of a record that Daftar cannot read";

    public override string Expected => "The instruction <?daftar-beside …?> as Daftar wrote it.";

    public override string Mend => "Leave the instruction as it was, or take it out: the elements hold, and no other system reads it. What of it can be read is taken.";
}
