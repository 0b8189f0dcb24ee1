using Daftar.Rights;

namespace Daftar.Checking.Files;

/// <summary>A file of no bytes.</summary>
internal sealed class FileEmpty : FileCheck
{
    public override string Code => "FILE-EMPTY";

    public override string Wrong => "An empty file";

    public override string Expected => "A file with something in it.";

    public override string Mend => "Export the file again; nothing was written into it.";

    public override void Run(FileReference named, in FileFacts file, CheckRun run)
    {
        if (file.Length == 0)
        {
            run.Find(named.Name!, "fileBag");
        }
    }
}
