namespace Daftar.Checking.Reading;

internal sealed class SequenceLengthDiffers : ReadingCheck
{
    public override string Code => "SEQUENCE-LENGTH-DIFFERS";

    public override string Wrong => "A sequence of another length than is said";

    public override string Expected => "As many residues as INSDSeq_length says (in text, ST.25: <211>).";

    public override string Mend => "Correct INSDSeq_length (ST.25: <211>), or the sequence. Told once a listing.";

    public override Source? Source => new("WIPO ST.26", "INSDSeq_length");
}
