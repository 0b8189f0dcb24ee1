namespace Daftar.Checking.Reading;

internal sealed class StandardPartMissing : ReadingCheck
{
    public override string Code => "STANDARD-PART-MISSING";

    public override string Wrong => "A record without a part that the standard demands, written all the same";

    public override string Expected => "Every part that the schemas of WIPO ST.96 V6.0 demand.";

    public override string Mend => "Add the part at source and convert again. Whoever takes such documents may refuse them: nothing is made up to fill the gap.";

    public override Source? Source => new("WIPO ST.96", "Annex III, the components of V6.0");

    public override ReadingSample Sample => new(Instead: "It is told where documents are written, by `daftar convert`.");
}
