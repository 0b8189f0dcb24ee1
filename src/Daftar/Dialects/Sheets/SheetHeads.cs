using System.Text;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>What heads of sheets mean in languages beside those of <see cref="SheetDraftGuess"/>: <c>heads.txt</c>.</summary>
internal static class SheetHeads
{
    private static readonly List<(string Field, string Part, string[][] Heads)> Lines = Load();

    /// <summary>Fields a head may mean, the likeliest first.</summary>
    /// <param name="head">Folded, words parted by one blank.</param>
    public static IEnumerable<(string Field, string Part)> Of(string head)
    {
        var (words, together) = (" " + head, head.Replace(" ", "", StringComparison.Ordinal));
        return Lines.Where(line => Array.Exists(line.Heads, pieces => Array.TrueForAll(pieces, piece => Ascii.IsValid(piece) ? words.Contains(" " + piece, StringComparison.Ordinal) : together.Contains(piece, StringComparison.Ordinal))))
            .Select(static line => (line.Field, line.Part));
    }

    private static List<(string, string, string[][])> Load()
    {
        using var stream = typeof(SheetHeads).Assembly.GetManifestResourceStream("sheets/heads.txt") ?? throw new InvalidDataException("Dialects/Sheets/heads.txt is not embedded.");
        using var lines = new StreamReader(stream);
        var all = new List<(string, string, string[][])>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var (name, part) = line[..colon].Split('.') is [var field, var of] ? (field, of) : (line[..colon], "");
                if (SheetField.Find(name) is not { } known || (part.Length > 0 && !known.Parts.Contains(part)))
                {
                    throw new InvalidDataException($"Dialects/Sheets/heads.txt: no field {line[..colon]}.");
                }
                all.Add((name, part, [.. line[(colon + 1)..].Split(',').Select(static head => Folding.Fold(head).Split(' ', StringSplitOptions.RemoveEmptyEntries))]));
            }
        }
        return all;
    }
}
