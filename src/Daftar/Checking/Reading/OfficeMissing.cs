using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>Neither the record nor the declaration says whose register it is.</summary>
internal sealed class OfficeMissing : ReadingCheck
{
    public override string Code => "OFFICE-MISSING";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record that does not say of which office it is";

    public override string Expected => "The ST.3 code of the office whose register it is.";

    public override string Mend => "Deliver RegistrationOfficeCode with each record, or declare who delivers (--authority). What else is wrong with the record is told beside it, so that all can be mended at once.";

    public override Source? Source => new(Standards.St96, "com:RegistrationOfficeCode");
}
