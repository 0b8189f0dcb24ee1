using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>The words of all segments as one lexicon, compared with a look at every word.</summary>
public sealed class LexiconTests
{
    private static readonly string[] Syllables = ["ko", "pi", "ka", "phe", "กา", "แฟ", "đa", "la", "t", "s", "咖", "啡", "ny", "x", "ﬁ", "9", "0", "𐒰", "oe", "ck"];

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Words_near_a_word_are_those_that_a_table_of_distances_finds(int seed)
    {
        var random = new Random(seed);
        for (var turn = 0; turn < 2000; turn++)
        {
            var (word, other) = (Word(random), Word(random));
            if (random.Next(3) > 0)
            {
                other = Changed(random, word, random.Next(4));
            }

            for (var edits = 1; edits <= 3; edits++)
            {
                Assert.True(Distance(word, other) <= edits == new Spelling(word, edits).IsNear(other), FormattableString.Invariant($"{word} {other} {edits}"));
            }
        }
    }

    /// <summary>Eight at once give what each alone gives; what is compared so has the same length and letters of ASCII only.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Eight_words_at_once_are_near_where_each_alone_is(int seed)
    {
        var random = new Random(seed);
        var near = 0;
        for (var turn = 0; turn < 3000; turn++)
        {
            var length = random.Next(1, 36);
            var word = Letters(length);
            var letters = Math.Max(1, length + random.Next(-3, 4));
            var others = Enumerable.Range(0, 11).Select(_ => random.Next(3) == 0 ? Letters(letters) : Resized(Changed(random, word, random.Next(4)), letters)).ToList();
            var text = System.Text.Encoding.ASCII.GetBytes(string.Concat(others));
            int[] starts = [.. Enumerable.Range(0, 11).OrderBy(_ => random.Next()).Take(8).Select(at => at * letters)];
            for (var edits = 1; edits <= 3; edits++)
            {
                var spelling = new Spelling(word, edits);
                var alone = starts.Select((start, at) => spelling.IsNear(text.AsSpan(start, letters)) ? 1u << at : 0).Aggregate((a, b) => a | b);
                Assert.Equal(length <= 32, spelling.HasEight);
                if (spelling.HasEight)
                {
                    Assert.True(alone == spelling.NearOfEight(text, starts, letters), FormattableString.Invariant($"{word} {edits}: {string.Join(' ', starts.Select(start => others[start / letters]))}"));
                    near += System.Numerics.BitOperations.PopCount(alone);
                }
            }
        }

        Assert.InRange(near, 2000, 72_000);

        string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + random.Next(4))));
        string Resized(string other, int count) => new([.. other.Where(char.IsAsciiLetterLower).Concat("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd").Take(count)]);
    }

    [Fact]
    public void Long_words_are_compared_to_their_last_letter()
    {
        var word = string.Concat(Enumerable.Repeat("abcdefgh", 8));
        Assert.True(new Spelling(word, 1).IsNear(word));
        Assert.True(new Spelling(word, 1).IsNear(word.AsSpan(0, 63)));
        Assert.True(new Spelling(word, 1).IsNear(word[..63] + "x"));
        Assert.False(new Spelling(word, 1).IsNear(word[..62] + "xx"));
        Assert.False(new Spelling("", 2).IsNear("a"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_the_lexicon_finds_is_what_a_look_at_every_word_finds(int seed)
    {
        var random = new Random(seed);
        using var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        var words = new Dictionary<string, (HashSet<int> Documents, HashSet<string> Fields)>();
        var documents = new List<SearchDocument>();
        for (var entry = 0; entry < 90; entry++)
        {
            var values = new List<(string, string)>();
            for (var value = 0; value < 6; value++)
            {
                var field = new[] { "mark", "goods", "owner" }[random.Next(3)];
                var text = string.Join(' ', Enumerable.Range(0, 3).Select(_ => Word(random)));
                values.Add((field, text));
                foreach (var token in Tokenizer.ForIndex(Daftar.Values.Folding.Fold(text)))
                {
                    if (!words.TryGetValue(token.Text.ToString(), out var known))
                    {
                        words[token.Text.ToString()] = known = ([], []);
                    }

                    known.Documents.Add(entry);
                    known.Fields.Add(field);
                }
            }

            documents.Add(TestFields.Document(TestFields.Entry(entry), [.. values]));
            if (documents.Count == 15)
            {
                test.Add([.. documents]);
                documents.Clear();
            }

            if (entry == 44)
            {
                // from here on one large segment and some small ones
                test.Index.MergeAll();
            }
        }

        for (var turn = 0; turn < 25; turn++)
        {
            var field = new[] { null, "mark", "owner" }[random.Next(3)];
            var word = words.Keys.ElementAt(random.Next(words.Count));
            var near = Changed(random, word, random.Next(3));
            Compare(new WordsNear(near, 2), other => Distance(near, other) <= 2, field, near + "~2");
            var far = Changed(random, word, 3);
            Compare(new WordsNear(far, 3), other => Distance(far, other) <= 3, field, far + "~3");
            if (near.Length >= Trigrams.Shortest)
            {
                Compare(new WordsOfRuns(near, new Trigrams(near)), other => NaiveSimilar.HasRuns(near, other), field, $"runs of {near}");
            }

            Compare(new WordsNear(near, 1), other => Distance(near, other) <= 1, field, near + "~1");
            foreach (var pattern in Patterns(random, word))
            {
                Compare(new WordsLike(pattern), other => NaiveWords.Fits(pattern, other), field, pattern);
            }

            if (SoundKey.Of(word) is { } key)
            {
                Compare(new WordsSounding(key), other => SoundKey.Of(other) == key, field, $"sounds({word})");
            }
        }

        void Compare(WordMatch match, Func<string, bool> fits, string? field, string said)
        {
            var found = test.Index.Words(match, field is null ? ulong.MaxValue : 1UL << WordSlots.Of(TestFields.Table)[TestFields.Table[field].Ordinal], int.MaxValue);
            var expected = words.Where(word => fits(word.Key) && (field is null || word.Value.Fields.Contains(field)))
                .OrderByDescending(word => word.Value.Documents.Count).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => (word.Key, (long)word.Value.Documents.Count)).ToArray();
            if (!expected.SequenceEqual(found.Select(word => (word.Text, word.Documents))))
            {
                Assert.Fail($"{said} in {field}: expected {string.Join(' ', expected)}, found {string.Join(' ', found)}");
            }
        }
    }

    [Theory]
    [InlineData("*opi")]
    [InlineData("k*pi")]
    [InlineData("kopi~1")]
    [InlineData("sounds(kopi)")]
    [InlineData("ko*")]
    public void A_word_that_stands_in_several_segments_counts_once_against_the_limit(string query)
    {
        using var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        for (var entry = 0; entry < 5; entry++)
        {
            test.Add(TestFields.Document(TestFields.Entry(entry), ("mark", "kopi")));
        }

        Assert.Null(test.Index.Search(new SearchRequest { Query = query, MostWords = 1 }).Problem);
        test.Add(TestFields.Document(TestFields.Entry(6), ("mark", "koppi")));
        Assert.Null(test.Index.Search(new SearchRequest { Query = query, MostWords = 2 }).Problem);
        Assert.Equal(query != "*opi", test.Index.Search(new SearchRequest { Query = query, MostWords = 1 }).Problem?.Message.Contains("more than 1 different words", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Only_words_of_the_named_field_count_against_the_limit()
    {
        using var test = new IndexUnderTest();
        test.Add(TestFields.Document(TestFields.Entry(1), ("mark", "kopi"), ("goods", "copi topi sopi")));
        Assert.Null(test.Index.Search(new SearchRequest { Query = "mark:*opi", MostWords = 1 }).Problem);
        Assert.NotNull(test.Index.Search(new SearchRequest { Query = "*opi", MostWords = 1 }).Problem);
    }

    private static IEnumerable<string> Patterns(Random random, string word)
    {
        // whole characters only: a star or a question mark never stands for half of one
        var runes = word.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        var (from, to) = (random.Next(runes.Length), random.Next(runes.Length));
        (from, to) = (Math.Min(from, to), Math.Max(from, to) + 1);
        yield return "*" + string.Concat(runes[from..to]) + "*";
        yield return "*" + string.Concat(runes[from..]);
        yield return string.Concat(runes[..to]) + "*";
        yield return string.Concat(runes[..from]) + "*" + string.Concat(runes[to..]);
        yield return string.Concat(runes[..from]) + "?" + string.Concat(runes[(from + 1)..]);
        yield return "*" + runes[from] + "*" + runes[^1];
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static string Changed(Random random, string word, int edits)
    {
        for (; edits > 0 && word.Length > 1; edits--)
        {
            var at = random.Next(word.Length - 1);
            word = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, "k"),
                2 => word[..at] + "p" + word[(at + 1)..],
                _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            };
        }

        return word;
    }

    /// <summary>The whole table, by definition.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
