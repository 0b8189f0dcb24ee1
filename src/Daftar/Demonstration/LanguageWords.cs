using System.Globalization;

namespace Daftar.Demonstration;

/// <summary>
/// The words of one language, from <c>Words/xx.txt</c>: sections in square brackets, items one a line or separated by <c> | </c>.
/// </summary>
internal sealed class LanguageWords
{
    /// <summary>Distinct words a mark or name can be made of in one language: the tabled ones first, invented ones after them.</summary>
    private const int Vocabulary = 20_000;

    private static readonly Dictionary<string, LanguageWords> All = Load();
    private static readonly Weights Ranks = Weights.Zipf(Vocabulary);

    private readonly string[] _words;
    private readonly string[] _syllables;
    private readonly string[] _vocabulary;

    private LanguageWords(string code, Dictionary<string, List<string>> sections)
    {
        Code = code;
        Demo = sections["demo"][0];
        Joined = sections["script"][0] == "joined";
        _words = Items(sections["words"]);
        _syllables = Items(sections["syllables"]);
        LegalForms = Items(sections["legal"]);
        Streets = Items(sections["streets"]);
        Goods = [.. sections["goods"].Select(line => line.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        Devices = Items(sections["devices"]);
        Topics = [.. sections["topics"]];
        Products = [.. sections["products"]];
        IndicationProducts = [.. sections["gi-products"]];
        Features = [.. sections["gi-features"]];
        Areas = [.. sections["gi-area"]];
        Abstracts = [.. sections["abstract"]];
        Claims = sections.TryGetValue("claim", out var claims) ? [.. claims] : [];
        Purposes = sections.TryGetValue("purposes", out var purposes) ? Items(purposes) : [];
        Qualifiers = sections.TryGetValue("qualifiers", out var qualifiers) ? Items(qualifiers) : [];
        _vocabulary = MakeVocabulary();
    }

    public static LanguageWords Of(string code) => All.TryGetValue(code, out var words) ? words : All["en"];

    public static IEnumerable<string> Codes => All.Keys.Order(StringComparer.Ordinal);

    public string Code { get; }

    /// <summary>"(example)" in this language: stands behind every invented name.</summary>
    public string Demo { get; }

    /// <summary>True for scripts that are written without spaces between words.</summary>
    public bool Joined { get; }

    public string[] LegalForms { get; }
    public string[] Streets { get; }
    /// <summary>Goods and services of Nice classes 1 to 45, at 0 to 44; empty for English, whose table is <see cref="GoodsTable"/>.</summary>
    public string[][] Goods { get; }
    public string[] Devices { get; }
    public string[] Topics { get; }
    public string[] Products { get; }
    public string[] IndicationProducts { get; }
    public string[] Features { get; }
    public string[] Areas { get; }
    public string[] Abstracts { get; }
    public string[] Claims { get; }
    public string[] Purposes { get; }
    /// <summary>What makes many goods of few: "shirts made of cotton". English only.</summary>
    public string[] Qualifiers { get; }

    /// <summary>A word, the frequent ones far more often than the rare ones.</summary>
    public string Word(ref Dice dice) => _vocabulary[Ranks.Draw(ref dice)];

    /// <summary>Several words as this script joins them.</summary>
    public string Words(ref Dice dice, int count)
    {
        var words = new string[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = Word(ref dice);
        }
        return string.Join(Joined ? "" : " ", words);
    }

    /// <summary>A name put together from syllables, first letter in upper case where the script has one.</summary>
    public string Invent(ref Dice dice, int syllables)
    {
        var text = "";
        for (var i = 0; i < syllables; i++)
        {
            // Vietnamese writes a space between syllables.
            text += (i > 0 && Code == "vi" ? " " : "") + dice.Of(_syllables);
        }
        return Capital(text);
    }

    /// <summary>Every word with a capital, as names are written.</summary>
    public static string Capital(string text) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text);

    private string[] MakeVocabulary()
    {
        var dice = new Dice(0x57_4F_52_44, [.. Code.Select(letter => (ulong)letter)]);
        var vocabulary = new string[Vocabulary];
        for (var i = 0; i < vocabulary.Length; i++)
        {
            vocabulary[i] = i < _words.Length ? _words[i] : Invented(ref dice);
        }
        return vocabulary;
    }

    private string Invented(ref Dice dice)
    {
        var text = "";
        for (var left = dice.Between(2, Joined ? 3 : 4); left > 0; left--)
        {
            text += (text.Length > 0 && Code == "vi" ? " " : "") + dice.Of(_syllables);
        }
        return text;
    }

    private static string[] Items(List<string> lines) => [.. lines.SelectMany(line => line.Split(" | ", StringSplitOptions.TrimEntries))];

    private static Dictionary<string, LanguageWords> Load()
    {
        var all = new Dictionary<string, LanguageWords>(StringComparer.Ordinal);
        foreach (var name in typeof(LanguageWords).Assembly.GetManifestResourceNames())
        {
            // words/th.txt
            if (name.StartsWith("words/", StringComparison.Ordinal) && name.Length == "words/xx.txt".Length)
            {
                var code = name[6..8];
                all.Add(code, new LanguageWords(code, Sections(name)));
            }
        }
        return all;
    }

    private static Dictionary<string, List<string>> Sections(string name)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in WordFile.Lines(name))
        {
            if (line[0] == '[' && line[^1] == ']')
            {
                sections.Add(line[1..^1], current = []);
            }
            else
            {
                (current ?? throw new InvalidDataException($"{name}: '{line}' stands before the first [section].")).Add(line);
            }
        }
        return sections;
    }
}
