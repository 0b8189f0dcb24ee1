using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>
/// Keeps the search index up with a load when nothing serves (decision 15): beside the load, which hands over what it has in hand (decision 24), and to the end after it. When a server holds the index, it follows the
/// journal itself.
/// </summary>
internal sealed class IndexWhileLoading : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping;
    private readonly FollowJournal? follow;
    private readonly Output output;
    private readonly Task following;

    private IndexWhileLoading(FollowJournal? follow, Output output, CancellationToken stop)
    {
        this.follow = follow;
        this.output = output;
        stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        HandOver = follow?.HandOver;
        following = follow is null ? Task.CompletedTask : Task.Run(() => follow.Run(stopping.Token), CancellationToken.None);
    }

    /// <summary>To be given to the load; null where another process holds the index.</summary>
    public HandOver? HandOver { get; }

    public static async Task<IndexWhileLoading> StartAsync(RunningRegister register, Invocation invocation, CancellationToken stop)
    {
        var ours = await register.TryTakeIndexAsync(invocation.Parsed.CommandResult.Command.Name, invocation.Output, stop);
        return new(ours ? register.Follow(invocation.Settings, invocation.Time) : null, invocation.Output, stop);
    }

    /// <summary>For a command that holds the index already.</summary>
    public static IndexWhileLoading Start(RunningRegister register, Settings settings, Invocation invocation, CancellationToken stop) =>
        new(register.Follow(settings, invocation.Time), invocation.Output, stop);

    /// <summary>Takes in what is left; then everything loaded can be found.</summary>
    public async Task FinishAsync(CancellationToken stop)
    {
        await EndAsync();
        if (follow is not null)
        {
            await follow.CatchUp(new Line(output), stop);
            output.Progress("");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        stopping.Dispose();
    }

    private async Task EndAsync()
    {
        await stopping.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (following.Exception is { } failed)
        {
            // The load stands; the index is made good by whoever follows the journal next.
            throw failed.GetBaseException();
        }
    }

    private sealed class Line(Output output) : IProgress<FollowProgress>
    {
        public void Report(FollowProgress value) => output.Progress(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"Indexing: {value.Entries:N0} entries, {value.BatchesBehind:N0} batches to go"));
    }
}
