using Daftar.Values;

namespace Daftar.Search;

/// <summary>How far a key reaches at a level: of symbols subclass, main group, group (a61k, a61k31, a61k31/00), of levels so many numbers (5, 5.7, 5.7.10).</summary>
internal static class KeyLevels
{
    private const int Subclass = 4;

    /// <summary>The level at which what begins so is told apart: the one typed into, or that of what follows when a whole one was typed.</summary>
    public static int Of(FieldKind kind, string typed) =>
        kind == FieldKind.Levels ? typed.Count(static c => c == '.') + 1 : typed.Length <= Subclass ? 1 : typed.Contains('/', StringComparison.Ordinal) ? 3 : 2;

    /// <summary>How long the part of a key is that a level has.</summary>
    /// <param name="key">In UTF-8; signs between levels are of one byte.</param>
    public static int Length(FieldKind kind, ReadOnlySpan<byte> key, int level)
    {
        if (kind != FieldKind.Levels)
        {
            var end = level switch { 1 => Subclass, 2 => key.IndexOf((byte)'/'), _ => key.Length };
            return end < 0 ? key.Length : Math.Min(end, key.Length);
        }

        for (var at = 0; at < key.Length; at++)
        {
            if (key[at] == '.' && --level == 0)
            {
                return at;
            }
        }

        return key.Length;
    }

    /// <summary>A key as a symbol is written: A61K31/00, 05.07.10.</summary>
    public static string Written(FieldKind kind, string key) =>
        kind == FieldKind.Levels ? string.Join('.', key.Split('.').Select(static level => level.PadLeft(2, '0'))) : key.ToUpperInvariant();
}
