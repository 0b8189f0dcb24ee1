namespace Daftar.Search;

/// <summary>Finds the known name that someone who mistyped probably meant.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest changed, missing, added or swapped letters, if these are no more than a third of the word (at least one, at most three).</summary>
    public static string? Of(string word, IEnumerable<string> names)
    {
        var typed = word.ToLowerInvariant();
        if (typed.Length is 0 or > 64)
        {
            return null;
        }

        string? best = null;
        var fewest = Math.Clamp((typed.Length + 1) / 3, 1, 3) + 1;
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var distance = name.StartsWith(typed, StringComparison.Ordinal) && typed.Length >= 3 ? 1 : Distance(typed, name);
            if (distance < fewest)
            {
                (best, fewest) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>The names that are near enough, the nearest first, as they are written.</summary>
    public static IEnumerable<string> Several(string word, IEnumerable<string> names)
    {
        var typed = word.ToLowerInvariant();
        return typed.Length is 0 or > 64 ? [] : names.Distinct(StringComparer.OrdinalIgnoreCase).Where(static name => name.Length <= 64).Select(name => (name, Far: Distance(typed, name.ToLowerInvariant())))
            .Where(one => one.Far <= Math.Clamp((typed.Length + 1) / 3, 1, 3) || one.name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).OrderBy(one => one.Far).ThenBy(one => one.name, StringComparer.Ordinal).Select(one => one.name);
    }

    /// <summary>Optimal string alignment distance: insert, delete, change, swap of neighbours, each once.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var least = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = least;
            }
        }

        return rows[a.Length, b.Length];
    }
}
