namespace Daftar.Checking.Reading;

internal sealed class NumberUnreadable : ReadingCheck
{
    public override string Code => "NUMBER-UNREADABLE";

    public override string Wrong => "A number that is none";

    public override string Expected => "A whole number.";

    public override string Mend => "Write digits only; leave the element out where there is no number. The value is left out of the record.";
}
