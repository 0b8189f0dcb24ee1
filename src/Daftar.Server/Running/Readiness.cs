namespace Daftar.Server.Running;

/// <summary>One thing that must work before requests are sent here.</summary>
/// <param name="Name">For the details page: database, index …</param>
/// <param name="Problem">Gives null when it works, else one sentence saying what does not.</param>
internal sealed record ReadinessCheck(string Name, Func<CancellationToken, Task<string?>> Problem)
{
    /// <summary>What is told though it works: something goes on beside.</summary>
    public Func<string?> Remark { get; init; } = static () => null;

    /// <summary>Without it some questions are refused and all others answered: requests are sent here all the same.</summary>
    public bool IsApart { get; init; }
}

/// <summary>What one check said.</summary>
/// <param name="IsReady">Requests may be sent here as far as this part is concerned: it works, or only some questions are refused.</param>
internal sealed record ReadinessAnswer(string Name, string? Problem, string? Remark, bool IsReady);

/// <summary>
/// Asks every check, at most once a second however often it is asked itself: the public address must not become a way to load the database.
/// </summary>
internal sealed class Readiness(IEnumerable<ReadinessCheck> checks, TimeProvider time, ILogger<Readiness> log) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim one = new(1);
    private IReadOnlyList<ReadinessAnswer> last = [];
    private long? asked;

    public async Task<IReadOnlyList<ReadinessAnswer>> AskAsync(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (asked is { } then && time.GetElapsedTime(then) < Kept)
            {
                return last;
            }

            last = await Task.WhenAll(checks.Select(check => AskAsync(check, stop)));
            asked = time.GetTimestamp();
            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<ReadinessAnswer> AskAsync(ReadinessCheck check, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            var problem = await check.Problem(patience.Token).WaitAsync(patience.Token);
            return new(check.Name, problem, check.Remark(), problem is null || check.IsApart);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(failed, "The readiness check {Check} failed", check.Name);
            return new(check.Name, failed is OperationCanceledException ? "no answer in time" : failed.Message, null, check.IsApart);
        }
    }
}
