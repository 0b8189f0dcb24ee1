using System.Threading.Channels;
using Daftar.Register;

namespace Daftar.Search;

/// <summary>
/// Batches on their way from a load to the follower in the same process: one waits, and the load with the next, so that memory stays bounded
/// where indexing is the slower. Once nobody follows any more, nobody waits, and what is not taken in is in the journal.
/// </summary>
internal sealed class HandedBatches : IDisposable
{
    private readonly Channel<HandedBatch> waiting = Channel.CreateBounded<HandedBatch>(new BoundedChannelOptions(1) { SingleReader = true });
    private readonly CancellationTokenSource ended = new();
    private Task<bool>? more;

    /// <summary>Hands a batch over; waits while another one waits.</summary>
    public void Put(HandedBatch batch)
    {
        try
        {
            if (!waiting.Writer.TryWrite(batch))
            {
                waiting.Writer.WriteAsync(batch, ended.Token).AsTask().GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody follows any more.
        }
    }

    /// <summary>The next one if it is there.</summary>
    public HandedBatch? Next() => waiting.Reader.TryRead(out var batch) ? batch : null;

    /// <summary>The next one, or null if none comes for so long.</summary>
    public async Task<HandedBatch?> Next(TimeSpan patience, TimeProvider time, CancellationToken cancel)
    {
        more ??= waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        try
        {
            await more.WaitAsync(patience, time, cancel).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
        more = null;
        return Next();
    }

    /// <summary>From now on nobody waits.</summary>
    public void End() => ended.Cancel();

    public void Dispose() => ended.Dispose();
}
