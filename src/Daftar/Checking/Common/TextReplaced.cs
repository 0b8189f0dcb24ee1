using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>U+FFFD: somebody before us could not read the letter.</summary>
internal sealed class TextReplaced : RecordCheck
{
    public override string Code => "TEXT-REPLACED";

    public override string Wrong => "Letters lost in conversion";

    public override string Expected => "Text with all its letters.";

    public override string Mend => "Somewhere on the way letters became the replacement character (a question mark in a black diamond); they cannot be got back from the file. Export again from the source, in UTF-8.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.Texts.Replaced is { } found)
        {
            run.Find(found.Text, found.Path, found.Value);
        }
    }
}
