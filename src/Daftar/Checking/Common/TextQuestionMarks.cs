using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>What many exports write where a letter has no place in their encoding.</summary>
internal sealed class TextQuestionMarks : RecordCheck
{
    public override string Code => "TEXT-QUESTION-MARKS";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Question marks inside words";

    public override string Expected => "Text with all its letters: NUÑEZ, not NU?EZ.";

    public override string Mend => "The export, or the database behind it, wrote a question mark for each letter that its encoding does not have; they cannot be got back from the file. Export again in UTF-8, and look whether the source still has the letters. A mark that is written so stays as it is.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.Texts.Questioned is { } found)
        {
            run.Find(found.Text, found.Path, found.Value);
        }
    }
}
