using System.Runtime.InteropServices;
using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Checking.Indications;

/// <summary>The country the product comes from.</summary>
internal sealed class OriginUnknown : RecordCheck
{
    public override string Code => "INDICATION-ORIGIN-UNKNOWN";

    public override string Wrong => "A country of origin that does not exist";

    public override string Expected => "The ST.3 code of the country of origin.";

    public override string Mend => "Correct the code.";

    public override Source? Source => new("WIPO ST.3", "list of codes; ST.96 V6.0 gin:ContractingPartyOriginCode");

    public override void Run(IpRecord record, CheckRun run)
    {
        foreach (var country in CollectionsMarshal.AsSpan((record as IndicationRecord)?.OriginCountries))
        {
            if (!St3.Has(country))
            {
                run.Find(country, "originCountryCodeBag", expected: Expected + CodeMeant.OfCountry(country));
            }
        }
    }
}
