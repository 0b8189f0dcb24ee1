namespace Daftar.Checking.Reading;

/// <summary>No date of any form offices write.</summary>
internal sealed class DateUnreadable : ReadingCheck
{
    public override string Code => "DATE-UNREADABLE";

    public override string Wrong => "A date that is none";

    public override string Expected => "YYYY-MM-DD, YYYYMMDD, YYYY-MM or YYYY.";

    public override string Mend => "Write the date as YYYY-MM-DD. 30 February, month 13 and day and month exchanged show themselves here. The field is left out, the record is taken.";

    public override Source? Source => new(Standards.St96, "com:DateType");
}
