namespace Daftar.Checking.Packages;

/// <summary>The same entry, and word for word the same content.</summary>
internal sealed class RecordTwice : PackageCheck
{
    public override string Code => "RECORD-TWICE";

    public override string Wrong => "The same record twice";

    public override string Expected => "Each record once in a package.";

    public override string Mend => "Look why the export writes it twice: often a join, or two runs of the export in one folder. The second is counted as a duplicate and changes nothing.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        private readonly SeenRecords _seen = new();

        public override void See(in RecordFacts record, PackageRun run)
        {
            _seen.Meet(record);
            if (_seen.Knows(record.Identity ^ record.Content, record, out var before))
            {
                run.Find($"word for word as at {before.Where}");
            }
        }
    }
}
