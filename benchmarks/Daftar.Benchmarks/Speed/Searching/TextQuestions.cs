using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>Questions to descriptions, drawn from some of them; classes by the share of the patents they find.</summary>
internal static class TextQuestions
{
    private const int PerClass = 40, Looked = 3000;
    private const string In = "description";

    /// <param name="sample">The words of some descriptions, text by text.</param>
    public static List<Question> Draw(EmbeddedIndex index, IReadOnlyList<string[]> sample)
    {
        var random = new Random(17);
        var patents = index.Statistics().Texts!.Documents;
        var words = sample.SelectMany(text => text).Distinct().Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(words);
        var known = words.Take(Looked).Concat(sample.SelectMany(text => text).CountBy(word => word, StringComparer.Ordinal).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(400).Select(word => word.Key)).Distinct()
            .Select(word => (Word: word, Found: index.Search(new SearchRequest { Query = $"{In}:{word}", Size = 0 }).Total)).ToList();
        var rare = Between(1, patents / 1000);
        var medium = Between(patents / 200, patents / 20);
        var frequent = Between(patents / 5, patents);
        var neighbours = sample.SelectMany(text => text.Zip(text.Skip(1))).Where(pair => pair.First != pair.Second).Distinct().OrderBy(pair => pair).ToArray();
        random.Shuffle(neighbours);
        var questions = new List<Question>();
        Add("description: rare word (up to 0.1 % of the patents)", rare.Select(word => Ask("word", word)));
        Add("description: medium word (0.5 to 5 %)", medium.Select(word => Ask("word", word)));
        Add("description: frequent word (20 % and more)", frequent.Select(word => Ask("word", word)));
        Add("description: two words, medium and frequent", medium.Zip(frequent.Concat(frequent)).Select(pair => Ask("and", pair.First, pair.Second)));
        Add("description: two words, both frequent", frequent.Zip(frequent.Skip(1)).Select(pair => Ask("and", pair.First, pair.Second)));
        Add("description: phrase", neighbours.Select(pair => Ask("phrase", pair.First, pair.Second)));
        Add("description: phrase of frequent words", neighbours.Where(pair => frequent.Contains(pair.First) && frequent.Contains(pair.Second)).Select(pair => Ask("phrase", pair.First, pair.Second)));
        Add("description: word and two filters", medium.Concat(frequent).OrderBy(_ => random.Next()).Select((word, turn) => Ask("word", word) with { Filters = [FieldFilter.Any("office", turn % 2 == 0 ? "SG" : "VN", "TH"), FieldFilter.Any("status", "inForce")] }));
        Add("description: prefix of five letters", rare.Where(word => word.Length > 6).Select(word => word[..5]).Distinct().Select(start => new Question("", "prefix", In, [start], $"{In}:{start}*", [])));
        Add("text: and a word of the title", medium.Select(word => new Question("", "", "", [], $"text:{word} title:coffee", [])));
        return questions;

        List<string> Between(long least, long most) => [.. known.Where(word => word.Found >= Math.Max(1, least) && word.Found <= most).Select(word => word.Word)];

        void Add(string name, IEnumerable<Question> some) => questions.AddRange(some.Take(PerClass).Select(question => question with { Class = name }));
    }

    /// <summary>How large full texts are.</summary>
    /// <param name="like">What they are like, if that is known.</param>
    public static string Told(IndexStatistics full, string like) =>
        Invariant($"{full.Documents} of them have full texts{(like.Length > 0 ? ": " + like : "")}; {full.Bytes / (double)full.Documents:F0} bytes each in {full.Segments} segments of their own: ")
        + string.Join(", ", full.Parts.OrderByDescending(part => part.Value).Take(6).Select(part => Invariant($"{part.Key} {part.Value / (double)full.Documents:F0}"))) + Invariant($"; {full.JoinBytes / (double)full.Documents:F0} bytes of memory each");

    /// <summary>The words of some descriptions.</summary>
    public static List<string[]> Sample(SearchCorpus corpus)
    {
        var sample = new List<string[]>();
        corpus.Read(1, () => document =>
        {
            if (document is not null && document.Entry.ToByteArray()[0] == 7 && sample.Count < 200)
            {
                sample.AddRange(document.Values.Where(value => document.Fields.All[value.Field].Name == "description").Select(value => SearchPeer.Tokens(value.Value).ToArray()));
            }
        });
        return sample;
    }

    private static Question Ask(string kind, params string[] words) =>
        new("", kind, In, words, kind == "phrase" ? $"{In}:\"{string.Join(' ', words)}\"" : kind == "word" ? $"{In}:{words[0]}" : Invariant($"{In}:({string.Join(' ', words)})"), []);
}
