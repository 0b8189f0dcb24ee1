namespace Daftar.Checking.Forms;

internal sealed class SequenceItemMalformed : ReadingCheck
{
    public override string Code => "SEQUENCE-ITEM-MALFORMED";

    public override string Wrong => "An item of a listing without its bracket";

    public override string Expected => "The number of an item between angle brackets.";

    public override string Mend => "Close the bracket behind the number. The item is read all the same.";

    public override Source? Source => new("WIPO ST.25", "paragraph 25");
}
