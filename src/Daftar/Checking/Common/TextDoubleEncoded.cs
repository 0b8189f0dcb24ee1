using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>Text read in an encoding it is not in: Ã© for é, â€™ for an apostrophe, à¸ or เธ for Thai. Each cause once.</summary>
internal sealed class TextDoubleEncoded : RecordCheck
{
    public override string Code => "TEXT-DOUBLE-ENCODED";

    public override string Wrong => "Text read in a wrong encoding";

    public override string Expected => "Text in the encoding the document declares: \"é\", not \"Ã©\".";

    public override string Mend => "On its way text of one encoding was taken for another; the finding says which. Correct that step (the connection of the database, the program that writes the file), and what is stored, and deliver the records again. Where letters are lost (\uFFFD) they must come from the source.";

    public override void Run(IpRecord record, CheckRun run)
    {
        foreach (var (seen, path, text, value) in run.Texts.DoubleEncoded)
        {
            run.Find(text, path, value, $"{Expected} This is {seen.Cause}{(seen.Was is { } was ? $"; it was \"{was}\"{(was.Contains('?', StringComparison.Ordinal) ? ", where each ? is a letter that is lost" : "")}" : "")}.");
        }
    }
}
