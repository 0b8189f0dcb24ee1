using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Daftar.Search;

/// <summary>Says which words of a lexicon are meant. Made for one search; looks at whole columns, not at one word after the other.</summary>
internal abstract class WordMatch
{
    /// <summary>Adds the numbers of the words of one segment that fit.</summary>
    public abstract void Find(SegmentLexicon lexicon, WordsFound found);
}

/// <summary>Gathers numbers of words of one segment.</summary>
/// <param name="fields">Only words that stand in one of these fields, by slot.</param>
/// <param name="most">More than so many are refused.</param>
internal sealed class WordsFound(SegmentLexicon lexicon, ulong fields, ExpansionLimit? most, SearchBudget? budget)
{
    private readonly List<int> words = [];

    public List<int> Words => words;

    /// <summary>True if a word may be added at all.</summary>
    public bool IsInFields(int word) => (lexicon.Fields(word) & fields) != 0;

    public void Add(int word)
    {
        words.Add(word);
        most?.CheckOne(words.Count);
    }

    /// <summary>To be called between columns.</summary>
    public void Check() => budget?.Check();
}

/// <summary>Words that differ from another by few letters: see <see cref="Spelling"/>.</summary>
internal sealed class WordsNear : WordMatch
{
    private readonly int length;
    private readonly int edits;
    private readonly uint letters;
    private readonly Spelling spelling;
    private const int Eight = 8;

    /// <param name="word">Folded.</param>
    public WordsNear(string word, int edits)
    {
        (length, this.edits, letters) = (word.Length, edits, LexiconWriter.Letters(word));
        spelling = new Spelling(word, edits);
    }

    public override void Find(SegmentLexicon lexicon, WordsFound found)
    {
        Span<int> candidates = stackalloc int[256];
        foreach (var bucket in lexicon.Buckets)
        {
            if (Math.Abs(bucket.Letters - length) > edits)
            {
                continue;
            }

            found.Check();
            // a longer word has that many letters more, and only what is left of the edits takes letters away; a shorter one likewise
            var lacking = edits - Math.Max(0, bucket.Letters - length);
            var beside = edits - Math.Max(0, length - bucket.Letters);
            var columns = lexicon.Letters(bucket);
            var text = lexicon.Text(bucket);
            for (var start = 0; start < bucket.Count;)
            {
                var count = LetterSets.Near(columns, letters, lacking, beside, ref start, candidates);
                var compared = bucket.Bytes == bucket.Letters && spelling.HasEight ? AddEightByEight(candidates[..count], text, bucket, found) : 0;
                foreach (var candidate in candidates[compared..count])
                {
                    if (IsNear(text.Slice(candidate * bucket.Bytes, bucket.Bytes), bucket) && found.IsInFields(bucket.First + candidate))
                    {
                        found.Add(bucket.First + candidate);
                    }
                }
            }
        }
    }

    /// <summary>Of the candidates those that are compared eight at once; says how many that were.</summary>
    private int AddEightByEight(ReadOnlySpan<int> candidates, ReadOnlySpan<byte> text, in LexiconBucket bucket, WordsFound found)
    {
        Span<int> starts = stackalloc int[Eight];
        var compared = 0;
        for (; compared + Eight <= candidates.Length; compared += Eight)
        {
            for (var one = 0; one < Eight; one++)
            {
                starts[one] = candidates[compared + one] * bucket.Bytes;
            }

            for (var near = spelling.NearOfEight(text, starts, bucket.Letters); near != 0; near &= near - 1)
            {
                var word = bucket.First + candidates[compared + BitOperations.TrailingZeroCount(near)];
                if (found.IsInFields(word))
                {
                    found.Add(word);
                }
            }
        }

        return compared;
    }

    private bool IsNear(ReadOnlySpan<byte> word, in LexiconBucket bucket)
    {
        Span<char> chars = stackalloc char[byte.MaxValue];
        if (bucket.Bytes == bucket.Letters)
        {
            return spelling.IsNear(word);
        }

        return spelling.IsNear(chars[..Encoding.UTF8.GetChars(word, chars)]);
    }
}

/// <summary>Words that have runs of three letters in common with another: see <see cref="Trigrams"/>.</summary>
internal sealed class WordsOfRuns(string word, Trigrams runs) : WordMatch
{
    private readonly uint letters = LexiconWriter.Letters(word);

    // a run that both have has its letters in both: of a hundred words some three are left to be compared
    private readonly uint[] groups = [.. Enumerable.Range(0, runs.Count).Select(at => LexiconWriter.Letters(word.AsSpan(at, Trigrams.Length)))];

    public override void Find(SegmentLexicon lexicon, WordsFound found)
    {
        Span<int> candidates = stackalloc int[256];
        Span<char> chars = stackalloc char[byte.MaxValue];
        foreach (var bucket in lexicon.Buckets)
        {
            // a letter that is not in the other word makes at least one run of its own
            var needed = runs.Needed(bucket.Letters);
            var beside = bucket.Letters - Trigrams.Length + 1 - needed;
            if (bucket.Letters < Trigrams.Shortest || runs.Count < needed || beside < 0)
            {
                continue;
            }

            found.Check();
            var columns = lexicon.Letters(bucket);
            var text = lexicon.Text(bucket);
            for (var start = 0; start < bucket.Count;)
            {
                var count = LetterSets.Holding(columns, groups, needed, letters, beside, ref start, candidates);
                foreach (var candidate in candidates[..count])
                {
                    var other = text.Slice(candidate * bucket.Bytes, bucket.Bytes);
                    var isShared = bucket.Bytes == bucket.Letters ? runs.AreShared(other) : runs.AreShared<char>(chars[..Encoding.UTF8.GetChars(other, chars)]);
                    if (isShared && found.IsInFields(bucket.First + candidate))
                    {
                        found.Add(bucket.First + candidate);
                    }
                }
            }
        }
    }
}

