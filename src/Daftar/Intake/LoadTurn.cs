using System.Diagnostics;

namespace Daftar.Intake;

/// <summary>
/// The turn of a package among those loaded one after the other. It may arrive and be read before its turn, while what was read of the one before is still merged;
/// nothing of it is merged before. What depends on how those before it ended (whether it is the last of its delivery) is told with the turn.
/// </summary>
internal sealed class LoadTurn
{
    private readonly TaskCompletionSource<LoadOptions> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _began;

    /// <summary>Everything before it is done; with the options it is loaded by.</summary>
    public Task<LoadOptions> Given => _given.Task;

    /// <summary>Nothing more is read of it: processors are free for the next.</summary>
    public Task IsRead => _read.Task;

    /// <summary>The turn of a package loaded by itself.</summary>
    public static LoadTurn Now(LoadOptions options)
    {
        var turn = new LoadTurn();
        turn.Give(options);
        return turn;
    }

    public void Give(LoadOptions options)
    {
        Volatile.Write(ref _began, Stopwatch.GetTimestamp());
        _given.TrySetResult(options);
    }

    /// <summary>The time a package took. While it was read ahead the time was that of the one before: times of packages add up to that of all.</summary>
    /// <param name="started">When it was begun.</param>
    public TimeSpan Since(long started) => Stopwatch.GetElapsedTime(Math.Max(started, Volatile.Read(ref _began)));

    public void Read() => _read.TrySetResult();
}
