using static System.FormattableString;

namespace Daftar.Search;

/// <summary>How many different words of the whole index one part of a query may stand for.</summary>
/// <param name="most">The limit.</param>
/// <param name="part">That part of the query as typed, and where it stands.</param>
internal sealed class ExpansionLimit(int most, string part, (int Start, int Length)? place)
{
    private readonly List<Action<HashSet<uint>>> counted = [];
    private long sum;

    /// <summary>So many different words were found in one segment.</summary>
    public void CheckOne(int found)
    {
        if (found > most)
        {
            throw new SearchRefusedException(new SearchProblem(
                SearchProblemKind.Query, Invariant($"'{part}' stands for more than {most} different words. Write more of its letters, or name a field that has fewer words."), place?.Start, place?.Length ?? 0));
        }
    }

    /// <summary>
    /// So many were found in one more segment. A word that stands in several counts once; that is looked at only if the sum is beyond the limit.
    /// </summary>
    /// <param name="hashes">Adds a hash of each of them; two words with one hash count once, which of 50,000 words happens once in three times.</param>
    public void Check(int found, Action<HashSet<uint>> hashes)
    {
        CheckOne(found);
        sum += found;
        counted.Add(hashes);
        if (sum > most)
        {
            var distinct = new HashSet<uint>();
            foreach (var add in counted)
            {
                add(distinct);
                CheckOne(distinct.Count);
            }

            // from here on each segment adds to what is known
            counted.Clear();
            counted.Add(all => all.UnionWith(distinct));
        }
    }
}
