using System.Globalization;

namespace Daftar.Demonstration;

/// <summary>English goods and services by Nice class, from <c>Words/goods.txt</c>: how often each class is filed, and its phrases.</summary>
internal static class GoodsTable
{
    public static string[][] Phrases { get; }

    private static readonly Weights Classes;

    static GoodsTable()
    {
        var lines = WordFile.Lines("words/goods.txt").Select(line => line.Split(' ', 3)).ToList();
        Classes = new Weights(lines.Select(parts => long.Parse(parts[1], CultureInfo.InvariantCulture)));
        Phrases = [.. lines.Select(parts => parts[2].Split(" | ", StringSplitOptions.TrimEntries))];
    }

    /// <summary>A Nice class, 1 to 45.</summary>
    public static int Class(ref Dice dice) => Classes.Draw(ref dice) + 1;
}
