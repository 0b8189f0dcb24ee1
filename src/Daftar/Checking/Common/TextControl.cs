using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>Characters U+0001 to U+001F and U+007F to U+009F have no meaning in a text.</summary>
internal sealed class TextControl : RecordCheck
{
    public override string Code => "TEXT-CONTROL";

    public override string Wrong => "Control characters in a text";

    public override string Expected => "Text without control characters.";

    public override string Mend => "Remove them in the export; often they come from Windows-1252 quotation marks taken for Latin-1, or from a word processor.";

    public override Source? Source => new("XML 1.0", "section 2.2, Characters");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.Texts.Control is { } found)
        {
            run.Find(found.Text, found.Path, found.Value);
        }
    }
}
