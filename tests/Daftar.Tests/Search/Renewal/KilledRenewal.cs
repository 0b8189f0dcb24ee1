using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>
/// A process that makes an index with other fields beside the one that answers, swaps, and is killed meanwhile: <c>dotnet Daftar.Tests.dll renew FOLDER SEED POINT COUNT FIELDS</c>. Both
/// indexes take in the commits of <see cref="KilledWriter"/>, the one beside from the first.
/// </summary>
internal static class KilledRenewal
{
    private const int MostCommits = 400;

    /// <summary>Where it can be killed: while the one or the other index is written, and at each step of the swap.</summary>
    public static readonly string[] Points = ["earlier sync", "earlier rename", "beside sync", "beside rename", "swap sync", "swap rename", "swap sync folder", "swap delete"];

    /// <summary>The fields of the program: those of the tests, or the others.</summary>
    public static FieldTable Today(bool others) => others ? OtherFields.Table : TestFields.Table;

    public static RegisterIndex Open(string folder, bool others, Action<string>? beforeStep = null) => RegisterIndex.Open(folder, Today(others), "killed", KilledWriter.Options(beforeStep));

    public static int Write(string[] arguments)
    {
        var (folder, seed, point, left, others) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture), bool.Parse(arguments[4]));
        var writer = Environment.CurrentManagedThreadId;
        var swapping = false;
        void Before(string step)
        {
            var bare = step.StartsWith("beside ", StringComparison.Ordinal) ? step[7..] : step;
            var by = Environment.CurrentManagedThreadId != writer ? "merge " : swapping ? "swap " : bare == step ? "earlier " : "beside ";
            if ((by + bare).StartsWith(point, StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
            {
                // SIGKILL: nothing of this process runs after it
                Process.GetCurrentProcess().Kill();
                Thread.CurrentThread.Join();
            }
        }

        using var index = Open(folder, others, Before);
        Console.WriteLine("begun");
        for (var commits = 0; commits < MostCommits; commits++)
        {
            Take(index.Current, seed, others, 1);
            if (index.IsEarlier)
            {
                // faster than what is new, or it would never come to the end
                var next = index.OpenNext();
                if (next.Cursor is null)
                {
                    next.BeginBuilding();
                }

                Take(next, seed, others, Math.Min(40, Number(index.Cursor) - Number(next.Cursor)));
                if (next.Cursor == index.Cursor && (point == "-" || point.StartsWith("swap", StringComparison.Ordinal)))
                {
                    next.EndBuilding();
                    swapping = true;
                    index.Swap(DateTimeOffset.UnixEpoch);
                    swapping = false;
                }
            }
        }

        return 3;
    }

    private static int Number(string? cursor) => cursor is null ? -1 : int.Parse(cursor, CultureInfo.InvariantCulture);

    /// <summary>Takes the next commits into an index, as one.</summary>
    private static void Take(EmbeddedIndex index, int seed, bool others, int commits)
    {
        var last = Number(index.Cursor) + commits;
        var batch = index.NewBatch();
        for (var commit = last - commits + 1; commit <= last; commit++)
        {
            KilledWriter.Change(seed, commit, document => batch.Upsert(OtherFields.Of(document, index.Fields, others)), batch.Delete);
        }

        index.Apply(batch);
        index.Commit(Invariant($"{last}"));
    }
}
