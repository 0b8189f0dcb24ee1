using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Files are looked for in the package only.</summary>
internal sealed class FileNameUnsafe : RecordCheck
{
    internal const string OfCheck = "FILE-NAME-UNSAFE";

    public override string Code => OfCheck;

    public override string Wrong => "A file name that leads out of the package";

    public override string Expected => "A name relative to the record or the package, such as images/1.jpg.";

    public override string Mend => "Name the file as it lies in the package; not by a drive letter or a path that climbs out with \"..\".";

    public override void Run(IpRecord record, CheckRun run)
    {
        var files = record.Files;
        for (var i = 0; i < (files?.Count ?? 0); i++)
        {
            if (files![i].Name is { } name && (name.Contains("..", StringComparison.Ordinal) && (name.StartsWith("../", StringComparison.Ordinal) || name.Contains("/../", StringComparison.Ordinal) || name.Contains("..\\", StringComparison.Ordinal))
                || (name.Length > 2 && name[1] == ':' && char.IsAsciiLetter(name[0]))))
            {
                run.Find(name, Invariant($"fileBag/{i + 1}"));
            }
        }
    }
}
