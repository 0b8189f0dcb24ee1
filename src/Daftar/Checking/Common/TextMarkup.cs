using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>After reading there is still an entity or an HTML tag to be seen.</summary>
internal sealed class TextMarkup : RecordCheck
{
    public override string Code => "TEXT-MARKUP";

    public override string Wrong => "Markup that was escaped twice";

    public override string Expected => "Text without \"&amp;\" or \"<br>\" to be read in it.";

    public override string Mend => "The export escaped a text that was escaped already, or took HTML for text. Escape once, and leave HTML tags out.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.Texts.Markup is { } found)
        {
            run.Find(found.Text, found.Path, found.Value);
        }
    }
}
