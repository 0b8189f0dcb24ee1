using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A term that no law knows or knew: a slip in the year, or a date that stands for "unlimited".</summary>
internal sealed class ExpiryFarAhead : RecordCheck
{
    public override string Code => "EXPIRY-FAR-AHEAD";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A right that expires later than any law lets it";

    public override string Expected => "The end of the running term. Marks run at most 20 years from now, patents 20 from filing or grant and what they are extended by, designs 50.";

    public override string Mend => "Look whether the year is right. For a mark deliver the day on which it must be renewed next; where a right has no end, leave the date out.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.ExpiryDate is not { } expires || expires.Number == 99991231)
        {
            return;
        }
        // A mark is renewed again and again: its term is counted from now. Others end, however late they were granted.
        var from = record.Right == Right.Trademark ? 0 : Math.Max(record.FilingDate?.Year ?? 0, record.RegistrationDate?.Year ?? 0);
        if (expires.Year - (from == 0 ? run.Today.Year : from) > MostYears(record.Right))
        {
            run.Find(Invariant($"filed {record.FilingDate?.ToString() ?? "on a day that is not given"}{(record.RegistrationDate is { } registered ? Invariant($", registered {registered}") : "")}, expires {expires}"), "expiryDate", expires);
        }
    }

    /// <summary>The United States registered marks for 20 years until 1989; patents of 20 years are extended by ten and more; France protected designs for 50. Two years for what is renewed early.</summary>
    private static int MostYears(Right right) => right switch { Right.Trademark => 22, Right.Patent => 37, Right.Design => 52, _ => 1000 };
}
