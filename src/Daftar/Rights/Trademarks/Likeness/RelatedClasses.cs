using System.Collections.Frozen;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// Pairs of Nice classes whose goods and services are often held to be sold together, made by the same firms or used for each other. Ours, for a first look: which goods are similar is
/// decided good by good, not by class, and no office's list is meant.
/// </summary>
public static class RelatedClasses
{
    private static readonly FrozenSet<(int, int)> Pairs = Read(
        "1-2 1-5 1-17 1-19 2-19 3-5 3-21 3-44 4-7 4-12 5-10 5-29 5-30 5-32 5-44 6-19 6-20 7-8 7-9 7-11 7-12 7-37 8-21 9-10 9-11 9-16 9-28 9-35 9-38 9-41 9-42 10-44 11-21 12-37 12-39 14-18 14-25 15-41 16-9 16-35 16-41 "
        + "17-19 18-25 19-37 20-24 20-27 21-30 22-24 23-24 24-25 24-26 25-26 25-28 28-41 29-30 29-31 29-32 29-43 30-31 30-32 30-43 31-44 32-33 32-43 33-43 35-36 35-38 35-42 36-37 38-41 38-42 39-43 41-43 42-45 43-44");

    public static bool Are(int a, int b) => Pairs.Contains((Math.Min(a, b), Math.Max(a, b)));

    private static FrozenSet<(int, int)> Read(string pairs) => pairs.Split(' ').Select(pair => pair.Split('-'))
        .Select(pair => (int.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)))
        .Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).ToFrozenSet();
}
