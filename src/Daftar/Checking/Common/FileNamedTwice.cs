using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>One record names one file twice as the same kind.</summary>
internal sealed class FileNamedTwice : RecordCheck
{
    public override string Code => "FILE-NAMED-TWICE";

    public override string Wrong => "The same image or document twice in one record";

    public override string Expected => "Each image, view and document once.";

    public override string Mend => "Take the second out, or give the second view its own file.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Files is not { Count: > 1 } files)
        {
            return;
        }
        for (var i = 1; i < files.Count; i++)
        {
            for (var before = 0; before < i && i < 200; before++)
            {
                if (files[i].Kind is FileKind.MarkImage or FileKind.View && files[i].Name is { } name && files[i].Kind == files[before].Kind && name == files[before].Name)
                {
                    run.Find(name, Invariant($"fileBag/{i + 1}"));
                }
            }
        }
    }
}
