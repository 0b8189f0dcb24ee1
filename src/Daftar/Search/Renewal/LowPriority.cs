using System.Runtime.InteropServices;

namespace Daftar.Search;

/// <summary>
/// Work that gets a processor only where nobody else wants it. Linux has a priority for each thread, which .NET does not set; a thread that was lowered cannot be raised again, so it must be
/// one that ends with its work.
/// </summary>
internal static partial class LowPriority
{
    /// <summary>Beside a thread of the usual priority it gets a tenth of a processor. The lowest, 19, would get a seventieth: on a busy machine it would never end.</summary>
    private const int Nice = 10;

    public static void OfThisThread()
    {
        if (OperatingSystem.IsLinux())
        {
            // 0, 0: of a thread, the one that calls
            _ = SetPriority(0, 0, Nice);
        }
    }

    /// <summary>Runs work on such a thread.</summary>
    public static Task Run(Action work) => Task.Factory.StartNew(() =>
    {
        OfThisThread();
        work();
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
