namespace Daftar.Checking.Forms;

internal sealed class SequenceNumberDiffers : ReadingCheck
{
    public override string Code => "SEQUENCE-NUMBER-DIFFERS";

    public override string Wrong => "Sequences that are not numbered in order";

    public override string Expected => "Sequences numbered from 1 in the order in which they stand.";

    public override string Mend => "Number the sequences anew with the program the listing was made with. It is told once a listing.";

    public override Source? Source => new("WIPO ST.25", "paragraphs 3 and 4; WIPO ST.26, paragraph 10");
}
