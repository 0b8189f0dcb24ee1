namespace Daftar.Checking.Reading;

internal sealed class SequenceResidueUnknown : ReadingCheck
{
    public override string Code => "SEQUENCE-RESIDUE-UNKNOWN";

    public override string Wrong => "A sign in a sequence that is no residue";

    public override string Expected => "Small letters of nucleotides, capital letters of amino acids, as the standard lists them.";

    public override string Mend => "Look at the place named: often u instead of t, three letters instead of one, numbers of lines, or the other case. Told once a listing.";

    public override Source? Source => new("WIPO ST.26", "annex I, sections 1 and 3");
}
