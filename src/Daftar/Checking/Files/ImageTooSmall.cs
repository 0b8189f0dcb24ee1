using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Files;

/// <summary>Of marks and views of designs.</summary>
internal sealed class ImageTooSmall : FileCheck
{
    public override string Code => "IMAGE-TOO-SMALL";

    public override string Wrong => "An image too small to see anything";

    public override string Expected => "An image of at least 100 pixels on its longer side; 400 and more are usual.";

    public override string Mend => "Export the image at its full size, not as a thumbnail.";

    public override Source? Source => new("WIPO ST.88", "recommended size of images (the Hague System asks for 400 to 3780 pixels)");

    public override void Run(FileReference named, in FileFacts file, CheckRun run)
    {
        if (named.Kind is FileKind.MarkImage or FileKind.View && file is { Width: > 0, Height: > 0 } && Math.Max(file.Width, file.Height) < 100)
        {
            run.Find(Invariant($"{named.Name}: {file.Width} by {file.Height} pixels"), "fileBag", named.Name);
        }
    }
}
