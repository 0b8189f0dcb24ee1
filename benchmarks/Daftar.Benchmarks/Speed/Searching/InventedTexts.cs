using System.Text;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// Claims and a description for a patent, in invented words: some 5,000 words, 30 kB. Half of the words are of the language (60,000, in shares that fall with the rank to the power 1.3), half of the patent's own 250, which it repeats, as patents do.
/// Compared with 177 descriptions of more than 1,000 words among the real samples: median 5,445 words, 35 kB, 748 distinct ones, the most frequent 8.6 % of all, the hundred most frequent of a text 70 %; of all their words
/// 253 stand in half of the texts, 974 in a fifth, 3,891 in a twentieth. Not thread safe; the same entry has the same texts.
/// </summary>
internal sealed class InventedTexts
{
    private const int OfLanguage = 60_000, OfAll = 400_000, Own = 250, InClaims = 600, InDescription = 4_400;

    private static readonly double[] Language = Zipf(OfLanguage, 1.5, 1.3);
    private static readonly double[] Topic = Zipf(Own, 2, 1);

    private readonly StringBuilder text = new();
    private readonly string[] own = new string[Own];

    /// <summary>Words of all texts added, and the distinct ones of each.</summary>
    public (long Texts, long Words, long Distinct, long Characters) Made { get; private set; }

    public void Add(SearchDocument document)
    {
        var random = new Random(BitConverter.ToInt32(document.Entry.ToByteArray(), 0));
        for (var at = 0; at < Own; at++)
        {
            // as many of each order of rarity
            own[at] = Word((int)Math.Pow(OfAll, 0.25 + (0.75 * random.NextDouble())));
        }

        var distinct = new HashSet<string>(StringComparer.Ordinal);
        document.Add("claims", Text(random, InClaims, distinct));
        var characters = text.Length;
        document.Add("description", Text(random, InDescription, distinct));
        Made = (Made.Texts + 1, Made.Words + InClaims + InDescription, Made.Distinct + distinct.Count, Made.Characters + characters + text.Length);
    }

    private string Text(Random random, int words, HashSet<string> distinct)
    {
        text.Clear();
        for (var word = 0; word < words; word++)
        {
            var next = random.Next(2) == 0 ? Word(Drawn(Language, random)) : own[Drawn(Topic, random)];
            distinct.Add(next);
            text.Append(next).Append(word % 23 == 22 ? ". " : " ");
        }

        return text.ToString();
    }

    /// <summary>The word of a rank: frequent ones are short.</summary>
    private static string Word(int rank)
    {
        const string consonants = "bdfghjklmnprstvz", vowels = "aeiou";
        Span<char> word = stackalloc char[16];
        var length = 0;
        // spread, so that neighbours in rank do not look alike
        var number = (uint)(rank + 1) * (rank < 400 ? 1u : 2_654_435_761u) % (rank < 400 ? uint.MaxValue : 512_000u);
        do
        {
            word[length++] = consonants[(int)(number % 16)];
            word[length++] = vowels[(int)(number / 16 % 5)];
            number /= 80;
        }
        while (number > 0);
        word[length++] = 'n';
        return word[..length].ToString();
    }

    private static int Drawn(double[] sums, Random random)
    {
        var found = Array.BinarySearch(sums, random.NextDouble());
        return Math.Min(sums.Length - 1, found >= 0 ? found : ~found);
    }

    /// <summary>Sums of shares that fall with rank.</summary>
    private static double[] Zipf(int words, double flat, double power)
    {
        var sums = new double[words];
        var sum = 0.0;
        for (var rank = 0; rank < words; rank++)
        {
            sum += Math.Pow(rank + 1 + flat, -power);
            sums[rank] = sum;
        }

        return Array.ConvertAll(sums, each => each / sum);
    }

    public override string ToString() => Made.Texts == 0 ? "" : Invariant($"{Made.Words / Made.Texts} words, {Made.Characters / Made.Texts / 1000.0:F1} kB and {Made.Distinct / Made.Texts} distinct words each");
}
