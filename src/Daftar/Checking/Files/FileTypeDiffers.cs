using Daftar.Checking.Codes;
using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Files;

/// <summary>The first bytes tell what a file is.</summary>
internal sealed class FileTypeDiffers : FileCheck
{
    public override string Code => "FILE-TYPE-DIFFERS";

    public override string Wrong => "A file that is not what its name says";

    public override string Expected => "Bytes of the type that the ending of the name says: a .jpg is a JPEG, a .pdf a PDF.";

    public override string Mend => "Convert the file to what its name says; renaming a TIFF to .jpg does not make it one. Or give it the ending of what it is, and write the new name in the record, too, with the format where the record states one: a file renamed alone is missing.";

    public override Source? Source => new(Standards.St96, "com:ImageFormatCategoryType, com:DocumentFormatCategory");

    public override void Run(FileReference named, in FileFacts file, CheckRun run)
    {
        if (file.Length > 0 && Endings.MediaOf(named.Name!) is { } said && said != file.Media && !(said == "image/svg+xml" && file.Media == "application/octet-stream"))
        {
            run.Find(Invariant($"{named.Name} is {(file.Media == "application/octet-stream" ? "of no form that is known" : file.Media)}"), "fileBag", named.Name);
        }
    }
}
