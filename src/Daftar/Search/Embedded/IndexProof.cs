namespace Daftar.Search;

/// <summary>Reads the files of an index in the background and compares them with their sums: after opening, and again from time to time, for a disk may forget.</summary>
internal sealed class IndexProof(EmbeddedIndex index, EmbeddedIndexOptions options) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Lock starting = new();
    private ITimer? timer;
    private Task running = Task.CompletedTask;

    public void Start()
    {
        if (options.VerifyOnOpen)
        {
            Run(again: false);
            timer = options.Time.CreateTimer(_ => Run(again: true), null, options.VerifyEvery, options.VerifyEvery);
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        stop.Cancel();
        Task last;
        lock (starting)
        {
            last = running;
        }

        last.Wait();
        stop.Dispose();
    }

    private void Run(bool again)
    {
        lock (starting)
        {
            if (running.IsCompleted && !stop.IsCancellationRequested)
            {
                running = Task.Factory.StartNew(() => Prove(again), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
    }

    private void Prove(bool again)
    {
        var priority = Thread.CurrentThread.Priority;
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        try
        {
            index.MakeJoins(stop.Token);
            index.Prove(again, stop.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException)
        {
            // the index is being closed
        }
        finally
        {
            Thread.CurrentThread.Priority = priority;
        }
    }
}
