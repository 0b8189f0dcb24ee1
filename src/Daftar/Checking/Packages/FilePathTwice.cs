namespace Daftar.Checking.Packages;

/// <summary>The same path twice, capitals apart: in two zips of a package or twice in one.</summary>
internal sealed class FilePathTwice : PackageCheck
{
    public override string Code => "FILE-PATH-TWICE";

    public override string Wrong => "Two files of one name";

    public override string Expected => "Each file once, under a name of its own.";

    public override string Mend => "Give the files names of their own. Where two zips of a package hold the same path, nobody can say which is meant.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            foreach (var path in totals.PathsTwice)
            {
                run.Find(path);
            }
        }
    }
}
