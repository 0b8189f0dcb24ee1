using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Files;

/// <summary>It begins as an image and is cut short or broken in its first part.</summary>
internal sealed class ImageUnreadable : FileCheck
{
    public override string Code => "IMAGE-UNREADABLE";

    public override string Wrong => "An image that cannot be read";

    public override string Expected => "A whole image that a viewer opens.";

    public override string Mend => "Open the file in a viewer; export it again. It may have been cut short on its way.";

    public override void Run(FileReference named, in FileFacts file, CheckRun run)
    {
        if (file.IsBroken)
        {
            run.Find(Invariant($"{named.Name}, {file.Length} bytes"), "fileBag", named.Name);
        }
    }
}
