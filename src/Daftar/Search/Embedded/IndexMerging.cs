namespace Daftar.Search;

/// <summary>Runs merges of one shelf one after the other on a thread of low priority, and slows commits down when they come faster than merges end.</summary>
internal sealed class IndexMerging(EmbeddedIndex index, Shelf shelf, EmbeddedIndexOptions options) : IDisposable
{
    /// <summary>More segments than this make searches slow; a commit then waits for a merge.</summary>
    private const int FarBehind = 48;

    private readonly Lock starting = new();
    private readonly Lock oneAtATime = new();
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;
    private Exception? failure;

    /// <summary>Lets merges run that are due. Called after each commit.</summary>
    public void Start()
    {
        if (!options.MergeInBackground)
        {
            return;
        }

        lock (starting)
        {
            if (running.IsCompleted && !stop.IsCancellationRequested)
            {
                running = Task.Factory.StartNew(RunAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
    }

    public void WaitWhileFarBehind()
    {
        if (options.MergeInBackground && index.SegmentsOf(shelf) > FarBehind)
        {
            Start();
            Wait();
        }
    }

    /// <exception cref="IOException">A merge could not be written.</exception>
    public void Wait()
    {
        Task current;
        lock (starting)
        {
            current = running;
        }

        current.Wait();
        if (Interlocked.Exchange(ref failure, null) is { } problem)
        {
            throw new IOException($"Merging segments of the search index failed: {problem.Message}", problem);
        }
    }

    public void MergeAll()
    {
        Wait();
        MergeNext(all: true);
    }

    public void Dispose()
    {
        stop.Cancel();
        Task current;
        lock (starting)
        {
            current = running;
        }

        current.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        stop.Dispose();
    }

    /// <summary>One merge at a time, whoever asks.</summary>
    private bool MergeNext(bool all)
    {
        lock (oneAtATime)
        {
            if (index.NextMerge(shelf, all) is not { } job)
            {
                return false;
            }

            try
            {
                index.Merge(job, stop.Token);
            }
            catch (IndexDamagedException found)
            {
                // what is damaged is not merged but read again from the register
                index.Note(found);
                return false;
            }
            finally
            {
                job.Release();
            }

            return true;
        }
    }

    private void RunAll()
    {
        if (options.IsBeside)
        {
            LowPriority.OfThisThread();
        }

        var thread = Thread.CurrentThread;
        var priority = thread.Priority;
        thread.Priority = ThreadPriority.BelowNormal;
        try
        {
            while (!stop.IsCancellationRequested && MergeNext(all: false))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // the index is being closed; what was written so far is removed when it is opened again
        }
        catch (Exception problem)
        {
            // the segments stay as they are and answers stay right; said to the next who waits
            failure = problem;
        }
        finally
        {
            thread.Priority = priority;
        }
    }
}
