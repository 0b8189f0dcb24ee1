using Daftar.Values;

namespace Daftar.Search;

/// <summary>Stars and question marks in words and keys: <c>*</c> stands for any characters or none, <c>?</c> for one.</summary>
internal static class QueryPatterns
{
    /// <summary>Question marks before stars, stars once: patterns that mean the same are written the same.</summary>
    public static string Normal(string pattern)
    {
        var text = new System.Text.StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length;)
        {
            var (one, any) = (0, false);
            for (; at < pattern.Length && QueryLexer.IsWildcard(pattern[at]); at++)
            {
                one += pattern[at] == '?' ? 1 : 0;
                any |= pattern[at] == '*';
            }

            text.Append('?', one).Append(any ? "*" : "");
            for (; at < pattern.Length && !QueryLexer.IsWildcard(pattern[at]); at++)
            {
                text.Append(pattern[at]);
            }
        }

        return text.ToString();
    }

    /// <summary>The pattern with what stands between its wildcards made anew.</summary>
    public static string Map(string pattern, Func<string, string> piece)
    {
        var text = new System.Text.StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length;)
        {
            var end = pattern.AsSpan(at).IndexOfAny('*', '?');
            end = end < 0 ? pattern.Length : at + end;
            text.Append(end > at ? piece(pattern[at..end]) : "");
            text.Append(end < pattern.Length ? pattern[end..(end + 1)] : "");
            at = end + 1;
        }

        return text.ToString();
    }

    /// <summary>The folded words of a pattern that stand beside each other; of <c>co*-op</c> the two <c>co*</c> and <c>op</c>.</summary>
    public static IReadOnlyList<string> Words(string pattern)
    {
        var folded = Map(pattern, Folding.Fold);
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= folded.Length;)
        {
            var units = 1;
            if (at < folded.Length && (QueryLexer.IsWildcard(folded[at]) || Characters.KindAt(folded, at, out units) != CharacterKind.None))
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                words.Add(folded[start..at]);
                start = -1;
            }

            at += units;
        }

        return words;
    }

    /// <summary>The key a pattern is compared with in a field of keys.</summary>
    public static string Key(FieldKind kind, string pattern) => Map(pattern, piece => FieldKeys.Of(kind, piece));

    public static int Letters(string pattern) => pattern.Count(char.IsLetterOrDigit);

    /// <summary>True if the pattern, or the word, has letters of a script written without spaces.</summary>
    public static bool HasNoSpaces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Characters.KindAt(text, at, out var units) > CharacterKind.Word)
            {
                return true;
            }

            at += units;
        }

        return false;
    }

    /// <summary>True if the whole text fits. A character outside the basic plane counts as one.</summary>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                from = t;
            }
            else if (p < pattern.Length && pattern[p] == '?')
            {
                p++;
                t += Units(text, t);
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                from += Units(text, from);
                t = from;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static int Units(ReadOnlySpan<char> text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
