using System.Diagnostics;

namespace Daftar.Search;

/// <summary>What is left of the time several searches have together.</summary>
internal sealed class TimeLeft(TimeSpan most)
{
    private readonly long began = Stopwatch.GetTimestamp();

    /// <summary>Never nothing: a search whose time is up says so by itself.</summary>
    public TimeSpan Left => most - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
}
