using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class CheckFailed : ReadingCheck
{
    public override string Code => "CHECK-FAILED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A check that did not come to its end: a defect of Daftar";

    public override string Expected => "A check that comes to its end: please report this record, it shows a defect of Daftar.";

    public override string Mend => "Report it, with the record if it may be shown. The record is taken, and every other check was run.";

    public override ReadingSample Sample => new(Instead: "It is a defect of Daftar: a sample that showed it would be mended.");
}
