using Daftar.Checking.Codes;
using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>The office whose register it is has a code of WIPO ST.3.</summary>
internal sealed class OfficeCodeUnknown : RecordCheck
{
    public override string Code => "OFFICE-CODE-UNKNOWN";

    public override string Wrong => "No such office in WIPO ST.3";

    public override string Expected => "The two-letter code of the office in WIPO ST.3.";

    public override string Mend => "Correct the code. The United Kingdom is GB, Greece is GR; the European Union's office is EM, the European Patent Office EP.";

    public override Source? Source => new("WIPO ST.3", "list of codes; ST.96 V6.0 com:WIPOST3CodeType");

    public override void Run(IpRecord record, CheckRun run)
    {
        // One that does not say its office was told so.
        if (record.Office.Length > 0 && !St3.Has(record.Office))
        {
            run.Find(record.Office, "registrationOfficeCode", expected: Expected + (CodeMeant.OfCountry(record.Office) is { Length: > 0 } meant ? meant : run.Declared is { } declared ? $" The package was declared for {declared}." : ""));
        }
    }
}
