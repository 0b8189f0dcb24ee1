using System.Runtime.InteropServices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>A year between 2400 and 2700 is of the Buddhist era; one before 1700 is of no register.</summary>
internal sealed class YearNotGregorian : RecordCheck
{
    public override string Code => "YEAR-NOT-GREGORIAN";

    public override string Wrong => "A year of another calendar";

    public override string Expected => Ours;

    public override string Mend => "Convert the dates when exporting: subtract 543 from a year of the Buddhist era; years of the Islamic, Persian and Japanese calendars by a library, for their days are others, too.";

    public override Source? Source => new("WIPO ST.2", "years of the Gregorian calendar, four digits");

    public override void Run(IpRecord record, CheckRun run)
    {
        Look(record.FilingDate, "filingDate", run);
        Look(record.RegistrationDate, "registrationDate", run);
        Look(record.PublicationDate, "publicationDate", run);
        Look(record.ExpiryDate, "expiryDate", run);
        Look(record.RenewalDate, "renewalDate", run);
        Look(record.TerminationDate, "terminationDate", run);
        foreach (var claim in CollectionsMarshal.AsSpan(record.Priorities))
        {
            Look(claim.Date, "priorityBag", run);
        }
    }

    private const string Ours = "Dates of the Gregorian calendar with a year of four digits (ST.2).";

    private static string Advice(RegisterDate odd, CheckRun run) => Ours + DateAdvice.Of(odd, run.Today);

    private static void Look(RegisterDate? date, string path, CheckRun run)
    {
        if (date is { Year: (>= 2400 and < 2700) or < 1700 and not (1 or 1000) } odd)
        {
            run.Find(odd.ToString(), path, odd, Advice(odd, run));
        }
    }
}
