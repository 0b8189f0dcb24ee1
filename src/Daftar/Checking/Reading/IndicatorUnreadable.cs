namespace Daftar.Checking.Reading;

internal sealed class IndicatorUnreadable : ReadingCheck
{
    public override string Code => "INDICATOR-UNREADABLE";

    public override string Wrong => "An indicator that is neither true nor false";

    public override string Expected => "true or false (xsd:boolean).";

    public override string Mend => "Write true or false; leave the element out where it is not known. The value is left out of the record.";

    public override Source? Source => new("XML Schema 1.0, part 2", "3.2.2, boolean");
}
