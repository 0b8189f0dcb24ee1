namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>How alike two marks are, from 0 to 100, and why.</summary>
/// <param name="Score">Words and goods together.</param>
/// <param name="Words">Words alone.</param>
/// <param name="Reasons">The weightiest first.</param>
public sealed record MarkLikeness(int Score, int Words, IReadOnlyList<MarkReason> Reasons)
{
    /// <summary>From here on two marks are called similar. Measured in the benchmark of answers.</summary>
    public const int Similar = 65;

    private const int MostReasons = 4;
    private const double RelatedGoods = 0.93;
    private const double OtherGoods = 0.82;

    /// <summary>Compares two marks as an examiner would begin to: whole, word by word with the weight each word has, by look and by sound, the beginning before the end.</summary>
    /// <param name="tells">How much a word tells one mark from another, from 0 (every mark has it) to 1 (none has); null goes by <see cref="GenericWords"/> alone.</param>
    public static MarkLikeness Of(MarkText asked, IReadOnlyCollection<string> askedClasses, MarkText found, IReadOnlyCollection<string> foundClasses, Func<string, double>? tells = null)
    {
        var reasons = new List<MarkReason>();
        var words = asked.IsEmpty || found.IsEmpty ? 0 : OfWords(asked, found, tells ?? DefaultTells, reasons);
        if (reasons.Count > MostReasons)
        {
            reasons.RemoveRange(MostReasons, reasons.Count - MostReasons);
        }

        var goods = OfGoods(askedClasses, foundClasses, reasons);
        return new MarkLikeness((int)Math.Round(100 * words * goods), (int)Math.Round(100 * words), reasons);
    }

    public static double DefaultTells(string word) => GenericWords.Has(word) ? GenericWords.Weight : 1;

    private static double OfWords(MarkText asked, MarkText found, Func<string, double> tells, List<MarkReason> reasons)
    {
        if (asked.Joined.Text == found.Joined.Text)
        {
            var apart = asked.Words.Count != found.Words.Count;
            reasons.Add(new(apart ? MarkReasonKind.SameLetters : MarkReasonKind.Identical, asked.Written, found.Written));
            return apart ? 0.98 : 1;
        }

        if (asked.Words.Count == 1 && found.Words.Count == 1)
        {
            var one = WordLikeness.Of(asked.Words[0], found.Words[0]);
            Add(reasons, one.Reason);
            return one.Value;
        }

        var byWords = WordByWord.Of(asked, found, tells, reasons);
        var joined = WordLikeness.Of(asked.Joined, found.Joined);
        if (joined.Value >= 0.75 && joined.Value * 0.97 > byWords && joined.Reason is { Kind: not (MarkReasonKind.BeginsWith or MarkReasonKind.Contains) })
        {
            reasons.Clear();
            reasons.Add(joined.Reason with { Asked = asked.Joined.Text, Found = found.Joined.Text });
            return joined.Value * 0.97;
        }

        return byWords;
    }

    private static void Add(List<MarkReason> reasons, MarkReason? reason)
    {
        if (reason is not null)
        {
            reasons.Add(reason);
        }
    }

    private static double OfGoods(IReadOnlyCollection<string> asked, IReadOnlyCollection<string> found, List<MarkReason> reasons)
    {
        if (asked.Count == 0 || found.Count == 0)
        {
            return 1;
        }

        var mine = asked.Select(Number).ToList();
        var others = found.Select(Number).ToList();
        var both = mine.Intersect(others).Order().ToList();
        if (both.Count > 0)
        {
            reasons.Add(new(MarkReasonKind.SameClass, Written(both)));
            return 1;
        }

        foreach (var one in mine)
        {
            foreach (var other in others)
            {
                if (RelatedClasses.Are(one, other))
                {
                    reasons.Add(new(MarkReasonKind.RelatedClass, Written([one]), Written([other])));
                    return RelatedGoods;
                }
            }
        }

        reasons.Add(new(MarkReasonKind.OtherClasses, Written(mine.Order()), Written(others.Order())));
        return OtherGoods;
    }

    private static string Written(IEnumerable<int> classes) => string.Join(", ", classes.Select(one => one.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static int Number(string written) => int.TryParse(written, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
