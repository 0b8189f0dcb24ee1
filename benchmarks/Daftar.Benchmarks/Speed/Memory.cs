using System.Globalization;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// Anonymous memory of this process and of a PostgreSQL with all its backends, and the shared memory once: what the machine must have. Files that
/// the kernel caches (the mapped index, the database's own files) are not counted: it gives them back at once when asked.
/// </summary>
internal sealed class Memory : IDisposable
{
    private readonly int _postmaster;
    private readonly Timer _timer;
    private readonly Lock _lock = new();

    public Memory(int postmaster)
    {
        _postmaster = postmaster;
        _timer = new Timer(_ => Sample(), null, 0, 100);
    }

    public long PeakDaftar { get; private set; }

    public long PeakPostgres { get; private set; }

    public long PeakTogether { get; private set; }

    private void Sample()
    {
        if (!_lock.TryEnter())
        {
            return;
        }
        try
        {
            var (anonymous, touched) = Of(Environment.ProcessId);
            var own = anonymous + touched;
            long postgres = 0, shared = 0;
            foreach (var pid in Children(_postmaster).Append(_postmaster))
            {
                (anonymous, touched) = Of(pid);
                postgres += anonymous;
                shared = Math.Max(shared, touched);
            }
            PeakDaftar = Math.Max(PeakDaftar, own);
            PeakPostgres = Math.Max(PeakPostgres, postgres + shared);
            PeakTogether = Math.Max(PeakTogether, own + postgres + shared);
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>
    /// Bytes from /proc/PID/status, read once a sample: RssAnon, and RssShmem, which counts what this process has touched of the shared memory.
    /// (smaps_rollup says it more exactly and cost 8 % of the machine while it was asked twice a second.)
    /// </summary>
    private static (long Anonymous, long Shared) Of(int pid)
    {
        long anonymous = 0, shared = 0;
        try
        {
            foreach (var line in File.ReadLines($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/status"))
            {
                if (line.StartsWith("RssAnon:", StringComparison.Ordinal))
                {
                    anonymous = Bytes(line);
                }
                else if (line.StartsWith("RssShmem:", StringComparison.Ordinal))
                {
                    shared = Bytes(line);
                    break;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // A backend that has just ended.
        }
        return (anonymous, shared);

        static long Bytes(string line) => long.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Bytes of a process that no file stands behind.</summary>
    public static long AnonymousOf(int pid) => Of(pid).Anonymous;

    public static IEnumerable<int> Children(int parent)
    {
        var text = "";
        try
        {
            text = File.ReadAllText($"/proc/{parent.ToString(CultureInfo.InvariantCulture)}/task/{parent.ToString(CultureInfo.InvariantCulture)}/children");
        }
        catch (IOException)
        {
        }
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture));
    }

    public void Dispose() => _timer.Dispose();
}
