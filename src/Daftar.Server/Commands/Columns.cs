namespace Daftar.Server.Commands;

/// <summary>Plain text in columns as wide as their widest cell; it can be cut and searched by the usual tools.</summary>
internal static class Columns
{
    /// <summary>One line for the heads and one for each row; the last column is not padded.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> heads, IReadOnlyCollection<string[]> rows)
    {
        IReadOnlyList<string>[] all = [heads, .. rows];
        var widths = Enumerable.Range(0, heads.Count).Select(i => all.Max(row => row[i].Length)).ToArray();
        foreach (var row in all)
        {
            yield return string.Join("  ", row.Select((cell, i) => i == row.Count - 1 ? cell : cell.PadRight(widths[i]))).TrimEnd();
        }
    }
}
