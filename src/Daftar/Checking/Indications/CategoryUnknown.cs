using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Checking.Indications;

/// <summary>The categories of ST.96.</summary>
internal sealed class CategoryUnknown : RecordCheck
{
    public override string Code => "INDICATION-CATEGORY-UNKNOWN";

    public override string Wrong => "A category of indication that ST.96 does not have";

    public override string Expected => "One of: Geographical Indication, Protected Geographical Indication, Protected Designation of Origin, Traditional Specialty Guaranteed, Appellation of Origin.";

    public override string Mend => "Write the word of ST.96.";

    public override Source? Source => new(Standards.St96, "gin:GICategoryType");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is IndicationRecord { Category: { } category } && Array.IndexOf(Known, category) < 0)
        {
            run.Find(category, "giCategory");
        }
    }

    private static readonly string[] Known =
        ["Geographical Indication", "Protected Geographical Indication", "Protected Designation of Origin", "Traditional Specialty Guaranteed", "Appellation of Origin"];
}
