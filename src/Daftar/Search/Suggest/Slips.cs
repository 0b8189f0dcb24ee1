namespace Daftar.Search;

/// <summary>How likely one word was typed for another: letters changed count less where their keys are neighbours, or where both words sound alike; the first letter is seldom wrong.</summary>
internal static class Slips
{
    private const double Neighbour = 0.6, Swapped = 0.8, First = 0.4, Sounding = 0.5;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>About the number of slips between two folded words.</summary>
    public static double Cost(string typed, string meant)
    {
        var table = new double[typed.Length + 1, meant.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var change = typed[i - 1] == meant[j - 1] ? 0 : AreNeighbours(typed[i - 1], meant[j - 1]) ? Neighbour : 1;
                table[i, j] = Math.Min(table[i - 1, j - 1] + change, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + Swapped);
                }
            }
        }

        var sounds = SoundKey.Of(typed) is { } key && key == SoundKey.Of(meant);
        return table[typed.Length, meant.Length] + (typed[0] != meant[0] ? First : 0) - (sounds ? Sounding : 0);
    }

    /// <summary>True for keys beside each other on the keyboard most people have (QWERTY).</summary>
    private static bool AreNeighbours(char a, char b)
    {
        var (rowOfA, rowOfB) = (Array.FindIndex(Rows, row => row.Contains(a, StringComparison.Ordinal)), Array.FindIndex(Rows, row => row.Contains(b, StringComparison.Ordinal)));
        return rowOfA >= 0 && rowOfB >= 0 && Math.Abs(rowOfA - rowOfB) <= 1 && Math.Abs(Rows[rowOfA].IndexOf(a, StringComparison.Ordinal) - Rows[rowOfB].IndexOf(b, StringComparison.Ordinal)) <= 1;
    }
}
