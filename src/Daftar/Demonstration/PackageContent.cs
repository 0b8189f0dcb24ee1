using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>The records of one package, one after the other; nothing is kept.</summary>
internal sealed class PackageContent(PlannedPackage package, GenerateRequest request, RecordMaker maker)
{
    private readonly Life _life = new();
    private readonly int _extracted = PackagePlan.LastDayOf(request.FullExtraction);

    public IEnumerable<(int Index, IpRecord Record)> Records()
    {
        for (var index = package.From; index < package.To; index++)
        {
            _life.Live(package.Portion, index, (ulong)request.Seed, _extracted);
            foreach (var record in package.Full ? Extracted(index) : Changed(index))
            {
                yield return (index, record);
            }
        }
    }

    private IEnumerable<IpRecord> Extracted(int index) =>
        _life.KnownFrom <= package.LastDay ? maker.StateOn(index, _life, package.LastDay) : [];

    private IEnumerable<IpRecord> Changed(int index)
    {
        var deleted = _life.First(What.RecordDeleted);
        if (_life.KnownFrom > package.LastDay || deleted < package.FirstDay)
        {
            return [];
        }
        if (deleted <= package.LastDay)
        {
            // What came and went within one month was never delivered.
            return _life.KnownFrom < package.FirstDay ? maker.DeletionOf(index, _life, package.LastDay) : [];
        }
        if (_life.KnownFrom >= package.FirstDay)
        {
            return maker.StateOn(index, _life, package.LastDay);
        }
        var dice = new Dice((ulong)request.Seed, (ulong)package.Portion.Right, (ulong)index, (ulong)package.LastDay, 7);
        if (!_life.AnyIn(package.FirstDay, package.LastDay))
        {
            // Offices also deliver again what has not changed.
            return dice.Chance(1) ? maker.StateOn(index, _life, package.LastDay) : [];
        }
        // ST.96 says of marks, designs and patents that a record is partial, not of indications.
        return package.Portion.Right != Right.Indication && dice.Chance(550) ? maker.ChangesIn(index, _life, package.FirstDay, package.LastDay) : maker.StateOn(index, _life, package.LastDay);
    }
}
