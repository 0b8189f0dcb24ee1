using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Counted for the whole package: lists and indexes an office adds are among them.</summary>
internal sealed class FilesUnreferenced : PackageCheck
{
    public override string Code => "FILES-UNREFERENCED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Files that no record names";

    public override string Expected => "Each image and document named by a record.";

    public override string Mend => "Look whether a record is missing, or the name in it was written otherwise than the file is named. A record names its files in com:FileName (ST.96), MarkImageFilename (ST.66), ViewFilename (ST.86), the attribute file of img (ST.36) or a column of the mapping. What belongs to no record (lists, logs, Thumbs.db) can stay out of the package.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            if (totals.FilesUnreferenced > 0)
            {
                var named = totals.FirstUnreferenced.Count == 0 ? "" : ": " + string.Join(", ", totals.FirstUnreferenced) + (totals.FirstUnreferenced.Count < totals.FilesUnreferenced ? " …" : "");
                run.Find((totals.FilesUnreferenced == 1 ? "1 file" : Invariant($"{totals.FilesUnreferenced} files")) + named);
            }
        }
    }
}
