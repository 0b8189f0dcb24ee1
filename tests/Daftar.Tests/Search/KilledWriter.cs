using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>
/// A process that writes an index and is killed while it does: <c>dotnet Daftar.Tests.dll FOLDER SEED POINT COUNT</c>. What it writes follows from the seed and the number of the
/// commit alone, so that whoever opens the index afterwards knows what it must hold. The register, as it were, is this file.
/// </summary>
internal static class KilledWriter
{
    /// <summary>Nobody kills it for so long: then it ends by itself, and the test fails.</summary>
    private const int MostCommits = 2000;

    /// <summary>Where a process can be killed: at the end of writing a segment, when the manifest is swapped, when files are removed; by a flush or by a merge.</summary>
    public static readonly string[] Points = ["flush sync", "flush rename", "flush delete", "merge sync", "merge rename", "merge delete"];

    public static EmbeddedIndexOptions Options(Action<string>? beforeStep = null) => new() { MergeFactor = 2, BufferTerms = 600, BeforeStep = beforeStep };

    /// <summary>The changes of one commit.</summary>
    public static void Change(int seed, int commit, Action<SearchDocument> upsert, Action<Guid> delete)
    {
        var corpus = new RandomCorpus((seed * 10_000) + commit);
        for (var change = 1 + corpus.Next(40); change > 0; change--)
        {
            var entry = TestFields.Entry(corpus.Next(300));
            if (corpus.Chance(25))
            {
                delete(entry);
            }
            else
            {
                upsert(corpus.Document(entry));
            }
        }
    }

    private static int Main(string[] arguments)
    {
        if (arguments is ["renew", .. var renewed])
        {
            return KilledRenewal.Write(renewed);
        }

        if (arguments is ["renew-history", .. var history])
        {
            return KilledHistory.Write(history).GetAwaiter().GetResult();
        }

        if (arguments is not [var folder, var seed, var point, var count])
        {
            Console.Error.WriteLine("These are tests: `dotnet test` runs them.");
            return 2;
        }

        var left = int.Parse(count, CultureInfo.InvariantCulture);
        var writer = Environment.CurrentManagedThreadId;
        void Before(string step)
        {
            var by = Environment.CurrentManagedThreadId == writer ? "flush " : "merge ";
            if ((by + step).StartsWith(point, StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
            {
                // SIGKILL: nothing of this process runs after it
                Process.GetCurrentProcess().Kill();
                Thread.CurrentThread.Join();
            }
        }

        using var index = EmbeddedIndex.Open(folder, TestFields.Table, "killed", Options(Before));
        Console.WriteLine("begun");
        for (var commit = index.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) + 1 : 0; commit < MostCommits; commit++)
        {
            var batch = index.NewBatch();
            Change(int.Parse(seed, CultureInfo.InvariantCulture), commit, batch.Upsert, batch.Delete);
            index.Apply(batch);
            index.Commit(Invariant($"{commit}"));
        }

        return 3;
    }
}
