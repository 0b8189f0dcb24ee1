using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>Finds in a title the words somebody asked for, folded as the index folds them.</summary>
internal sealed class Highlight
{
    private readonly string[] words;

    /// <param name="query">A query in the query language; names of fields and AND, OR, NOT are not looked for.</param>
    public Highlight(string query)
    {
        var found = new List<string>();
        foreach (var part in query.Split([' ', '\t', '(', ')', '"', '\u201C', '\u201D'], StringSplitOptions.RemoveEmptyEntries).Take(64))
        {
            if (part is "AND" or "OR" or "NOT")
            {
                continue;
            }

            var word = Folding.Fold(part[(part.LastIndexOf(':') + 1)..].Trim('*', ',', '.', ';'));
            if (word.Length > 0)
            {
                found.Add(word);
            }
        }

        words = [.. found.Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];
    }

    /// <summary>The text in pieces, and which of them were asked for. A word counts from its beginning; in scripts without spaces anywhere.</summary>
    public IReadOnlyList<(string Text, bool Found)> In(string text)
    {
        // Where folding changes the length, places in the folded text are not places in the text.
        var folded = Folding.Fold(text);
        if (words.Length == 0 || folded.Length != text.Length)
        {
            return [(text, false)];
        }

        var pieces = new List<(string, bool)>();
        var from = 0;
        for (var at = 0; at < folded.Length;)
        {
            var word = Array.Find(words, word => string.CompareOrdinal(folded, at, word, 0, word.Length) == 0);
            if (word is null || !Begins(folded, at))
            {
                at++;
                continue;
            }

            if (at > from)
            {
                pieces.Add((text[from..at], false));
            }

            pieces.Add((text.Substring(at, word.Length), true));
            at += word.Length;
            from = at;
        }

        if (from < text.Length)
        {
            pieces.Add((text[from..], false));
        }

        return pieces;
    }

    private static bool Begins(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at] >= '\u0E00';
}
