using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>What was registered or granted was so on a day, and under a number.</summary>
internal sealed class RegisteredWithoutRegistration : RecordCheck
{
    public override string Code => "REGISTERED-WITHOUT-REGISTRATION";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "In force, with neither number nor date of a registration or grant";

    public override string Expected => "The date of registration or grant, and its number (INID 151 and 111 of a mark, 15 and 11 of a design).";

    public override string Mend => "Deliver date and number of the registration or grant. Where there was none, the status is wrong.";

    public override Source? Source => new(Standards.St96, "com:RegistrationNumber, com:RegistrationDate, pat:GrantDate (optional there)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Status is not { General: GeneralStatus.InForce } status || record.RegistrationDate is not null || record.Right == Right.Indication || !record.SpeaksFullyOf(Parts.Bibliography | Parts.Status))
        {
            return;
        }
        foreach (var number in record.Identifiers)
        {
            // Granted patents are numbered as publications, registered designs by their place; an international registration is one.
            if (number.Of is Numbers.Registration or Numbers.Grant or Numbers.International or Numbers.Publication or Numbers.Design)
            {
                return;
            }
        }
        foreach (var left in record.Residue ?? [])
        {
            // They came, and were not read: that is told.
            if (left.Path.EndsWith("RegistrationDate", StringComparison.Ordinal) || left.Path.EndsWith("RegistrationNumber", StringComparison.Ordinal) || left.Path.EndsWith("GrantDate", StringComparison.Ordinal))
            {
                return;
            }
        }
        run.Find(Invariant($"{status.OfficeText ?? status.OfficeCode ?? "in force"}, with neither number nor date of it"), "legalStatus", status.OfficeText ?? status.OfficeCode);
    }
}
