using System.Runtime.ExceptionServices;

namespace Daftar.Search;

/// <summary>
/// Does parts of one search on processors that would idle: as many threads help as there are processors beyond the searches under way. A search alone on a machine of two cores takes half the time where it finds much;
/// searches that keep all cores busy go on as before, each on its own thread.
/// </summary>
internal static class IdleCores
{
    private static int searches;

    /// <summary>Called once for each search, for as long as it runs.</summary>
    public static Running Begin()
    {
        Interlocked.Increment(ref searches);
        return default;
    }

    /// <summary>Threads that would help now.</summary>
    /// <param name="most">Instead of those of idle processors.</param>
    public static int Helpers(int? most) => most ?? Environment.ProcessorCount - Volatile.Read(ref searches);

    /// <summary>Does everything from 0 up to a count, in this order as far as one thread does it. Ends when all is done, or with the first error once nobody works on anything any more.</summary>
    /// <param name="pays">It is enough work to wake another thread for, which costs tens of microseconds.</param>
    /// <param name="most">Threads that may help; null for those of idle processors.</param>
    /// <returns>Whether others could help.</returns>
    public static bool Do(int count, bool pays, int? most, Action<int> work)
    {
        var helpers = pays ? Math.Min(count - 1, Helpers(most)) : 0;
        if (helpers <= 0)
        {
            for (var at = 0; at < count; at++)
            {
                work(at);
            }

            return false;
        }

        var shared = new Work(count, work);
        for (var helper = 0; helper < helpers; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.Help(), shared, preferLocal: false);
        }

        shared.Finish();
        return true;
    }

    internal readonly struct Running : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref searches);
    }

    private sealed class Work(int count, Action<int> work)
    {
        // not a Lock: it is waited on
        private readonly object changing = new();
        private ExceptionDispatchInfo? failed;
        private int next = -1;
        private int helping;
        private bool isOver;

        /// <summary>A thread that comes when all is done touches nothing: what the search used may be gone.</summary>
        public void Help()
        {
            lock (changing)
            {
                if (isOver)
                {
                    return;
                }

                helping++;
            }

            Some();
            lock (changing)
            {
                helping--;
                Monitor.Pulse(changing);
            }
        }

        public void Finish()
        {
            Some();
            lock (changing)
            {
                isOver = true;

                // nobody begins any more; whoever began ends within one part, under the deadline of the search
                while (helping > 0)
                {
                    Monitor.Wait(changing);
                }
            }

            failed?.Throw();
        }

        private void Some()
        {
            try
            {
                for (var at = Interlocked.Increment(ref next); at < count && Volatile.Read(ref failed) is null; at = Interlocked.Increment(ref next))
                {
                    work(at);
                }
            }
            catch (Exception problem)
            {
                // thrown again on the thread of the search
                Interlocked.CompareExchange(ref failed, ExceptionDispatchInfo.Capture(problem), null);
            }
        }
    }
}
