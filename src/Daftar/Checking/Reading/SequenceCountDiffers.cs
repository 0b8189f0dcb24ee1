namespace Daftar.Checking.Reading;

internal sealed class SequenceCountDiffers : ReadingCheck
{
    public override string Code => "SEQUENCE-COUNT-DIFFERS";

    public override string Wrong => "A sequence listing with another number of sequences than it says";

    public override string Expected => "As many sequences as SequenceTotalQuantity says (in text, ST.25: <160>).";

    public override string Mend => "Correct SequenceTotalQuantity (ST.25: <160>), or send the listing whole: it may have been cut.";

    public override Source? Source => new("WIPO ST.26", "SequenceTotalQuantity");
}
