using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class SequenceListingAttached : ReadingCheck
{
    public override string Code => "SEQUENCE-LISTING-ATTACHED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A sequence listing attached by what it says beside a number";

    public override string Expected => "A listing that names its application and an office of ST.3.";

    public override string Mend => "Nothing needs to be done where it is the right application. Else write ApplicationIdentification with office code and number, or deliver the listing as a file that its record names: either goes before the applicant's reference and the earliest priority.";

    public override Source? Source => new("WIPO ST.26", "paragraph 45 to 50, ApplicantFileReference and EarliestPriorityApplicationIdentification");
}