/// <summary>Words that fit a pattern: see <see cref="QueryPatterns"/>. Its longest run of letters is looked for in the text of all words at once.</summary>
internal sealed class WordsLike : WordMatch
{
    private readonly string pattern;
    private readonly byte[] begin;
    private readonly byte[] longest;
    private readonly bool isOnlyThat;
    private readonly bool isOnlyEnd;
    private readonly int fewest;
    private readonly uint letters;

    /// <param name="pattern">Folded, with its stars and question marks.</param>
    public WordsLike(string pattern)
    {
        this.pattern = pattern;
        var pieces = pattern.Split('*', '?');
        var piece = pieces.MaxBy(Encoding.UTF8.GetByteCount)!;
        begin = Encoding.UTF8.GetBytes(pieces[0]);
        longest = Encoding.UTF8.GetBytes(piece);
        isOnlyThat = longest.Length > 1 && pattern == $"*{piece}*";
        isOnlyEnd = longest.Length > 1 && pattern == $"*{piece}";
        fewest = Encoding.UTF8.GetByteCount(string.Concat(pieces)) + pattern.Count(sign => sign == '?');
        letters = LexiconWriter.Letters(string.Concat(pieces));
    }

    public override void Find(SegmentLexicon lexicon, WordsFound found)
    {
        foreach (var bucket in lexicon.Buckets)
        {
            if (bucket.Bytes < fewest)
            {
                continue;
            }

            found.Check();
            var text = lexicon.Text(bucket);
            if (begin.Length > 0)
            {
                Beginning(text, bucket, found);
            }
            else if (isOnlyEnd)
            {
                Ending(lexicon, text, bucket, found);
            }
            else if (longest.Length > 1)
            {
                Holding(text, bucket, found);
            }
            else
            {
                OfLetters(lexicon, text, bucket, found);
            }
        }
    }

    /// <summary>A bucket is in the order of the dictionary: words that begin alike stand together.</summary>
    private void Beginning(ReadOnlySpan<byte> text, in LexiconBucket bucket, WordsFound found)
    {
        int low = 0, high = bucket.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (text.Slice(middle * bucket.Bytes, begin.Length).SequenceCompareTo(begin) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < bucket.Count && text.Slice(low * bucket.Bytes, bucket.Bytes).StartsWith(begin); low++)
        {
            Offer(text, low, bucket, found);
        }
    }

    /// <summary>Words that have all letters of the end are few, and their sets of letters are half as long as their text.</summary>
    private void Ending(SegmentLexicon lexicon, ReadOnlySpan<byte> text, in LexiconBucket bucket, WordsFound found)
    {
        Span<int> candidates = stackalloc int[256];
        var sets = lexicon.Letters(bucket);
        for (var start = 0; start < bucket.Count;)
        {
            var count = LetterSets.Having(sets, letters, ref start, candidates);
            foreach (var candidate in candidates[..count])
            {
                if (text.Slice(candidate * bucket.Bytes, bucket.Bytes).EndsWith(longest) && found.IsInFields(bucket.First + candidate))
                {
                    found.Add(bucket.First + candidate);
                }
            }
        }
    }

    private void Holding(ReadOnlySpan<byte> text, in LexiconBucket bucket, WordsFound found)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(longest);
            if (at < 0)
            {
                return;
            }

            at += from;
            var word = at / bucket.Bytes;
            if (at + longest.Length > (word + 1) * bucket.Bytes)
            {
                // it runs from one word into the next
                from = at + 1;
                continue;
            }

            Offer(text, word, bucket, found);
            from = (word + 1) * bucket.Bytes;
        }
    }

    private void OfLetters(SegmentLexicon lexicon, ReadOnlySpan<byte> text, in LexiconBucket bucket, WordsFound found)
    {
        var sets = lexicon.Letters(bucket);
        for (var word = 0; word < sets.Length; word++)
        {
            if ((sets[word] & letters) == letters)
            {
                Offer(text, word, bucket, found);
            }
        }
    }

    private void Offer(ReadOnlySpan<byte> text, int word, in LexiconBucket bucket, WordsFound found)
    {
        if ((isOnlyThat || Fits(text.Slice(word * bucket.Bytes, bucket.Bytes))) && found.IsInFields(bucket.First + word))
        {
            found.Add(bucket.First + word);
        }
    }

    private bool Fits(ReadOnlySpan<byte> word)
    {
        Span<char> chars = stackalloc char[byte.MaxValue];
        return QueryPatterns.Fits(pattern, chars[..Encoding.UTF8.GetChars(word, chars)]);
    }
}

/// <summary>Words with the same key of sound.</summary>
/// <param name="key">See <see cref="SoundKey"/>.</param>
internal sealed class WordsSounding(string key) : WordMatch
{
    private readonly uint hash = SoundKey.Hash(key);

    public override void Find(SegmentLexicon lexicon, WordsFound found)
    {
        found.Check();
        var sounds = lexicon.Sounds;
        for (var at = 0; at < sounds.Length; at++)
        {
            var next = sounds[at..].IndexOf(hash);
            if (next < 0)
            {
                return;
            }

            at += next;
            if (found.IsInFields(at) && SoundKey.Of(lexicon.TextOf(at)) == key)
            {
                found.Add(at);
            }
        }
    }
}
