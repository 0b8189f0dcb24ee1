namespace Daftar.Checking.Packages;

/// <summary>The same entry twice with different content, and nothing says which is newer: the later one in the package is taken.</summary>
internal sealed class ApplicationTwice : PackageCheck
{
    public override string Code => "APPLICATION-TWICE";

    public override string Wrong => "Two records of one entry that contradict each other";

    public override string Expected => "One record of an entry in a package, or the time at which each was produced.";

    public override string Mend => "Deliver the current record only; or deliver with each when it was produced (a time stamp of the transaction), so that the newer one can be told.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        private readonly SeenHashes _contents = new();
        private readonly SeenHashes _times = new();

        public override void See(in RecordFacts record, PackageRun run)
        {
            // Records of parts (text here, events there) belong together.
            if (!record.IsWhole || record.IsDelete)
            {
                return;
            }
            var isKnown = _contents.Knows(record.Identity, record.Content, out var content);
            _times.Knows(record.Identity, (ulong)record.Produced, out var time);
            if (isKnown && content != record.Content && (ulong)record.Produced == time)
            {
                run.Find("another record of the same entry, of the same time, says otherwise");
            }
        }
    }
}
