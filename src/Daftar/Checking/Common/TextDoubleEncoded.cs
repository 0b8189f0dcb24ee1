using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>UTF-8 read as Latin-1: Ã© for é, â€™ for an apostrophe, à¸ for Thai.</summary>
internal sealed class TextDoubleEncoded : RecordCheck
{
    public override string Code => "TEXT-DOUBLE-ENCODED";

    public override string Wrong => "Text encoded twice";

    public override string Expected => "Text in the encoding the document declares: \"é\", not \"Ã©\".";

    public override string Mend => "The export wrote UTF-8 into a field that took it for Latin-1 (or Windows-1252). Correct the export, and what is stored, and deliver the records again.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.Texts.DoubleEncoded is { } found)
        {
            run.Find(found.Text, found.Path, found.Value);
        }
    }
}
