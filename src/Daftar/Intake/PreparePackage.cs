using System.Collections.Concurrent;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>
/// Splits on one thread, reads and checks on several, and hands the chunks on in their order. At most a few chunks are on their way, however
/// large the package is.
/// </summary>
internal sealed class PreparePackage(PackageContext package, SplitPackage split, int readers, OncePerFile once)
{
    private sealed record Work(RecordChunk Chunk, long Sequence, TaskCompletionSource<PreparedChunk> Done);

    public IEnumerable<PreparedChunk> Run(long skip, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var attaching = new AttachListings(package, split);
        using var toRead = new BlockingCollection<Work>(readers * 2);
        using var inOrder = new BlockingCollection<Task<PreparedChunk>>(readers * 4);
        var threads = new List<Task> { Task.Factory.StartNew(() => Split(skip, toRead, inOrder, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default) };
        for (var i = 0; i < readers; i++)
        {
            threads.Add(Task.Factory.StartNew(() => Read(toRead), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }
        try
        {
            foreach (var done in inOrder.GetConsumingEnumerable(cancel))
            {
                var chunk = done.GetAwaiter().GetResult();
                // Everything before it has been read: whoever names it has.
                if (chunk.Listing is { } listing && package.Package.Listings.IsTaken(listing))
                {
                    chunk.LeaveToItsRecord();
                }
                if (chunk.Unattached is { } raw)
                {
                    using (raw)
                    {
                        chunk = chunk.IsUnattached ? attaching.Attach(chunk, raw, cancel) : chunk;
                    }
                }
                once.Thin(chunk.Findings);
                yield return chunk;
            }
            threads[0].GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            // Whatever still waits is let go, so that every thread comes to its end before the queues are disposed of.
            while (!Task.WaitAll([.. threads], 20, CancellationToken.None))
            {
                while (inOrder.TryTake(out _))
                {
                }
            }
        }
    }

    private void Split(long skip, BlockingCollection<Work> toRead, BlockingCollection<Task<PreparedChunk>> inOrder, CancellationToken cancel)
    {
        var sequence = 0L;
        try
        {
            split.Run(skip, chunk =>
            {
                var work = new Work(chunk, sequence++, new TaskCompletionSource<PreparedChunk>(TaskCreationOptions.RunContinuationsAsynchronously));
                inOrder.Add(work.Done.Task, cancel);
                toRead.Add(work, cancel);
            }, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception problem)
        {
            // Told to the consumer in its turn: what was split before is merged first.
            inOrder.Add(Task.FromException<PreparedChunk>(problem), CancellationToken.None);
        }
        finally
        {
            toRead.CompleteAdding();
            inOrder.CompleteAdding();
        }
    }

    private void Read(BlockingCollection<Work> toRead)
    {
        using var reader = new PrepareRecords(package);
        foreach (var work in toRead.GetConsumingEnumerable())
        {
            try
            {
                var prepared = reader.Prepare(work.Chunk, work.Sequence);
                prepared.Unattached = prepared is { Listing: not null, IsUnattached: true } ? work.Chunk : null;
                work.Done.SetResult(prepared);
                if (prepared.Unattached is null)
                {
                    work.Chunk.Dispose();
                }
            }
            catch (Exception problem)
            {
                work.Chunk.Dispose();
                work.Done.SetException(problem);
            }
        }
    }
}
