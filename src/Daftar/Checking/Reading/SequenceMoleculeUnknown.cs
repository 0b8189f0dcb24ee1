namespace Daftar.Checking.Reading;

internal sealed class SequenceMoleculeUnknown : ReadingCheck
{
    public override string Code => "SEQUENCE-MOLECULE-UNKNOWN";

    public override string Wrong => "A sequence of a molecule the standard does not know";

    public override string Expected => "DNA, RNA or AA.";

    public override string Mend => "Write DNA or RNA for nucleotides and AA for amino acids; PRT is what ST.25 called these. Told once a listing.";

    public override Source? Source => new("WIPO ST.26", "INSDSeq_moltype");
}
