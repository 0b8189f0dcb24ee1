namespace Daftar.Checking.Reading;

internal sealed class CountUnreadable : ReadingCheck
{
    public override string Code => "COUNT-UNREADABLE";

    public override string Wrong => "A count that is no number";

    public override string Expected => "A whole number.";

    public override string Mend => "Write digits only; leave the element out where there is no count. The value is left out of the record.";
}
