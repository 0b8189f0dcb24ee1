using System.Globalization;

namespace Daftar.Benchmarks.Speed;

/// <summary>Processor time of a PostgreSQL: of the postmaster, of backends that have ended, and of those that run.</summary>
internal static class ServerTime
{
    /// <summary>The kernel counts in hundredths of a second for every program (USER_HZ).</summary>
    private const double TicksPerSecond = 100;

    public static double Seconds(int postmaster)
    {
        var seconds = Of(postmaster, andEnded: true);
        foreach (var child in Memory.Children(postmaster))
        {
            seconds += Of(child, andEnded: false);
        }
        return seconds;
    }

    private static double Of(int pid, bool andEnded)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat");
            // Behind the name, which may hold blanks: utime, stime, cutime and cstime are the 12th to the 15th.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = Field(fields, 11) + Field(fields, 12) + (andEnded ? Field(fields, 13) + Field(fields, 14) : 0);
            return ticks / TicksPerSecond;
        }
        catch (IOException)
        {
            // A backend that has just ended.
            return 0;
        }
    }

    private static long Field(string[] fields, int at) => long.Parse(fields[at], CultureInfo.InvariantCulture);
}
