using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class RecordTooLarge : ReadingCheck
{
    public override string Code => "RECORD-TOO-LARGE";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record larger than is allowed";

    public override string Expected => "A record within the limit (setting intake.record.bytes).";

    public override string Mend => "Put images and documents beside the XML and name them, instead of writing them into it. Where it is one transaction with many marks or designs, put each into a TransactionData of its own. Or ask the operator to raise the setting.";

    public override ReadingSample Sample => new(With: "--set intake.record.bytes=4096");
}
