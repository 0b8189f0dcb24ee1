namespace Daftar.Checking.Packages;

/// <summary>One registration under two application numbers: the register knows a right by either number, and sets the later one aside.</summary>
internal sealed class NumberOfTwoApplications : PackageCheck
{
    public override string Code => "NUMBER-OF-TWO-APPLICATIONS";

    public override string Wrong => "One registration or grant number on two applications";

    public override string Expected => "A registration or grant number that only one application of the office has.";

    public override string Mend => "Look which of the records has the wrong number: often a row was copied, or digits were cut off by the export. The later one is set aside (IDENTITY-CONFLICT), unless its record says what the other is to it, or the two may be one number in two forms (APPLICATION-NUMBER-SECOND).";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        private readonly SeenRecords _seen = new();

        public override void See(in RecordFacts record, PackageRun run)
        {
            _seen.Meet(record);
            if (record.Registered != 0 && record.Application != 0 && !record.IsDelete
                && _seen.Knows(record.Registered, record with { Content = record.Application }, out var before) && before.Content != (uint)record.Application)
            {
                run.Find($"{record.RegisteredNumber}, which the record at {before.Where} has under another application number");
            }
        }
    }
}
