using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using Daftar.Store;

namespace Daftar.Tests.Search;

/// <summary>
/// A process that serves the index of all states of a register, makes it anew with other fields beside, swaps, and is killed meanwhile:
/// <c>dotnet Daftar.Tests.dll renew-history CONNECTION FOLDER POINT COUNT OTHERS</c>.
/// </summary>
internal static class KilledHistory
{
    /// <summary>Where it can be killed: while the one or the other index is written, and at each step of the swap.</summary>
    public static readonly string[] Points = ["earlier sync", "earlier rename", "beside sync", "beside rename", "swap sync", "swap rename", "swap sync folder", "swap delete"];

    /// <summary>Nobody kills it for so long: then it ends by itself, and the test fails.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static RegisterIndex Open(string folder, bool others, Action<string>? beforeStep = null) => RegisterIndex.Open(folder, OtherStates.Today(others), "killed", KilledWriter.Options(beforeStep));

    public static async Task<int> Write(string[] arguments)
    {
        var (connection, folder, point, left, others) = (arguments[0], arguments[1], arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture), bool.Parse(arguments[4]));
        RegisterIndex? opened = null;
        var swapped = false;
        void Before(string step)
        {
            var bare = step.StartsWith("beside ", StringComparison.Ordinal) ? step[7..] : step;
            var isBeside = bare != step;
            if (isBeside && !swapped && point.StartsWith("earlier", StringComparison.Ordinal))
            {
                // the other one is to be written first
                Thread.Sleep(TimeSpan.FromSeconds(20));
            }

            // from the manifest at the root on it is the swap, and so is what is removed behind it
            swapped |= opened?.Next is { Folder.Inside.Length: > 0 };
            var by = !isBeside ? "earlier " : swapped ? "swap " : "beside ";
            // how often the other one is written before the swap hangs on when the register changed: killed then at the first step behind it
            var isMissed = swapped && point.StartsWith("beside", StringComparison.Ordinal);
            if (isMissed || ((by + bare).StartsWith(point, StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0))
            {
                // SIGKILL: nothing of this process runs after it
                Process.GetCurrentProcess().Kill();
                Thread.CurrentThread.Join();
            }
        }

        await using var database = await Database.OpenAsync(connection, CancellationToken.None);
        using var index = opened = Open(folder, others, Before);
        using var stop = new CancellationTokenSource(Longest);
        Console.WriteLine("begun");
        await Flow.RenewHistory(database, index, null, 1, TimeProvider.System).Run(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 3;
    }
}
