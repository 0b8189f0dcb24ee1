using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Checking.Patents;

/// <summary>The inventor has the right to be mentioned (Paris Convention, Article 4ter).</summary>
internal sealed class InventorMissing : RecordCheck
{
    public override string Code => "INVENTOR-MISSING";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "An invention without an inventor";

    public override string Expected => "The inventors (INID 72), or the mark that they have waived being named.";

    public override string Mend => "Deliver the inventors. One who has waived being named is delivered with that mark.";

    public override Source? Source => new("Paris Convention", "Article 4ter");

    public override void Run(IpRecord record, CheckRun run)
    {
        // A nameless one stands for those who may not be named, until what says so can be read.
        if (record is PatentRecord { Inventors: null or { Count: 0 } or [{ Name: null, Identifier: null, WaivedNaming: not true, Restricted: not null }] } && record.SpeaksFullyOf(Parts.Parties) && (record.Applicants ?? record.Owners) is not null)
        {
            run.Missing("no inventor", "inventorBag", "inventor");
        }
    }
}
