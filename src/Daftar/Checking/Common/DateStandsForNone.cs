using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>Databases write 1900-01-01 or 0001-01-01 for an empty field.</summary>
internal sealed class DateStandsForNone : RecordCheck
{
    public override string Code => "DATE-STANDS-FOR-NONE";

    public override string Wrong => "A date that stands for \"unknown\"";

    public override string Expected => "The real date, or no date at all.";

    public override string Mend => "Leave the element out where the date is not known. 1900-01-01, 0001-01-01 and the like are what a database writes for an empty field, and people take them for true.";

    public override void Run(IpRecord record, CheckRun run)
    {
        Look(record.FilingDate, "filingDate", run);
        Look(record.RegistrationDate, "registrationDate", run);
        Look(record.PublicationDate, "publicationDate", run);
        Look(record.ExpiryDate, "expiryDate", run);
        Look(record.TerminationDate, "terminationDate", run);
    }

    private static void Look(RegisterDate? date, string path, CheckRun run)
    {
        if (date is { Number: 10101 or 10000101 or 17530101 or 18000101 or 18991230 or 18991231 or 19000101 or 99991231 } none)
        {
            run.Find(none.ToString(), path, none);
        }
    }
}
