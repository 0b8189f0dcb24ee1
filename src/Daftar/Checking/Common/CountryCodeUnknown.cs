using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Country of a party's address.</summary>
internal sealed class CountryCodeUnknown : PartyCheck
{
    public override string Code => "COUNTRY-CODE-UNKNOWN";

    public override string Wrong => "A country that does not exist";

    public override string Expected => "The two-letter code of the country, after WIPO ST.3.";

    public override string Mend => "Write the code instead of the name. GB and not UK, GR and not EL.";

    public override Source? Source => new("WIPO ST.3", "list of codes; ST.96 V6.0 com:ExtendedWIPOST3CodeType");

    protected override void Look(Party party, string path, int number, CheckRun run)
    {
        if (party.Country is { } country && !St3.Has(country))
        {
            run.Find(country, Invariant($"{path}/{number}/countryCode"), expected: Expected + CodeMeant.OfCountry(country));
        }
    }
}
