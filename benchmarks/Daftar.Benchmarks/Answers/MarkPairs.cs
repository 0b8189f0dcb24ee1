using Daftar.Rights.Trademarks.Likeness;

namespace Daftar.Benchmarks.Answers;

/// <summary>Two marks held against each other before an office or a court, and what was decided.</summary>
/// <param name="Confusable">Decided as confusingly similar.</param>
internal sealed record MarkPair(string Earlier, string Later, string[] EarlierClasses, string[] LaterClasses, string Forum, string Case, bool Confusable)
{
    /// <summary>Every second pair, by a hash of its names, is never looked at while weights are chosen: what holds there holds for pairs nobody thought of.</summary>
    public bool IsHeldOut { get; } = Hash(Earlier + "|" + Later) % 2 == 1;

    public int Score() => MarkLikeness.Of(MarkText.Of(Later), LaterClasses, MarkText.Of(Earlier), EarlierClasses).Score;

    public static IReadOnlyList<MarkPair> Read(string file) =>
    [
        .. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t'))
            .Select(columns => new MarkPair(columns[0], columns[1], columns[2].Split(','), columns[3].Split(','), columns[4], columns[5], columns[6] == "similar")),
    ];

    private static uint Hash(string text)
    {
        // FNV-1a, the same on every machine
        var hash = 2166136261;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash >> 7;
    }
}
