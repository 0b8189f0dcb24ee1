using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>Finds in a title the words somebody asked for, folded as the index folds them.</summary>
internal sealed class Highlight
{
    private const int MostWords = 32;

    private readonly string[] words;

    /// <param name="query">The query as read; null marks nothing.</param>
    public Highlight(QueryNode? query)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(query, found);
        words = [.. found.OrderByDescending(word => word.Length).Take(MostWords)];
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
            var word = Begins(folded, at) ? Array.Find(words, word => string.CompareOrdinal(folded, at, word, 0, word.Length) == 0) : null;
            if (word is null)
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

    /// <summary>What was asked for, not what was asked to be absent; names of fields do not matter.</summary>
    private static void Collect(QueryNode? node, HashSet<string> found)
    {
        switch (node)
        {
            case QueryAnd and:
                foreach (var part in and.Parts)
                {
                    Collect(part, found);
                }

                break;
            case QueryOr or:
                foreach (var part in or.Parts)
                {
                    Collect(part, found);
                }

                break;
            case QueryNear near:
                Collect(near.Left, found);
                Collect(near.Right, found);
                break;
            case QueryTerm { Field: null or "title" or "meaning" or "article" } term when Folding.Fold(term.Text.Trim()) is { Length: > 0 } word:
                found.Add(word);
                break;
        }
    }

    private static bool Begins(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at] >= '\u0E00';
}
