using System.Diagnostics;

namespace Daftar.Tests.Fixtures;

/// <summary>Waits for what another process does.</summary>
internal static class Wait
{
    /// <summary>Looks every 20 ms; fails with the reason after 30 s, or as given.</summary>
    public static Task UntilAsync(Func<bool> reached, string otherwise, TimeSpan? longest = null) =>
        UntilAsync(() => Task.FromResult(reached()), otherwise, longest);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string, TimeSpan?)"/>
    public static async Task UntilAsync(Func<Task<bool>> reached, string otherwise, TimeSpan? longest = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await reached())
        {
            Assert.True(watch.Elapsed < (longest ?? TimeSpan.FromSeconds(30)), otherwise);
            await Task.Delay(20);
        }
    }
}
