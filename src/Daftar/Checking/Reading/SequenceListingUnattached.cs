using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class SequenceListingUnattached : ReadingCheck
{
    public override string Code => "SEQUENCE-LISTING-UNATTACHED";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A sequence listing that belongs to nothing";

    public override string Expected => "A listing that names its application and an office of ST.3.";

    public override string Mend => "Write ApplicationIdentification with office code and number, or deliver the listing as a file that its record names.";

    public override Source? Source => new("WIPO ST.26", "paragraph 45 to 50, ApplicationIdentification");
}
