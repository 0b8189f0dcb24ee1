using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Compared with the forms in the office's file, per right and what is numbered; an office without forms is not judged.</summary>
internal sealed class NumberFormUnknown : RecordCheck
{
    public override string Code => "NUMBER-FORM-UNKNOWN";

    public override string Wrong => "A number in none of the office's forms";

    public override string Expected => "A number as the office writes it; the forms stand in its office file.";

    public override string Mend => "Look whether the number is complete and of this right. If the office writes such numbers, send the operator an example of each form, for \"numbers\" in the office file.";

    public override void Run(IpRecord record, CheckRun run)
    {
        // Who passes on another office's records writes its numbers in a form of its own.
        if (record.ExchangedBy is not null)
        {
            return;
        }
        foreach (var number in record.Identifiers)
        {
            if (NumberStandsForNone.Is(number))
            {
                // Told as none.
                continue;
            }
            if (!run.Offices.HasForm(number, record.Right))
            {
                var examples = string.Join(", ", run.Offices.NumberExamples(number.Office, record.Right, number.Of).Take(4));
                run.Find(Invariant($"{number.Of} {number.Written}"), "identifierBag", number.Written, examples.Length == 0 ? null : $"A number as {number.Office} writes it: {examples}.");
            }
            else if (run.Offices.IsJudgedByCheckDigit(number.Office, record.Right, number.Of) && run.Offices.ReadNumber(number, record.Right) is { CheckFits: false })
            {
                run.Find(Invariant($"{number.Of} {number.Written}, whose check digit does not fit"), "identifierBag", number.Written);
            }
            else if (run.Offices.Forms(number) is { Count: > 1 } several)
            {
                run.Find(Invariant($"{number.Of} {number.Written}, which may be {string.Join(" or ", several)}"), "identifierBag");
            }
        }
    }
}
