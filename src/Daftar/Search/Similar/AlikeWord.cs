using Daftar.Rights.Trademarks.Likeness;

namespace Daftar.Search;

/// <summary>
/// Which words of an index are worth comparing with a word of a mark: those that differ in a few letters, sound alike, have half of their letters in common at the
/// beginning or the end, are a part of each other there, or have half of their runs of three letters in common.
/// Wide on purpose: what is found is compared by <see cref="MarkLikeness"/> afterwards.
/// </summary>
internal sealed class AlikeWord
{
    /// <summary>A part of a word must be so much of it.</summary>
    private const double LeastPart = 0.4;

    /// <summary>Words less like each other are not worth comparing.</summary>
    private const double Least = 0.5;

    private const int ShortestBeginning = 3;
    private const int ShortestEnding = 4;

    /// <summary>Words of grammar are like no other word.</summary>
    private static readonly HashSet<string> Grammar = [.. "a an and at by de del der des di du el en et for from il in is it la las le les los my no of on or our so the to un up us we with you your dan das den die im mit und von zu dari dengan ini itu ke oleh pada untuk yang be can are was has may not said that this which wherein".Split(' ')];

    private readonly Spelling? spelling;
    private readonly MarkWord mark;

    /// <param name="word">A folded word of a script with spaces.</param>
    public AlikeWord(string word)
    {
        Word = word;
        mark = new MarkWord(word);
        IsNumber = mark.IsNumber;
        Edits = word.Length switch { < 3 => 0, < 6 => 1, < 8 => 2, _ => 3 };
        Sound = word.Length < 3 ? null : SoundKey.Of(word);
        IsAlone = IsNumber || Grammar.Contains(word);
        spelling = IsAlone || Edits == 0 ? null : new Spelling(word, Edits);
        Runs = IsAlone || word.Length < Trigrams.Shortest ? null : new Trigrams(word);
    }

    public string Word { get; }

    /// <summary>How many letters another word may differ in.</summary>
    public int Edits { get; }

    /// <summary>The key of words that sound so; null if none is looked for.</summary>
    public string? Sound { get; }

    /// <summary>Its runs of three letters; null if no word is looked for by them.</summary>
    public Trigrams? Runs { get; }

    /// <summary>True if only the word itself is meant.</summary>
    public bool IsAlone { get; }

    public bool IsNumber { get; }

    /// <summary>How like a word is, from 0 to 1; 0 if it is none of those meant.</summary>
    public double Likeness(ReadOnlySpan<char> other)
    {
        if (other.SequenceEqual(Word))
        {
            return 1;
        }

        if (IsAlone || other.Length < 3)
        {
            return 0;
        }

        var part = PartOf(other);
        if (part == 0 && spelling?.IsNear(other) != true && !IsHalf(other) && Runs?.AreShared(other) != true && !(Sound is not null && Math.Abs(other.Length - Word.Length) <= 3 && SoundKey.Of(other) == Sound))
        {
            return 0;
        }

        var text = other.ToString();
        if (Grammar.Contains(text) || other.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return 0;
        }

        // words that begin with a short one can be thousands: how long the part is says enough
        return part > 0 ? part : WordLikeness.Of(mark, new MarkWord(text)).Value is >= Least and var likeness ? likeness : 0;
    }

    /// <summary>Words that begin so may have a beginning in common with the word, or the whole word as theirs.</summary>
    public string? Begin => IsAlone || Word.Length < ShortestBeginning ? null : Word[..Half];

    /// <summary>Words that end so may have an end in common with the word, or the whole word as theirs.</summary>
    public string? End => IsAlone || Word.Length < ShortestEnding ? null : Word[^Half..];

    /// <summary>Half of the word, if that is enough to be looked for.</summary>
    private int Half => Math.Min(Word.Length, Math.Max(ShortestEnding, (Word.Length + 1) / 2));

    /// <summary>Beginnings and ends of the word that are words themselves, if the index has them.</summary>
    public IEnumerable<string> Shorter()
    {
        for (var length = Word.Length - 1; !IsAlone && length >= ShortestBeginning && length >= Word.Length * LeastPart; length--)
        {
            yield return Word[..length];
            if (length >= ShortestEnding)
            {
                yield return Word[^length..];
            }
        }
    }

    /// <summary>True if the longer one of both has half of its letters, at the beginning or at the end, in common with the other.</summary>
    private bool IsHalf(ReadOnlySpan<char> other)
    {
        var needed = Math.Max(ShortestEnding, (Math.Max(Word.Length, other.Length) + 1) / 2);
        if (Math.Min(Word.Length, other.Length) < needed)
        {
            return false;
        }

        var begin = Word.AsSpan().CommonPrefixLength(other);
        var end = 0;
        while (end < Word.Length && end < other.Length && Word[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return begin >= needed || end >= needed;
    }

    /// <summary>What being the beginning or the end of the other counts; 0 if it is neither.</summary>
    private double PartOf(ReadOnlySpan<char> other)
    {
        var share = (double)Math.Min(other.Length, Word.Length) / Math.Max(other.Length, Word.Length);
        if (share is < LeastPart or 1)
        {
            return 0;
        }

        var shorter = Math.Min(other.Length, Word.Length);
        var begins = other.Length > Word.Length ? other.StartsWith(Word) : Word.AsSpan().StartsWith(other);
        var ends = other.Length > Word.Length ? other.EndsWith(Word) : Word.AsSpan().EndsWith(other);
        return begins && shorter >= ShortestBeginning ? 0.55 + (0.4 * share) : ends && shorter >= ShortestEnding ? 0.45 + (0.4 * share) : 0;
    }
}
