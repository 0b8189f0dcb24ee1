using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Files;

/// <summary>Of marks and views of designs: the image formats of ST.96.</summary>
internal sealed class ImageFormUnusual : FileCheck
{
    public override string Code => "IMAGE-FORM-UNUSUAL";

    public override string Wrong => "An image in a form that browsers and offices do not take";

    public override string Expected => "JPEG, PNG, TIFF, GIF or SVG.";

    public override string Mend => "Convert the image to PNG or JPEG.";

    public override Source? Source => new(Standards.St96, "com:ImageFormatCategoryType: JPEG, TIFF, PNG, GIF, SVG");

    public override void Run(FileReference named, in FileFacts file, CheckRun run)
    {
        if (named.Kind == FileKind.MarkImage && (file.Media is "image/bmp" or "image/webp" or "application/pdf" or "application/zip"))
        {
            run.Find(Invariant($"{named.Name} is {file.Media}"), "fileBag", named.Name);
        }
    }
}
