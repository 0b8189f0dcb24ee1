using System.Collections.Frozen;
using System.Globalization;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>A word of <c>Left/withheld.tsv</c>.</summary>
/// <param name="Kind">How it is taken: the head of the file says it.</param>
/// <param name="Stem">The word, folded as what it is compared with.</param>
/// <param name="Why">Why it stands there.</param>
internal sealed record WithheldWord(string Kind, string Stem, string Why);

/// <summary>Words that say that something is not for the public: <c>Left/withheld.tsv</c>, data.</summary>
internal static class WithheldWords
{
    private static readonly string[] Stems = ["look", "naming", "contact", "secret", "unpublished", "notyet", "other", "notlook", "over"];

    private static readonly string[] Names = ["shown", "shownlook", "access", "whole", "from", "code"];

    private static readonly string[] Texts = ["hidden", "no", "yes"];

    public static IReadOnlyList<WithheldWord> All { get; } = Load();

    /// <summary>The stems of a kind.</summary>
    public static string[] Of(string kind) => [.. All.Where(one => one.Kind == kind).Select(static one => one.Stem)];

    /// <summary>Whole names or texts of a kind.</summary>
    public static FrozenSet<string> Whole(string kind) => Of(kind).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded, without what is no letter and no mark on one: PublicationDeferment, publication-deferment and Publication deferment are one.</summary>
    public static string Letters(string text)
    {
        if (!System.Text.Ascii.IsValid(text))
        {
            return string.Concat(Folding.Fold(text).Where(static letter => char.IsLetter(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));
        }
        // Each name of a file, and many a short text, comes by here.
        Span<char> letters = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c))
            {
                letters[count++] = char.ToLowerInvariant(c);
            }
        }
        return new string(letters[..count]);
    }

    /// <summary>A text to compare whole.</summary>
    public static string Text(string text) => Folding.Fold(text.Trim());

    private static List<WithheldWord> Load()
    {
        using var stream = typeof(WithheldWords).Assembly.GetManifestResourceStream("left/withheld.tsv") ?? throw new InvalidDataException("Dialects/Left/withheld.tsv is not embedded.");
        using var lines = new StreamReader(stream);
        List<WithheldWord> all = [];
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            if (line.Split('\t') is not [var kind, { Length: > 0 } stem, { Length: > 0 } why] || (Array.IndexOf(Stems, kind) < 0 && Array.IndexOf(Names, kind) < 0 && Array.IndexOf(Texts, kind) < 0))
            {
                throw new InvalidDataException($"Dialects/Left/withheld.tsv: line {number.ToString(CultureInfo.InvariantCulture)}: expected a kind, a stem and why, with tabs between them.");
            }
            all.Add(new WithheldWord(kind, Array.IndexOf(Texts, kind) >= 0 ? Text(stem) : Letters(stem), why));
        }
        return all;
    }
}
