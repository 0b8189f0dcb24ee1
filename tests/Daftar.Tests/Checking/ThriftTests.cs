using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Tests.Consistency;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>Checks of records run ten thousand times a second: where all is well they allocate nothing.</summary>
public sealed class ThriftTests
{
    [Theory]
    [InlineData("trademark/marks.xml"), InlineData("patent/patents.xml"), InlineData("design/designs.xml"), InlineData("indication/indications.xml"), InlineData("status/patents.xml")]
    public async Task NothingIsAllocatedWhereAllIsWell(string sample)
    {
        var records = DocumentReading.ReadAll(Path.Combine(Project.Root, "samples/checks/clean", sample), Catalog.Dialects).Select(static read => read.Record!).ToList();
        var place = new Place(sample, 1);
        // Code that is not yet compiled with all its optimisations boxes what it need not: it is run until it is, on a busy machine for a minute and more. What really allocates never comes to nothing.
        List<string> allocating = [];
        for (var attempt = 0; attempt < 400; attempt++)
        {
            allocating = [.. Catalog.Checks.OfType<RecordCheck>().Select(check => (check.Code, Bytes: Allocated(new CheckRun([check], OfficeProfiles.Embedded, new DateOnly(2026, 6, 30)), records, place)))
                .Where(static check => check.Bytes > 1).Select(static check => FormattableString.Invariant($"{check.Code} allocates {check.Bytes:F0} bytes a record"))];
            if (allocating.Count == 0)
            {
                break;
            }
            await Task.Delay(250);
        }
        Complaints.None(allocating);
    }

    private static double Allocated(CheckRun run, List<IpRecord> records, Place place)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            foreach (var record in records)
            {
                Assert.Null(run.RunAll(record, place));
            }
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100.0 / records.Count;
    }
}
