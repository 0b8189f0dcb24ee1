using Npgsql;

namespace Daftar.Store;

/// <summary>Tries again what failed for a reason that passes.</summary>
internal static class Retry
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <param name="work">One whole transaction, harmless when done twice.</param>
    /// <param name="reconnect">Drops pooled connections, which may lead to a server that is gone or has become a standby.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends the attempts.</param>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Action reconnect, TimeProvider time, CancellationToken cancel)
    {
        var begin = time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await work(cancel).ConfigureAwait(false);
            }
            catch (NpgsqlException failed) when (Passes(failed) && time.GetElapsedTime(begin) + pause < Longest)
            {
                if (!IsConflict(failed))
                {
                    reconnect();
                }
            }

            await Task.Delay(pause, time, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the reason passes by itself. Npgsql's own list (IsTransient) lacks 25006 and 57P01, which is what a fail-over looks like from here.</summary>
    public static bool Passes(NpgsqlException failed) => failed.IsTransient || IsConflict(failed) || failed.SqlState is
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    private static bool IsConflict(NpgsqlException failed) => failed.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
