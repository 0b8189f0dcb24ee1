using Daftar.Checking.Codes;
using Daftar.Values;

namespace Daftar.Checking.Packages;

/// <summary>Counts the records of each office and right, and judges them at the end of a package that is an update: by its declaration, else by its name.</summary>
internal abstract class UpdateTally(PackageFacts package) : PackageTally
{
    private readonly Dictionary<(string Office, Right Right), long> _records = [];

    protected PackageFacts Package => package;

    public sealed override void See(in RecordFacts record, PackageRun run) => _records[(record.Office, record.Right)] = _records.GetValueOrDefault((record.Office, record.Right)) + 1;

    public sealed override void End(PackageTotals totals, PackageRun run)
    {
        if ((package.IsFull ?? NameOfPackage.IsFull(package.Location)) != false)
        {
            return;
        }
        foreach (var ((office, right), count) in _records)
        {
            Judge(office, right, count, run);
        }
    }

    protected abstract void Judge(string office, Right right, long count, PackageRun run);
}
