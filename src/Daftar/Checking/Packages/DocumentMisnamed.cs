using Daftar.Values;

namespace Daftar.Checking.Packages;

/// <summary>Documents are known by their names; what is named otherwise may be a file of a record.</summary>
internal sealed class DocumentMisnamed : PackageCheck
{
    public override string Code => "DOCUMENT-MISNAMED";

    public override string Wrong => "A document in XML that is not named so";

    public override string Expected => "A name that ends in .xml (or .st36) for every document with records.";

    public override string Mend => "Name the file .xml. What is named otherwise is taken for an image or an attachment, and its records are not read.";

    public override PackageTally Begin(PackageFacts package) => new Tally();

    private sealed class Tally : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            foreach (var path in totals.Misnamed)
            {
                run.Find(path);
            }
        }
    }
}
