using Daftar.Search;
using Daftar.Values;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// Draws questions from the documents themselves: words, neighbours and names that stand in some of them, sorted into classes by how many documents
/// they find. The same corpus and seed give the same questions.
/// </summary>
internal sealed class Questions
{
    private const int PerClass = 40;

    private readonly EmbeddedIndex index;
    private readonly long documents;
    private readonly Random random = new(11);
    private readonly List<Question> all = [];

    private Questions(EmbeddedIndex index) => (this.index, documents) = (index, index.Statistics().Documents);

    /// <param name="sample">Values of documents drawn evenly: field and words.</param>
    public static List<Question> Draw(EmbeddedIndex index, IReadOnlyList<(string Field, string[] Words)> sample)
    {
        var questions = new Questions(index);
        questions.Draw(sample);
        return questions.all;
    }

    private void Draw(IReadOnlyList<(string Field, string[] Words)> sample)
    {
        var words = sample.SelectMany(value => value.Words).Where(IsLatin).Distinct().Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(words);
        var known = words.Take(6000).Select(word => (Word: word, Found: Count(word))).ToList();
        // the most frequent words are few: all of them are looked at
        known.AddRange(sample.SelectMany(value => value.Words).Where(IsLatin).CountBy(word => word, StringComparer.Ordinal).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(200).Select(word => (Word: word.Key, Found: Count(word.Key))));
        known = [.. known.Distinct()];
        var rare = Between(known, 2, Math.Max(20, documents / 20_000));
        var medium = Between(known, documents / 1000, documents / 100);
        var frequent = Between(known, documents / 20, documents);
        Add("rare word", rare.Select(word => Word("rare word", word)));
        Add("medium word (0.1 to 1 %)", medium.Select(word => Word("medium word (0.1 to 1 %)", word)));
        Add("frequent word (5 % and more), by relevance", frequent.Select(word => Word("frequent word (5 % and more), by relevance", word)));
        Add("frequent word, by date", frequent.Select(word => Word("frequent word, by date", word) with { ByDate = true }));
        Add("two words, both frequent", Pairs(frequent, frequent).Select(pair => And("two words, both frequent", pair)));
        Add("two words, medium and frequent", Pairs(medium, frequent).Select(pair => And("two words, medium and frequent", pair)));
        var neighbours = sample.SelectMany(value => value.Words.Zip(value.Words.Skip(1))).Where(pair => IsLatin(pair.First) && IsLatin(pair.Second) && pair.First != pair.Second)
            .Distinct().OrderBy(pair => pair).ToArray();
        random.Shuffle(neighbours);
        Add("phrase", neighbours.Select(pair => new Question("phrase", "phrase", "", [pair.First, pair.Second], $"\"{pair.First} {pair.Second}\"", [])));
        Add("phrase of frequent words", neighbours.Where(pair => frequent.Contains(pair.First) && frequent.Contains(pair.Second))
            .Select(pair => new Question("phrase of frequent words", "phrase", "", [pair.First, pair.Second], $"\"{pair.First} {pair.Second}\"", [])));
        // places at most five apart are at most four words between for the peer
        var near = sample.SelectMany(value => value.Words.Zip(value.Words.Skip(3))).Where(pair => IsLatin(pair.First) && IsLatin(pair.Second) && pair.First != pair.Second).Distinct().OrderBy(pair => pair).ToArray();
        random.Shuffle(near);
        Add("two words at most five apart", near.Select(pair => new Question("", "near", "", ["4", pair.First, pair.Second], $"{pair.First} NEAR/5 {pair.Second}", [])));
        var thai = sample.Select(value => value.Words).Where(value => value.Length >= 4 && value[..3].All(word => word[0] is >= '\u0E00' and <= '\u0E7F' && word.Length > 1) && Overlap(value[0], value[1]) && Overlap(value[1], value[2])).ToArray();
        random.Shuffle(thai);
        Add("Thai, three pairs beside each other", thai.Select(value => value[..3]).Select(pairs => new Question("Thai, three pairs beside each other", "phrase", "", pairs, $"\"{Joined(pairs)}\"", [])));
        Add("prefix of three letters", medium.Concat(rare).Where(word => word.Length >= 5).Select(word => word[..3]).Distinct()
            .Select(start => new Question("prefix of three letters", "prefix", "", [start], start + "*", [])));
        Add("prefix of five letters", rare.Where(word => word.Length >= 7).Select(word => word[..5]).Distinct()
            .Select(start => new Question("prefix of five letters", "prefix", "", [start], start + "*", [])));
        Add("owner", rare.Concat(medium).Select(word => new Question("owner", "word", "owner", [word], $"owner:{word}", [])).Where(question => Count(question.Query) > 0));
        Add("word and two filters", Pairs(medium.Concat(frequent).ToList(), frequent).Select(pair => Word("word and two filters", pair.First) with { Filters = Filters(random.Next(3)) }));
        Add("filters only", Enumerable.Range(0, PerClass).Select(_ => new Question("filters only", "all", "", [], "", Filters(3))));
        Add("everything", [new Question("everything", "all", "", [], "", [])]);
        Add("page 50 of a frequent word", frequent.Select(word => Word("page 50 of a frequent word", word) with { Page = 50 }));

        // words as somebody remembers them: without their beginning, with a letter wrong; whatever else is like them is found, too
        var long6 = rare.Concat(medium).Where(word => word.Length >= 6).ToList();
        var long8 = rare.Concat(medium).Where(word => word.Length >= 8).ToList();
        Add("inner wildcard", long8.Select((word, turn) => turn % 2 == 0 ? "*" + word[2..6] + "*" : word[..2] + "*" + word[^2..])
            .Select(pattern => new Question("", "wildcard", "", [pattern], pattern, [])));
        Add("suffix wildcard", long6.Select(word => "*" + word[^4..]).Distinct().Select(pattern => new Question("", "wildcard", "", [pattern], pattern, [])));
        Add("fuzzy, one edit", long6.Select(word => Misspelled(word, 1)).Select(word => new Question("", "fuzzy", "", [word, "1"], word + "~1", [])));
        Add("fuzzy, two edits", long8.Select(word => Misspelled(word, 2)).Select(word => new Question("", "fuzzy", "", [word, "2"], word + "~2", [])));
        var marks = sample.Where(value => value.Field == "title" && value.Words.Length is 1 or 2 && Array.TrueForAll(value.Words, IsLatin) && value.Words[0].Length >= 5).Select(value => string.Join(' ', value.Words)).Distinct().Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(marks);
        Add("similar mark", marks.Where(mark => index.Search(new SearchRequest { Query = $"title:\"{mark}\" right:trademark", Size = 1 }).Total is > 0 and < 20).Select(Similar));
        Add("sounds like", long6.Select(word => new Question("", "", "", [], $"sounds({word})", [])));
    }

