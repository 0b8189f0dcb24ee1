namespace Daftar.Search;

/// <summary>
/// The one cutting of folded text into tokens, for index and query alike. Letters, digits and their marks in a row are a word. Scripts written
/// without spaces (Thai, Lao, Khmer, Burmese, Han with kana) are cut into overlapping pairs of graphemes, so that any part of a text is found
/// without a dictionary. Give it text from <see cref="Values.Folding"/>.
/// </summary>
public static class Tokenizer
{
    /// <summary>Goes up with any change of the rule; an index built by another version is built anew.</summary>
    public const int Version = 1;

    /// <summary>Longer words are told apart by their first characters only; nothing that long is a word.</summary>
    public const int LongestToken = 64;

    /// <summary>Tokens as the index keeps them: of a run without spaces the last grapheme is kept alone too, so that a single one can be found wherever it stands.</summary>
    public static TokenReader ForIndex(ReadOnlySpan<char> folded) => new(folded, forQuery: false);

    /// <summary>Tokens to look for. A single grapheme of a script without spaces is a prefix: it begins every pair it is the first of.</summary>
    public static TokenReader ForQuery(ReadOnlySpan<char> folded) => new(folded, forQuery: true);
}

/// <summary>Reads tokens one by one: <c>foreach (var token in Tokenizer.ForIndex(text))</c>.</summary>
public ref struct TokenReader
{
    private const int LongestGrapheme = 16;

    private readonly ReadOnlySpan<char> text;
    private readonly bool forQuery;
    private int at;
    private int position;

    // inside a run without spaces: its kind, where it ends, and the grapheme that begins the next pair
    private CharacterKind run;
    private int graphemeStart;
    private int graphemeEnd;

    internal TokenReader(ReadOnlySpan<char> text, bool forQuery)
    {
        this.text = text;
        this.forQuery = forQuery;
        position = -1;
    }

    public Token Current { get; private set; }

    public readonly TokenReader GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (run != CharacterKind.None)
            {
                if (NextPair())
                {
                    return true;
                }

                continue;
            }

            var kind = CharacterKind.None;
            var units = 1;
            while (at < text.Length && (kind = Characters.KindAt(text, at, out units)) == CharacterKind.None)
            {
                at += units;
            }

            if (at >= text.Length)
            {
                return false;
            }

            if (kind == CharacterKind.Word)
            {
                var start = at;
                while (at < text.Length && Characters.KindAt(text, at, out units) == CharacterKind.Word)
                {
                    at += units;
                }

                position++;
                Current = new Token(text.Slice(start, Math.Min(at - start, Tokenizer.LongestToken)), position, false);
                return true;
            }

            run = kind;
            graphemeStart = at;
            graphemeEnd = Grapheme(at);
            pairs = 0;
        }
    }

    private int pairs;

    private bool NextPair()
    {
        var first = graphemeStart;
        var next = graphemeEnd;
        var inRun = next < text.Length && Characters.KindAt(text, next, out _) == run;
        position++;
        if (inRun)
        {
            var end = Grapheme(next);
            Current = new Token(text[first..end], position, false);
            (graphemeStart, graphemeEnd) = (next, end);
            pairs++;
            return true;
        }

        at = next;
        run = CharacterKind.None;
        if (forQuery && pairs > 0)
        {
            return false;
        }

        Current = new Token(text[first..next], position, forQuery);
        return true;
    }

    /// <summary>Where the grapheme that begins at <paramref name="start"/> ends: its base, its marks, and what a Khmer coeng or Burmese virama hangs under it.</summary>
    private readonly int Grapheme(int start)
    {
        Characters.KindAt(text, start, out var units);
        var end = start + units;
        while (end < text.Length && end - start < LongestGrapheme)
        {
            if (Characters.Stacks(text[end - 1]) && Characters.KindAt(text, end, out units) == run)
            {
                end += units;
            }
            else if (Characters.Extends(text[end]))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }
}

/// <summary>One token of a text.</summary>
/// <param name="text">The folded characters.</param>
/// <param name="position">Its place among the tokens of the text, from 0. Phrases compare places.</param>
/// <param name="isPrefix">True if, in a query, any token that begins so is meant.</param>
public readonly ref struct Token(ReadOnlySpan<char> text, int position, bool isPrefix)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public int Position { get; } = position;

    public bool IsPrefix { get; } = isPrefix;
}
