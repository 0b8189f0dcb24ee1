using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A party is named, or says that it must not be.</summary>
internal sealed class PartyNameMissing : PartyCheck
{
    public override string Code => "PARTY-NAME-MISSING";

    public override string Wrong => "A party without a name";

    public override string Expected => "The name of every applicant, owner, representative, inventor and designer, or the mark that it must not be shown.";

    public override string Mend => "Deliver the name, or mark the party as one who has waived being named.";

    public override Source? Source => new(Standards.St96, "com:Name, mandatory in com:PublicationContact");

    protected override void Look(Party party, string path, int number, CheckRun run)
    {
        // Who must not be named needs no name.
        if ((party.Restricted & PartyParts.Name) is not (null or PartyParts.None))
        {
            return;
        }
        if (party is { Name: null, Identifier: null, WaivedNaming: not true, OtherNames: null })
        {
            run.Find("no name", Invariant($"{path}/{number}"), party.City ?? party.AddressLines?.FirstOrDefault() ?? party.Country ?? "");
        }
    }
}
