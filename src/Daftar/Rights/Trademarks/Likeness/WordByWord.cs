namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// Compares marks of several words: each word of one goes with the word of the other that is most like it; words count by how much they tell, the first ones more.
/// A mark that stands whole in another is alike even where the other has more (Thomson Life and Life), less so where only a common word is shared.
/// </summary>
internal static class WordByWord
{
    private const double FirstWord = 1.25;

    /// <summary>The better covered of the two marks counts most: the whole of one in the other is what makes confusion likely.</summary>
    private const double Covered = 0.65;

    /// <summary>Half of two marks in common is more than half of likeness.</summary>
    private const double Rise = 0.8;

    public static double Of(MarkText asked, MarkText found, Func<string, double> tells, List<MarkReason> reasons)
    {
        var (a, b) = (Weighed(asked, tells), Weighed(found, tells));
        var pairs = Pairs(a, b);
        double alikeA = 0, alikeB = 0, told = 0;
        var isInOrder = true;
        var last = -1;
        foreach (var (i, j, likeness) in pairs.OrderBy(pair => pair.I))
        {
            alikeA += a[i].Weight * likeness.Value;
            alikeB += b[j].Weight * likeness.Value;
            told = Math.Max(told, Math.Max(a[i].Tells, b[j].Tells) * likeness.Value);
            isInOrder &= j > last;
            last = j;
        }

        if (pairs.Count == 0)
        {
            return 0;
        }

        var (coveredA, coveredB) = (alikeA / a.Sum(word => word.Weight), alikeB / b.Sum(word => word.Weight));
        AddReasons(asked, found, a, b, pairs, isInOrder, coveredA, coveredB, reasons);
        var value = Math.Pow((Covered * Math.Max(coveredA, coveredB)) + ((1 - Covered) * Math.Min(coveredA, coveredB)), Rise);

        // marks that share only what every mark of the kind has are not alike for it
        value *= 0.5 + (0.5 * Math.Min(1, told / 0.6));
        return isInOrder ? value : value * 0.97;
    }

    private static List<Word> Weighed(MarkText mark, Func<string, double> tells) => [.. mark.Words.Select((word, place) =>
    {
        var told = Math.Clamp(tells(word.Text), 0.05, 1);
        var length = word.IsLatin ? word.Text.Length switch { 1 => 0.3, 2 => 0.5, 3 => 0.85, _ => 1 } : 1;
        return new Word(word, told * (word.IsNumber ? 0.6 : 1), told * length * (word.IsNumber ? 0.6 : 1) * (place == 0 ? FirstWord : 1));
    })];

    /// <summary>The most alike first, each word once.</summary>
    private static List<(int I, int J, WordLikeness Likeness)> Pairs(List<Word> a, List<Word> b)
    {
        var all = new List<(int I, int J, WordLikeness Likeness)>();
        for (var i = 0; i < a.Count; i++)
        {
            for (var j = 0; j < b.Count; j++)
            {
                if (WordLikeness.Of(a[i].Is, b[j].Is) is { Value: >= WordLikeness.Least } likeness)
                {
                    all.Add((i, j, likeness));
                }
            }
        }

        var chosen = new List<(int I, int J, WordLikeness Likeness)>();
        foreach (var pair in all.OrderByDescending(pair => pair.Likeness.Value * (a[pair.I].Weight + b[pair.J].Weight)))
        {
            if (!chosen.Exists(other => other.I == pair.I || other.J == pair.J))
            {
                chosen.Add(pair);
            }
        }

        return chosen;
    }

    private static void AddReasons(
        MarkText asked, MarkText found, List<Word> a, List<Word> b, List<(int I, int J, WordLikeness Likeness)> pairs, bool isInOrder, double coveredA, double coveredB, List<MarkReason> reasons)
    {
        if (!isInOrder)
        {
            reasons.Add(new(MarkReasonKind.OtherOrder, asked.Written, found.Written));
        }

        if (a.Count != b.Count && Math.Max(coveredA, coveredB) > 0.99 && pairs.TrueForAll(pair => pair.Likeness.Value == 1) && pairs.Count == Math.Min(a.Count, b.Count))
        {
            reasons.Add(a.Count < b.Count ? new(MarkReasonKind.WholeMark, asked.Written, found.Written) : new(MarkReasonKind.WholeMark, found.Written, asked.Written));
        }

        foreach (var (i, j, likeness) in pairs.OrderByDescending(pair => pair.Likeness.Value * (a[pair.I].Weight + b[pair.J].Weight)))
        {
            if (likeness.Reason is { Kind: MarkReasonKind.SameWord } same)
            {
                reasons.Add(Math.Max(a[i].Tells, b[j].Tells) < 0.5 ? same with { Kind = MarkReasonKind.CommonWord } : same);
            }
            else if (likeness.Reason is { } reason)
            {
                reasons.Add(reason);
            }
        }
    }

    private sealed record Word(MarkWord Is, double Tells, double Weight);
}
