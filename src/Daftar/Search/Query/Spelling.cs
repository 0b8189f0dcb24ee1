namespace Daftar.Search;

/// <summary>
/// Tells whether a word differs from another by no more than so many letters missing, added, changed or swapped with the next (optimal string alignment: no letter counts twice).
/// Not thread safe: made for one search.
/// </summary>
internal sealed class Spelling(string word, int edits)
{
    private int[] row = new int[word.Length + 1];
    private int[] before = new int[word.Length + 1];
    private int[] beforeThat = new int[word.Length + 1];

    public bool IsNear(ReadOnlySpan<char> other)
    {
        if (Math.Abs(other.Length - word.Length) > edits)
        {
            return false;
        }

        for (var i = 0; i < row.Length; i++)
        {
            row[i] = i;
        }

        for (var j = 1; j <= other.Length; j++)
        {
            (beforeThat, before, row) = (before, row, beforeThat);
            var least = row[0] = j;
            for (var i = 1; i < row.Length; i++)
            {
                var best = Math.Min(before[i - 1] + (word[i - 1] == other[j - 1] ? 0 : 1), Math.Min(before[i], row[i - 1]) + 1);
                if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1])
                {
                    best = Math.Min(best, beforeThat[i - 2] + 1);
                }

                row[i] = best;
                least = Math.Min(least, best);
            }

            // a swap reaches back over one row, so one row above the limit does not yet decide
            if (least > edits + 1)
            {
                return false;
            }
        }

        return row[^1] <= edits;
    }
}
