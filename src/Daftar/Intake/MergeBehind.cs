using Daftar.Register;

namespace Daftar.Intake;

/// <summary>
/// Merges one batch while the next is read: in their order, never two at once. Reading waits for processors and merging mostly for
/// PostgreSQL. On two cores no gain in records a second is shown yet: docs/decisions/0029.
/// </summary>
internal sealed class MergeBehind(Action<MergeBatch> merge) : IDisposable
{
    private Task _running = Task.CompletedTask;

    /// <summary>Waits for the batch before and begins with this one, which from now on belongs to the merge.</summary>
    /// <exception cref="Exception">What the batch before met: this one is then not begun.</exception>
    public void Merge(MergeBatch batch)
    {
        Wait();
        _running = Task.Factory.StartNew(() => merge(batch), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Returns when all that was begun is committed.</summary>
    /// <exception cref="Exception">What the batch met.</exception>
    public void Wait() => _running.GetAwaiter().GetResult();

    /// <summary>
    /// Whatever ended the load, its connection is at rest afterwards. What the batch under way met is not told here: something else ended the
    /// load first, and whoever loads again begins behind the last batch that was committed.
    /// </summary>
    public void Dispose() => ((IAsyncResult)_running).AsyncWaitHandle.WaitOne();
}
