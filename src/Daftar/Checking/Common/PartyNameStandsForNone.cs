using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>N/A, UNKNOWN, a dash, TEST.</summary>
internal sealed class PartyNameStandsForNone : PartyCheck
{
    public override string Code => "PARTY-NAME-STANDS-FOR-NONE";

    public override string Wrong => "A name that is none";

    public override string Expected => "The name of the party.";

    public override string Mend => "Deliver the name. \"N/A\", \"UNKNOWN\", \"-\" or \"TEST\" are found by everybody who searches for names.";

    protected override void Look(Party party, string path, int number, CheckRun run)
    {
        if (party.Name is { } name && NoValue.Is(name))
        {
            run.Find(name, Invariant($"{path}/{number}/name"));
        }
    }
}
