using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Categories of ST.27 are the letters A to Y without I, J, O and X; a detailed event belongs to the letter of its key event.</summary>
internal sealed class EventCodeUnknown : RecordCheck
{
    public override string Code => "EVENT-CODE-UNKNOWN";

    public override string Wrong => "No such event code in ST.27";

    public override string Expected => "A key event of WIPO ST.27 (a letter A to Y with 10, or 00 where none is mapped) and a detailed event of the same letter.";

    public override string Mend => "Correct the mapping of the office's codes to ST.27. Where a code cannot be mapped, X00 with the letter of its category says so honestly.";

    public override Source? Source => new("WIPO ST.27", "key events and detailed events; ST.96 V6.0 KeyEventCodeType");

    public override void Run(IpRecord record, CheckRun run)
    {
        var events = record.Events;
        for (var i = 0; i < (events?.Count ?? 0); i++)
        {
            var (key, detailed) = (events![i].KeyEvent, events[i].DetailedEvent);
            if ((key is not null && !IsCode(key)) || (detailed is not null && (!IsCode(detailed) || (key is not null && key[0] != detailed[0]))))
            {
                run.Find(Invariant($"{key} {detailed}"), Invariant($"eventBag/{i + 1}"), detailed ?? key);
            }
        }
    }

    private static bool IsCode(string code) => code.Length == 3 && LegalEventCategory.Has(code) && char.IsAsciiDigit(code[1]) && char.IsAsciiDigit(code[2]);
}
