namespace Daftar.Checking.Reading;

internal sealed class LocarnoClassUnreadable : ReadingCheck
{
    public override string Code => "LOCARNO-CLASS-UNREADABLE";

    public override string Wrong => "A Locarno class that cannot be read";

    public override string Expected => "A class and subclass of the Locarno Classification, such as 10-04.";

    public override string Mend => "Write class and subclass with two digits each: 10-04, not \"clocks\".";

    public override Source? Source => new("WIPO ST.86", "ClassNumber");
}
