using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>Nothing says which right is meant.</summary>
internal sealed class RecordNumberMissing : ReadingCheck
{
    public override string Code => "RECORD-NUMBER-MISSING";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record without a number";

    public override string Expected => "An application, registration, publication or file number of the office, so that the entry can be found again.";

    public override string Mend => "Deliver the application number with every record, or where there is none the registration or publication number, at a path the finding gives. A number under a name of your own is told with its place, and is not read from there. What else is wrong with the record is told beside it, so that all can be mended at once.";

    public override Source? Source => new(Standards.St96, "com:ApplicationNumber, com:RegistrationNumber");
}