    /// <summary>A mark with a letter of its first word wrong, or written as it sounds.</summary>
    private Question Similar(string mark)
    {
        var words = mark.Split(' ');
        var heard = words[0].Replace("ph", "f", StringComparison.Ordinal).Replace('c', 'k').Replace("oo", "u", StringComparison.Ordinal).Replace('z', 's');
        words[0] = random.Next(2) == 0 && heard != words[0] ? heard : Misspelled(words[0], 1);
        return new Question("", "similar", "title", [.. words.Select(word => $"{word}/{SoundKey.Of(word)}"), "=" + mark.Replace(' ', '_')], $"similar(\"{string.Join(' ', words)}\")", [], Target: mark);
    }

    private string Misspelled(string word, int edits)
    {
        for (; edits > 0; edits--)
        {
            var at = random.Next(1, word.Length - 1);
            var letter = (char)('a' + random.Next(26));
            word = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, letter.ToString()),
                2 => word[..at] + letter + word[(at + 1)..],
                _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            };
        }

        return word;
    }

    private void Add(string name, IEnumerable<Question> questions) => all.AddRange(questions.Take(PerClass).Select(question => question with { Class = name }));

    private static Question Word(string name, string word) => new(name, "word", "", [word], word, []);

    private static Question And(string name, (string First, string Second) pair) => new(name, "and", "", [pair.First, pair.Second], $"{pair.First} {pair.Second}", []);

    private FieldFilter[] Filters(int kind)
    {
        string[] offices = ["PH", "TH", "ID", "MY", "VN", "SG"];
        var office = FieldFilter.Any("office", [.. offices.OrderBy(_ => random.Next()).Take(2).Order(StringComparer.Ordinal)]);
        var status = FieldFilter.Any("status", "inForce");
        var classes = FieldFilter.Any("class", "9", "30", "35");
        var from = random.Next(2005, 2018);
        var filed = FieldFilter.Range("filed", from.ToString(System.Globalization.CultureInfo.InvariantCulture), (from + random.Next(1, 8)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return kind switch { 0 => [office, status], 1 => [status, classes], 2 => [office, filed], _ => [office, status, filed] };
    }

    private List<(string First, string Second)> Pairs(List<string> first, List<string> second)
    {
        var pairs = new List<(string, string)>();
        for (var turn = 0; turn < PerClass * 4 && first.Count > 0 && second.Count > 0; turn++)
        {
            var pair = (first[random.Next(first.Count)], second[random.Next(second.Count)]);
            if (pair.Item1 != pair.Item2)
            {
                pairs.Add(pair);
            }
        }

        return [.. pairs.Distinct()];
    }

    private static List<string> Between(List<(string Word, long Found)> known, long least, long most) =>
        [.. known.Where(word => word.Found >= least && word.Found <= most).Select(word => word.Word)];

    private long Count(string query) => index.Search(new SearchRequest { Query = query, Size = 0, Scope = StateFields.In(index.Fields) is null ? SearchScope.Current : SearchScope.History }).Total;

    private static bool IsLatin(string word) => word.Length >= 3 && word.All(char.IsAsciiLetterLower) && word is not ("and" or "or" or "not");

    private static bool Overlap(string first, string second) => Enumerable.Range(1, second.Length - 1).Any(length => first.EndsWith(second[..length], StringComparison.Ordinal));

    /// <summary>Overlapping pairs of characters as one text again.</summary>
    private static string Joined(string[] pairs)
    {
        var text = pairs[0];
        foreach (var pair in pairs.Skip(1))
        {
            text += pair[Enumerable.Range(1, pair.Length - 1).Last(length => text.EndsWith(pair[..length], StringComparison.Ordinal))..];
        }

        return text;
    }
}
