namespace Daftar.Checking.Packages;

/// <summary>The same entry twice with different content, and nothing says which is newer: the later one in the package is taken.</summary>
internal sealed class ApplicationTwice : PackageCheck
{
    public override string Code => "APPLICATION-TWICE";

    public override string Wrong => "Two records of one entry that contradict each other";

    public override string Expected => "One record of an entry in a package, or the time at which each was produced.";

    public override string Mend => "Deliver the current record only; or deliver with each when it was produced (a time stamp of the transaction), so that the newer one can be told. Where they are two (two designs under one DesignIdentifier, a number that was copied), give each its own.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        private readonly SeenRecords _seen = new();

        public override void See(in RecordFacts record, PackageRun run)
        {
            _seen.Meet(record);
            // Records of parts (text here, events there) belong together.
            if (!record.IsState || record.IsDelete)
            {
                return;
            }
            // One entry at one time says one thing.
            var moment = record.Identity ^ ((ulong)record.Produced * 0x9E3779B97F4A7C15UL);
            if (_seen.Knows(moment, record, out var before) && before.Content != (uint)record.Content)
            {
                run.Find($"the record at {before.Where}, of the same numbers and the same time, says otherwise");
            }
        }
    }
}
