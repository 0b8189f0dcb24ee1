using Daftar.Rights;
using Daftar.Rights.Designs;

namespace Daftar.Checking.Designs;

/// <summary>What is protected is what is seen.</summary>
internal sealed class DesignWithoutView : RecordCheck
{
    public override string Code => "DESIGN-WITHOUT-VIEW";

    public override string Wrong => "A design without a view";

    public override string Expected => "At least one view, drawing or model (INID 55).";

    public override string Mend => "Deliver the files of the views and name them in the record. For a deferred design, deliver the record as unpublished, or with the mark of deferment.";

    public override Source? Source => new(Standards.St96, "dgn:DesignRepresentationBag, dgn:View (INID 55)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is DesignRecord { Deferred: not true, Files: null or { Count: 0 } } && record.SpeaksFullyOf(Parts.Bibliography | Parts.Files) && record.Visibility == Visibility.Public)
        {
            run.Missing("no view", "fileBag", "ViewF", "ViewURI", "FileName");
        }
    }
}
