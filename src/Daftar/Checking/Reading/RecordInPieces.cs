using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class RecordInPieces : ReadingCheck
{
    public override string Code => "RECORD-IN-PIECES";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A transaction so large that its marks are read in pieces";

    public override string Expected => "Each mark in a TransactionData of its own.";

    public override string Mend => "Every mark is read, with what stands before the first of them. What stands behind the last mark, such as parties that marks name by their identifier, is seen by the last ones only: write it before them, or put each mark with its parties into a TransactionData of its own. Other readers hold a transaction in memory whole, and may refuse one of this size.";

    public override ReadingSample Sample => new(With: "--set intake.record.bytes=4096");
}
