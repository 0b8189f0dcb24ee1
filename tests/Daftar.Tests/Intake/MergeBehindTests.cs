using Daftar.Intake;
using Daftar.Register;

namespace Daftar.Tests.Intake;

/// <summary>One batch is merged while the next is read: in order, one at a time, and nothing behind one that failed.</summary>
public sealed class MergeBehindTests
{
    [Fact]
    public void TheNextBatchIsReadWhileOneIsMergedAndTheyAreMergedOneAfterTheOther()
    {
        using var readOn = new ManualResetEventSlim();
        var merged = new List<long>();
        var atOnce = 0;
        using var merging = new MergeBehind(batch =>
        {
            Assert.Equal(1, Interlocked.Increment(ref atOnce));
            // Ends only when whoever reads has gone on: were it not beside the reading, this would wait in vain.
            Assert.True(readOn.Wait(TimeSpan.FromSeconds(30)));
            merged.Add(batch.Package);
            Interlocked.Decrement(ref atOnce);
        });

        merging.Merge(Batch(1));
        readOn.Set();
        for (var package = 2; package <= 20; package++)
        {
            merging.Merge(Batch(package));
        }
        merging.Wait();

        Assert.Equal(Enumerable.Range(1, 20).Select(static number => (long)number), merged);
    }

    [Fact]
    public void BehindABatchThatFailedNoneIsMerged()
    {
        var begun = new List<long>();
        using var merging = new MergeBehind(batch =>
        {
            begun.Add(batch.Package);
            throw new IOException("the database is gone");
        });

        merging.Merge(Batch(1));

        Assert.Equal("the database is gone", Assert.Throws<IOException>(() => merging.Merge(Batch(2))).Message);
        Assert.Equal([1L], begun);
    }

    [Fact]
    public async Task WhenTheLoadEndsForAnotherReasonTheBatchUnderWayIsWaitedFor()
    {
        using var goOn = new ManualResetEventSlim();
        var merging = new MergeBehind(_ =>
        {
            goOn.Wait();
            throw new IOException("told to nobody, for something else ended the load");
        });
        merging.Merge(Batch(1));

        var disposed = Task.Run(merging.Dispose);

        Assert.NotSame(disposed, await Task.WhenAny(disposed, Task.Delay(200)));
        goOn.Set();
        await disposed;
    }

    private static MergeBatch Batch(long package) => new() { Package = package, Learnt = DateTimeOffset.UnixEpoch, DoneBefore = 0, DoneAfter = 0 };
}
