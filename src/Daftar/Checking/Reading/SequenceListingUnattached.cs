using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class SequenceListingUnattached : ReadingCheck
{
    public override string Code => "SEQUENCE-LISTING-UNATTACHED";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A sequence listing that belongs to nothing";

    public override string Expected => "A listing that names its application and an office of ST.3.";

    public override string Mend => "Write ApplicationIdentification with office code and number (in text, ST.25: <140> and <141>), or deliver the listing as a file that its record names. The finding says what the listing tells of its application (the applicant's reference, the earliest priority, the title), by which it can be found. It is attached by reference or priority (one in text, ST.25, by number and day of filing, or title and applicant, too) where one application alone of its package fits; where several do, the finding names them.";

    public override Source? Source => new("WIPO ST.26", "paragraph 45 to 50, ApplicationIdentification");
}
