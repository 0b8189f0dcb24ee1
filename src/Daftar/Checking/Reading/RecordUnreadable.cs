using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class RecordUnreadable : ReadingCheck
{
    public override string Code => "RECORD-UNREADABLE";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record the reader failed on: a defect of Daftar";

    public override string Expected => "A record Daftar can read: please report this one, it shows a defect.";

    public override string Mend => "Report it, with the record if it may be shown. Nothing is wrong with the record as far as is known.";

    public override ReadingSample Sample => new(Instead: "It is a defect of Daftar: a sample that showed it would be mended.");
}
