using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>0, N/A, NULL, only zeros.</summary>
internal sealed class NumberStandsForNone : RecordCheck
{
    public override string Code => "NUMBER-STANDS-FOR-NONE";

    public override string Wrong => "A number that is none";

    public override string Expected => "The number itself, or no element.";

    public override string Mend => "Leave the element out where there is no number yet. \"0\", \"N/A\" or \"NULL\" join records that have nothing to do with each other.";

    public override void Run(IpRecord record, CheckRun run)
    {
        foreach (var number in record.Identifiers)
        {
            if (NoValue.Is(number.Written) || !number.Folded.AsSpan().ContainsAnyExcept('0'))
            {
                run.Find(Invariant($"{number.Of} {number.Written}"), "identifierBag", number.Written);
            }
        }
    }
}
